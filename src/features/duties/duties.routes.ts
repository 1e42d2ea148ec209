import { sql } from 'kysely';
import type { Reader } from '../../store/index.ts';
import { respond } from '../../web/view.ts';
import type { Site } from '../../web/view.ts';
import { openRecord } from '../record/index.ts';
import type { RecordServices } from '../record/index.ts';
import { dutyFeed } from './duties.feed.ts';
import { dutyList, narrowedDuties } from './duties.rows.ts';
import { dutiesCsv, dutiesJson } from './duties.twins.ts';
import { chosenWords, dutiesPage } from './duties.views.ts';

export interface DutyServices extends RecordServices {
  readonly db: Reader;
}

/** When the ledger last changed, or had by the end of a UTC day; ISO 8601 UTC. An empty ledger has always been so. */
async function changedAt(db: Reader, known: string | null): Promise<string> {
  const until = known === null ? sql`true` : sql`at <= ${`${known}T23:59:59.999Z`}`;
  const { rows } = await sql<{ at: string | null }>`
    select max(at) as at from change_set where ${until}`.execute(db);
  return rows[0]?.at ?? '1970-01-01T00:00:00.000Z';
}

/** /KAZ/duties with its twins, the calendar feed among them. */
export function dutyRoutes(site: Site, services: DutyServices): void {
  site.get('/:language/:state/duties', async (request) => {
    const view = await openRecord(services, request);
    const list = dutyList(view);
    return respond(request, {
      html: () => dutiesPage(view, list),
      json: () => dutiesJson(view, list),
      csv: () => dutiesCsv(view, list),
      ics: async () =>
        dutyFeed(view, {
          duties: narrowedDuties(view),
          narrowedTo: chosenWords(view, list),
          changedAt: await changedAt(services.db, view.context.known),
          origin: new URL(request.req.url).origin,
        }),
    });
  });
}
