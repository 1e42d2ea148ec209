import type { DocumentReader, TableGround } from '../features/proposals/index.ts';
import { actionPlanReader, actionPlanTables } from './action-plan/index.ts';
import { concludingObservationsReader } from './concluding-observations/index.ts';
import { createCountryReportReader } from './country-report/index.ts';
import { followUpAssessmentReader, scaleFor } from './follow-up-assessment/index.ts';
import { ohchrListReader } from './ohchr-list/index.ts';
import { tabularReader } from './tabular/index.ts';
import { treatyStatusReader, treatyTables } from './treaty-status/index.ts';
import { uprAddendumReader } from './upr-addendum/index.ts';
import { uprReportReader } from './upr-report/index.ts';

/** Every reader of documents. A new one is added here and to the vocabulary 'reader'. */
export const READERS: readonly DocumentReader[] = [
  uprReportReader,
  uprAddendumReader,
  ohchrListReader,
  concludingObservationsReader,
  followUpAssessmentReader,
  treatyStatusReader,
  actionPlanReader,
  // A reader knows no other; this one is handed the tables that others own.
  createCountryReportReader({ tables: [treatyTables, actionPlanTables], scaleOf: scaleFor }),
];

/** With the reader of tables of any other kind, who is told what is known about their columns. */
export const readersWith = (tables: TableGround): readonly DocumentReader[] => [
  ...READERS,
  tabularReader(tables),
];

const NOTHING_KNOWN: TableGround = { mappings: [], mapping: null, shapes: [], stateId: null };

export const READER_IDS: readonly string[] = readersWith(NOTHING_KNOWN).map((reader) => reader.id);
