import { notFound } from '../../kernel/errors.ts';
import type { Kind } from '../../ledger/index.ts';
import type { Reader } from '../../store/index.ts';
import { readPage } from '../../web/components/pagination.ts';
import { respond } from '../../web/view.ts';
import type { Site, SiteRequest } from '../../web/view.ts';
import { openCatalogue, openRecord, viewOfState } from '../record/index.ts';
import type { RecordServices, RecordsView } from '../record/index.ts';
import { countFitting, readFilter } from './change-filter.ts';
import { changeListCsv, changeListPage, SETS_A_PAGE } from './change-list.views.ts';
import { changeSetPage, CHANGES_A_PAGE } from './change-set.views.ts';
import type { ShownSet } from './change-set.views.ts';
import { countChanges, findChangeSet, listChanges, listChangeSets } from './changes.repository.ts';
import type { ChangeRow } from './changes.repository.ts';
import { changeSetCsv, changeSetJson, CHANGES_A_PART, readPart } from './changes.twins.ts';

export interface ChangeServices extends RecordServices {
  readonly db: Reader;
  readonly kinds: readonly Kind[];
}

/** A CSV holds every change set, not one page of them. */
const ALL = { size: 1_000_000, number: 1 };

async function answerList(
  services: ChangeServices,
  request: SiteRequest,
  view: RecordsView,
): Promise<Response> {
  const { context, state } = view;
  const page = readPage(context);
  const found = await listChangeSets(
    services.db,
    state === null ? 'everything' : { stateId: state.id },
    context.known,
    context.format === 'html' ? { size: SETS_A_PAGE, number: page } : ALL,
  );
  return respond(request, {
    html: () => changeListPage(view, { ...found, page }),
    json: () => found.rows,
    csv: () => changeListCsv(found.rows),
  });
}

/** The page's view of each State that the changes are of. */
async function viewsOf(
  services: ChangeServices,
  view: RecordsView,
  rows: readonly ChangeRow[],
): Promise<ShownSet['viewOf']> {
  const shared: RecordsView = { ...view, state: null, dossier: view.catalogue };
  const views = new Map<string | null, RecordsView>([[null, shared]]);
  for (const stateId of new Set(rows.map((row) => row.stateId)))
    if (stateId !== null) views.set(stateId, await viewOfState(services, view, stateId));
  return (stateId) => views.get(stateId) ?? shared;
}

async function answerSet(
  services: ChangeServices,
  request: SiteRequest,
  view: RecordsView,
): Promise<Response> {
  const { context, state } = view;
  const { db } = services;
  const kinds = new Map(services.kinds.map((kind) => [kind.name, kind]));
  const set = await findChangeSet(db, Number(request.req.param('number')), context.known);
  if (!set) throw notFound('There is no change set with this number.');
  const filter = readFilter(context.query, state?.id ?? null);
  const counts = await countChanges(db, set);
  const page = readPage(context);
  const part = readPart(context.query);
  const isPage = context.format === 'html';
  const size = isPage ? CHANGES_A_PAGE : CHANGES_A_PART;
  const rows = await listChanges(db, kinds, set, filter, { size, number: isPage ? page : part });
  const viewOf = await viewsOf(services, view, isPage ? rows : []);
  return respond(request, {
    html: () => changeSetPage(view, { set, counts, filter, rows, page, viewOf, kinds }),
    json: () => changeSetJson(set, rows, countFitting(counts, filter), part),
    csv: () => changeSetCsv(rows),
  });
}

/**
 * /KAZ/changes: who changed what in this State's record; /KAZ/changes/7: one change set, as far as it touched the State.
 * /changes and /changes/7: the same of everything, the catalogue included.
 */
export function changeRoutes(site: Site, services: ChangeServices): void {
  const ofState = '/:language/:state{[A-Z]{3}}/changes';
  const ofAll = '/:language/changes';
  const number = ':number{[0-9]{1,9}}';
  site.get(ofState, async (request) => answerList(services, request, await openRecord(services, request)));
  site.get(ofAll, async (request) => answerList(services, request, await openCatalogue(services, request)));
  site.get(`${ofState}/${number}`, async (request) =>
    answerSet(services, request, await openRecord(services, request)),
  );
  site.get(`${ofAll}/${number}`, async (request) =>
    answerSet(services, request, await openCatalogue(services, request)),
  );
}
