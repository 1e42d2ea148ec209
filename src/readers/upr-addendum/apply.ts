import type { OpenedFile, ProposedItem, ProposedRecord, Proposal } from '../../features/proposals/index.ts';
import { AppError } from '../../kernel/errors.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import { slugOfSymbol } from '../../kernel/symbol.ts';
import { isDocument } from '../common/source-text.ts';
import type { RecommendationAnswer } from './answers.ts';
import { readAddendum, type AddendumReading } from './parse.ts';
import { positionRecord } from './propose.ts';
import type { AnswerableRecommendation } from './resolve.ts';

/** What of a report's proposal the replies are given to. */
export type AnsweredReport = Pick<Proposal, 'document' | 'items'>;

export interface AppliedAddendum {
  /** The report's items, in their order; those that the addendum answers have its `position` record. */
  readonly items: readonly ProposedItem[];
  readonly reading: AddendumReading;
}

/**
 * Gives a State's replies to the recommendations of the report that they answer, both as they were read and nothing
 * stored. Where the report says a position already, only words of the addendum about that very recommendation change it.
 * Throws `not_an_addendum` and `addendum_of_another` (422), the latter where the addendum names another report. Pure.
 */
export function applyAddendum(
  { document, items }: AnsweredReport,
  addendum: OpenedFile,
  stateNames: StateNames,
): AppliedAddendum {
  if (!isDocument(addendum))
    throw new AppError('not_an_addendum', 422, 'A State’s replies are a document, not a table of rows.');
  const answerable = items.flatMap((item) => answerableIn(item) ?? []);
  const reading = readAddendum(addendum, answerable, stateNames);
  if (reading.reportSymbol !== null && document.symbol !== null && reading.reportSymbol !== document.symbol) {
    const message = `This addendum answers ${reading.reportSymbol}, and the report is ${document.symbol}.`;
    throw new AppError('addendum_of_another', 422, message, { remedy: 'Give the addendum of this report.' });
  }
  const { stateId } = document;
  if (stateId === null)
    throw new AppError('state_not_named', 422, 'The report does not say which State it is about.');
  const head = {
    stateId,
    sourceId: reading.symbol === null ? `${document.sourceId}.replies` : slugOfSymbol(reading.symbol),
    issuedOn: reading.issuedOn,
  };
  const answers = new Map(reading.answers.map((answer) => [answer.recommendation.id, answer]));
  return { items: items.map((item) => answered(item, answers, head)), reading };
}

const recordOf = (item: ProposedItem, kind: string): ProposedRecord | undefined =>
  item.records.find((record) => record.kind === kind);

function answerableIn(item: ProposedItem): AnswerableRecommendation | null {
  const fields = recordOf(item, 'recommendation')?.fields;
  if (fields === undefined || fields['type'] !== 'recommendation') return null;
  const position = recordOf(item, 'position')?.fields['position'];
  return {
    id: String(fields['id']),
    paragraph: typeof fields['paragraph'] === 'string' ? fields['paragraph'] : null,
    text: String(fields['text']),
    position: typeof position === 'string' ? position : null,
  };
}

function answered(
  item: ProposedItem,
  answers: ReadonlyMap<string, RecommendationAnswer>,
  head: Parameters<typeof positionRecord>[1],
): ProposedItem {
  const answer = answers.get(String(recordOf(item, 'recommendation')?.fields['id']));
  if (answer === undefined) return item;
  const isKnown = recordOf(item, 'position') !== undefined;
  if (isKnown && answer.ground !== 'list' && answer.ground !== 'words') return item;
  const others = item.records.filter(({ kind }) => kind !== 'position');
  return {
    ...item,
    records: [...others, positionRecord(answer, head)],
    confidence: Math.min(item.confidence, answer.confidence),
    flags: [...item.flags.filter((flag) => flag !== 'position_unclear'), ...answer.flags],
  };
}
