import { notFound } from '../../kernel/errors.ts';
import { CERTAINTIES } from '../../ledger/fields.ts';
import { respond, respondWithErrors } from '../../web/view.ts';
import type { Site, SiteRequest } from '../../web/view.ts';
import { openRecord, viewOfState } from '../record/index.ts';
import type { RecordServices, RecordView } from '../record/index.ts';
import { reviewRecord } from '../reviews/index.ts';
import type { Entry } from '../reviews/index.ts';
import { candidatesJson, candidatesPage, SHOWN, SHOWN_MORE } from './candidates.views.ts';
import type { CandidatesPage } from './candidates.views.ts';
import { clusterCsv, clusterJson, clusterListCsv, clusterListJson } from './cluster.twins.ts';
import { clusterPage } from './cluster.views.ts';
import { cluster } from './clusters.schema.ts';
import type { Cluster } from './clusters.schema.ts';
import { clusterListPage } from './clusters.views.ts';
import type { Done } from './done.views.ts';
import { badAction, formOf, idsOf, namedOf, textOf, wordsOf } from './forms.ts';
import { ANSWERING } from './answer-links.ts';
import type { Decision } from './decisions.ts';
import type { LikenessService } from './likeness.service.ts';
import { saidTogetherOn } from './said-together.ts';
import type { SaidTogether } from './said-together.ts';

export interface LikenessServices extends RecordServices {
  readonly likeness: LikenessService;
  /** Who sits at this machine: until accounts come, the local administrator. */
  readonly actor: string;
}

const STATE = '/:language/:state{[A-Z]{3}}';
const LIKE = `${STATE}/recommendations/:recommendation/like`;
const CLUSTERS = `${STATE}/clusters`;

/** /KAZ/recommendations/…/like: candidates; /KAZ/clusters and /KAZ/clusters/…: what was put together. */
export function likenessRoutes(site: Site, services: LikenessServices): void {
  candidateRoutes(site, services);
  clusterRoutes(site, services);
}

function candidateRoutes(site: Site, services: LikenessServices): void {
  site.get(LIKE, async (request) => {
    const view = await openRecord(services, request);
    const shown = await candidatesOf(services, view, entryOf(request, view), null);
    return respond(request, {
      html: () => candidatesPage(view, shown),
      json: () => candidatesJson(view, shown),
    });
  });

  site.post(LIKE, async (request) => {
    const view = await openRecord(services, request);
    const entry = entryOf(request, view);
    const form = await formOf(request);
    const decision = decisionOf(services, view, form);
    const one = textOf(form, 'one');
    if (one !== '') {
      const done = await actOnOne(services, entry, one, decision);
      return request.redirect(view.context.here({ done }), 303);
    }
    const action = textOf(form, 'action');
    if (action === 'answers') {
      const done = await acceptAnswers(services, entry, form, decision);
      return request.redirect(`${view.context.here({ done })}#answers`, 303);
    }
    if (action !== 'same') throw badAction();
    return putTogether(request, services, view, { entry, form, decision });
  });
}

function entryOf(request: SiteRequest, view: RecordView): Entry {
  const entry = reviewRecord(view.dossier).byId.get(request.req.param('recommendation') ?? '');
  if (entry === undefined) throw notFound('There is no recommendation with this name in the record.');
  return entry;
}

const decisionOf = ({ actor }: LikenessServices, { state }: RecordView, form: FormData): Decision => ({
  stateId: state.id,
  actor,
  reason: textOf(form, 'reason'),
});

/** What the address asks for, with the dossiers of the States that it leads to. */
async function candidatesOf(
  services: LikenessServices,
  view: RecordView,
  entry: Entry,
  sent: FormData | null,
): Promise<CandidatesPage> {
  const { context, dossier } = view;
  const among = context.query.get('among') === 'others' ? 'others' : 'own';
  const count = context.query.get('show') === String(SHOWN_MORE) ? SHOWN_MORE : SHOWN;
  const candidates = await services.likeness.candidates(dossier, {
    recommendationId: entry.recommendation.id,
    among,
    count,
    asof: context.asof,
  });
  const views = new Map([[view.state.id, view]]);
  for (const { unit } of candidates.same)
    if (!views.has(unit)) views.set(unit, await viewOfState(services, view, unit));
  return {
    entry,
    candidates,
    among,
    count,
    viewOf: (stateId) => views.get(stateId) ?? view,
    sent,
    errors: [],
  };
}

const REFUSABLE = ['recommendation', ...ANSWERING] as const;

/** 'refuse measure/…' or 'again recommendation/…'. */
async function actOnOne(
  { likeness }: LikenessServices,
  { recommendation }: Entry,
  words: string,
  decision: Decision,
): Promise<Done> {
  const [, action, name = ''] = /^(refuse|again) (.+)$/.exec(words) ?? [];
  const { kind, id } = namedOf(name, REFUSABLE);
  const others = [{ otherKind: kind, otherId: id }];
  if (action === 'again') {
    await likeness.offerAgain(recommendation.id, others);
    return 'offered';
  }
  if (kind === 'recommendation' && id === recommendation.id) throw badAction();
  await likeness.refuse(recommendation.id, others, decision);
  return 'refused';
}

