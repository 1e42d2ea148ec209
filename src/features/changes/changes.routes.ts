import { notFound } from '../../kernel/errors.ts';
import type { Reader } from '../../store/index.ts';
import { readPage } from '../../web/components/pagination.ts';
import { respond } from '../../web/view.ts';
import type { Site } from '../../web/view.ts';
import { openRecord } from '../record/index.ts';
import type { RecordServices } from '../record/index.ts';
import { findChangeSet, listChanges, listChangeSets } from './changes.repository.ts';
import {
  changeListCsv,
  changeListPage,
  changeSetPage,
  CHANGES_A_PAGE,
  SETS_A_PAGE,
} from './changes.views.ts';

export interface ChangeServices extends RecordServices {
  readonly db: Reader;
}

/** A CSV holds every change set, not one page of them. */
const ALL = 1_000_000;

/** /KAZ/changes: who changed what in this State's record; /KAZ/changes/7: one change set with its checkpoint. */
export function changeRoutes(site: Site, services: ChangeServices): void {
  site.get('/:language/:state/changes', async (request) => {
    const view = await openRecord(services, request);
    const { known, format } = view.context;
    const number = readPage(view.context);
    const found = await listChangeSets(
      services.db,
      view.state.id,
      known,
      format === 'html' ? { size: SETS_A_PAGE, number } : { size: ALL, number: 1 },
    );
    return respond(request, {
      html: () => changeListPage(view, found, number),
      json: () => found.rows,
      csv: () => changeListCsv(found.rows),
    });
  });
  site.get('/:language/:state/changes/:number{[0-9]{1,9}}', async (request) => {
    const view = await openRecord(services, request);
    const set = await findChangeSet(services.db, Number(request.req.param('number')));
    if (!set) throw notFound('There is no change set with this number.');
    const number = readPage(view.context);
    const isPage = view.context.format === 'html';
    const found = await listChanges(
      services.db,
      set.number,
      view.state.id,
      isPage ? { size: CHANGES_A_PAGE, number } : { size: ALL, number: 1 },
    );
    return respond(request, {
      html: () => changeSetPage(view, set, found, number),
      json: () => ({ ...set, changes: found.rows }),
    });
  });
}
