import type { Alpha3, StateNames } from '../../kernel/state-names.ts';
import type { BodyLine, WordJudge } from '../pdf/index.ts';
import { confidenceOf, flagsOf } from './confidence.ts';
import { speakerOf, spokenRecommendations, type DialogueParagraph } from './dialogue.ts';
import { paragraphsOf, type Item, type Paragraph } from './paragraphs.ts';
import { placedText, type PlacedText } from './placed-text.ts';
import { groundOf, type Ground, type Position } from './positions.ts';
import { referencesIn, type Reference } from './references.ts';
import type { Flag, NotUnderstood, StateComment, UprRecommendation } from './report.ts';
import { splitItem, type Piece } from './split.ts';
import { stateGroups } from './state-groups.ts';
import { beginsWithVerb } from './verbs.ts';
import { recommendationText } from './wording.ts';

export interface ReadingContext {
  readonly stateNames: StateNames;
  readonly reviewed: Alpha3 | null;
  readonly isWord: WordJudge;
  readonly dialogue: readonly DialogueParagraph[];
}

export interface ConclusionsRead {
  readonly recommendations: readonly UprRecommendation[];
  readonly voluntaryCommitments: readonly UprRecommendation[];
  readonly comments: readonly StateComment[];
  readonly notUnderstood: readonly NotUnderstood[];
}

interface Collected {
  readonly recommendations: UprRecommendation[];
  readonly voluntaryCommitments: UprRecommendation[];
  readonly comments: StateComment[];
  readonly notUnderstood: NotUnderstood[];
  readonly pointedAt: Set<string>;
}

/** A position, and the paragraph whose words say it. */
interface Grounds {
  readonly ground: Ground;
  readonly paragraph: string;
  readonly text: string;
}

/** The section "Conclusions and/or recommendations", read paragraph by paragraph. Pure. */
export function readConclusions(lines: readonly BodyLine[], context: ReadingContext): ConclusionsRead {
  const paragraphs = paragraphsOf(lines);
  const collected: Collected = {
    recommendations: [],
    voluntaryCommitments: [],
    comments: [],
    notUnderstood: [],
    pointedAt: new Set(),
  };
  for (const [index, paragraph] of paragraphs.entries()) {
    const head = placedText(paragraph.lines, context.isWord);
    if (CLOSING.test(head.text)) continue;
    if (VOLUNTARY.test(head.text)) readVoluntary(paragraph, context, collected);
    else readParagraph(paragraph, head, paragraphs.slice(index + 1), context, collected);
  }
  const { recommendations, voluntaryCommitments, comments, notUnderstood } = collected;
  return { recommendations, voluntaryCommitments, comments, notUnderstood };
}

/** "All conclusions and/or recommendations contained in the present report reflect the position of …" */
const CLOSING = /^(?:All (?:the )?)?(?:conclusions|recommendations)(?: and(?:\/or)? (?:conclusions|recommendations))? (?:and\/or recommendations )?(?:contained|set out|included|in) /iu;
const VOLUNTARY = /\b(?:voluntary (?:commitments?|pledges?)|(?:pledges|commitments) (?:were|are) made)\b/iu;

function readParagraph(
  paragraph: Paragraph,
  head: PlacedText,
  following: readonly Paragraph[],
  context: ReadingContext,
  collected: Collected,
): void {
  const number = paragraph.number ?? '';
  const pointsBack = readReferences(number, head, paragraph, context, collected);
  const grounds = groundsFor(number, head.text, following, context);
  const isComment = COMMENTS.test(head.text);
  for (const item of paragraph.items) readItem(item, grounds, isComment, context, collected);
  if (paragraph.items.length > 0) return;
  const inline = inlineRecommendation(head.text, context);
  if (inline === null) {
    const saysLater = grounds.ground.isSaid && grounds.ground.position === null;
    if (paragraph.number !== null && !pointsBack && !saysLater && !INTRODUCES.test(head.text)) {
      addComment(number, head, 0, collected);
    }
    return;
  }
  const placed: PlacedText = { text: head.text.slice(inline), placeOf: (start, end) => head.placeOf(start + inline, end + inline) };
  readText(number, null, placed, { ...grounds, ground: groundOf(head.text.slice(0, inline)) }, context, collected);
}

/** "… and offers the following comments:" — what follows is the State's own voice. */
const COMMENTS = /\b(?:offer(?:s|ed)|made|makes|provide[sd]?) (?:the )?(?:following )?comments?\s*:?$/iu;

/** Paragraphs that only say what stands in others. */
const INTRODUCES = /^(?:The )?(?:recommendations|responses?|following|above)\b[^:]*(?:listed below|will be included|will be examined)[^:]*[.:]?$/iu;

