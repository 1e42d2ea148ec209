import { readItem, readPassage } from './items.ts';
import { withLetters } from './lettered.ts';
import type { Paragraph } from './paragraphs.ts';
import { partOfText, placedText, type PlacedText } from '../common/placed-text.ts';
import { readPointedAt } from './pointed-at.ts';
import { groundOf } from './positions.ts';
import { commentOf, nothingCollected, type Collected, type Grounds, type ReadingContext } from './reading.ts';
import { referencesIn } from './references.ts';
import { withoutRepeats } from './repeats.ts';
import { splitItem } from '../common/recommendations/split.ts';
import { voluntaryCommitments } from './voluntary.ts';
import { CLOSING, some } from './wordings.ts';

/** The section "Conclusions and/or recommendations", read paragraph by paragraph. Pure. */
export function readConclusions(paragraphs: readonly Paragraph[], context: ReadingContext): Collected {
  const collected = nothingCollected();
  for (const [index, paragraph] of paragraphs.entries()) {
    const head = placedText(paragraph.lines, context.isWord);
    if (some(CLOSING, head.text)) continue;
    if (VOLUNTARY.test(head.text) && !groundOf(head.text).isSaid) {
      collected.voluntaryCommitments.push(...voluntaryCommitments(paragraph, context.isWord));
    } else {
      readParagraph(paragraph, head, paragraphs.slice(index + 1), context, collected);
    }
  }
  return { ...collected, recommendations: withoutRepeats(collected.recommendations) };
}

const VOLUNTARY =
  /\b(?:voluntary (?:commitments?|pledges?)|(?:pledges|commitments) (?:were|are) made)\b|engagements volontaires|compromisos voluntarios|добровольные обязательства/iu;

function readParagraph(
  paragraph: Paragraph,
  head: PlacedText,
  following: readonly Paragraph[],
  context: ReadingContext,
  collected: Collected,
): void {
  const number = paragraph.number ?? '';
  const pointsBack = readPointedAt(number, head, context, collected);
  const grounds = groundsFor(number, head.text, following, context);
  for (const item of withLetters(paragraph.items, context.stateNames))
    readItem(item, grounds, COMMENTS.test(head.text), context, collected);
  if (paragraph.items.length > 0) return;
  const footnote = footnoteOf(paragraph, head.text, context);
  const inline = inlineRecommendation(head, context);
  if (footnote !== null) {
    readPassage({ label: `${number} (footnote)`, placed: footnote, grounds }, [], context, collected);
  } else if (inline !== null) {
    const ground = groundOf(head.text.slice(0, head.text.length - inline.text.length));
    readPassage({ label: number, placed: inline, grounds: { ...grounds, ground } }, [], context, collected);
  } else if (number !== '' && !pointsBack && !onlyIntroduces(head.text, grounds)) {
    collected.comments.push(commentOf(number, head));
  }
}

/** "… and offers the following comments:" — what follows is the State's own voice. */
const COMMENTS = /\b(?:offer(?:s|ed)|made|makes|provide[sd]?) (?:the )?(?:following )?comments?\s*:?$/iu;

/** Paragraphs that only say what stands in others, or that the reply is to come. */
function onlyIntroduces(text: string, { ground }: Grounds): boolean {
  if (ground.isSaid && ground.position === null) return true;
  return /^(?:The )?(?:recommendations|responses?|following|above)\b[^:]*(?:listed below|will be included|will be examined)[^:]*[.:]?$/iu.test(
    text,
  );
}

/** What the paragraph says about its items, or what a later one says about "these recommendations". */
function groundsFor(
  number: string,
  head: string,
  following: readonly Paragraph[],
  context: ReadingContext,
): Grounds {
  const own = groundOf(head);
  if (own.isSaid) return { ground: own, paragraph: number, text: head };
  for (const { number: later, lines, items } of following) {
    if (items.length > 0) break;
    const { text } = placedText(lines, context.isWord);
    if (some(CLOSING, text)) break;
    const ground = groundOf(text);
    if (ground.isSaid && referencesIn(text).length === 0) return { ground, paragraph: later ?? '', text };
  }
  return { ground: own, paragraph: number, text: head };
}

/** A recommendation that stands in the paragraph itself, behind the colon. */
function inlineRecommendation(head: PlacedText, context: ReadingContext): PlacedText | null {
  const colon = /:\s+(?=\S)/u.exec(head.text);
  if (colon === null) return null;
  const begin = colon.index + colon[0].length;
  const text = head.text.slice(begin);
  if (splitItem(text, context.stateNames, context.language).pieces.length === 0) return null;
  return partOfText(head, text, begin);
}

/** "The recommendations in the footnote below are not relevant": the small print of the same page, where the form has pages. */
function footnoteOf({ lines }: Paragraph, text: string, context: ReadingContext): PlacedText | null {
  if (!/\brecommendations? in the footnotes?\b/iu.test(text)) return null;
  const page = lines.at(-1)?.page;
  const own = context.footnotes.filter((line) => line.page === page);
  const footnote = placedText(own.length > 0 ? own : context.footnotes, context.isWord);
  return splitItem(footnote.text, context.stateNames, context.language).pieces.length > 0 ? footnote : null;
}
