import { notFound } from '../../kernel/errors.ts';
import { respond } from '../../web/view.ts';
import type { Site } from '../../web/view.ts';
import { openRecord } from '../record/index.ts';
import type { RecordServices } from '../record/index.ts';
import { planList } from './plan.rows.ts';
import { planCsv, planJson, plansCsv, plansJson } from './plan.twins.ts';
import { planPage } from './plan.views.ts';
import { planListPage } from './plan-list.views.ts';
import { plansOn } from './plans.ts';

/** /KAZ/plans and what hangs on it: a plan, its measures, the bodies, and the reforms beside it. */
export function planRoutes(site: Site, services: RecordServices): void {
  site.get('/:language/:state/plans', async (request) => {
    const view = await openRecord(services, request);
    const plans = plansOn(view.dossier, view.context.asof);
    return respond(request, {
      html: () => planListPage(view, plans),
      json: () => plansJson(view, plans),
      csv: () => plansCsv(view, plans),
    });
  });
  site.get('/:language/:state/plans/:plan', async (request) => {
    const view = await openRecord(services, request);
    const plan = plansOn(view.dossier, view.context.asof).find((one) => one.plan.id === request.req.param('plan'));
    if (!plan) throw notFound('There is no such plan in the record.');
    const list = planList(view, plan);
    return respond(request, {
      html: () => planPage(view, list),
      json: () => planJson(view, list),
      csv: () => planCsv(view, list),
    });
  });
}
