/** Rows of a table that was printed with tabs between its cells, as documents come out of conversion. */
import { plainWords } from './plain-words.ts';

export interface Cell {
  readonly text: string;
  /** Where the cell begins in the text of its row. */
  readonly at: number;
  /** Its bullets or paragraphs, where it holds several: offsets in `text`. */
  readonly parts: readonly { readonly from: number; readonly to: number }[];
}

export interface TableRow {
  readonly cells: readonly Cell[];
  /** The cells with ' | ' between them. */
  readonly text: string;
}

const BETWEEN = ' | ';

function build(cells: readonly (readonly string[])[]): TableRow {
  let text = '';
  const built = cells.map((parts, index): Cell => {
    if (index > 0) text += BETWEEN;
    const at = text.length;
    let own = '';
    const places = parts.map((part) => {
      if (own !== '') own += ' ';
      const from = own.length;
      own += part;
      return { from, to: own.length };
    });
    text += own;
    return { text: own, at, parts: places };
  });
  return { cells: built, text: text.replace(/[\s|]+$/, '') };
}

/** The bullets or paragraphs of a cell, without their signs. */
const partsOf = (raw: string): string[] => {
  const parts = raw
    .split(/<(?:li|p|br)\s*\/?>/i)
    .map((part) =>
      plainWords(part)
        .text.replace(/^[•▪●]\s*/, '')
        .trim(),
    )
    .filter((part) => part !== '');
  return parts.length === 0 ? [''] : parts;
};

export const rowOf = (raw: string): TableRow => build(raw.split('\t').map(partsOf));

/** A row that only numbers the columns: 1 2 3 4 5. */
export const isNumberingRow = (cells: readonly Cell[]): boolean =>
  cells.length > 1 && cells.every((cell, index) => cell.text === String(index + 1));

/** Names of columns have no figures in them; rows of such tables always have. A table of prose says so by its row of names. */
export const looksLikeHeader = (cells: readonly Cell[]): boolean =>
  cells.filter((cell) => cell.text !== '').length > 1 &&
  cells.every((cell) => !/\d|https?:|\/$|^\/$/.test(cell.text) && cell.text.length < 80);

/** A row with words in its first cell alone: a heading inside the table. */
export const spansTable = (cells: readonly Cell[]): boolean =>
  cells.slice(1).every((cell) => cell.text === '');

const isNumbered = (text: string): boolean => /^\d+(?:\.\d+)*\.?(?:\s|$)/.test(text);

const goesOn = (text: string): boolean => /^[\p{Ll}(]/u.test(text) && !/^(?:https?:|www\.)/.test(text);

/** Whether a row is the rest of the one above it, that a page break cut in two. */
export function continuesTable(cells: readonly Cell[], above: readonly Cell[], isAfterGap: boolean): boolean {
  const first = cells[0]?.text ?? '';
  if (isNumbered(first)) return false;
  if (first === '') return true;
  if (!isAfterGap || cells.length !== above.length) return false;
  if (goesOn(first)) return true;
  const rest = cells.slice(1).filter((cell) => cell.text !== '');
  return rest.length === 0 || rest.some((cell) => goesOn(cell.text));
}

const textsOf = (cell: Cell): string[] => cell.parts.map(({ from, to }) => cell.text.slice(from, to));

export function joinRows(above: readonly Cell[], below: readonly Cell[]): TableRow {
  const columns = columnsOfRest(above, below);
  return build(
    above.map((cell, index) => {
      const rest = below[columns.indexOf(index)];
      return rest === undefined ? textsOf(cell) : joinParts(textsOf(cell), textsOf(rest));
    }),
  );
}

/**
 * Which column each cell of the rest of a row belongs to. Where the conversion dropped empty cells, a rest goes to the
 * next column that was cut short.
 */
function columnsOfRest(above: readonly Cell[], below: readonly Cell[]): number[] {
  if (below.length >= above.length) return below.map((_, index) => index);
  let free = 0;
  return below.map((cell, index) => {
    if (cell.text === '') return -1;
    const cut = above.findIndex(
      (one, column) => column >= Math.max(index, free) && one.text !== '' && !ENDS.test(one.text),
    );
    const column = cut < 0 ? Math.max(index, free) : cut;
    free = column + 1;
    return column;
  });
}

const ENDS = /[.!?:;"”’)\]]$/;

/** The last part above goes on in the first below, unless it came to its end. */
function joinParts(above: readonly string[], below: readonly string[]): string[] {
  const [first = '', ...rest] = below;
  const last = above.at(-1) ?? '';
  if (first === '') return [...above, ...rest];
  if (last === '') return [...below];
  return /[.;]$/.test(last)
    ? [...above, first, ...rest]
    : [...above.slice(0, -1), `${last} ${first}`, ...rest];
}
