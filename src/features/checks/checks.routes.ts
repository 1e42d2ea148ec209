import type { Kind } from '../../ledger/index.ts';
import type { Reader } from '../../store/index.ts';
import { respond } from '../../web/view.ts';
import type { Site } from '../../web/view.ts';
import { choosersOf, openRecord } from '../record/index.ts';
import type { RecordServices } from '../record/index.ts';
import { contradictions } from './contradictions.ts';
import { contradictionsPage, narrowed } from './contradictions.views.ts';
import { contradictionsCsv, contradictionsJson } from './contradictions.twins.ts';

export interface CheckServices extends RecordServices {
  readonly db: Reader;
  readonly kinds: readonly Kind[];
}

/** /KAZ/contradictions: what sources state differently, which the record follows, who chose it, when and why. */
export function checkRoutes(site: Site, services: CheckServices): void {
  site.get('/:language/:state/contradictions', async (request) => {
    const view = await openRecord(services, request);
    const all = contradictions(view.dossier, services.kinds);
    const list = narrowed(view, all);
    const choices = list.flatMap((one) => one.choice?.id ?? []);
    const choosers = await choosersOf(services.db, choices, view.context.known);
    return respond(request, {
      html: () => contradictionsPage(view, all, choosers),
      json: () => contradictionsJson(list, choosers),
      csv: () => contradictionsCsv(list, choosers),
    });
  });
}
