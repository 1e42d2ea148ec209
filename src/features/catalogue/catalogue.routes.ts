import { notFound } from '../../kernel/errors.ts';
import type { Kind } from '../../ledger/index.ts';
import { readPage } from '../../web/components/pagination.ts';
import { respond } from '../../web/view.ts';
import type { Site } from '../../web/view.ts';
import { openCatalogue } from '../record/index.ts';
import type { RecordServices } from '../record/index.ts';
import {
  catalogueCsv,
  cataloguePage,
  kindCounts,
  kindCsv,
  kindPage,
  namedRecords,
} from './catalogue.views.ts';

export interface CatalogueServices extends RecordServices {
  readonly kinds: readonly Kind[];
}

/** /catalogue: what all States share; /catalogue/records/instrument: the records of one kind. */
export function catalogueRoutes(site: Site, services: CatalogueServices): void {
  site.get('/:language{[a-z]{2}}/catalogue', async (request) => {
    const view = await openCatalogue(services, request);
    const counts = kindCounts(view.catalogue, services.kinds);
    return respond(request, {
      html: () => cataloguePage(view, counts),
      json: () => counts,
      csv: () => catalogueCsv(counts),
    });
  });
  site.get('/:language{[a-z]{2}}/catalogue/records/:kind', async (request) => {
    const view = await openCatalogue(services, request);
    const kind = services.kinds.find((one) => one.name === request.req.param('kind'));
    if (kind?.scope !== 'catalogue') throw notFound('There is no such kind of record in the catalogue.');
    const records = namedRecords(view, kind);
    return respond(request, {
      html: () => kindPage(view, kind, records, readPage(view.context)),
      json: () =>
        [...view.catalogue.entries(kind.name).values()].map(({ fields, citations }) => ({
          ...fields,
          citations,
        })),
      csv: () => kindCsv(records),
    });
  });
}
