import { AppError, notFound } from '../../kernel/errors.ts';
import { readPage } from '../../web/components/pagination.ts';
import { madeAnew } from '../../web/middleware.ts';
import { answer, respond as respondToAnyone, respondWithErrors } from '../../web/view.ts';
import type { Site, SiteRequest, View } from '../../web/view.ts';
import { openCatalogue } from '../record/index.ts';
import type { RecordsView } from '../record/index.ts';
import { viewOfQuestion } from '../search/index.ts';
import { canonicalQuestion, questionProblem } from './canonical.ts';
import { FEED_TYPE } from './feed.ts';
import { feedOf, newsOf, totalQuery } from './news.ts';
import { findContext, findHref, questionOfPage } from './question-page.ts';
import { suggestedName } from './question-words.ts';
import { requireSaved, savedQuestions } from './saved.repository.ts';
import type { SavedQuestion } from './saved.ts';
import { bringBack, keepQuestion, markSeen, readChange, renameQuestion, throwAway } from './saved.service.ts';
import type { Refusal } from './saved.service.ts';
import { newQuestionPage, NEWS_SHOWN, questionPage, QUESTIONS_A_PAGE, savedJson } from './saved.views.ts';
import type { CountedQuestion, ShownQuestion } from './saved.views.ts';
import { listPage } from './saved-list.views.ts';
import type { QuestionServices } from './services.ts';

const QUESTIONS = '/:language{[a-z]{2}}/questions';
const ONE = `${QUESTIONS}/:id{[A-Za-z0-9_-]{12}}`;

/** /questions: those that are kept, a page each; each is also a feed. They belong to whoever asks. */
export function savedRoutes(site: Site, services: QuestionServices): void {
  site.use(`${QUESTIONS}/*`, madeAnew);
  listRoutes(site, services);
  pageRoutes(site, services);
  site.post(ONE, (request) => carryOut(services, request));
}

/** What one person keeps is for no cache between. */
async function respond(request: SiteRequest, view: View): Promise<Response> {
  const response = await respondToAnyone(request, view);
  response.headers.set('Cache-Control', 'private, no-cache');
  return response;
}

/** The view of /find that a kept question asks for, in the language and on the day of the page. */
const askedView = async (
  services: QuestionServices,
  view: RecordsView,
  question: string,
): Promise<RecordsView> =>
  viewOfQuestion(services, { ...view, context: findContext(view.context, question) });

async function counted(
  services: QuestionServices,
  view: RecordsView,
  saved: SavedQuestion,
): Promise<CountedQuestion> {
  const asked = await askedView(services, view, saved.question);
  const query = totalQuery(asked);
  const [now, since] = [
    await services.search.ask(query),
    await services.search.ask({ ...query, since: saved.seenChange }),
  ];
  return { saved, asked, finds: now.total, isNew: since.total };
}

