import type { DocumentReader, OpenedFile } from '../../features/proposals/index.ts';
import type { TableReader } from '../common/table-reader.ts';
import { shareInTables, tableHeads } from '../common/tables.ts';
import { rateColumns } from './columns.ts';
import { proposeTreatyStatus, readTreatyTable } from './propose.ts';

/** Tables of signatures, ratifications and statements of one State or of all. */
export const treatyStatusReader: DocumentReader = {
  id: 'treaty-status',
  recognises: rateFile,
  propose: proposeTreatyStatus,
};

/** The same tables within another document. */
export const treatyTables: TableReader = {
  id: 'treaty-status',
  recognises: rateColumns,
  read: readTreatyTable,
};

/** What is mostly prose is another document that has such a table too. */
function rateFile(file: OpenedFile): number {
  const tables = Math.max(0, ...tableHeads(file).map(rateColumns));
  if (tables > 0) return shareInTables(file) >= 0.3 || isStatusPage(file) ? tables : tables * 0.45;
  return 'sheets' in file ? 0 : rateLines(file.pages.slice(0, 30).flatMap(({ lines }) => lines));
}

/** A depositary's page has its declarations below the table: more prose than dates, and its own headings. */
function isStatusPage(file: OpenedFile): boolean {
  if ('sheets' in file) return true;
  const texts = file.blocks.flatMap((block) => (block.type === 'text' ? [block.text.slice(0, 200)] : []));
  return texts.some((text) =>
    /^(?:declarations? and reservations?|status ?: ?signatories|ratification status (?:for|by)|chart of signatures)/iu.test(
      text,
    ),
  );
}

const HEADER =
  /^(?:participants?|countr(?:y|ies)|states?(?: part(?:y|ies))?)\b.{0,80}\b(?:ratification|accession)/iu;
const STATEMENT_HEADING = /^(?:declarations? and reservations?|objections?)$/iu;

/** Copied text: the line of names, or a State's name behind "#" in front of each statement. */
function rateLines(lines: readonly string[]): number {
  const texts = lines.slice(0, 2_000).map((line) => line.trim().slice(0, 300));
  if (texts.some((text) => HEADER.test(text) && !/[.]$/u.test(text))) return 0.8;
  const states = texts.filter((text) => /^#\p{Lu}[\p{L} ().’',-]{2,80}$/u.test(text)).length;
  if (states > 0)
    return texts.some((text) => /\b(?:declar|reserv|recogni[sz]es? the competence)/iu.test(text)) ? 0.7 : 0.5;
  return texts.some((text) => STATEMENT_HEADING.test(text)) ? 0.55 : 0;
}
