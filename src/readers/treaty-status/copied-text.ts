/** Participant tables that were copied as text, without any mark between their cells. Pure; linear. */
import type { OpenedDocument } from '../../features/proposals/index.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import type { NamedRow, NamedTable } from '../common/tables.ts';
import { readState } from './state-cells.ts';

const HEADER =
  /^(Participants?|Countr(?:y|ies)|States?(?: part(?:y|ies))?)[ ,]+(Signature\b[^,]{0,40}?(?:\(d\))?)?[ ,]*((?:Ratification|Accession|Acceptance|Approval|Succession|Formal confirmation)\b.{0,120})$/iu;
/** "24 Jan 1983 a", "2007-09-25", "5 Mar 2010 a 3". */
const DATE =
  /\b(?:\d{1,2} \p{L}{3,9} \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})(?: ?\((?:a|A|AA|c|d|s|e)\)| (?:AA|[aAcdse])(?![\p{L}]))?/gu;
const LONGEST_LINE = 300;
/** Lines that may stand among rows (page numbers, footnotes) before the table counts as ended. */
const MOST_BETWEEN = 40;

/**
 * The tables of a document that has none by its own marks: from a line with the names of the columns, each line that
 * begins with a State's name. With two dates the first is the signature; one without a mark may be either.
 */
export function copiedTables(document: OpenedDocument, stateNames: StateNames): CopiedTables {
  const uncertain = new Set<NamedRow>();
  const tables: {
    columns: string[];
    rows: NamedRow[];
    before: string[];
    place: NamedRow['place'];
    strange: number;
  }[] = [];
  let before: string[] = [];
  for (const { number: page, lines } of document.pages) {
    for (const [index, raw] of lines.entries()) {
      const line = raw.replace(/\s+/gu, ' ').trim();
      if (line === '' || line.length > LONGEST_LINE) continue;
      const place = { page, fromLine: index + 1, toLine: index + 1 };
      const header = HEADER.exec(line);
      const open = tables.at(-1);
      if (header !== null) {
        const isSame = open?.columns.at(-1) === header[3];
        if (!isSame) {
          const signature = header[2] === undefined ? [] : [header[2].trim()];
          tables.push({
            columns: [header[1] ?? '', ...signature, header[3] ?? ''],
            rows: [],
            before,
            place,
            strange: 0,
          });
          before = [];
        }
      } else if (open !== undefined && open.strange < MOST_BETWEEN) {
        const cells = cellsOf(line, open.columns.length, stateNames);
        if (cells === null) open.strange += 1;
        else {
          const row = { cells: cells.cells, title: null, number: open.rows.length + 1, place };
          open.rows.push(row);
          if (cells.isUncertain) uncertain.add(row);
        }
      } else before.push(line);
    }
  }
  const named = tables
    .filter(({ rows }) => rows.length > 0)
    .map(({ columns, rows, before: above, place }, index) => ({
      number: index + 1,
      columns,
      rows,
      before: above.slice(-60).map((text) => ({ text, level: 0, isBold: false })),
      place,
    }));
  return { tables: named, uncertain };
}

export interface CopiedTables {
  readonly tables: readonly NamedTable[];
  /** Rows with one date that may stand in either column. */
  readonly uncertain: ReadonlySet<NamedRow>;
}

interface CopiedCells {
  readonly cells: string[];
  readonly isUncertain: boolean;
}

function cellsOf(line: string, columns: number, stateNames: StateNames): CopiedCells | null {
  const dates = [...line.matchAll(DATE)];
  const [first] = dates;
  const name = line.slice(0, first?.index ?? line.length).trim();
  const state = readState(name, stateNames);
  if (state.stateId === null && state.isNot === null && first === undefined) return null;
  if (name === '' || name.length > 120) return null;
  const rest = dates.map(([text]) => text);
  const sure = (...cells: string[]): CopiedCells => ({ cells, isUncertain: false });
  if (columns === 2) return sure(name, rest.join('; '));
  if (rest.length !== 1) return sure(name, rest[0] ?? '', rest.slice(1).join('; '));
  const [only = ''] = rest;
  const isMarked = /(?:[a-zA-Z]|\))$/u.test(only);
  return isMarked ? sure(name, '', only) : { cells: [name, only, ''], isUncertain: true };
}
