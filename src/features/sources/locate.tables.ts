/** Steps of a locator inside tables: table, row, column, entry of a list in a cell, measure of a plan. */
import type { DocumentText } from './document-text.ts';
import { blockOf, opensList } from './locate.scopes.ts';
import type { Scope, Span } from './locate.scopes.ts';
import type { Which } from './locator.ts';
import { keywords, onlyBest, share } from './words-match.ts';

const rowsIn = (document: DocumentText, scope: Scope): Span[] =>
  scope.spans.filter((span) => blockOf(document, span)?.row);
const tableOf = (document: DocumentText, span: Span): number => blockOf(document, span)?.row?.table ?? -1;

/** The tables of the scope that are meant: by number, by words that its opening or its names of columns have, or the only one. */
export function byTable(
  document: DocumentText,
  scope: Scope,
  which: Which | null,
  words: string | null,
): Scope | null {
  const rows = rowsIn(document, scope);
  const tables = [...new Set(rows.map((span) => tableOf(document, span)))];
  const chosen =
    which !== null
      ? which.map((number) => tables[number - 1])
      : tables.length === 1 || words === null
        ? tables
        : [describedTable(document, rows, tables, words)];
  if (chosen.length === 0 || chosen.includes(undefined)) return null;
  return { spans: rows.filter((span) => chosen.includes(tableOf(document, span))), isPassage: false };
}

function describedTable(
  document: DocumentText,
  rows: readonly Span[],
  tables: readonly number[],
  words: string,
): number | undefined {
  const sought = keywords(words);
  const best = onlyBest(tables, (table) => share(sought, keywords(wordsAround(document, rows, table))), 0.5);
  return best ?? undefined;
}

function wordsAround(document: DocumentText, rows: readonly Span[], table: number): string {
  const first = rows.find((span) => tableOf(document, span) === table);
  const before = first === undefined ? -1 : first.block - 1;
  const opening = opensList(document, before) ? (document.blocks[before]?.text ?? '') : '';
  return `${opening} ${(document.headers[table] ?? []).join(' ')}`;
}

/** Rows by their number in each table of the scope, or by the words of their first cell. */
export function byRow(
  document: DocumentText,
  scope: Scope,
  which: Which | null,
  words: string | null,
): Scope | null {
  const rows = rowsIn(document, scope);
  if (which !== null) {
    const spans = rows.filter((span) => which.includes(blockOf(document, span)?.row?.number ?? 0));
    return spans.length === 0 ? null : { spans, isPassage: spans.length === 1 };
  }
  const best = rowByWords(document, rows, words ?? '');
  return best === null ? null : { spans: [best], isPassage: true };
}

export function rowByWords(document: DocumentText, rows: readonly Span[], words: string): Span | null {
  const sought = keywords(words);
  const named = rows.map((span) => ({
    span,
    words: keywords(blockOf(document, span)?.row?.cells[0]?.text ?? ''),
  }));
  // A row that has all the words and few others is closer than one that has them among many.
  return (
    onlyBest(named, (one) => share(sought, one.words) + share(one.words, sought) / 100, 0.6)?.span ?? null
  );
}

/** The cells of a column, by its name, in the rows of the scope. */
export function cells(document: DocumentText, scope: Scope, name: string): Scope | null {
  const rows = rowsIn(document, scope);
  const spans = rows.flatMap((span) => {
    const row = blockOf(document, span)?.row;
    const column = row ? columnOf(document.headers[row.table] ?? [], name) : -1;
    const cell = row?.cells[column];
    return cell === undefined ? [] : [{ block: span.block, from: cell.at, to: cell.at + cell.text.length }];
  });
  return spans.length === 0 ? null : { spans, isPassage: spans.length === 1 };
}

function columnOf(header: readonly string[], name: string): number {
  if (/^row heading$/i.test(name)) return 0;
  const sought = keywords(name);
  const columns = header.map((text, index) => ({ index, words: keywords(text) }));
  return (
    onlyBest(columns, (one) => share(sought, one.words) + share(one.words, sought) / 100, 0.6)?.index ?? -1
  );
}

/** Rows whose first cell is the number: '9.7.' is measure 9.7; elsewhere blocks that begin with it. */
export function measureRows(document: DocumentText, scope: Scope, numbers: readonly string[]): Scope | null {
  const spans = numbers.flatMap((number) =>
    scope.spans.filter((span) => {
      const block = blockOf(document, span);
      const first = block?.row ? (block.row.cells[0]?.text ?? '') : (block?.text ?? '');
      return new RegExp(`^${number.replaceAll('.', '\\.')}\\.?(?:\\s|$)`).test(first);
    }),
  );
  return spans.length === 0 ? null : { spans, isPassage: numbers.length === 1 && spans.length === 1 };
}

/** The nth of the names in a cell, between commas; brackets keep theirs. */
export function entryOf(document: DocumentText, scope: Scope, number: number): Scope | null {
  const [span, other] = scope.spans;
  if (span === undefined || other !== undefined) return null;
  const text = blockOf(document, span)?.text.slice(span.from, span.to) ?? '';
  const entries = [...text.matchAll(/(?:\([^)]*\)|[^,;(])+/g)].filter((match) => match[0].trim() !== '');
  const entry = entries[number - 1];
  if (entry === undefined) return null;
  return {
    spans: [
      { block: span.block, from: span.from + entry.index, to: span.from + entry.index + entry[0].length },
    ],
    isPassage: true,
  };
}

/** The bullets or paragraphs of the one cell that the scope is. */
export function partsOfCell(document: DocumentText, scope: Scope): Span[] {
  const [span, other] = scope.spans;
  const row = span === undefined || other !== undefined ? null : (blockOf(document, span)?.row ?? null);
  if (span === undefined || row === null) return [];
  const inSpan = row.cells.filter((one) => one.at >= span.from && one.at + one.text.length <= span.to);
  // The first cell names its row; of the others the one that is divided most, else the last.
  const most = Math.max(0, ...inSpan.map((one) => one.parts.length));
  const cell = inSpan.findLast((one) => one.parts.length === most);
  return (cell?.parts ?? []).map((part) => ({
    block: span.block,
    from: (cell?.at ?? 0) + part.from,
    to: (cell?.at ?? 0) + part.to,
  }));
}
