import { placedText, type PlacedText } from '../common/placed-text.ts';
import { groundOf } from './positions.ts';
import { recommendationOf, type Collected, type Grounds, type ReadingContext } from './reading.ts';
import { referencesIn, type Reference } from './references.ts';
import type { Flag, NotUnderstood } from './report.ts';
import type { Piece } from '../common/recommendations/split.ts';
import { spokenRecommendations } from './spoken.ts';
import { speakerOf } from './statements.ts';

/** Such sentences speak of recommendations without answering them. */
const COMMENT_ON =
  /^With (?:regard|respect) to|\boffers? the following comments?\b|\bsubmitted its views\b|\b(?:already|process of) implement/iu;

/**
 * Reads the recommendations of the dialogue at which a paragraph of the conclusions points, with the position that its
 * sentence gives them. True when it points at any.
 */
export function readPointedAt(
  number: string,
  head: PlacedText,
  context: ReadingContext,
  collected: Collected,
): boolean {
  const before = collected.pointedAt.size;
  for (const sentence of head.text.split(/(?<=\.)\s+(?=\p{Lu})/u)) {
    const own = groundOf(sentence);
    const ground = own.isSaid ? own : groundOf(head.text);
    const isComment = COMMENT_ON.test(sentence) && !/\btakes? note of\b/iu.test(sentence);
    if (!ground.isSaid || isComment || !/\brecommendations?\b/iu.test(sentence)) continue;
    const grounds: Grounds = { ground, paragraph: number, text: sentence };
    for (const reference of referencesIn(sentence))
      readReference(reference, grounds, head, context, collected);
  }
  return collected.pointedAt.size > before;
}

function readReference(
  reference: Reference,
  grounds: Grounds,
  head: PlacedText,
  context: ReadingContext,
  collected: Collected,
): void {
  const label = labelOf(reference);
  // Beyond the dialogue stand the conclusions themselves, and what is in them has been read where it stands.
  const isBeyond = reference.paragraph > (context.dialogue.at(-1)?.number ?? Number(grounds.paragraph) - 1);
  if (isBeyond || collected.pointedAt.has(label)) return;
  collected.pointedAt.add(label);
  const miss = (reason: NotUnderstood['reason']): void => {
    const place = head.placeOf(0, head.text.length);
    collected.notUnderstood.push({ paragraph: grounds.paragraph, text: `paragraph ${label}`, place, reason });
  };
  const found = context.dialogue.find((paragraph) => paragraph.number === reference.paragraph);
  if (found === undefined) return miss('paragraph_not_found');
  const placed = placedText(found.lines, context.isWord);
  const spoken = spokenRecommendations(placed.text, reference);
  if (spoken.length === 0) return miss('nothing_recommended_there');
  const speaker = speakerOf(placed.text, context.reviewed, context.stateNames);
  for (const [index, { text, start, end, isCounted }] of spoken.entries()) {
    const states = speaker === null ? [] : [speaker];
    const piece: Piece = { text, states, unknown: [], respelt: [], start, end, isComposed: false };
    const part = spoken.length > 1 ? index + 1 : null;
    const flags: Flag[] = isCounted ? ['from_dialogue', 'letter_counted'] : ['from_dialogue'];
    collected.recommendations.push(recommendationOf(piece, part, { label, placed, grounds }, flags, context));
  }
}

function labelOf({ paragraph, letter }: Reference): string {
  const points = letter === null ? [] : letter.split('.');
  return `${paragraph}${points.map((point) => `(${point})`).join('')}`;
}
