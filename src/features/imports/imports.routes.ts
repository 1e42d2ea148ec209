import { readPage } from '../../web/components/pagination.ts';
import { respond } from '../../web/view.ts';
import type { Site, SiteRequest } from '../../web/view.ts';
import type { Reader } from '../../store/index.ts';
import { openCatalogue, openRecord, viewOfState } from '../record/index.ts';
import type { RecordServices, RecordsView } from '../record/index.ts';
import { badAction, formOf, hasReading } from '../reading/index.ts';
import { findImport, importedKinds, importedRecords, importSets, listImports } from './imports.repository.ts';
import type { ImportedRecord } from './imports.repository.ts';
import { importPage, RECORDS_A_PAGE } from './import.views.ts';
import type { ImportPage } from './import.views.ts';
import type { ImportService } from './imports.service.ts';
import { importListCsv, importListPage, IMPORTS_A_PAGE } from './imports.views.ts';

export interface ImportPageServices extends RecordServices {
  readonly db: Reader;
  readonly reading: { readonly imports: ImportService };
  readonly actor: string;
}

/** A larger import is looked at for what stands in the way only when asked: that takes seconds. */
const MOST_LOOKED_AT = 20_000;

/** A CSV and a JSON twin hold every import, not one page of them. */
const ALL = { size: 1_000_000, number: 1 };

/** /KAZ/imports and /imports: what brought records, into one State's or into any; …/:id: one of them, and the way back. */
export function importRoutes(site: Site, services: ImportPageServices): void {
  const list = async (request: SiteRequest, view: RecordsView): Promise<Response> => {
    const { context, state } = view;
    const page = readPage(context);
    const scope = state?.id ?? (context.query.get('scope') === 'catalogue' ? 'catalogue' : null);
    const found = await listImports(
      services.db,
      scope,
      context.format === 'html' ? { size: IMPORTS_A_PAGE, number: page } : ALL,
    );
    return respond(request, {
      html: () => importListPage(view, { ...found, page }),
      json: () => found.rows,
      csv: () => importListCsv(found.rows),
    });
  };
  const one = async (request: SiteRequest, view: RecordsView): Promise<Response> => {
    const shown = await importOf(services, view, request.req.param('id') ?? '');
    const { own, sets, kinds, records, total, check } = shown;
    return respond(request, {
      html: () => importPage(view, shown),
      json: () => ({ ...own, sets, kinds, records, total, undo: check }),
    });
  };
  const undo = async (request: SiteRequest, view: RecordsView): Promise<Response> => {
    const form = await formOf(request);
    if (form.get('action') !== 'undo') throw badAction();
    await services.reading.imports.undo(request.req.param('id') ?? '', services.actor);
    return request.redirect(view.context.here(), 303);
  };
  const OF_STATE = '/:language/:state{[A-Z]{3}}/imports';
  const OF_ALL = '/:language/imports';
  site.get(OF_STATE, async (request) => list(request, await openRecord(services, request)));
  site.get(OF_ALL, async (request) => list(request, await openCatalogue(services, request)));
  site.get(`${OF_STATE}/:id`, async (request) => one(request, await openRecord(services, request)));
  site.get(`${OF_ALL}/:id`, async (request) => one(request, await openCatalogue(services, request)));
  site.post(`${OF_STATE}/:id`, async (request) => undo(request, await openRecord(services, request)));
  site.post(`${OF_ALL}/:id`, async (request) => undo(request, await openCatalogue(services, request)));
}

async function importOf(services: ImportPageServices, view: RecordsView, id: string): Promise<ImportPage> {
  const { db } = services;
  const own = await findImport(db, id);
  const sets = await importSets(db, id);
  const isSmall = sets.reduce((sum, one) => sum + one.records, 0) <= MOST_LOOKED_AT;
  const page = readPage(view.context);
  const kind = view.context.query.get('kind');
  const { rows, total } = await importedRecords(db, id, kind, { size: RECORDS_A_PAGE, number: page });
  return {
    own,
    sets,
    kinds: await importedKinds(db, id),
    records: rows,
    total,
    page,
    check: isSmall || view.context.query.has('check') ? await services.reading.imports.check(id) : null,
    viewOf: await viewsOf(services, view, rows),
    isReading: await hasReading(db, id),
  };
}

/** The page's view of each State that the records are of. */
async function viewsOf(
  services: ImportPageServices,
  view: RecordsView,
  rows: readonly ImportedRecord[],
): Promise<ImportPage['viewOf']> {
  const views = new Map<string, RecordsView>();
  for (const stateId of new Set(rows.map((row) => row.stateId)))
    if (stateId !== null) views.set(stateId, await viewOfState(services, view, stateId));
  return (stateId) => (stateId === null ? view : (views.get(stateId) ?? view));
}
