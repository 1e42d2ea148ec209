import type { OpenedDocument } from '../../features/proposals/index.ts';
import { AppError } from '../../kernel/errors.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import { findSymbols, uprCycleOfSession } from '../../kernel/symbol.ts';
import type { DocumentSymbol } from '../../kernel/symbol.ts';
import { checksOf } from './checks.ts';
import { assessorIn, titleLines, titleOf } from './head.ts';
import type { Title } from './head.ts';
import type { ListHead, ListRow, NotUnderstoodRow, OhchrList } from './list.ts';
import { joinedRows } from './repeats.ts';
import { readRow } from './rows.ts';
import type { ReadRow } from './rows.ts';
import { readTables } from './table.ts';
import type { RawRow } from './table.ts';

const incomplete = (what: string): AppError =>
  new AppError(
    'list_incomplete',
    422,
    `The list does not say ${what}, so it cannot be placed in the record.`,
    {
      remedy: 'Give the list as OHCHR publishes it: its running head names State and cycle.',
    },
  );

/**
 * OHCHR's thematic list of a State's UPR recommendations, of any cycle, as what stands in it. Pure: the same document
 * gives the same list. Throws `not_a_list` where there is no such table, `list_incomplete` where State or cycle cannot
 * be found (both 422).
 */
export function parseList(document: OpenedDocument, stateNames: StateNames): OhchrList {
  const table = readTables(document);
  if (table.columns.size === 0)
    throw new AppError(
      'not_a_list',
      422,
      'This is not a thematic list of recommendations: it has no table of them.',
      {
        remedy:
          'The table has the columns “Recommendation”, “Position” and “Full list of themes”, in English.',
      },
    );
  const lines = titleLines(document);
  const title = titleOf(lines, stateNames);
  if (title.stateId === null) throw incomplete('which State was reviewed');
  const symbols = symbolsOf(table.rows);
  const head = headOf(title, title.stateId, symbols, assessorIn(lines));
  const read: ReadRow[] = [];
  const notUnderstood: NotUnderstoodRow[] = [...table.notUnderstood];
  for (const raw of table.rows) {
    const one = readRow(raw, head.stateId, stateNames);
    if (one === null) notUnderstood.push(asPrinted(raw));
    else read.push(one);
  }
  const rows = joinedRows(read.map(({ row }) => row));
  return {
    ...head,
    rows,
    checks: checksOf({
      head,
      rows,
      lines,
      symbols,
      titleCycle: title.cycle,
      unknownStates: read.flatMap(({ row, unknownStates }) =>
        unknownStates.map((name) => ({ name, paragraph: row.paragraph })),
      ),
      hasAssessments: table.columns.has('assessment'),
    }),
    notUnderstood: [...notUnderstood, ...read.flatMap((one) => one.notUnderstood)],
  };
}

const asPrinted = ({ cells, place }: RawRow): NotUnderstoodRow => ({
  text: Object.values(cells).join(' ').replace(/\s+/gu, ' ').trim().slice(0, 2000),
  page: place.page,
  reason: 'row_not_understood',
});

/** Reports by how many rows name them, or an addendum to them, as the source of a position; most first. */
function symbolsOf(rows: readonly RawRow[]): readonly { readonly symbol: string; readonly rows: number }[] {
  const counted = new Map<string, number>();
  for (const { cells } of rows) {
    const [found] = findSymbols((cells.recommendation ?? '').slice(-300));
    if (found === undefined) continue;
    const symbol = reportOf(found.symbol);
    counted.set(symbol, (counted.get(symbol) ?? 0) + 1);
  }
  return [...counted].map(([symbol, count]) => ({ symbol, rows: count })).sort((a, b) => b.rows - a.rows);
}

/** A/HRC/43/15 of A/HRC/43/15/Add.1. */
const reportOf = ({ symbol, suffixes }: DocumentSymbol): string =>
  symbol
    .split('/')
    .slice(0, symbol.split('/').length - suffixes.length)
    .join('/');

function headOf(
  { cycle, session }: Title,
  stateId: ListRow['states'][number],
  symbols: ReturnType<typeof symbolsOf>,
  assessor: string | null,
): ListHead {
  const [first] = symbols;
  const ofDocument = first === undefined ? undefined : findSymbols(first.symbol)[0]?.symbol.cycles[0];
  const known = cycle ?? (session === null ? null : uprCycleOfSession(session)) ?? ofDocument ?? null;
  if (known === null) throw incomplete('the cycle of the review');
  return { stateId, cycle: known, session, symbol: first?.symbol ?? null, assessor };
}
