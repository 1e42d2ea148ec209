import type { DocumentReader, OpenedFile, Recognition } from '../features/proposals/index.ts';
import { AppError } from '../kernel/errors.ts';
import { findSymbols } from '../kernel/symbol.ts';
import type { DocumentKind } from '../kernel/symbol.ts';

/** Below this no reader takes a file by itself; a person may still choose one. */
export const SURE_ENOUGH = 0.5;

/** What every reader says of a file, the surest first. One that fails on it does not know it. */
export function recognise(file: OpenedFile, readers: readonly DocumentReader[]): Recognition[] {
  const surenessOf = (reader: DocumentReader): number => {
    try {
      return Math.min(1, Math.max(0, reader.recognises(file)));
    } catch {
      return 0;
    }
  };
  return readers
    .map((reader) => ({ reader: reader.id, sureness: surenessOf(reader) }))
    .sort((a, b) => b.sureness - a.sureness);
}

/** The reader that takes a file. Throws `unknown_reader`, or `not_recognised` with what the file seems to be. */
export function readerFor(
  file: OpenedFile,
  readers: readonly DocumentReader[],
  recognised: readonly Recognition[],
  chosen: string | undefined,
): DocumentReader {
  if (chosen !== undefined) {
    const named = readers.find((one) => one.id === chosen);
    if (named) return named;
    throw new AppError('unknown_reader', 422, `There is no reader called '${chosen.slice(0, 60)}'.`, {
      remedy: `Choose one of: ${readers.map((one) => one.id).join(', ')}.`,
    });
  }
  const [surest] = recognised;
  const reader = readers.find((one) => one.id === surest?.reader);
  if (reader && surest && surest.sureness >= SURE_ENOUGH) return reader;
  throw new AppError('not_recognised', 422, `No reader knows this file: ${whatItSeems(file)}.`, {
    remedy: 'If you know what kind of document it is, choose the reader yourself.',
  });
}

const FORMS: Readonly<Record<OpenedFile['form'], string>> = {
  pdf: 'a PDF',
  docx: 'a Word document',
  html: 'a web page',
  markdown: 'a Markdown text',
  text: 'a plain text',
  xlsx: 'a workbook',
  xls: 'a workbook',
  ods: 'a workbook',
  csv: 'a table',
};

/** Pages and lines in which a document says what it is. */
const HEAD = { pages: 2, lines: 25 } as const;
const LONGEST_TITLE = 90;
const shortened = (text: string): string =>
  text.length <= LONGEST_TITLE ? text : `${text.slice(0, LONGEST_TITLE - 1).trimEnd()}…`;

/** What a file says of itself, for the message to a person who gave one that no reader knows. */
export function whatItSeems(file: OpenedFile): string {
  if ('sheets' in file) {
    const [sheet] = file.sheets;
    const heads = (sheet?.rows.find((row) => row.some((cell) => cell !== null)) ?? []).filter(
      (cell) => cell !== null,
    );
    const columns =
      heads.length === 0
        ? 'without anything in it'
        : `whose first row reads “${shortened(heads.join(' | '))}”`;
    return `${FORMS[file.form]} ${columns}`;
  }
  const lines = file.pages.slice(0, HEAD.pages).flatMap((page) => page.lines.slice(0, HEAD.lines));
  const symbol = findSymbols(lines.join('\n'))[0]?.symbol;
  const kind = symbol === undefined ? undefined : KINDS[symbol.kind];
  if (symbol !== undefined)
    return `its symbol is ${symbol.symbol}${kind === undefined ? '' : `, and it seems to be ${kind}`}`;
  const title = lines.find((line) => /\p{L}{4}/u.test(line));
  return title === undefined
    ? `${FORMS[file.form]} in which no title was found`
    : `${FORMS[file.form]} without a UN document symbol, which begins with “${shortened(title.trim())}”`;
}

const KINDS: Readonly<Partial<Record<DocumentKind, string>>> = {
  upr_working_group_report:
    'a report of the UPR Working Group, perhaps in a language in which it is not read',
  upr_addendum: 'the addendum with a State’s replies',
  upr_national_report: 'a State’s national report for the UPR',
  upr_compilation: 'the compilation of UN information for the UPR',
  upr_stakeholder_summary: 'the summary of stakeholders’ information for the UPR',
  concluding_observations: 'concluding observations of a treaty body',
};
