import type { Alpha3, StateNames } from '../../kernel/state-names.ts';
import type { SourceLine } from '../common/source-text.ts';
import type { WordJudge } from '../files/pdf/index.ts';
import { confidenceOf, flagsOf } from './confidence.ts';
import type { DialogueParagraph } from './dialogue.ts';
import type { PlacedText } from '../common/placed-text.ts';
import type { Ground } from './positions.ts';
import type { Flag, NotUnderstood, StateComment, UprRecommendation } from './report.ts';
import type { Piece } from '../common/recommendations/split.ts';
import type { ReportLanguage } from './wordings.ts';
import { recommendationText } from '../common/recommendations/wording.ts';

/** What every part of the reader needs to know of its document. */
export interface ReadingContext {
  readonly stateNames: StateNames;
  readonly language: ReportLanguage;
  readonly reviewed: Alpha3 | null;
  readonly isWord: WordJudge;
  readonly dialogue: readonly DialogueParagraph[];
  readonly footnotes: readonly SourceLine[];
}

/** What has been read so far. */
export interface Collected {
  readonly recommendations: UprRecommendation[];
  readonly voluntaryCommitments: UprRecommendation[];
  readonly comments: StateComment[];
  readonly notUnderstood: NotUnderstood[];
  /** Paragraphs of the dialogue that the conclusions have pointed at. */
  readonly pointedAt: Set<string>;
}

export const nothingCollected = (): Collected => ({
  recommendations: [],
  voluntaryCommitments: [],
  comments: [],
  notUnderstood: [],
  pointedAt: new Set(),
});

/** A position, and the paragraph whose words say it. */
export interface Grounds {
  readonly ground: Ground;
  readonly paragraph: string;
  readonly text: string;
}

/** The numbered text in which a recommendation stands. */
export interface Passage {
  readonly label: string;
  readonly placed: PlacedText;
  readonly grounds: Grounds;
  /** The heading that it stands under in its list. */
  readonly heading?: string | null;
}

/** A piece of a passage as a recommendation; `part` counts the pieces where there are several. */
export function recommendationOf(
  piece: Piece,
  part: number | null,
  { label, placed, grounds, heading = null }: Passage,
  extraFlags: readonly Flag[],
  { reviewed, stateNames, language }: ReadingContext,
): UprRecommendation {
  const text = recommendationText(piece.text, reviewed, stateNames);
  const place = placed.placeOf(piece.start, piece.end);
  const { ground } = grounds;
  const flags = flagsOf({ text, piece, extra: extraFlags, isSaid: ground.isSaid, reviewed, language });
  return {
    kind: 'recommendation',
    paragraph: label,
    part,
    heading,
    text,
    verbatim: placed.text
      .slice(piece.start, piece.end)
      .replace(/^[\s;.]+/u, '')
      .trim(),
    states: piece.states,
    unknownStates: piece.unknown,
    position: ground.position,
    positionGround: ground.isSaid ? { paragraph: grounds.paragraph, text: grounds.text } : null,
    page: place.from.page,
    place,
    confidence: confidenceOf(flags),
    flags,
  };
}

/** The words from `start` on as a comment of the State under review. */
export function commentOf(label: string, placed: PlacedText, start = 0): StateComment {
  return {
    paragraph: label,
    text: placed.text.slice(start),
    place: placed.placeOf(start, placed.text.length),
  };
}