async function acceptAnswers(
  { likeness }: LikenessServices,
  { recommendation }: Entry,
  form: FormData,
  decision: Decision,
): Promise<Done> {
  const chosen = form.getAll('answer').map((one) => namedOf(String(one), ANSWERING));
  const certainty = CERTAINTIES.find((one) => one === textOf(form, 'certainty'));
  if (certainty === undefined || chosen.length > SHOWN_MORE) throw badAction();
  if (chosen.length === 0) return 'nothing';
  const unique = [...new Map(chosen.map((one) => [`${one.kind}/${one.id}`, one])).values()];
  await likeness.acceptAnswers(recommendation.id, unique, certainty, decision);
  return 'answered';
}

interface Sent {
  readonly entry: Entry;
  readonly form: FormData;
  readonly decision: Decision;
}

/** Into a new cluster, or into one that is there; on to its page. */
async function putTogether(
  request: SiteRequest,
  services: LikenessServices,
  view: RecordView,
  { entry, form, decision }: Sent,
): Promise<Response> {
  const { likeness } = services;
  const { context, state } = view;
  const own = entry.recommendation.id;
  const chosen = idsOf(form, 'same');
  const into = textOf(form, 'cluster') || 'new';
  const { words, errors } = into === 'new' ? wordsOf(view, form, null) : { words: null, errors: [] };
  const problems =
    chosen.length > 0 ? errors : [{ name: 'same', message: context.t('likeness.same.missing') }, ...errors];
  if (problems.length > 0) {
    const shown = await candidatesOf(services, view, entry, form);
    return respondWithErrors(request, candidatesPage(view, { ...shown, errors: problems }));
  }
  const members = [own, ...chosen];
  if (words !== null) {
    const id = await likeness.clusters.create(words, members, decision);
    return request.redirect(context.link(`/${state.id}/clusters/${id}`, { done: 'created' }), 303);
  }
  await likeness.clusters.add(into, members, decision);
  return request.redirect(context.link(`/${state.id}/clusters/${into}`, { done: 'added' }), 303);
}

function clusterRoutes(site: Site, services: LikenessServices): void {
  site.get(CLUSTERS, async (request) => {
    const view = await openRecord(services, request);
    const list = listOf(view);
    return respond(request, {
      html: () => clusterListPage(view, list),
      json: () => clusterListJson(list),
      csv: () => clusterListCsv(list),
    });
  });

  site.get(`${CLUSTERS}/:cluster`, async (request) => {
    const view = await openRecord(services, request);
    const said = saidOf(view, heldCluster(request, view));
    return respond(request, {
      html: () => clusterPage(view, { said, sent: null, errors: [] }),
      json: () => clusterJson(view, said),
      csv: () => clusterCsv(said),
    });
  });

  site.post(`${CLUSTERS}/:cluster`, async (request) => {
    const view = await openRecord(services, request);
    const form = await formOf(request);
    const decision = decisionOf(services, view, form);
    const id = request.req.param('cluster') ?? '';
    if (textOf(form, 'action') === 'undo') {
      const { removed } = await services.likeness.clusters.undo(id, decision);
      return request.redirect(removed > 0 ? gone(view, id, 'undone') : here(view, id, 'undone'), 303);
    }
    return changeCluster(request, services, view, { held: heldCluster(request, view), form, decision });
  });
}

/** Every cluster that had a member by the day, the most repeated first. */
function listOf(view: RecordView): SaidTogether[] {
  const said = saidTogetherOn(view.dossier, view.catalogue, view.context.asof);
  return view.dossier
    .all(cluster)
    .map(said)
    .filter((one) => one.rows.length > 0)
    .sort((a, b) => b.rows.length - a.rows.length || (a.cluster.id < b.cluster.id ? -1 : 1));
}

function heldCluster(request: SiteRequest, view: RecordView): Cluster {
  const held = view.dossier.find(cluster, request.req.param('cluster') ?? '');
  if (held === undefined) throw notFound('There is no cluster with this name in the record.');
  return held;
}

const saidOf = (view: RecordView, held: Cluster): SaidTogether =>
  saidTogetherOn(view.dossier, view.catalogue, view.context.asof)(held);

const here = ({ context, state }: RecordView, id: string, done: Done): string =>
  context.link(`/${state.id}/clusters/${id}`, { done });
/** To the list, with the way back to what is there no more. */
const gone = ({ context, state }: RecordView, id: string, done: Done): string =>
  context.link(`/${state.id}/clusters`, { done, cluster: id });

interface SentToCluster {
  readonly held: Cluster;
  readonly form: FormData;
  readonly decision: Decision;
}

async function changeCluster(
  request: SiteRequest,
  { likeness }: LikenessServices,
  view: RecordView,
  { held, form, decision }: SentToCluster,
): Promise<Response> {
  const { id } = held;
  switch (textOf(form, 'action')) {
    case 'reword': {
      const { words, errors } = wordsOf(view, form, held);
      if (errors.length > 0)
        return respondWithErrors(
          request,
          clusterPage(view, { said: saidOf(view, held), sent: form, errors }),
        );
      await likeness.clusters.reword(id, words, decision);
      return request.redirect(here(view, id, 'reworded'), 303);
    }
    case 'remove': {
      const chosen = idsOf(form, 'member');
      if (chosen.length === 0) return request.redirect(here(view, id, 'nothing'), 303);
      const { removed } = await likeness.clusters.remove(id, chosen, decision);
      return request.redirect(removed > 0 ? gone(view, id, 'dissolved') : here(view, id, 'removed'), 303);
    }
    case 'dissolve': {
      await likeness.clusters.dissolve(id, decision);
      return request.redirect(gone(view, id, 'dissolved'), 303);
    }
    default:
      throw badAction();
  }
}
