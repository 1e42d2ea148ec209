import type { DocumentReader } from '../../features/proposals/index.ts';
import type { TableReader } from '../common/table-reader.ts';
import { shareInTables, tableHeads } from '../common/tables.ts';
import { ratePlan } from './columns.ts';
import { proposePlan, readPlanTable } from './propose.ts';

/** A government's plan: measures with their form of completion, period and responsible bodies. */
export const actionPlanReader: DocumentReader = {
  id: 'action-plan',
  recognises: (file) => {
    const best = Math.max(0, ...tableHeads(file).map(ratePlan));
    // A decree prints its plan behind its own articles; a report has it as one table of many.
    return shareInTables(file) >= 0.4 ? best : best * 0.45;
  },
  propose: (file, ground) => Promise.resolve().then(() => proposePlan(file, ground)),
};

/** The same table within another document. */
export const actionPlanTables: TableReader = {
  id: 'action-plan',
  recognises: ratePlan,
  read: readPlanTable,
};
