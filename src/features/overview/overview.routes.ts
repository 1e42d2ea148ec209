import { sql } from 'kysely';
import type { Kind } from '../../ledger/index.ts';
import type { Reader } from '../../store/index.ts';
import { respond } from '../../web/view.ts';
import type { Site } from '../../web/view.ts';
import { openRecord } from '../record/index.ts';
import type { RecordServices } from '../record/index.ts';
import { overviewOf } from './overview.ts';
import { overviewPage } from './overview.views.ts';
import { stateRows, statesCsv, statesPage } from './states.views.ts';

export interface OverviewServices extends RecordServices {
  readonly db: Reader;
  readonly kinds: readonly Kind[];
}

/** How many records are held on each State: what the changes since the beginning created and did not delete. */
async function recordCounts(db: Reader): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ state_id: string; records: number }>`
    select state_id, (count(*) filter (where operation = 'create') - count(*) filter (where operation = 'delete'))::int as records
    from change where state_id is not null group by state_id`.execute(db);
  return new Map(rows.map((row) => [row.state_id, row.records]));
}

/** Counting goes through every change, so it is done once for each size of the ledger. */
function countsByState(db: Reader): (ledgerSize: number) => Promise<ReadonlyMap<string, number>> {
  let counted: { readonly size: number; readonly counts: Promise<ReadonlyMap<string, number>> } | null = null;
  return (size) => {
    if (counted?.size !== size) counted = { size, counts: recordCounts(db) };
    counted.counts.catch(() => (counted = null));
    return counted.counts;
  };
}

/** The front page of a language, and a State's overview. */
export function overviewRoutes(site: Site, services: OverviewServices): void {
  const counts = countsByState(services.db);
  site.get('/:language{[a-z]{2}}', async (request) => {
    const context = request.get('context');
    const catalogue = await services.dossiers.get(null, context.known);
    const rows = stateRows(context, catalogue, await counts(catalogue.size));
    return respond(request, {
      html: () => statesPage(context, rows),
      json: () => rows,
      csv: () => statesCsv(rows),
    });
  });
  site.get('/:language/:state{[A-Z]{3}}', async (request) => {
    const view = await openRecord(services, request);
    const now = overviewOf(view.dossier, view.catalogue, services.kinds, view.context.asof);
    return respond(request, { html: () => overviewPage(view, now), json: () => now });
  });
}