/** What the paragraph says about its items, or what a later one says about "these recommendations". */
function groundsFor(number: string, head: string, following: readonly Paragraph[], context: ReadingContext): Grounds {
  const own = groundOf(head);
  if (own.isSaid) return { ground: own, paragraph: number, text: head };
  for (const { number: later, lines, items } of following) {
    if (items.length > 0) break;
    const { text } = placedText(lines, context.isWord);
    const ground = groundOf(text);
    if (CLOSING.test(text)) break;
    if (ground.isSaid && referencesIn(text).length === 0) return { ground, paragraph: later ?? '', text };
  }
  return { ground: own, paragraph: number, text: head };
}

/** Where the words of a recommendation begin that stands in the paragraph itself: behind the colon. */
function inlineRecommendation(text: string, context: ReadingContext): number | null {
  const colon = /:\s+(?=\S)/u.exec(text);
  if (colon === null) return null;
  const start = colon.index + colon[0].length;
  return splitItem(text.slice(start), context.stateNames).pieces.length > 0 ? start : null;
}

function readItem(item: Item, grounds: Grounds, isComment: boolean, context: ReadingContext, collected: Collected): void {
  const placed = placedText(item.lines, context.isWord);
  if (isComment && stateGroups(placed.text, context.stateNames).length === 0) addComment(item.label, placed, 0, collected);
  else if ((isComment || /\bparagraphs?\b/iu.test(placed.text)) && ABOUT.test(placed.text) && !AGREED.test(placed.text)) addComment(item.label, placed, 0, collected);
  else readText(item.label, item, placed, grounds, context, collected);
}

/** How a comment on recommendations begins. */
const ABOUT =
  /^(?:(?:with regard to|regarding|concerning|as regards|in relation to|with respect to)\b.{0,80}\brecommendations?\b|the recommendations? (?:under|in|contained in|reflected in) paragraphs?\b)/iu;

function readText(
  label: string,
  item: Item | null,
  placed: PlacedText,
  grounds: Grounds,
  context: ReadingContext,
  collected: Collected,
): void {
  const { pieces, remainder, remainderStart } = splitItem(placed.text, context.stateNames);
  if (/\p{L}{3}/u.test(remainder) && pieces.length > 0) addComment(label, placed, remainderStart, collected);
  if (pieces.length === 0) {
    readWithoutStates(label, placed, grounds, context, collected);
    return;
  }
  for (const [index, piece] of pieces.entries()) {
    const part = pieces.length > 1 ? index + 1 : null;
    const extra: Flag[] = item?.isOutOfOrder === true ? ['number_out_of_order'] : [];
    collected.recommendations.push(recommendationOf(label, part, piece, placed, grounds, extra, context));
  }
}

/** An item that names no State: a recommendation of the Working Group as a whole, a comment, or something else. */
function readWithoutStates(label: string, placed: PlacedText, grounds: Grounds, context: ReadingContext, collected: Collected): void {
  const { text } = placed;
  const end = text.length;
  const agreed = AGREED.exec(text);
  const named = agreed === null ? null : context.stateNames.resolve(agreed[1] ?? '');
  if (agreed !== null && named !== null) {
    const piece: Piece = { text: agreed[2] ?? '', states: [named], unknown: [], respelt: [], start: 0, end, isComposed: true };
    collected.recommendations.push(recommendationOf(label, null, piece, placed, grounds, [], context));
    return;
  }
  const tidy = recommendationText(text, context.reviewed, context.stateNames);
  if (/^[^;]*:$/u.test(text)) return; // The heading of a lettered list.
  if (beginsWithVerb(tidy) || ASKED.test(text)) {
    const piece: Piece = { text, states: [], unknown: [], respelt: [], start: 0, end, isComposed: false };
    collected.recommendations.push(recommendationOf(label, null, piece, placed, grounds, [], context));
  } else if (beginsWithReviewed(text, context) || ABOUT.test(text)) {
    addComment(label, placed, 0, collected);
  } else {
    collected.notUnderstood.push({ paragraph: label, text, place: placed.placeOf(0, end), reason: 'no_recommendation_found' });
  }
}

/** Reports of session 1 that the Working Group as a whole words: "is encouraged to", "it was recommended that". */
const ASKED = /\b(?:is|was|are|were) (?:further )?(?:encouraged|recommended|invited|urged|requested)\b|\bencourages? it to\b/iu;

/** Session 1: "With regard to the recommendation of Switzerland reflected in paragraph 35 above, Bahrain can …". */
const AGREED = /^With regard to the recommendation of (.{3,60}?) reflected in paragraph \d+(?: above)?, (.+)$/u;

function beginsWithReviewed(text: string, { reviewed, stateNames }: ReadingContext): boolean {
  const words = text.split(' ').slice(0, 9);
  return words.some((_, index) => reviewed !== null && stateNames.resolve(words.slice(0, index + 1).join(' ')) === reviewed);
}

