/**
 * A report while it is being written: footnotes stand where they are needed, sources and tables are named by their id.
 * `finish` (finish.ts) numbers everything in reading order and resolves the names, so that no author counts anything.
 */
import type { LanguageCode } from '../../kernel/language.ts';
import type { Callout, Column, LinkRun, TextRun } from './model.ts';

/** What a footnote is to rest on. */
export type DraftGround =
  | {
      readonly kind: 'source';
      readonly sourceId: string;
      readonly locator: string | null;
      readonly value: string | null;
    }
  | { readonly kind: 'rows'; readonly content: DraftLine };

export type DraftInline =
  | TextRun
  | LinkRun
  /** A footnote, to be numbered. */
  | { readonly kind: 'note'; readonly grounds: readonly DraftGround[] }
  /** A place in a source: becomes '[7] Annex I.b, table 1'. */
  | { readonly kind: 'citation'; readonly sourceId: string; readonly locator: string | null }
  /** Becomes 'table 4', linked. */
  | { readonly kind: 'table-reference'; readonly table: string }
  /** Becomes 'section 3.1', linked. */
  | { readonly kind: 'section-reference'; readonly section: string };

export type DraftLine = readonly DraftInline[];

export interface DraftCell {
  readonly lines: readonly DraftLine[];
}

export type DraftRow =
  | { readonly kind: 'plain'; readonly cells: readonly DraftCell[] }
  | { readonly kind: 'group'; readonly content: DraftLine };

export interface DraftTable {
  readonly kind: 'table';
  /** By which footnotes name it. */
  readonly name: string;
  readonly caption: DraftLine;
  readonly columns: readonly Column[];
  readonly rows: readonly DraftRow[];
}

export type DraftBlock =
  | { readonly kind: 'paragraph'; readonly content: DraftLine }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly DraftLine[] }
  | DraftTable
  | (Omit<Callout, 'body'> & { readonly body: readonly DraftLine[] })
  /** Where the list of sources is to stand. */
  | { readonly kind: 'sources' };

export interface DraftSection {
  /** By which references name it. */
  readonly name: string;
  readonly title: string;
  readonly language?: LanguageCode;
  readonly isAnnex?: boolean;
  readonly blocks: readonly DraftBlock[];
  readonly sections?: readonly DraftSection[];
}

export const text = (words: string, options: Pick<TextRun, 'tone' | 'language'> = {}): TextRun => ({
  kind: 'text',
  text: words,
  ...options,
});
export const strong = (words: string): TextRun => text(words, { tone: 'strong' });
export const quiet = (words: string): TextRun => text(words, { tone: 'quiet' });
export const link = (words: string, href: string): LinkRun => ({ kind: 'link', text: words, href });
export const note = (...grounds: readonly DraftGround[]): DraftInline => ({ kind: 'note', grounds });
/** The ground of a counted figure: the rows it was counted from. */
export const rows = (...content: DraftLine): DraftGround => ({ kind: 'rows', content });
export const tableReference = (table: string): DraftInline => ({ kind: 'table-reference', table });
export const sectionReference = (section: string): DraftInline => ({ kind: 'section-reference', section });

export const paragraph = (...content: DraftLine): DraftBlock => ({ kind: 'paragraph', content });
export const list = (items: readonly DraftLine[]): DraftBlock => ({ kind: 'list', isOrdered: false, items });
export const group = (...content: DraftLine): DraftRow => ({ kind: 'group', content });

/** A column of a table that is being drafted: its heading and what stands in it for a row of the record. */
export interface ColumnOf<Of> {
  readonly header: string;
  readonly weight: number;
  readonly isNumeric?: boolean;
  readonly namesRow?: boolean;
  /** The footnote with the row's sources stands here; without it, in the column that names the rows. */
  readonly carriesNote?: boolean;
  /** The lines of a cell; [] where there is nothing to say. */
  readonly lines: (row: Of) => readonly DraftLine[];
}

/** Rows under a heading of their own; `heading: null` stands for rows without one. */
export interface RowGroup<Of> {
  readonly heading: DraftLine | null;
  readonly rows: readonly Of[];
}

/**
 * A table of records. A column in which no row says anything falls away, except the one that names the rows; a table
 * without rows gives no block at all, so that whoever asks for it has to say in words that there is nothing.
 */
export function tableOf<Of>(options: {
  readonly name: string;
  readonly caption: DraftLine;
  readonly columns: readonly ColumnOf<Of>[];
  readonly groups: readonly RowGroup<Of>[];
  /** Where the facts of a row stand: one footnote a row. */
  readonly grounds?: (row: Of) => readonly DraftGround[];
}): readonly DraftTable[] {
  const groups = options.groups.filter((one) => one.rows.length > 0);
  const drawn = groups.map((one) => ({
    heading: one.heading,
    rows: one.rows.map((row) =>
      withNote(
        options.columns.map((column) => withoutEmpty(column.lines(row))),
        noteAt(options.columns),
        options.grounds?.(row) ?? [],
      ),
    ),
  }));
  const used = options.columns.map(
    (column, index) =>
      column.namesRow === true ||
      drawn.some((one) => one.rows.some((cells) => (cells[index]?.length ?? 0) > 0)),
  );
  if (drawn.length === 0) return [];
  return [
    {
      kind: 'table',
      name: options.name,
      caption: options.caption,
      columns: options.columns
        .filter((_, index) => used[index])
        .map(({ header, weight, isNumeric = false, namesRow = false }) => ({
          header,
          weight,
          isNumeric,
          namesRow,
        })),
      rows: drawn.flatMap((one): DraftRow[] => [
        ...(one.heading === null ? [] : [group(...one.heading)]),
        ...one.rows.map((cells): DraftRow => ({
          kind: 'plain',
          cells: cells.filter((_, index) => used[index]).map((lines) => ({ lines })),
        })),
      ]),
    },
  ];
}

function noteAt(columns: readonly ColumnOf<never>[]): number {
  const carrying = columns.findIndex((column) => column.carriesNote === true);
  return carrying === -1
    ? Math.max(
        0,
        columns.findIndex((column) => column.namesRow === true),
      )
    : carrying;
}

/** The cells with a footnote behind the last line of one of them. */
function withNote(
  cells: readonly (readonly DraftLine[])[],
  at: number,
  grounds: readonly DraftGround[],
): readonly (readonly DraftLine[])[] {
  if (grounds.length === 0) return cells;
  return cells.map((lines, index) =>
    index === at ? [...lines.slice(0, -1), [...(lines.at(-1) ?? []), note(...grounds)]] : lines,
  );
}

const withoutEmpty = (lines: readonly DraftLine[]): readonly DraftLine[] =>
  lines.filter((line) => line.length > 0);