function listRoutes(site: Site, services: QuestionServices): void {
  site.get(QUESTIONS, async (request) => {
    const view = await openCatalogue(services, request);
    const all = await savedQuestions(services.db, services.actor);
    const standing = all.filter((one) => one.deletedAt === null);
    const page = readPage(view.context);
    const from = (page - 1) * QUESTIONS_A_PAGE;
    const shown: CountedQuestion[] = [];
    for (const saved of standing.slice(from, from + QUESTIONS_A_PAGE))
      shown.push(await counted(services, view, saved));
    const list = {
      shown,
      total: standing.length,
      page,
      deleted: all.filter((one) => one.deletedAt !== null),
      justDeleted: all.find((one) => one.deletedAt !== null && one.id === view.context.query.get('deleted')),
    };
    return respond(request, { html: () => listPage(view, list), json: () => shown.map(savedJson) });
  });

  site.get(`${QUESTIONS}/new`, async (request) => {
    const view = await openCatalogue(services, request);
    const asked = await checkedQuestion(services, view, questionOfPage(view.context));
    return respond(request, {
      html: () => newQuestionPage(view, asked, { name: suggestedName(asked), refused: null }),
    });
  });

  site.post(QUESTIONS, async (request) => {
    const view = await openCatalogue(services, request);
    const form = await request.req.formData();
    const given = { name: textOf(form, 'name'), question: textOf(form, 'question') };
    const asked = await checkedQuestion(services, view, given.question);
    const question = canonicalQuestion(new URLSearchParams(given.question));
    const kept = await keepQuestion(services, { ...given, question, seenChange: services.search.changes });
    if ('refused' in kept)
      return respondWithErrors(
        request,
        newQuestionPage(view, asked, { name: given.name, refused: kept.refused }),
      );
    return request.redirect(view.context.link(`/questions/${kept.saved.id}`, { done: 'saved' }), 303);
  });
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** The view of the question; refuses one that is too long to be kept. */
async function checkedQuestion(
  services: QuestionServices,
  view: RecordsView,
  question: string,
): Promise<RecordsView> {
  if (questionProblem(new URLSearchParams(question)) !== null)
    throw new AppError('question_too_long', 422, 'This question is too long to be kept.', {
      remedy: 'Ask with fewer words or fewer choices.',
    });
  return askedView(services, view, canonicalQuestion(new URLSearchParams(question)));
}

async function shownQuestion(
  services: QuestionServices,
  view: RecordsView,
  saved: SavedQuestion,
): Promise<ShownQuestion> {
  // Before the counting: what comes in between is counted as new the next time.
  const change = services.search.changes;
  const one = await counted(services, view, saved);
  const { news } = await newsOf(services, one.asked, {
    from: 0,
    count: NEWS_SHOWN,
    since: saved.seenChange,
  });
  return { ...one, news, change };
}

function pageRoutes(site: Site, services: QuestionServices): void {
  site.get(ONE, async (request) => {
    const view = await openCatalogue(services, request);
    const saved = await requireSaved(services.db, services.actor, request.req.param('id'));
    if (saved.deletedAt !== null) throw notFound('This question was thrown away.');
    if (view.context.format === 'atom') return feed(services, request, view, saved);
    const shown = await shownQuestion(services, view, saved);
    return respond(request, {
      html: () => questionPage(view, shown, null),
      json: () => savedJson(shown),
    });
  });
}

async function feed(
  services: QuestionServices,
  request: SiteRequest,
  view: RecordsView,
  saved: SavedQuestion,
): Promise<Response> {
  const { context } = view;
  const asked = await askedView(services, view, saved.question);
  const text = await feedOf(services, asked, readPage(context), {
    name: `questions/${saved.id}`,
    title: saved.name,
    origin: new URL(request.req.url).origin,
    page: findHref(context, saved.question),
    self: context.here({ page: null }, { format: 'atom' }),
  });
  return answer(request, text, FEED_TYPE);
}

async function carryOut(services: QuestionServices, request: SiteRequest): Promise<Response> {
  const view = await openCatalogue(services, request);
  const { context } = view;
  const id = request.req.param('id') ?? '';
  const form = await request.req.formData();
  const here = context.link(`/questions/${id}`);
  switch (form.get('action')) {
    case 'rename': {
      const name = textOf(form, 'name');
      const kept = await renameQuestion(services, id, name);
      return 'refused' in kept
        ? refuseName(services, request, view, id, { name, refused: kept.refused })
        : request.redirect(context.link(`/questions/${id}`, { done: 'renamed' }), 303);
    }
    case 'seen':
      await markSeen(services, id, Math.min(readChange(form.get('change')), services.search.changes));
      return request.redirect(here, 303);
    case 'delete':
      await throwAway(services, id);
      return request.redirect(context.link('/questions', { deleted: id }), 303);
    case 'restore':
      await bringBack(services, id);
      return request.redirect(context.link(`/questions/${id}`, { done: 'restored' }), 303);
    default:
      throw new AppError('bad_action', 400, 'The form does not say what is to be done.');
  }
}

async function refuseName(
  services: QuestionServices,
  request: SiteRequest,
  view: RecordsView,
  id: string,
  wrong: { readonly name: string; readonly refused: Refusal },
): Promise<Response> {
  const saved = await requireSaved(services.db, services.actor, id);
  return respondWithErrors(request, questionPage(view, await shownQuestion(services, view, saved), wrong));
}