function recommendationOf(
  label: string,
  part: number | null,
  piece: Piece,
  placed: PlacedText,
  grounds: Grounds,
  extra: readonly Flag[],
  context: ReadingContext,
): UprRecommendation {
  const text = recommendationText(piece.text, context.reviewed, context.stateNames);
  const place = placed.placeOf(piece.start, piece.end);
  const flags = flagsOf({ text, piece, extra, isSaid: grounds.ground.isSaid, reviewed: context.reviewed });
  return {
    kind: 'recommendation',
    paragraph: label,
    part,
    text,
    verbatim: placed.text.slice(piece.start, piece.end).replace(/^[\s;.]+/u, '').trim(),
    states: piece.states,
    unknownStates: piece.unknown,
    position: grounds.ground.position,
    positionGround: grounds.ground.isSaid ? { paragraph: grounds.paragraph, text: grounds.text } : null,
    page: place.from.page,
    place,
    confidence: confidenceOf(flags),
    flags,
  };
}

function addComment(paragraph: string, placed: PlacedText, start: number, collected: Collected): void {
  const end = placed.text.length;
  collected.comments.push({ paragraph, text: placed.text.slice(start), place: placed.placeOf(start, end) });
}

/** Recommendations of the dialogue at which a paragraph points, with the position its sentence gives; true if any. */
function readReferences(number: string, head: PlacedText, paragraph: Paragraph, context: ReadingContext, collected: Collected): boolean {
  const before = collected.pointedAt.size;
  for (const sentence of head.text.split(/(?<=\.)\s+(?=\p{Lu})/u)) {
    const said = groundOf(sentence);
    const ground = said.isSaid ? said : groundOf(head.text);
    if (!ground.isSaid || !/\brecommendations?\b/iu.test(sentence) || (COMMENT_ON.test(sentence) && !/\btakes? note of\b/iu.test(sentence))) continue;
    const grounds: Grounds = { ground, paragraph: number, text: sentence };
    for (const reference of referencesIn(sentence)) {
      const key = `${reference.paragraph}.${reference.letter ?? ''}`;
      // Beyond the dialogue: an item of the conclusions themselves, which has been read where it stands.
      const isBeyond = reference.paragraph > (context.dialogue.at(-1)?.number ?? Number(number) - 1);
      if (isBeyond || collected.pointedAt.has(key)) continue;
      collected.pointedAt.add(key);
      readReference(reference, grounds, head, paragraph, context, collected);
    }
  }
  return collected.pointedAt.size > before;
}

const COMMENT_ON = /^With (?:regard|respect) to|\boffers? the following comments?\b|\bsubmitted its views\b|\b(?:already|process of) implement/iu;

function readReference(
  reference: Reference,
  grounds: Grounds,
  head: PlacedText,
  { number }: Paragraph,
  context: ReadingContext,
  collected: Collected,
): void {
  const label = labelOf(reference);
  const found = context.dialogue.find((paragraph) => paragraph.number === reference.paragraph);
  const miss = (reason: NotUnderstood['reason']): void => {
    const place = head.placeOf(0, head.text.length);
    collected.notUnderstood.push({ paragraph: number, text: `paragraph ${label}`, place, reason });
  };
  if (found === undefined) return miss('paragraph_not_found');
  const placed = placedText(found.lines, context.isWord);
  const spoken = spokenRecommendations(placed.text, reference);
  if (spoken.length === 0) return miss('nothing_recommended_there');
  const speaker = speakerOf(placed.text, context.reviewed, context.stateNames);
  for (const [index, { text, start, end, isCounted }] of spoken.entries()) {
    const states = speaker === null ? [] : [speaker];
    const piece: Piece = { text, states, unknown: [], respelt: [], start, end, isComposed: false };
    const part = spoken.length > 1 ? index + 1 : null;
    const extra: Flag[] = isCounted ? ['from_dialogue', 'letter_counted'] : ['from_dialogue'];
    collected.recommendations.push(recommendationOf(label, part, piece, placed, grounds, extra, context));
  }
}

function labelOf({ paragraph, letter }: Reference): string {
  const points = letter === null ? [] : letter.split('.');
  return `${paragraph}${points.map((point) => `(${point})`).join('')}`;
}

/** Voluntary commitments: every item, or every paragraph that holds none. */
export function readVoluntary(paragraph: Paragraph, context: ReadingContext, collected: Pick<Collected, 'voluntaryCommitments'>): void {
  const items = paragraph.items.length > 0 ? paragraph.items : [{ label: paragraph.number ?? '', lines: paragraph.lines }];
  for (const { label, lines } of items) {
    const placed = placedText(lines, context.isWord);
    const position: Position = 'supported';
    const place = placed.placeOf(0, placed.text.length);
    collected.voluntaryCommitments.push({
      kind: 'voluntary_commitment',
      paragraph: label,
      part: null,
      text: placed.text.replace(/[\s;.]+$/u, ''),
      verbatim: placed.text,
      states: [],
      unknownStates: [],
      position,
      positionGround: null,
      page: place.from.page,
      place,
      confidence: 0.9,
      flags: [],
    });
  }
}
