import { z } from 'zod';
import { AppError, badInput } from '../../kernel/errors.ts';
import { SITE_LANGUAGES } from '../../web/messages.ts';
import type { SiteLanguage } from '../../web/messages.ts';
import { readContext } from '../../web/page-context.ts';
import { POSITIONS } from '../reviews/index.ts';
import { COMMON_VALUES, REGIONAL_GROUPS } from '../catalogue/index.ts';
import { viewOfState } from '../record/index.ts';
import type { RecordsView, RecordServices } from '../record/index.ts';
import {
  FACET_WORDS,
  FACETS,
  highlight,
  hitPath,
  LONGEST_QUESTION,
  NO_VALUE,
  ORDERS,
  questionOf,
  suggestion,
  wordsOf,
} from '../search/index.ts';
import type { Answer, FacetName, Hit, Query, SearchService } from '../search/index.ts';
import { addressOf, headOf, questionText } from './asked.ts';
import type { Answered, Asked } from './asked.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { day, wholeNumber } from './parameters.ts';
import { recordPath } from './record-answers.ts';

export interface SearchParts extends RecordServices {
  readonly search: SearchService;
}

const words = z.string().min(1, 'is empty').max(200, 'is longer than 200 characters');
const stateCode = z
  .string()
  .regex(/^(?:[A-Z]{3}|-)$/, 'is not a State code, three capital letters (ISO 3166-1 alpha-3)');
const digits = z.string().regex(/^(?:\d{1,4}|-)$/, 'is not a number');

/** What each facet accepts: nothing that it could never hold; '-' chooses what has no value in it. */
const FACET_VALUES: Readonly<Record<FacetName, z.ZodString | z.ZodEnum>> = {
  kind: z.string().regex(/^(?:[a-z_]{1,40}|-)$/, 'is not the name of a kind'),
  state: stateCode,
  recommender: stateCode,
  region: z.enum([...REGIONAL_GROUPS, 'none', NO_VALUE], { error: 'is not a regional group' }),
  mechanism: words,
  document: words,
  cycle: digits,
  session: words,
  year: z.string().regex(/^(?:\d{4}|-)$/, 'is not a year'),
  theme: words,
  issue: words,
  group: words,
  sdg: words,
  action: z.string().regex(/^[1-5-]$/, 'is not an action category, 1 to 5'),
  body: words,
  plan: words,
  measure: z.enum(['yes', 'no', NO_VALUE], { error: 'is "yes" or "no"' }),
  position: z.enum([...POSITIONS, 'none', NO_VALUE], { error: 'is not a position' }),
  status: z.enum([...COMMON_VALUES, NO_VALUE], { error: 'is not a place on the common scale' }),
  differs: z.enum(['yes', NO_VALUE], { error: 'is "yes" or left out' }),
};

const facetParameters = Object.fromEntries(
  FACETS.map((name) => [
    name,
    z
      .array(FACET_VALUES[name])
      .max(50, 'is given more than 50 times')
      .default([])
      .describe(`Only what has one of these values in the facet “${name}”.`),
  ]),
);

const facetName = z.enum(FACETS as [FacetName, ...FacetName[]], { error: 'is not a facet' });

export const SEARCH_PARAMETERS = z.object({
  q: z
    .string()
    .max(LONGEST_QUESTION, `is longer than ${LONGEST_QUESTION} characters`)
    .default('')
    .describe(
      'Words, "phrases", beginnings (tortur*), AND, OR, NOT, brackets, fields (symbol:, para:, body:). Empty: everything.',
    ),
  language: z
    .enum(SITE_LANGUAGES, { error: `is not one of ${SITE_LANGUAGES.join(', ')}` })
    .default('en')
    .describe('Of the labels, and of texts that are held in several languages.'),
  asof: day
    .describe('The state of play at the end of this day; what was said later is not found. Today by default.')
    .optional(),
  sort: z.enum(ORDERS, { error: `is not one of ${ORDERS.join(', ')}` }).default('best'),
  limit: wholeNumber(0, 100).default(20).describe('How many a page holds; 0: the counts alone.'),
  cursor: z.string().optional().describe('From the "next" link of an answer.'),
  facets: z
    .array(facetName)
    .default([...FACETS])
    .describe('Facets to count; all by default.'),
  values: wholeNumber(0, 1000).default(20).describe('The most values that are given of each facet.'),
  ...facetParameters,
});
type Values = z.output<typeof SEARCH_PARAMETERS> & Readonly<Record<FacetName, readonly string[]>>;

export async function searchAnswer(parts: SearchParts, asked: Asked): Promise<Answered> {
  const values = asked.values as Values;
  const view = await viewFor(parts, asked, values);
  requireStates(view, values);
  const before = parts.search.changes;
  const query = queryOf(asked, values);
  const { answer, hits, end } = await pageOf(parts.search, asked, query, values);
  const changes = parts.search.changes;
  const last = hits.at(-1);
  const next =
    last === undefined || end >= answer.total
      ? null
      : addressOf(asked, writeCursor(questionText(asked), [end, changes, last.kind, last.id]));
  const nothing = answer.total === 0 && values.q !== '';
  return {
    sizes: [before, changes],
    next,
    body: {
      ...headOf(asked, changes),
      total: answer.total,
      next,
      data: hits.map((hit) => hitAnswer(hit, answer.terms, values.language)),
      suggestion: nothing ? await suggestion(parts.search, { text: values.q, query }, values.language) : null,
      facets: facetsAnswer(view, answer, values),
    },
  };
}

