import { respond } from '../../web/view.ts';
import type { Site } from '../../web/view.ts';
import { openCatalogue, viewOfState } from '../record/index.ts';
import type { RecordServices, RecordsView } from '../record/index.ts';
import { readAsked } from './asked.ts';
import type { Asked } from './asked.ts';
import { FACETS } from './findable.ts';
import { findPage, hitPath } from './find.views.ts';
import type { Found } from './find.views.ts';
import { landingsOf } from './landing.ts';
import type { Question } from './question.ts';
import type { Answer } from './search.ts';
import type { SearchService } from './search.service.ts';

export interface SearchServices extends RecordServices {
  readonly search: SearchService;
}

/** Rows of the CSV twin: what a spreadsheet opens without complaint. */
const CSV_ROWS = 20_000;

/** /find: everything that can be found, in all States. Stands before '/:language/:state', which would take it for a State. */
export function searchRoutes(site: Site, services: SearchServices): void {
  site.get('/:language{[a-z]{2}}/find', async (request) => {
    const view = await viewOf(services, await openCatalogue(services, request));
    const asked = readAsked(view.context);
    const answer = await services.search.ask(asked.query);
    return respond(request, {
      html: async () => findPage(view, await found(services, view, asked, answer)),
      json: () => answerJson(asked, answer),
      csv: async () => csvOf(await services.search.ask({ ...asked.query, from: 0, count: CSV_ROWS })),
    });
  });
}

/** With exactly one State chosen, its record is at hand for the names of its plans and bodies. */
async function viewOf(services: SearchServices, shared: RecordsView): Promise<RecordsView> {
  const states = shared.context.query.getAll('state').filter(Boolean);
  const [only] = states;
  if (states.length !== 1 || only === undefined || !shared.catalogue.entries('state').has(only))
    return shared;
  return viewOfState(services, shared, only);
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
async function suggestion(
  search: SearchService,
  { text, query }: Asked,
  language: string,
): Promise<string | null> {
  for (const word of wordsOf(query.question)) {
    const { total } = await search.ask({ ...query, question: { type: 'word', word }, choices: {}, count: 0 });
    if (total > 0) continue;
    const near = await search.suggest(word, language);
    if (near !== null) return text.replace(word, near);
  }
  return null;
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

const csvOf = (answer: Answer): { header: string[]; rows: string[][] } => ({
  header: ['kind', 'id', 'date', 'paragraph', 'language', 'text', ...FACETS],
  rows: answer.hits.map((hit) => [
    hit.kind,
    hit.id,
    hit.date ?? '',
    hit.paragraph ?? '',
    hit.text.language,
    hit.text.text,
    ...FACETS.map((name) => hit.facets[name].join('|')),
  ]),
});
