/** What the grades hang on: the document, each State's review and its step, the date repeated for the next report. */
import type { HeldRecommendation, ProposedItem, ProposedRecord } from '../../features/proposals/index.ts';
import { ordinalsInWords } from '../common/ordinals.ts';
import type { ReviewIds } from '../common/treaty-body-ids.ts';
import {
  capital,
  cite,
  dutyRecord,
  milestoneRecords,
  reportTitle,
  reviewRecord,
  reviewTitle,
  symbolAddress,
} from '../common/treaty-body-records.ts';
import type { AssessmentReport, StatePart } from './report.ts';

/** What every record of one State's part hangs on. */
export interface PartFrame {
  readonly part: StatePart;
  readonly ids: ReviewIds;
  readonly held: readonly HeldRecommendation[];
  readonly stateName: string;
  readonly sourceId: string;
  readonly reviewId: string;
}

export function frameRecords(
  report: AssessmentReport,
  frames: readonly PartFrame[],
  title: string,
): ProposedRecord[] {
  const [first] = frames;
  if (first === undefined) return [];
  const { body, symbol, publishedOn, language } = report;
  const date = publishedOn ?? report.date;
  const source: ProposedRecord = {
    kind: 'source',
    fields: {
      id: first.sourceId,
      kind: 'follow_up_assessment',
      ...(symbol === null ? {} : { symbol, url: symbolAddress(symbol) }),
      title: { en: title },
      issuer: body.names[0],
      ...(date === null ? {} : { date }),
      language,
      ...(report.parts.length === 1 ? { aboutState: first.part.stateId } : {}),
    },
    citations: [],
  };
  return [source, ...frames.flatMap((frame) => partRecords(frame, report))];
}

function partRecords(
  { part, sourceId, reviewId, stateName }: PartFrame,
  report: AssessmentReport,
): ProposedRecord[] {
  const { stateId, round } = part;
  const { body, session, date } = report;
  return [
    reviewRecord(
      { id: reviewId, stateId, body, title: reviewTitle(body, part.cycles) },
      sourceId,
      `${stateName}, first line`,
    ),
    ...milestoneRecords(
      {
        id: `${reviewId}.follow-up-assessed${round > 1 ? `-${round}` : ''}`,
        stateId,
        reviewId,
        step: 'follow_up_assessed',
        date: session?.startsOn ?? date,
        endsOn: session?.endsOn ?? null,
        detail: detailOf(part, report),
        producedId: sourceId,
      },
      sourceId,
      'cover page',
    ),
  ];
}

function detailOf(
  { round, isDiscontinued }: StatePart,
  { session, sessionNumber }: AssessmentReport,
): string | null {
  const number = session?.number ?? sessionNumber;
  const words = [
    ...(number === null ? [] : [`Session No. ${number}`]),
    ...(round > 1 ? [`the ${ordinalsInWords([round])} reply was assessed`] : []),
    ...(isDiscontinued
      ? ['the follow-up procedure was closed and the open points passed to the next periodic report']
      : []),
  ];
  return words.length === 0 ? null : capital(words.join('; '));
}

/** The date that the report repeats for the State's next periodic report. */
export function nextReportItem(
  { part, ids, sourceId, reviewId, stateName }: PartFrame,
  { body }: AssessmentReport,
): ProposedItem | null {
  const { nextReport: next, stateId, cycles } = part;
  if (next === null) return null;
  const number = cycles.length === 0 ? null : Math.max(...cycles) + 1;
  const record = dutyRecord(
    {
      id: `${ids.duties}.${body.code}-${number ?? 'next'}`,
      stateId,
      stateName,
      reviewId,
      body,
      kind: 'periodic_report',
      title: `${number === null ? 'Next periodic report' : reportTitle([number])} to the ${body.names[0]}`,
      dueOn: next.dueOn,
    },
    [
      cite(sourceId, `${stateName}, next periodic report`, {
        field: 'dueOn',
        value: next.printed,
        reading: next.dueOn,
      }),
    ],
  );
  const { page, fromLine, toLine } = next.place;
  return {
    id: `${ids.review}.next-report`,
    records: [record],
    page,
    fromLine,
    toLine,
    confidence: 0.9,
    flags: [],
  };
}
