import { earliest, isOnOrBefore, latest } from '../../kernel/partial-date.ts';
import type { Answer } from '../../kernel/partial-date.ts';
import type { Dossier } from '../../ledger/index.ts';
import {
  assessment,
  assessorsDiffer,
  commonValues,
  coversParagraph,
  latestAssessments,
  onCommonScale,
} from '../assessments/index.ts';
import type { Assessed, Assessment, CommonValue, ScaleValues, Subject } from '../assessments/index.ts';
import { expectsPosition, inOrder, madeAt, positionOn, reviewDate } from './reviews.ts';
import {
  followUpReport,
  followUpRequest,
  milestone,
  position,
  recommendation,
  RECOMMENDATION_TYPES,
  review,
  tag,
} from './reviews.schema.ts';
import type {
  FollowUpReport,
  FollowUpRequest,
  Milestone,
  Position,
  Recommendation,
  Review,
  Tag,
} from './reviews.schema.ts';
import { tagsOf } from './tags.ts';
import type { Tags } from './tags.ts';

/** A recommendation, or a neighbour of one, with what belongs to it. Nothing here depends on the day of the page. */
export interface Entry {
  readonly recommendation: Recommendation;
  readonly review: Review;
  /** The step at which it was said or written. */
  readonly made: Milestone | null;
  readonly positions: readonly Position[];
  /** What people say it is about. */
  readonly byPeople: readonly Tag[];
  /** The same together with what its sources say. */
  readonly tags: Tags;
  readonly subject: Subject;
  /** Assessments of it, and those of a larger paragraph that it lies in. */
  readonly assessments: readonly Assessment[];
  /** Text, paragraph and heading for the search by words: folded, without marks on letters. */
  readonly words: string;
  /** Sorts as text where numbers count as numbers: '124.9' before '124.16'. */
  readonly paragraphKey: string;
}

/** An entry as it stands on a day. */
export interface Row {
  readonly entry: Entry;
  readonly position: Position | null;
  readonly assessed: readonly Assessed[];
  /** Assessors disagree. */
  readonly differs: boolean;
  /** Its places on the common scale; none where nobody has assessed what asks for nothing. */
  readonly common: readonly CommonValue[];
}

/** What a State's dossier holds on its reviews, joined once. */
export interface ReviewRecord {
  readonly milestones: ReadonlyMap<string, readonly Milestone[]>;
  readonly requests: ReadonlyMap<string, readonly FollowUpRequest[]>;
  readonly reports: ReadonlyMap<string, readonly FollowUpReport[]>;
  /** By type, newest review first, then as they stand in the document. */
  readonly entries: readonly Entry[];
  readonly byReview: ReadonlyMap<string, readonly Entry[]>;
  readonly byId: ReadonlyMap<string, Entry>;
  /** The days, in order, on which something here may stand otherwise than on the day before. */
  readonly turns: readonly string[];
}

/** A dossier is immutable, so what is made of it holds as long as it does. */
const records = new WeakMap<Dossier, ReviewRecord>();

export function reviewRecord(dossier: Dossier): ReviewRecord {
  const known = records.get(dossier);
  if (known !== undefined) return known;
  const made = join(dossier);
  records.set(dossier, made);
  return made;
}

function join(dossier: Dossier): ReviewRecord {
  const steps = Map.groupBy(dossier.all(milestone), (one) => one.reviewId);
  const milestones = new Map([...steps].map(([id, own]) => [id, inOrder(own)]));
  const entries = entriesOf(dossier, milestones);
  return {
    milestones,
    requests: Map.groupBy(dossier.all(followUpRequest), (one) => one.reviewId),
    reports: Map.groupBy(dossier.all(followUpReport), (one) => one.reviewId),
    entries,
    byReview: Map.groupBy(entries, (one) => one.review.id),
    byId: new Map(entries.map((one) => [one.recommendation.id, one])),
    turns: turnsOf(entries),
  };
}

/** First and last day of each date that the rules below look at: where 'no' turns into 'perhaps' and that into 'yes'. */
function turnsOf(entries: readonly Entry[]): string[] {
  const dates = new Set(
    entries.flatMap(({ made, positions, assessments }) => [
      made?.date,
      ...positions.map((one) => one.date),
      ...assessments.map((one) => one.date),
    ]),
  );
  const days = [...dates].flatMap((date) => (date ? [earliest(date), latest(date)] : []));
  return [...new Set(days)].sort(compareTexts);
}

function entriesOf(dossier: Dossier, milestones: ReadonlyMap<string, readonly Milestone[]>): Entry[] {
  const recommendations = dossier.all(recommendation);
  const positions = Map.groupBy(dossier.all(position), (one) => one.recommendationId);
  const tags = Map.groupBy(dossier.all(tag), (one) => one.recommendationId);
  const assessments = Map.groupBy(
    dossier.all(assessment).filter((one) => one.subjectKind === 'recommendation'),
    (one) => one.subjectId,
  );
  const whole = Map.groupBy(recommendations, headOf);
  const entries = recommendations.flatMap((own): Entry[] => {
    const of = dossier.find(review, own.reviewId);
    if (of === undefined) return [];
    const larger =
      own.paragraph === null ? [] : (whole.get(headOf(own)) ?? []).filter((other) => isWithin(own, other));
    const subject: Subject = {
      kind: 'recommendation',
      id: own.id,
      within: larger.map((other) => ({ id: other.id, paragraph: own.paragraph ?? '' })),
    };
    return [
      {
        recommendation: own,
        review: of,
        made: madeAt(own, of, milestones.get(of.id) ?? []),
        positions: positions.get(own.id) ?? [],
        byPeople: tags.get(own.id) ?? [],
        tags: tagsOf(own, tags.get(own.id) ?? []),
        subject,
        assessments: [own, ...larger].flatMap((one) => assessments.get(one.id) ?? []),
        words: folded([own.paragraph, own.heading, own.text].filter(Boolean).join(' ')),
        paragraphKey: (own.paragraph ?? '~').replace(/\d+/g, (digits) => digits.padStart(6, '0')),
      },
    ];
  });
  return sorted(entries, milestones);
}

