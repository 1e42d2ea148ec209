/** A country report as a proposal: each of its tables read by the reader that knows it. */
import { AppError } from '../../kernel/errors.ts';
import type {
  OpenedDocument,
  ProposedItem,
  ProposedRecord,
  Proposal,
  ReadingGround,
} from '../../features/proposals/index.ts';
import { mergeItems } from '../common/merge-items.ts';
import { readerOf, type TableReader } from '../common/table-reader.ts';
import { pagesOf, tablesOf, tidy, type NamedTable } from '../common/tables.ts';
import { reportHead, reportSource } from './head.ts';

type Check = Proposal['checks'][number];

export async function proposeReport(
  document: OpenedDocument,
  readers: readonly TableReader[],
  ground: ReadingGround,
): Promise<Proposal> {
  const head = reportHead(document, ground.stateNames);
  const { stateId } = head;
  if (stateId === null)
    throw new AppError('state_not_named', 422, `${document.name} does not say which State it is about.`, {
      remedy: 'Add a title that names the State.',
    });
  const language = (document.language ?? 'en').slice(0, 2);
  const source = reportSource(head, stateId, language);
  const sourceId = String(source.fields['id']);
  const frame: ProposedRecord[] = [source];
  const items: ProposedItem[] = [];
  const checks: Check[] = [];
  const notUnderstood: Proposal['notUnderstood'][number][] = [];
  for (const table of tablesOf(document)) {
    const reader = readerOf(table, readers);
    if (reader === null) {
      notUnderstood.push({ text: shown(table), page: table.place.page, reason: 'table_not_known' });
      continue;
    }
    const locator = `table ${table.number}`;
    const read = await reader.read(table, { file: document, stateId, sourceId, language, locator, ground });
    frame.push(...read.frame);
    items.push(...read.items);
    checks.push(tableCheck(table, reader, read.rowsRead, read.items.length), ...read.checks);
    notUnderstood.push(...read.notUnderstood);
  }
  return {
    reader: 'country-report',
    document: { stateId, symbol: null, title: head.title, language, sourceId },
    frame: once(frame),
    items: mergeItems(items),
    checks: [...checks, proseCheck(document)],
    notUnderstood,
    pages: pagesOf(document),
  };
}

/** Who read a table, and how much of it: what is not in the list was not read. */
function tableCheck(table: NamedTable, reader: TableReader, rowsRead: number, items: number): Check {
  const rows = table.rows.length;
  return {
    code: rowsRead < rows ? 'table_partly_read' : 'table_read',
    message: `Table ${table.number} (${nameOf(table)}): ${rowsRead} of ${rows} rows read as ${reader.id}, ${items} items.`,
    paragraph: null,
  };
}

const nameOf = ({ columns, rows }: NamedTable): string =>
  (columns.filter((name) => name !== '').join(' | ') || tidy(rows[0]?.cells.join(' | ') ?? '')).slice(0, 120);

const shown = (table: NamedTable): string =>
  `Table ${table.number}: ${nameOf(table)} (${table.rows.length} rows)`;

const proseCheck = (document: OpenedDocument): Check => ({
  code: 'prose_not_read',
  message: `Only the tables are read; ${document.blocks.filter(({ type }) => type === 'text').length} paragraphs and headings of text are not.`,
  paragraph: null,
});

/** A review that two tables stand on is written once. */
function once(records: readonly ProposedRecord[]): ProposedRecord[] {
  const seen = new Set<string>();
  return records.filter(({ kind, fields }) => {
    const key = `${kind} ${String(fields['id'])}`;
    return !seen.has(key) && seen.add(key);
  });
}
