import { notFound } from '../../kernel/errors.ts';
import type { Site } from '../../web/view.ts';
import { respond } from '../../web/view.ts';
import { instrument } from '../catalogue/index.ts';
import { openRecord } from '../record/index.ts';
import type { RecordServices } from '../record/index.ts';
import { standing } from './treaties.ts';
import { treatyList, treatyListCsv, treatyListJson, treatyListPage } from './treaties.views.ts';
import { instrumentJson, instrumentPage } from './instrument.views.ts';
import { treatyAction } from './treaties.schema.ts';

/** /KAZ/treaties and /KAZ/treaties/iccpr, with their twins. */
export function treatyRoutes(site: Site, services: RecordServices): void {
  site.get('/:language/:state/treaties', async (request) => {
    const view = await openRecord(services, request);
    const list = treatyList(view);
    return respond(request, {
      html: () => treatyListPage(view, list),
      json: () => treatyListJson(list),
      csv: () => treatyListCsv(view, list),
    });
  });
  site.get('/:language/:state/treaties/:instrument', async (request) => {
    const view = await openRecord(services, request);
    const found = view.catalogue.find(instrument, request.req.param('instrument') ?? '');
    if (!found) throw notFound('There is no instrument with this name in the catalogue.');
    const now = standing(found.id, view.dossier.all(treatyAction), view.context.asof);
    return respond(request, {
      html: () => instrumentPage(view, found, now),
      json: () => instrumentJson(view, found, now),
    });
  });
}
