import { CSV_MARK, csvLine } from '../../web/csv.ts';
import { FACETS, hitPath } from '../search/index.ts';
import type { Hit } from '../search/index.ts';

/** The forms for programs: the record's own codes, as they stand in addresses of /find, and nothing but rows. */

/** What a row of a hit is made with. */
export interface RowGround {
  /** The day whose state of play it is. */
  readonly asof: string;
  /** The address of the record's page from its path: '/KAZ/recommendations/…'. */
  readonly address: (path: string) => string;
}

/** The facet 'kind' tells recommendations from concerns; the record's kind is both of them's 'recommendation'. */
const facetColumn = (name: string): string => (name === 'kind' ? 'type' : name);

const OWN_COLUMNS = ['kind', 'id', 'address', 'date', 'paragraph', 'language', 'text'] as const;
export const PLAIN_COLUMNS: readonly string[] = [...OWN_COLUMNS, ...FACETS.map(facetColumn), 'asof'];

/** Between several values of one cell; none of the record's codes holds it. */
const BETWEEN = '|';

const cellsOf = (hit: Hit, { asof, address }: RowGround): (string | null)[] => [
  hit.kind,
  hit.id,
  address(hitPath(hit)),
  hit.date,
  hit.paragraph,
  hit.text.language,
  hit.text.text,
  ...FACETS.map((name) => hit.facets[name].join(BETWEEN)),
  asof,
];

type Pages = AsyncIterable<readonly Hit[]>;

/** One header line, then a line a hit; RFC 4180, formulas made harmless (`web/csv.ts`). */
export async function* csvText(pages: Pages, ground: RowGround): AsyncGenerator<string, void, undefined> {
  yield `${CSV_MARK}${csvLine(PLAIN_COLUMNS)}\r\n`;
  for await (const hits of pages) yield hits.map((hit) => `${csvLine(cellsOf(hit, ground))}\r\n`).join('');
}

/**
 * A JSON object a line, every line of one shape and no other line among them: what reads NDJSON takes a line about the
 * file for a record. Facets are lists.
 */
export async function* ndjsonText(pages: Pages, ground: RowGround): AsyncGenerator<string, void, undefined> {
  for await (const hits of pages)
    yield hits.map((hit) => `${JSON.stringify(objectOf(hit, ground))}\n`).join('');
}

const objectOf = (hit: Hit, { asof, address }: RowGround): Readonly<Record<string, unknown>> => ({
  kind: hit.kind,
  id: hit.id,
  address: address(hitPath(hit)),
  date: hit.date,
  paragraph: hit.paragraph,
  language: hit.text.language,
  text: hit.text.text,
  ...Object.fromEntries(FACETS.map((name) => [facetColumn(name), hit.facets[name]])),
  asof,
});
