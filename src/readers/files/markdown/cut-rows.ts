/** A row of a table that a page break cut in two is one row again. Cells may hold HTML. Pure. */

/** Without markup. */
export const bareText = (cell: string): string =>
  cell
    .slice(0, 4000)
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/[*_`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const isNumbered = (text: string): boolean => /^\d+(?:\.\d+)*\.?(?:\s|$)/.test(text);

const goesOn = (text: string): boolean => /^[\p{Ll}(]/u.test(text) && !/^(?:https?:|www\.)/.test(text);

const ENDS = /[.!?:;"”’)\]]$/;

/** Whether a row that stands after a gap is the rest of the one above it. */
export function continuesRow(cells: readonly string[], above: readonly string[]): boolean {
  const first = bareText(cells[0] ?? '');
  if (first === '') return true;
  if (isNumbered(first) || cells.length !== above.length) return false;
  if (goesOn(first)) return true;
  const rest = cells
    .slice(1)
    .map(bareText)
    .filter((text) => text !== '');
  // A title within the table has words in its first cell alone too, but is set off.
  if (rest.length === 0) return !/^(?:<b>|<strong>|\*\*)/.test(cells[0] ?? '');
  return rest.some(goesOn);
}

export function joinRows(above: readonly string[], below: readonly string[]): string[] {
  const columns = columnsOfRest(above, below);
  return above.map((cell, index) => {
    const rest = below[columns.indexOf(index)];
    return rest === undefined || rest === '' ? cell : joinCells(cell, rest);
  });
}

/** A grade or a number in a narrow column is whole, however it ends. */
const SHORTEST_CUT = 20;

/** Which column each cell of the rest belongs to. Where conversion dropped empty cells: the next that was cut short. */
function columnsOfRest(above: readonly string[], below: readonly string[]): number[] {
  if (below.length >= above.length) return below.map((_, index) => index);
  let free = 0;
  return below.map((cell, index) => {
    if (bareText(cell) === '') return -1;
    const from = Math.max(index, free);
    const cut = above.findIndex((one, column) => column >= from && isCut(one));
    const column = cut < 0 ? from : cut;
    free = column + 1;
    return column;
  });
}

function isCut(cell: string): boolean {
  const text = bareText(cell.slice(-400));
  return text.length >= SHORTEST_CUT && !ENDS.test(text);
}

/** In one paragraph where the first part has no end, below each other where it has. */
export function joinCells(above: string, below: string): string {
  if (above === '') return below;
  if (/[.;]$/.test(bareText(above.slice(-400)))) return `${above}<br>${below}`;
  return `${withoutTags(above, /<\/(?:p|li|ul|ol|b|i)>$/, (text, tag) => text.slice(0, -tag.length).trimEnd())} ${withoutTags(
    below,
    /^<(?:p|li|ul|ol|b|i)(?: [^<>]{0,100})?>/,
    (text, tag) => text.slice(tag.length).trimStart(),
  )}`;
}

function withoutTags(text: string, tag: RegExp, cut: (text: string, tag: string) => string): string {
  let rest = text.trim();
  for (let found = tag.exec(rest); found !== null; found = tag.exec(rest)) rest = cut(rest, found[0]);
  return rest;
}
