import { readFile } from 'node:fs/promises';
import type { BulkEntry, BulkPart, BulkReader, StreamedFile } from '../../../src/features/proposals/index.ts';
import type { Findable } from '../../../src/features/search/findable.ts';
import { grownCorpus } from './corpus.ts';

/** Rows in a part. */
const PART = 1_000;
/** The database in the shipped catalogue that the texts are grown from. */
const DATABASE = 'upr-info-database';

type ProposedRecord = BulkEntry['frame'][number];

/** Ids of the shipped catalogue's terms, in its order. */
interface Terms {
  readonly issues: ReadonlyMap<string, string>;
  readonly themes: readonly string[];
}

async function termsOf(name: string): Promise<readonly { id: string; label: { en: string } }[]> {
  const file = new URL(`../../../data/catalogue/${name}.json`, import.meta.url);
  return (JSON.parse(await readFile(file, 'utf8')) as { records: { id: string; label: { en: string } }[] })
    .records;
}

async function readTerms(): Promise<Terms> {
  const [issues, themes] = await Promise.all([termsOf('issues'), termsOf('themes')]);
  return {
    issues: new Map(issues.map((one) => [one.label.en, one.id])),
    themes: themes.map((one) => one.id),
  };
}

/** One value of a facet, '' where it has none. */
const first = ({ facets }: Findable, name: keyof Findable['facets']): string => facets[name]?.[0] ?? '';

const GROUP_IDS: Readonly<Record<string, string>> = {
  detainees: 'group.persons-deprived-of-liberty',
};

interface Place {
  readonly reviewId: string;
  readonly sourceId: string;
  readonly symbol: string;
  readonly year: number;
}

/** One review and one document for each State, body and cycle: 6,000 of each, as many as the real record will have. */
function placeOf(findable: Findable): Place {
  const [mechanism, cycle] = [first(findable, 'mechanism'), Number(first(findable, 'cycle'))];
  const key = `${findable.unit}-${mechanism}`;
  const spread = [...key].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 4;
  const symbol = `GROWN/${mechanism.toUpperCase()}/${findable.unit}/${cycle}`;
  return {
    reviewId: `${findable.unit.toLowerCase()}.grown.${mechanism}-${cycle}`,
    sourceId: symbol.toLowerCase().replaceAll('/', '-'),
    symbol,
    year: 2004 + 4 * cycle + spread,
  };
}

function frameOf(findable: Findable, { reviewId, sourceId, symbol, year }: Place): ProposedRecord[] {
  const [mechanismId, cycle] = [first(findable, 'mechanism'), Number(first(findable, 'cycle'))];
  const isUpr = mechanismId === 'upr';
  const stateId = findable.unit;
  const citations = [{ sourceId: DATABASE, locator: symbol }];
  const title = { en: `Review of ${stateId} by ${mechanismId}, ${year}` };
  return [
    {
      kind: 'source',
      fields: {
        id: sourceId,
        kind: isUpr ? 'upr_working_group_report' : 'concluding_observations',
        symbol,
        title,
        date: `${year}-06-15`,
        aboutState: stateId,
      },
      citations: [],
    },
    {
      kind: 'review',
      fields: {
        id: reviewId,
        stateId,
        mechanismId,
        kind: isUpr ? 'upr' : 'state_report',
        title,
        cycle: isUpr ? cycle : null,
        sessionNumber: year - 2000,
        troika: [],
      },
      citations,
    },
    {
      kind: 'milestone',
      fields: {
        id: `${reviewId}.review`,
        stateId,
        reviewId,
        step: isUpr ? 'review' : 'observations_adopted',
        date: `${year}-06-15`,
        sourceId,
      },
      citations,
    },
  ];
}

function recordsOf(findable: Findable, place: Place, terms: Terms, number: number): BulkEntry['records'] {
  const { unit: stateId, texts, facets, turns } = findable;
  const citations = [{ sourceId: DATABASE, locator: `row ${number}` }];
  const answer = turns.position?.at(-1)?.values[0] ?? '';
  const theme = Number(first(findable, 'theme').replace('theme-', ''));
  const group = first(findable, 'group');
  const recommendation: ProposedRecord = {
    kind: 'recommendation',
    fields: {
      id: `${stateId.toLowerCase()}.grown.${findable.id}`,
      stateId,
      reviewId: place.reviewId,
      mechanismId: first(findable, 'mechanism'),
      type: 'recommendation',
      sourceId: place.sourceId,
      paragraph: `${100 + (number % 60)}.${number}`,
      text: texts[0]?.text ?? '',
      isSummary: false,
      language: 'en',
      recommendingStates: (facets.recommender ?? []).filter((one) => /^[A-Z]{3}$/.test(one)),
      position: 1 + (number % 1_000),
      issues: (facets.issue ?? []).flatMap((name) => terms.issues.get(name) ?? []),
      themes: [terms.themes[theme % terms.themes.length] ?? ''].filter(Boolean),
      groups: [GROUP_IDS[group] ?? `group.${group}`],
      sdgs: [...new Set(facets.sdg ?? [])].map((goal) => `sdg.${goal}`),
      actionCategory: Number(first(findable, 'action')) || null,
    },
    citations,
  };
  if (answer !== 'supported' && answer !== 'noted') return [recommendation];
  const position: ProposedRecord = {
    kind: 'position',
    fields: {
      id: `${String(recommendation.fields['id'])}.position`,
      stateId,
      recommendationId: recommendation.fields['id'],
      position: answer,
      date: `${place.year}-12-01`,
    },
    citations,
  };
  return [recommendation, position];
}

async function* partsOf(size: number): AsyncGenerator<BulkPart> {
  const terms = await readTerms();
  const framed = new Set<string>();
  let entries: BulkEntry[] = [];
  let number = 0;
  for await (const findable of grownCorpus(size)) {
    number += 1;
    const place = placeOf(findable);
    const isNew = !framed.has(place.reviewId);
    framed.add(place.reviewId);
    entries.push({
      locator: `row ${number}`,
      stateId: findable.unit,
      frame: isNew ? frameOf(findable, place) : [],
      records: recordsOf(findable, place, terms, number),
      printed: {},
    });
    if (entries.length === PART) {
      yield { entries, problems: [], unknown: [], done: number, of: size };
      entries = [];
    }
  }
  yield { entries, problems: [], unknown: [], done: number, of: size };
}

/** The grown corpus as the export of a database: it goes into a store the way in which all databases go. */
export const grownReader = (size: number): BulkReader => ({
  id: 'upr-info',
  recognises: () => 1,
  sourceId: () => DATABASE,
  parts: () => partsOf(size),
});

/** There is no file: the reader makes the rows. */
export const grownFile = (size: number): StreamedFile => ({
  form: 'json',
  name: `${size} grown recommendations`,
  size,
  head: new Uint8Array(),
  bytes: async function* () {},
});
