import { notFound } from '../../kernel/errors.ts';
import { respond } from '../../web/view.ts';
import type { Site } from '../../web/view.ts';
import type { Html } from '../../web/html.ts';
import { inLanguage, openRecord } from '../record/index.ts';
import type { RecordServices, RecordView } from '../record/index.ts';
import { answersBy, answersTo } from './answers.views.ts';
import { bodiesOn } from './bodies.ts';
import { bodyList, bodyListCsv, bodyListJson, bodyListPage } from './bodies.views.ts';
import { bodyJson, bodyPage } from './body.views.ts';
import { measureCrumbs, measurePage } from './measure.views.ts';
import { notYetPage } from './not-yet.views.ts';
import { planList } from './plan.rows.ts';
import { measureJson, planCsv, planJson, plansCsv, plansJson, withCitations } from './plan.twins.ts';
import { planPage } from './plan.views.ts';
import { planListPage } from './plan-list.views.ts';
import { measure, plan } from './plans.schema.ts';
import type { Measure, Plan } from './plans.schema.ts';
import { plansOn } from './plans.ts';
import type { MeasureStanding } from './plans.ts';
import { reformJson, reformNotYetPage, reformPage } from './reform.views.ts';
import { reformList } from './reforms.rows.ts';
import { reformsOn } from './reforms.ts';
import { reformListCsv, reformListJson, reformListPage } from './reforms.views.ts';

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
    const id = request.req.param('plan') ?? '';
    const approved = plansOn(view.dossier, view.context.asof).find((one) => one.plan.id === id);
    if (!approved) return respond(request, { html: () => planNotYetPage(view, heldPlan(view, id)) });
    const list = planList(view, approved);
    return respond(request, {
      html: () => planPage(view, list),
      json: () => planJson(view, list),
      csv: () => planCsv(view, list),
    });
  });
  site.get('/:language/:state/measures/:measure', async (request) => {
    const view = await openRecord(services, request);
    const held = view.dossier.find(measure, request.req.param('measure') ?? '');
    if (!held) throw notFound('There is no such measure in the record.');
    const approved = plansOn(view.dossier, view.context.asof).find((one) => one.plan.id === held.planId);
    const row = approved?.measures.find((one) => one.measure.id === held.id);
    if (!approved || !row) {
      return respond(request, { html: () => measureNotYetPage(view, heldPlan(view, held.planId), held) });
    }
    return respond(request, {
      html: () => measurePage(view, approved.plan, row),
      json: () => measureTwin(view, approved.plan, row),
    });
  });
  bodyPages(site, services);
  reformPages(site, services);
}

/** /KAZ/bodies and /KAZ/bodies/kaz.body.moj. */
function bodyPages(site: Site, services: RecordServices): void {
  site.get('/:language/:state/bodies', async (request) => {
    const view = await openRecord(services, request);
    const list = bodyList(view);
    return respond(request, {
      html: () => bodyListPage(view, list),
      json: () => bodyListJson(view, list),
      csv: () => bodyListCsv(view, list),
    });
  });
  site.get('/:language/:state/bodies/:body', async (request) => {
    const view = await openRecord(services, request);
    const id = request.req.param('body') ?? '';
    const found = bodiesOn(view.dossier, view.context.asof).find((one) => one.body.id === id);
    if (!found) throw notFound('On that day there was no such body in the record.');
    return respond(request, { html: () => bodyPage(view, found), json: () => bodyJson(view, found) });
  });
}

/** /KAZ/reforms and /KAZ/reforms/kaz.reform.ombudsman-law. */
function reformPages(site: Site, services: RecordServices): void {
  site.get('/:language/:state/reforms', async (request) => {
    const view = await openRecord(services, request);
    const list = reformList(view);
    return respond(request, {
      html: () => reformListPage(view, list),
      json: () => reformListJson(view, list),
      csv: () => reformListCsv(view, list),
    });
  });
  site.get('/:language/:state/reforms/:reform', async (request) => {
    const view = await openRecord(services, request);
    const { asof } = view.context;
    const id = request.req.param('reform') ?? '';
    const found = reformsOn(view.dossier, view.catalogue, asof).find((one) => one.reform.id === id);
    if (!found) throw notFound('There is no such reform in the record.');
    if (found.since > asof) return respond(request, { html: () => reformNotYetPage(view, found) });
    return respond(request, { html: () => reformPage(view, found), json: () => reformJson(view, found) });
  });
}

function heldPlan(view: RecordView, id: string): Plan {
  const held = view.dossier.find(plan, id);
  if (!held) throw notFound('There is no such plan in the record.');
  return held;
}

const planNotYetPage = (view: RecordView, held: Plan): Html =>
  notYetPage(view, {
    title: inLanguage(view.context, held.title),
    crumbs: measureCrumbs(view, held).slice(0, 2),
    section: 'plans',
    since: held.approvedOn,
  });

const measureNotYetPage = (view: RecordView, held: Plan, own: Measure): Html =>
  notYetPage(view, {
    title: view.context.t('measure.title', { number: own.number }),
    crumbs: measureCrumbs(view, held),
    section: 'plans',
    since: held.approvedOn,
  });

const measureTwin = (view: RecordView, held: Plan, row: MeasureStanding): unknown => ({
  ...measureJson(view, row),
  plan: held,
  area: row.area,
  answers: answersBy(view, 'measure', row.measure.id).map((one) => withCitations(view, 'answer', one)),
  answeredBy: answersTo(view, 'measure', row.measure.id).map((one) => withCitations(view, 'answer', one)),
});
