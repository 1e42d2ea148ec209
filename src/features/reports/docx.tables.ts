import {
  AlignmentType,
  Bookmark,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Paragraph } from 'docx';
import { bookmarkName, inline, paragraphOf, plain, textRun } from './docx.runs.ts';
import { GROUP_SHADING, STYLES, TEXT_WIDTH } from './docx.styles.ts';
import type { Cell, Column, Report, Row, Table as TableData } from './model.ts';

/** 'Table 4. …' with a number that Word can count anew (SEQ field), and a bookmark for what refers to it. */
export function captionOf(report: Report, table: TableData): Paragraph {
  const number = table.id.replace(/^\D+/, '');
  const [before = '', after = ''] = table.label.split(number, 2);
  return paragraphOf(report, [], {
    style: 'Caption',
    children: [
      new Bookmark({
        id: bookmarkName(table.id),
        children: [
          new TextRun(before),
          new SimpleField('SEQ Table \\* ARABIC', number),
          new TextRun(`${after}. `),
        ],
      }),
      ...table.caption.map((run) =>
        run.kind === 'text' ? textRun(report, run, STYLES.captionWords) : inline(report, run),
      ),
    ],
  });
}

export function tableOf(report: Report, table: TableData): Table {
  const widths = widthsOf(table.columns);
  return new Table({
    style: STYLES.table,
    tableLook: {
      firstRow: true,
      lastRow: false,
      firstColumn: false,
      lastColumn: false,
      noHBand: true,
      noVBand: true,
    },
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    visuallyRightToLeft: report.direction === 'rtl',
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: table.columns.map((column, index) => headerCell(report, column, widths[index] ?? 0)),
      }),
      ...table.rows.map((row) => rowOf(report, table.columns, widths, row)),
    ],
  });
}

/** Twentieths of a point that add up to the width of the text. */
function widthsOf(columns: readonly Column[]): number[] {
  const total = columns.reduce((sum, column) => sum + column.weight, 0);
  const widths = columns.map((column) => Math.floor((column.weight / total) * TEXT_WIDTH));
  const rest = TEXT_WIDTH - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, index) => (index === 0 ? width + rest : width));
}

const headerCell = (report: Report, column: Column, width: number): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: 'bottom',
    children: [plain(report, column.header, { style: STYLES.tableHead, ...alignment(column) })],
  });

const alignment = (column: Column | undefined): { alignment?: 'end' } =>
  column?.isNumeric === true ? { alignment: AlignmentType.END } : {};

const rowOf = (report: Report, columns: readonly Column[], widths: readonly number[], row: Row): TableRow =>
  new TableRow({
    // A row of a line or two is not torn in two; a long one must be, or it leaves half a page empty.
    cantSplit: lettersOf(row) < LETTERS_OF_A_LONG_ROW,
    children: row.cells.map((cell, index) => cellOf(report, row, cell, columns[index], widths[index] ?? 0)),
  });

const LETTERS_OF_A_LONG_ROW = 900;
const lettersOf = (row: Row): number =>
  Math.max(
    ...row.cells.map((cell) =>
      cell.lines.reduce(
        (sum, line) =>
          sum + line.reduce((own, run) => own + (run.kind === 'footnote' ? 1 : run.text.length), 0),
        0,
      ),
    ),
  );

function cellOf(report: Report, row: Row, cell: Cell, column: Column | undefined, width: number): TableCell {
  const style = row.kind === 'group' ? STYLES.tableGroup : STYLES.tableText;
  const lines = cell.lines.length === 0 ? [[]] : cell.lines;
  return new TableCell({
    ...(cell.span === 1
      ? { width: { size: width, type: WidthType.DXA } }
      : { columnSpan: cell.span, shading: GROUP_SHADING }),
    children: lines.map((line) =>
      paragraphOf(report, line, { style, ...alignment(row.kind === 'group' ? undefined : column) }),
    ),
  });
}
