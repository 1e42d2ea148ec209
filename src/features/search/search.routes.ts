import { notFound } from '../../kernel/errors.ts';
import { respond } from '../../web/view.ts';
import type { Site } from '../../web/view.ts';
import { openCatalogue, stateName, viewOfState } from '../record/index.ts';
import type { RecordServices, RecordsView } from '../record/index.ts';
import type { Html } from '../../web/html.ts';
import { readAsked } from './asked.ts';
import type { Asked } from './asked.ts';
import { FACETS } from './findable.ts';
import { findPage, hitPath } from './find.views.ts';
import type { Found } from './find.views.ts';
import { FACET_WORDS, facetsOffered, VALUES_SHOWN } from './facet-words.ts';
import { listValues, valuesPage, valuesTable } from './facet-values.views.ts';
import { landingsOf } from './landing.ts';
import type { Question } from './question.ts';
import type { Answer } from './search.ts';
import type { SearchService } from './search.service.ts';

export interface SearchServices extends RecordServices {
  readonly search: SearchService;
  /** What else can be done with an answer: shown below it. Other features bring it, which this one does not know. */
  readonly offers?: (view: RecordsView, answer: Answer) => Html;
}

/** /find: everything that can be found, in all States. Stands before '/:language/:state', which would take it for a State. */
export function searchRoutes(site: Site, services: SearchServices): void {
  site.get('/:language{[a-z]{2}}/find', async (request) => {
    const shared = await openCatalogue(services, request);
    const asked = readAsked(shared.context);
    return respond(request, {
      html: async () => {
        const answer = await services.search.ask({ ...asked.query, mostValues: VALUES_SHOWN });
        const view = await viewOfAnswer(services, shared, answer);
        return findPage(view, await found(services, view, asked, answer), services.offers);
      },
      json: async () => answerJson(asked, await services.search.ask(asked.query)),
    });
  });
  site.get('/:language{[a-z]{2}}/find/values/:facet', async (request) => {
    const shared = await openCatalogue(services, request);
    const named = FACET_WORDS.find(({ name }) => name === request.req.param('facet'));
    if (named === undefined) throw notFound('There is no such facet.');
    const { query } = readAsked(shared.context);
    const mostValues = Object.fromEntries(
      FACETS.filter((name) => name !== named.name).map((name) => [name, 0]),
    );
    const answer = await services.search.ask({ ...query, count: 0, mostValues });
    const view = await viewOfAnswer(services, shared, answer);
    if (!facetsOffered(view).includes(named)) throw notFound('This facet has names within one State only.');
    const listed = listValues(view, named, answer);
    return respond(request, {
      html: () => valuesPage(view, listed),
      json: () => listed.values,
      csv: () => valuesTable(listed),
    });
  });
}

/** Reading a State's record costs more than a page; it is read where names of its plans and bodies are to be shown. */
async function viewOfAnswer(
  services: SearchServices,
  shared: RecordsView,
  { counts }: Answer,
): Promise<RecordsView> {
  const id = onlyState(shared);
  if (id === null) return shared;
  const { query } = shared.context;
  const isNamed = counts.plan.size > 0 || counts.body.size > 0 || query.has('plan') || query.has('body');
  if (isNamed) return viewOfState(services, shared, id);
  return { ...shared, state: { id, name: stateName(shared.context, shared.catalogue, id) } };
}

function onlyState({ context, catalogue }: RecordsView): string | null {
  const [only, another] = context.query.getAll('state').filter(Boolean);
  return only !== undefined && another === undefined && catalogue.entries('state').has(only) ? only : null;
}

/** With exactly one State chosen, its record is at hand for the names of its plans and bodies. */
export async function viewOfQuestion(services: SearchServices, shared: RecordsView): Promise<RecordsView> {
  const only = onlyState(shared);
  return only === null ? shared : viewOfState(services, shared, only);
}

async function found(
  services: SearchServices,
  view: RecordsView,
  asked: Asked,
  answer: Answer,
): Promise<Found> {
  return {
    asked,
    answer,
    landings: asked.text === '' ? [] : landingsOf(view, asked.text),
    suggestion: answer.total > 0 ? null : await suggestion(services.search, asked, view.context.language),
  };
}

/** The question with its first word that nothing holds put right; null where no word is near. */
export async function suggestion(
  search: SearchService,
  { text, query }: Pick<Asked, 'text' | 'query'>,
  language: string,
): Promise<string | null> {
  const near = await search.correction(wordsOf(query.question), language);
  return near === null ? null : text.replace(near.word, () => near.meant);
}

const MOST_SUGGESTED = 4;

function wordsOf(question: Question): readonly string[] {
  const words =
    question.type === 'word' || question.type === 'beginning'
      ? [question.word]
      : question.type === 'phrase'
        ? question.words
        : question.type === 'and' || question.type === 'or'
          ? question.parts.flatMap(wordsOf)
          : [];
  return words.slice(0, MOST_SUGGESTED);
}

const answerJson = ({ page }: Asked, answer: Answer): unknown => ({
  total: answer.total,
  page,
  hits: answer.hits.map((hit) => ({ ...hit, path: hitPath(hit) })),
  counts: Object.fromEntries(FACETS.map((name) => [name, Object.fromEntries(answer.counts[name])])),
});
