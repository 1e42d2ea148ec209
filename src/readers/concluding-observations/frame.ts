/** The document, the review and its dates: what every observation of one document hangs on. */
import type { ProposedRecord } from '../../features/proposals/index.ts';
import { ordinalDigits } from '../common/ordinals.ts';
import type { ReviewIds } from '../common/treaty-body-ids.ts';
import {
  lowerFirst,
  milestoneRecords,
  reportTitle,
  reviewRecord,
  reviewTitle,
  symbolAddress,
} from '../common/treaty-body-records.ts';
import { sessionEnd } from './parse.ts';
import type { Meeting, ObservationsHead } from './report.ts';

export interface Frame {
  readonly stateId: string;
  readonly stateName: string;
  readonly sourceId: string;
  readonly reviewId: string;
  readonly ids: ReviewIds;
  /** Ids of what the record holds of this document already, by paragraph, where the paragraph says which. */
  readonly held: ReadonlyMap<string, string>;
}

const UNSURE: Readonly<Record<string, number>> = {
  type_unclear: 0.5,
  split_paragraph: 0.8,
  number_out_of_order: 0.7,
  unusual_length: 0.6,
};

/** 0.97 without a flag: no whole real file was read when this was written. */
export const confidenceOf = (flags: readonly string[]): number =>
  flags.reduce((least, flag) => Math.min(least, UNSURE[flag] ?? 0.85), 0.97);

export const documentTitle = ({ cycles, body }: ObservationsHead, stateName: string): string =>
  `Concluding observations on the ${lowerFirst(reportTitle(cycles))} of ${stateName} (${body.names[0]})`;

export function frameRecords(head: ObservationsHead, frame: Frame): ProposedRecord[] {
  const { body, session, cycles, isWithoutReport } = head;
  const title = isWithoutReport
    ? `Review without a report under the ${body.treaty}`
    : reviewTitle(body, cycles);
  return [
    sourceRecord(head, frame),
    reviewRecord(
      { id: frame.reviewId, stateId: frame.stateId, body, title, sessionNumber: session?.number ?? null },
      frame.sourceId,
      'para. 1',
    ),
    ...dates(head, frame),
  ];
}

const sourceRecord = (head: ObservationsHead, { sourceId, stateId, stateName }: Frame): ProposedRecord => ({
  kind: 'source',
  fields: {
    id: sourceId,
    kind: 'concluding_observations',
    symbol: head.symbol,
    title: { en: documentTitle(head, stateName) },
    issuer: head.body.names[0],
    ...(head.publishedOn === null ? {} : { date: head.publishedOn }),
    language: head.language,
    url: symbolAddress(head.symbol),
    aboutState: stateId,
  },
  citations: [],
});

function dates(head: ObservationsHead, { sourceId, stateId, reviewId }: Frame): ProposedRecord[] {
  const { considered, adopted, session, publishedOn } = head;
  const step = (ending: string, name: string) => ({
    id: `${reviewId}.${ending}`,
    stateId,
    reviewId,
    step: name,
  });
  const closing =
    session === null
      ? null
      : `Session No. ${session.number}, which closed on ${session.endsOn ?? session.startsOn}`;
  return [
    ...milestoneRecords(
      {
        ...step('review', 'review'),
        date: considered?.date ?? null,
        endsOn: considered?.endsOn ?? null,
        detail: meetingWords(considered),
      },
      sourceId,
      'para. 1',
    ),
    ...milestoneRecords(
      {
        ...step('observations-adopted', 'observations_adopted'),
        date: adopted?.date ?? sessionEnd(session),
        detail: adopted === null ? closing : meetingWords(adopted),
        producedId: sourceId,
      },
      sourceId,
      adopted === null ? 'note on the first page' : 'para. 1',
    ),
    ...milestoneRecords(
      {
        ...step('observations-published', 'observations_published'),
        date: publishedOn,
        producedId: sourceId,
      },
      sourceId,
      'cover page',
    ),
  ];
}

/** "3271st and 3272nd meetings". */
function meetingWords(meeting: Meeting | null): string | null {
  const names = (meeting?.meetings ?? []).map(ordinalDigits);
  const last = names.pop();
  if (last === undefined) return null;
  return names.length === 0 ? `${last} meeting` : `${names.join(', ')} and ${last} meetings`;
}