/** Paragraphs of one document with the same number: where a sub-paragraph looks for the paragraph it lies in. */
const headOf = (one: Recommendation): string =>
  `${one.reviewId}\n${one.mechanismId}\n${one.sourceId ?? ''}\n${one.paragraph?.split(/\s*\(/, 1)[0] ?? ''}`;

const isWithin = (one: Recommendation, other: Recommendation): boolean =>
  one.id !== other.id &&
  one.paragraph !== null &&
  other.paragraph !== null &&
  one.paragraph !== other.paragraph &&
  coversParagraph(other.paragraph, one.paragraph);

function sorted(entries: Entry[], milestones: ReadonlyMap<string, readonly Milestone[]>): Entry[] {
  const dates = new Map<string, string>();
  for (const { review: of } of entries) {
    if (!dates.has(of.id)) dates.set(of.id, reviewDate(of, milestones.get(of.id) ?? []) ?? '0000');
  }
  const isForeign = ({ recommendation: own, review: of }: Entry): number =>
    own.mechanismId === of.mechanismId ? 0 : 1;
  const typeOf = ({ recommendation: own }: Entry): number => RECOMMENDATION_TYPES.indexOf(own.type);
  const source = ({ recommendation: own }: Entry): string => own.sourceId ?? '';
  return entries.sort(
    (a, b) =>
      typeOf(a) - typeOf(b) ||
      compareTexts(dates.get(b.review.id) ?? '', dates.get(a.review.id) ?? '') ||
      compareTexts(a.review.id, b.review.id) ||
      isForeign(a) - isForeign(b) ||
      compareTexts(source(a), source(b)) ||
      a.recommendation.position - b.recommendation.position,
  );
}

/** Order of texts by their letters' numbers: dates, ids and keys that were made to be sorted like this. */
export const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Small letters without marks, so that 'Genève' is found by 'geneve'. Kazakh and Russian letters stay letters of their own. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{Mn}+/gu, '')
    .normalize('NFC')
    .toLowerCase();

/** Whether an entry had been made by a day; one whose day is not known counts as made. */
export const wasMade = (entry: Entry, asof: string): Answer =>
  entry.made === null ? 'yes' : isOnOrBefore(entry.made.date, asof);

/** Types that ask for something; of praise and statements nobody says how far they are carried out. */
const ASSESSABLE: readonly Recommendation['type'][] = [
  'recommendation',
  'concern',
  'request_for_information',
  'voluntary_commitment',
];

const isAssessable = ({ type }: Recommendation): boolean => ASSESSABLE.includes(type);

export function rowOn(entry: Entry, scaleValues: ScaleValues, asof: string): Row {
  const assessed = onCommonScale(latestAssessments(entry.assessments, entry.subject, asof), scaleValues);
  return {
    entry,
    position: positionOn(entry.recommendation.id, entry.positions, asof),
    assessed,
    differs: assessorsDiffer(assessed),
    common: assessed.length > 0 || isAssessable(entry.recommendation) ? commonValues(assessed) : [],
  };
}

/** 'none': an answer is expected and the record holds none by that day. null: nobody expects one. */
export const positionWord = ({ position: own, entry }: Row): Position['position'] | 'none' | null =>
  own?.position ?? (expectsPosition(entry.recommendation, entry.review) ? 'none' : null);

interface RowsOfDay {
  readonly rows: readonly Row[];
  readonly byReview: ReadonlyMap<string, readonly Row[]>;
  /** Entries of documents dated to a month or year that was not over: perhaps made by then. */
  readonly perhaps: readonly Entry[];
}

const KEPT_DAYS = 8;
const days = new WeakMap<ReviewRecord, WeakMap<ScaleValues, Map<string, RowsOfDay>>>();

/**
 * All entries that had been made by a day, as they stood on it, in the record's order. Nothing changes between two dates
 * of the record, so the days between them share their rows. Kept for the newest days asked.
 */
export function rowsOn(record: ReviewRecord, scaleValues: ScaleValues, day: string): RowsOfDay {
  const asof = record.turns.findLast((turn) => turn <= day) ?? '0001-01-01';
  const byScale = days.get(record) ?? new WeakMap<ScaleValues, Map<string, RowsOfDay>>();
  days.set(record, byScale);
  const kept = byScale.get(scaleValues) ?? new Map<string, RowsOfDay>();
  byScale.set(scaleValues, kept);
  const known = kept.get(asof);
  if (known !== undefined) return known;
  const rows = record.entries
    .filter((entry) => wasMade(entry, asof) === 'yes')
    .map((entry) => rowOn(entry, scaleValues, asof));
  const made = {
    rows,
    byReview: Map.groupBy(rows, (row) => row.entry.review.id),
    perhaps: record.entries.filter((entry) => wasMade(entry, asof) === 'perhaps'),
  };
  const [oldest] = kept.keys();
  if (kept.size >= KEPT_DAYS && oldest !== undefined) kept.delete(oldest);
  kept.set(asof, made);
  return made;
}
