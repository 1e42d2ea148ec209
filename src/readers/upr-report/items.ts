import { partOfText, placedText, type PlacedText } from '../common/placed-text.ts';
import type { Item } from './paragraphs.ts';
import {
  commentOf,
  recommendationOf,
  type Collected,
  type Grounds,
  type Passage,
  type ReadingContext,
} from './reading.ts';
import type { Flag } from './report.ts';
import { splitItem, type Piece } from '../common/recommendations/split.ts';
import { stateGroups } from '../common/recommendations/state-groups.ts';
import { beginsWithVerb } from '../common/recommendations/verbs.ts';
import { recommendationText } from '../common/recommendations/wording.ts';

/** An item of a list; `isCommentList` where its paragraph announced comments of the State under review. */
export function readItem(
  item: Item,
  grounds: Grounds,
  isCommentList: boolean,
  context: ReadingContext,
  collected: Collected,
): void {
  const placed = placedText(item.lines, context.isWord);
  const namesState = stateGroups(placed.text, context.stateNames).length > 0;
  const isAbout = ABOUT.test(placed.text) && !AGREED.test(placed.text);
  const restated = isAbout && namesState ? restatedPart(placed, context) : null;
  if (restated !== null) {
    readPassage({ label: item.label, placed: restated, grounds }, ['from_dialogue'], context, collected);
  }
  if (isCommentList ? isAbout || !namesState : isAbout && /\bparagraphs?\b/iu.test(placed.text)) {
    collected.comments.push(commentOf(item.label, placed));
    return;
  }
  const flags: Flag[] = item.isOutOfOrder ? ['number_out_of_order'] : [];
  const { label, heading = null } = item;
  readPassage({ label, placed, grounds, heading }, flags, context, collected);
}

/** How a comment on recommendations begins. */
const ABOUT =
  /^(?:(?:with regards? to|regarding|concerning|as regards|in relation to|with respect to)\b.{0,80}\brecommendations?\b|the recommendations? (?:under|in|contained in|reflected in) paragraphs?\b)/iu;

/** Session 1: "With regard to the recommendation of Switzerland reflected in paragraph 35 above, Bahrain can …". */
const AGREED =
  /^With regard to the recommendation of (.{3,60}?) reflected in paragraph \d+(?: above)?, (.+)$/u;

/** "Regarding the recommendation to enact a law (Germany), included in paragraph 51 (e), Mauritius stated that …". */
const RESTATES =
  /^(?:with regards? to|regarding|concerning|as regards|in relation to|with respect to) the recommendations? (?=(?:to|that) )/iu;

/** The recommendation that a comment repeats, up to the States that made it; null where it names it otherwise. */
function restatedPart(placed: PlacedText, { stateNames }: ReadingContext): PlacedText | null {
  const begin = RESTATES.exec(placed.text)?.[0].length;
  const [first] = stateGroups(placed.text, stateNames);
  if (begin === undefined || first === undefined || first.start < begin) return null;
  return partOfText(placed, placed.text.slice(begin, first.end), begin);
}

/** All recommendations of a passage, with what the State under review says behind them. */
export function readPassage(
  passage: Passage,
  flags: readonly Flag[],
  context: ReadingContext,
  collected: Collected,
): void {
  const { label, placed } = passage;
  const { pieces, remainder, remainderStart } = splitItem(placed.text, context.stateNames, context.language);
  if (pieces.length === 0) {
    readWithoutStates(passage, context, collected);
    return;
  }
  if (/\p{L}{3}.*\s\S/u.test(remainder) && !SOURCE_OF_POSITION.test(remainder))
    collected.comments.push(commentOf(label, placed, remainderStart));
  for (const [index, piece] of pieces.entries()) {
    const part = pieces.length > 1 ? index + 1 : null;
    collected.recommendations.push(recommendationOf(piece, part, passage, flags, context));
  }
}

/** What databases and matrices print behind a recommendation, when a report is made of them. */
const SOURCE_OF_POSITION = /^Source of position: ?\S{3,40}\.?$/iu;

/** A passage that names no State: a recommendation of the Working Group as a whole, a comment, or something else. */
function readWithoutStates(passage: Passage, context: ReadingContext, collected: Collected): void {
  const { label, placed } = passage;
  const { text } = placed;
  if (/^[^;]*:$/u.test(text)) return; // The heading of a lettered list.
  const piece = agreedPiece(text, context) ?? pieceOfWholeGroup(text, context);
  if (piece !== null) {
    collected.recommendations.push(recommendationOf(piece, null, passage, [], context));
  } else if (ABOUT.test(text) || beginsWithReviewed(text, context)) {
    collected.comments.push(commentOf(label, placed));
  } else {
    const place = placed.placeOf(0, text.length);
    collected.notUnderstood.push({ paragraph: label, text, place, reason: 'no_recommendation_found' });
  }
}

const wholePiece = (text: string): Piece => ({
  text,
  states: [],
  unknown: [],
  respelt: [],
  start: 0,
  end: text.length,
  isComposed: false,
});

function agreedPiece(text: string, { stateNames }: ReadingContext): Piece | null {
  const [, name = '', words = ''] = AGREED.exec(text) ?? [];
  const state = stateNames.resolve(name);
  return state === null ? null : { ...wholePiece(text), text: words, states: [state], isComposed: true };
}

/** Reports of session 1 that the Working Group as a whole words: "is encouraged to", "it was recommended that". */
const ASKED =
  /\b(?:is|was|are|were) (?:further )?(?:encouraged|recommended|invited|urged|requested)\b|\bencourages? it to\b/iu;

function pieceOfWholeGroup(text: string, { reviewed, stateNames }: ReadingContext): Piece | null {
  const asks = beginsWithVerb(recommendationText(text, reviewed, stateNames)) || ASKED.test(text);
  return asks ? wholePiece(text) : null;
}

function beginsWithReviewed(text: string, { reviewed, stateNames }: ReadingContext): boolean {
  const words = text.split(' ').slice(0, 9);
  return words.some(
    (_, index) => reviewed !== null && stateNames.resolve(words.slice(0, index + 1).join(' ')) === reviewed,
  );
}