/** For the names of values; with one State chosen, its record is at hand for the names of its plans and bodies. */
async function viewFor(
  parts: SearchParts,
  { asof, today }: Asked,
  { language, state }: Values,
): Promise<RecordsView> {
  const query = new URLSearchParams({ asof });
  const context = readContext({ path: `/${language}`, query }, today);
  const catalogue = await parts.dossiers.get(null);
  const shared: RecordsView = { context, state: null, dossier: catalogue, catalogue };
  const [only] = state;
  return state.length === 1 && only !== undefined && catalogue.entries('state').has(only)
    ? viewOfState(parts, shared, only)
    : shared;
}

function requireStates({ catalogue }: RecordsView, values: Values): void {
  for (const name of ['state', 'recommender'] as const)
    for (const id of values[name])
      if (id !== NO_VALUE && !catalogue.entries('state').has(id))
        throw badInput('bad_parameter', `"${name}": there is no State with the code ${id} in the record.`);
}

const queryOf = (asked: Asked, values: Values): Query => ({
  question: questionOf(values.q.trim()),
  language: values.language,
  choices: Object.fromEntries(
    FACETS.filter((name) => values[name].length > 0).map((name) => [name, new Set(values[name])]),
  ),
  asof: asked.asof,
  order: values.sort,
  from: 0,
  count: values.limit,
  mostValues: Object.fromEntries(
    FACETS.map((name) => [name, values.facets.includes(name) ? values.values : 0]),
  ),
});

interface HitPage {
  readonly answer: Answer;
  readonly hits: readonly Hit[];
  /** How many of all stand up to the end of this page. */
  readonly end: number;
}

/** How many came before, at how many changes, and the last of them. */
const HIT_PLACE = z.tuple([z.int().min(0), z.int(), z.string(), z.string()]);

/** How far a hit is looked for around its place when the record has changed between two pages. */
const WINDOW = 500;

/**
 * The page that a cursor leads to. A cursor knows the last hit that it gave out: where the record has changed since,
 * that hit is found again and the walk goes on behind it, so that nothing is met twice. Throws 410 `cursor_outdated`
 * where it has moved too far.
 */
async function pageOf(
  search: SearchService,
  asked: Asked,
  query: Query,
  { cursor, limit }: Values,
): Promise<HitPage> {
  const whole = (answer: Answer, from: number): HitPage => ({
    answer,
    hits: answer.hits,
    end: from + answer.hits.length,
  });
  if (cursor === undefined) return whole(await search.ask(query), 0);
  const [from, changes, kind, id] = readCursor(questionText(asked), cursor, HIT_PLACE);
  if (changes === search.changes) return whole(await search.ask({ ...query, from }), from);
  const first = Math.max(0, from - WINDOW);
  const answer = await search.ask({ ...query, from: first, count: from - first + WINDOW + limit });
  const place = answer.hits.findIndex((hit) => hit.kind === kind && hit.id === id);
  if (place === -1)
    throw new AppError('cursor_outdated', 410, 'So much has changed that the place of this cursor is gone.', {
      remedy: 'Begin again without a cursor.',
    });
  const hits = answer.hits.slice(place + 1, place + 1 + limit);
  return { answer, hits, end: first + place + 1 + hits.length };
}

function hitAnswer(hit: Hit, terms: ReadonlySet<string>, language: SiteLanguage): object {
  const { kind, id, unit, text, paragraph, date } = hit;
  return {
    kind,
    id,
    state: unit === '' ? null : unit,
    text: { language: text.language, text: text.text },
    marks: marksOf(text, terms),
    paragraph,
    date,
    facets: Object.fromEntries(
      FACETS.filter((name) => hit.facets[name].length > 0).map((name) => [name, hit.facets[name]]),
    ),
    links: { self: recordPath(kind, id), page: `/${language}${hitPath(hit)}` },
  };
}

function marksOf(text: Hit['text'], terms: ReadonlySet<string>): object[] {
  if (terms.size === 0) return [];
  let at = 0;
  return highlight(text.text, text.language, terms).flatMap((piece) => {
    const start = at;
    at += piece.text.length;
    return piece.isFound ? [{ start, end: at }] : [];
  });
}

const facetsAnswer = (view: RecordsView, { counts, distinct }: Answer, { facets, values }: Values): object =>
  Object.fromEntries(
    FACETS.filter((name) => facets.includes(name)).map((name) => {
      const own = FACET_WORDS.find((one) => one.name === name);
      const all = [...counts[name]].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
      return [
        name,
        {
          distinct: distinct[name],
          values: all
            .slice(0, values)
            .map(([value, count]) => ({ value, label: own ? wordsOf(view, own, value) : value, count })),
        },
      ];
    }),
  );
