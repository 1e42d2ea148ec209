import type {
  CitationFields,
  ProposedItem,
  ProposedRecord,
  ReadingGround,
} from '../../features/proposals/index.ts';
import { placeOfParagraph } from '../common/paragraph-place.ts';
import type { ListFrame } from './frame.ts';
import { hasOtherWords, heldFields, standingAnswer, united } from './held.ts';
import type { WholeRecommendation } from './held.ts';
import type { ListPart, ListRow } from './list.ts';
import { tagsOf } from './tags.ts';
import type { RowTags } from './tags.ts';

/** What an item of a list is made from: a row, or a part of it, and what the record holds of it. */
interface Subject {
  readonly id: string;
  readonly ending: string;
  readonly held: WholeRecommendation | null;
  readonly part: ListPart;
}

/** Without a flag: in the three lists at hand every such row is right. */
const SURE = 0.98;
const DOUBTFUL = 0.6;

const slug = (paragraph: string): string => paragraph.replace(/[^A-Za-z0-9.]+/gu, '-').replace(/-$/u, '');

/**
 * The items of one row: one for each recommendation in it, under the ids that the report's reader gives; or, where the
 * record holds the paragraph already, one for each that is held, with its own fields as they stand and the list's tags.
 */
export function rowItems(
  row: ListRow,
  ending: string,
  frame: ListFrame,
  held: readonly WholeRecommendation[],
  lookUp: ReadingGround['lookUp'],
): ProposedItem[] {
  const cited = { sourceId: frame.sourceId, locator: locatorOf(row, ending) };
  const tags = tagsOf(row, frame.stateId, lookUp, cited);
  const flags: string[] = [...row.flags];
  if (held.length > 0 && hasOtherWords(held, row)) flags.push('words_differ');
  return subjectsOf(row, ending, frame, held).map((subject) => {
    const answer = answerTo(row, subject, frame, cited);
    const own = answer?.isOther === true ? [...flags, 'position_differs'] : flags;
    return {
      id: subject.ending,
      records: [
        recommendationOf(row, subject, frame, tags, cited),
        ...(answer === null ? [] : [answer.record]),
      ],
      page: row.place.page,
      fromLine: row.place.fromLine,
      toLine: row.place.toLine,
      confidence: own.length === 0 ? SURE : DOUBTFUL,
      flags: own,
      ...(tags.unresolved.length === 0
        ? {}
        : { unresolved: tags.unresolved.map((one) => ({ record: 0, ...one })) }),
    };
  });
}

const locatorOf = ({ paragraph }: ListRow, ending: string): string =>
  paragraph === null ? `${ending.replace('-', ' ')} of the table` : `recommendation ${paragraph}`;

/** Where as many are held as the row has parts, they are the same in the same order. */
function subjectsOf(
  row: ListRow,
  ending: string,
  frame: ListFrame,
  held: readonly WholeRecommendation[],
): Subject[] {
  const whole: ListPart = { text: row.words, verbatim: row.words, states: row.states };
  if (held.length > 0)
    return held.map((one, index) => ({
      id: one.id,
      ending: held.length === 1 ? ending : `${ending}.${index + 1}`,
      held: one,
      part: (held.length === row.parts.length ? row.parts[index] : undefined) ?? whole,
    }));
  const prefix = frame.reportId ?? frame.reviewId;
  return row.parts.map((part, index) => {
    const own = row.parts.length === 1 ? ending : `${ending}.${index + 1}`;
    return { id: `${prefix}.${own}`, ending: own, held: null, part };
  });
}

function recommendationOf(
  row: ListRow,
  { id, held, part }: Subject,
  frame: ListFrame,
  tags: RowTags,
  cited: CitationFields,
): ProposedRecord {
  const { stateId, reviewId, reportId } = frame;
  const own =
    held === null
      ? {
          id,
          stateId,
          reviewId,
          mechanismId: 'upr',
          type: 'recommendation',
          ...(reportId === null ? {} : { sourceId: reportId }),
          ...(row.paragraph === null ? {} : { paragraph: row.paragraph }),
          text: part.text,
          isSummary: false,
          language: 'en',
          recommendingStates: part.states,
          position: placeOfParagraph(row.paragraph),
        }
      : heldFields(held, stateId);
  return {
    kind: 'recommendation',
    fields: {
      ...own,
      themes: united(held, 'themes', tags.ids.themes),
      groups: united(held, 'groups', tags.ids.groups),
      sdgs: united(held, 'sdgs', tags.ids.sdgs),
    },
    citations: [{ ...cited, quote: part.verbatim }, ...tags.citations],
  };
}

interface Answer {
  readonly record: ProposedRecord;
  /** The record says another answer, which stays: the list's is a citation beside it. */
  readonly isOther: boolean;
}

/** The State's answer as the list has it; onto the answer that is held, where one is. */
function answerTo(
  row: ListRow,
  { id, held }: Subject,
  frame: ListFrame,
  cited: CitationFields,
): Answer | null {
  if (row.position === null) return null;
  const standing = standingAnswer(held);
  const note = [
    ...(row.positionSource === null ? [] : [`Source of position: ${row.positionSource}.`]),
    ...(row.comment === null ? [] : [`Comment of the list: ${row.comment}.`]),
  ].join(' ');
  const position = String(standing?.['position'] ?? row.position);
  return {
    isOther: position !== row.position,
    record: {
      kind: 'position',
      fields: {
        id: String(standing?.['id'] ?? `${id}.position`),
        stateId: frame.stateId,
        recommendationId: id,
        position,
      },
      citations: [
        {
          ...cited,
          field: 'position',
          value: row.positionPrinted,
          reading: row.position,
          ...(note === '' ? {} : { note }),
        },
      ],
    },
  };
}

/** Endings of the rows' ids: the paragraph, else the place in the list; a number that stands there twice gets a mark. */
export function endingsOf(rows: readonly ListRow[]): string[] {
  const seen = new Map<string, number>();
  return rows.map(({ paragraph }, index) => {
    const ending = paragraph === null ? `row-${index + 1}` : slug(paragraph);
    const times = (seen.get(ending) ?? 0) + 1;
    seen.set(ending, times);
    return times === 1 ? ending : `${ending}~${times}`;
  });
}
