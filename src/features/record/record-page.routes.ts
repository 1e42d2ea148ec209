import { notFound } from '../../kernel/errors.ts';
import type { Kind } from '../../ledger/index.ts';
import type { Reader } from '../../store/index.ts';
import { respond } from '../../web/view.ts';
import type { Site, SiteRequest } from '../../web/view.ts';
import { openRecord } from './record.ts';
import type { RecordServices, RecordView } from './record.ts';
import { recordPage } from './record-page.views.ts';
import type { HistoryEntry, ShownRecord } from './record-page.views.ts';

export interface RecordPageServices extends RecordServices {
  readonly db: Reader;
  readonly kinds: readonly Kind[];
}

/** Every change of one record that was known by the end of a day, newest first. */
async function historyOf(
  db: Reader,
  kind: string,
  id: string,
  known: string | null,
): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('change')
    .innerJoin('change_set', 'change_set.number', 'change.change_set')
    .select(['sequence', 'change_set as changeSet', 'at', 'actor', 'reason', 'operation', 'before'])
    .where('kind', '=', kind)
    .where('record_id', '=', id)
    .where('at', '<=', known === null ? '9999' : `${known}T23:59:59.999Z`)
    .orderBy('sequence', 'desc')
    .execute();
  return rows.map(({ before, ...row }) => ({
    ...row,
    fields: row.operation === 'update' ? Object.keys(before?.fields ?? {}) : [],
  }));
}

/** The choices made between sources for this record, by field. */
function groundsOf(view: RecordView, kind: string, id: string): ReadonlyMap<string, string> {
  const all = [...view.dossier.entries('choice').values()].map((entry) => entry.fields);
  return new Map(
    all
      .filter((one) => one['recordKind'] === kind && one['recordId'] === id)
      .map((one) => [String(one['field']), String(one['ground'])]),
  );
}

/** /KAZ/records/treaty_action/kaz.iccpr.signature: what every source mark leads to. */
export function recordPageRoutes(site: Site, services: RecordPageServices): void {
  const answer = async (request: SiteRequest, view: RecordView): Promise<Response> => {
    const kind = services.kinds.find((one) => one.name === request.req.param('kind'));
    const id = decodeURIComponent(request.req.param('id') ?? '');
    const holder = kind?.scope === 'catalogue' ? view.catalogue : view.dossier;
    const entry = kind === undefined ? undefined : holder.entries(kind.name).get(id);
    if (!kind || !entry) throw notFound('There is no such record.');
    const history = await historyOf(services.db, kind.name, id, view.context.known);
    const record: ShownRecord = {
      kind,
      id,
      fields: entry.fields,
      citations: entry.citations,
      grounds: groundsOf(view, kind.name, id),
      history,
    };
    return respond(request, {
      html: () => recordPage(view, record),
      json: () => ({ kind: kind.name, record: entry.fields, citations: entry.citations, history }),
    });
  };
  site.get('/:language/:state{[A-Z]{3}}/records/:kind/:id', async (request) =>
    answer(request, await openRecord(services, request)),
  );
}
