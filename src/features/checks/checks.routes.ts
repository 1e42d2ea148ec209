import type { Kind } from '../../ledger/index.ts';
import { respond } from '../../web/view.ts';
import type { Site } from '../../web/view.ts';
import { openRecord } from '../record/index.ts';
import type { RecordServices } from '../record/index.ts';
import { contradictions } from './contradictions.ts';
import { contradictionsCsv, contradictionsPage, narrowed } from './contradictions.views.ts';

export interface CheckServices extends RecordServices {
  readonly kinds: readonly Kind[];
}

/** /KAZ/contradictions: what sources state differently, and which the record follows. */
export function checkRoutes(site: Site, services: CheckServices): void {
  site.get('/:language/:state/contradictions', async (request) => {
    const view = await openRecord(services, request);
    const all = contradictions(view.dossier, services.kinds);
    const list = narrowed(view, all);
    return respond(request, {
      html: () => contradictionsPage(view, all),
      json: () => list,
      csv: () => contradictionsCsv(list),
    });
  });
}
