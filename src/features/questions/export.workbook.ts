import { isFullDate } from '../../kernel/partial-date.ts';
import { languageOf } from '../../kernel/language.ts';
import type { MessageKey } from '../../web/messages.ts';
import type { RecordsView } from '../record/index.ts';
import { FACET_WORDS, hitPath } from '../search/index.ts';
import type { Hit } from '../search/index.ts';
import type { RowGround } from './export.plain.ts';
import type { Cell } from './xlsx.cells.ts';
import type { Sheet, SheetColumn } from './xlsx.ts';

/** The form for people: words of the page's language, real dates and numbers, a link to each record. */

type FacetName = (typeof FACET_WORDS)[number]['name'];
type Words = (name: FacetName, value: string) => string;

interface Column {
  readonly heading: MessageKey;
  readonly width: number;
  readonly isWrapped?: boolean;
  readonly cell: (hit: Hit, words: Words, ground: RowGround) => Cell;
}

const BETWEEN = '; ';

const facet = (name: FacetName, width: number, isWrapped = true): Column => ({
  heading: `find.facet.${name}`,
  width,
  isWrapped,
  cell: (hit, words) => hit.facets[name].map((value) => words(name, value)).join(BETWEEN),
});

/** Years and cycles are numbers, so that they sort and are counted as such. */
const numbered = (name: FacetName, width: number): Column => ({
  heading: `find.facet.${name}`,
  width,
  cell: ({ facets }) => {
    const [value, ...others] = facets[name];
    if (value === undefined) return null;
    return others.length === 0 && /^\d{1,6}$/.test(value) ? Number(value) : facets[name].join(BETWEEN);
  },
});

/** A year or a month alone is no day, and stays as it is known. */
const dateCell = (date: string | null): Cell => (date !== null && isFullDate(date) ? { date } : date);

const COLUMNS: readonly Column[] = [
  {
    heading: 'questions.column.record',
    width: 26,
    cell: (hit, _words, { address }) => {
      const link = address(hitPath(hit));
      return /^https?:/.test(link) ? { link, text: hit.id } : hit.id;
    },
  },
  facet('state', 18),
  facet('kind', 18),
  facet('mechanism', 24),
  facet('document', 26),
  { heading: 'questions.column.paragraph', width: 11, cell: (hit) => hit.paragraph },
  { heading: 'questions.column.date', width: 12, cell: (hit) => dateCell(hit.date) },
  { heading: 'questions.column.text', width: 80, isWrapped: true, cell: (hit) => hit.text.text },
  { heading: 'questions.column.language', width: 11, cell: (hit) => hit.text.language },
  facet('recommender', 24),
  facet('region', 20),
  facet('position', 18),
  facet('status', 18),
  facet('differs', 16),
  facet('issue', 30),
  facet('theme', 30),
  facet('group', 24),
  facet('sdg', 30),
  facet('action', 20),
  facet('measure', 20),
  facet('plan', 24),
  facet('body', 24),
  numbered('year', 8),
  numbered('cycle', 8),
  facet('session', 22),
];

/** The words of values, looked up once each: a State's name stands in thousands of rows. */
function wordsOf(view: RecordsView): Words {
  const byFacet = new Map(FACET_WORDS.map((one) => [one.name, { one, known: new Map<string, string>() }]));
  return (name, value) => {
    const facetOf = byFacet.get(name);
    if (facetOf === undefined) return value;
    const held = facetOf.known.get(value);
    if (held !== undefined) return held;
    const words = facetOf.one.words(view, value);
    facetOf.known.set(value, words);
    return words;
  };
}

const sheetColumns = ({ context }: RecordsView): SheetColumn[] =>
  COLUMNS.map(({ heading, width, isWrapped = false }) => ({ heading: context.t(heading), width, isWrapped }));

async function* sheetRows(
  pages: AsyncIterable<readonly Hit[]>,
  view: RecordsView,
  ground: RowGround,
): AsyncGenerator<Cell[][], void, undefined> {
  const words = wordsOf(view);
  for await (const hits of pages) {
    yield hits.map((hit) => COLUMNS.map(({ cell }) => cell(hit, words, ground)));
  }
}

/** The sheet with the answer. */
export const answerSheet = (
  pages: AsyncIterable<readonly Hit[]>,
  view: RecordsView,
  ground: RowGround,
): Sheet => ({
  name: view.context.t('questions.sheet.answer'),
  columns: sheetColumns(view),
  rows: sheetRows(pages, view, ground),
  hasHeadings: true,
  isRightToLeft: languageOf(view.context.language).direction === 'rtl',
});
