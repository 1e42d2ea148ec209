import type { Site, SiteRequest } from '../../web/view.ts';
import { respond } from '../../web/view.ts';
import { openCatalogue, viewOfState } from '../record/index.ts';
import type { RecordServices, RecordsView } from '../record/index.ts';
import { viewOfQuestion } from '../search/index.ts';
import type { SearchService } from '../search/index.ts';
import { compared } from './compare.ts';
import { comparePage, shownOf as comparedTable } from './compare.views.ts';
import { crossCsv, crossJson } from './cross-table.views.ts';
import { cycleFlow } from './cycles.ts';
import { roomPath } from './frame.views.ts';
import type { Room } from './frame.views.ts';
import { mapCsv, mapJson, mapPage } from './map.views.ts';
import { overYears } from './over-years.ts';
import { isDrawn, repeatsCsv, repeatsJson, repeatsPage } from './repeats.views.ts';
import { whoSaysWhat } from './who.ts';
import { shownOf as whoTable, whoPage } from './who.views.ts';
import { worldMap } from './world-map.ts';
import { yearsCsv, yearsJson, yearsPage } from './years.views.ts';

export interface ComparisonServices extends RecordServices {
  readonly search: SearchService;
}

/** A table with no rows, for the CSV of a page that has no figures. */
const EMPTY = { header: ['value', 'name'], rows: [] };

/** /compare and the pictures behind it. Stand before '/:language/:state/…', which would take 'compare' for a State. */
export function comparisonRoutes(site: Site, services: ComparisonServices): void {
  const { search } = services;
  const room = (name: Room, answer: (view: RecordsView, request: SiteRequest) => Promise<Response>): void => {
    site.get(`/:language{[a-z]{2}}${roomPath(name)}`, async (request) =>
      answer(await viewOfQuestion(services, await openCatalogue(services, request)), request),
    );
  };
  room('compare', async (view, request) => {
    const all = await compared(view, search);
    const shown = comparedTable(all);
    return respond(request, {
      html: () => comparePage(view, all),
      json: () => (shown === null ? { choice: all.choice } : crossJson(view, shown)),
      csv: () => (shown === null ? EMPTY : crossCsv(view, shown)),
    });
  });
  room('who', async (view, request) => {
    const all = await whoSaysWhat(view, search);
    const shown = whoTable(all);
    return respond(request, {
      html: () => whoPage(view, all),
      json: () => (shown === null ? { rows: [] } : crossJson(view, shown)),
      csv: () => (shown === null ? EMPTY : crossCsv(view, shown)),
    });
  });
  room('years', async (view, request) => {
    const all = await overYears(view, search);
    return respond(request, {
      html: () => yearsPage(view, all),
      json: () => yearsJson(view, all),
      csv: () => yearsCsv(view, all),
    });
  });
  room('repeats', async (view, request) => {
    const all = await cycleFlow(view, search);
    // Where the record holds one State only, nobody has to name it.
    const { stateId } = all;
    const own = view.state === null && stateId !== null ? await viewOfState(services, view, stateId) : view;
    return respond(request, {
      html: () => repeatsPage(own, all),
      json: () => repeatsJson(all),
      csv: () => (isDrawn(all) ? repeatsCsv(own, all) : EMPTY),
    });
  });
  room('map', async (view, request) => {
    const all = await worldMap(view, search);
    return respond(request, {
      html: () => mapPage(view, all),
      json: () => mapJson(all),
      csv: () => mapCsv(all),
    });
  });
}
