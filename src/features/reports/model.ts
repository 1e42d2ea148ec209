/**
 * A report as pure data: what it says, in which order, with which numbers, tables and footnotes. It holds no markup and
 * no layout, so that the HTML and the DOCX of one report have the same text in the same order, and so that it can be
 * sent to a worker or to anyone as JSON. Everything is numbered here; a writer only draws.
 */
import type { Direction, LanguageCode } from '../../kernel/language.ts';

/** A run of text. `language` is given where it is not the report's: texts that the record holds in one language only. */
export interface TextRun {
  readonly kind: 'text';
  readonly text: string;
  readonly tone?: 'strong' | 'emphasis' | 'quiet';
  readonly language?: LanguageCode;
}

/** `href` is an address, or '#' and the id of a section, table or source of this report. */
export interface LinkRun {
  readonly kind: 'link';
  readonly text: string;
  readonly href: string;
  readonly language?: LanguageCode;
}

/** The mark of a footnote. */
export interface FootnoteMark {
  readonly kind: 'footnote';
  readonly number: number;
}

export type Inline = TextRun | LinkRun | FootnoteMark;
/** Runs that stand on one line: a paragraph, an item of a list, a line of a cell. */
export type Line = readonly Inline[];

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly content: Line;
}

export interface List {
  readonly kind: 'list';
  readonly isOrdered: boolean;
  readonly items: readonly Line[];
}

export interface Column {
  readonly header: string;
  /** Share of the table's width, relative to the other columns. */
  readonly weight: number;
  /** Figures: aligned at the end, digits of equal width. */
  readonly isNumeric: boolean;
  /** Its cells name their rows. At most one column of a table does. */
  readonly namesRow: boolean;
}

export interface Cell {
  /** One line or several, below each other. */
  readonly lines: readonly Line[];
  /** How many columns it spans. */
  readonly span: number;
}

export interface Row {
  /** A 'group' row heads the rows below it with one cell across all columns. */
  readonly kind: 'plain' | 'group';
  readonly cells: readonly Cell[];
}

/** A table. Its columns make its one header row, which a writer repeats on every page. */
export interface Table {
  readonly kind: 'table';
  /** 'table-4'. */
  readonly id: string;
  /** 'Table 4', in the report's language. */
  readonly label: string;
  readonly caption: Line;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** A passage set apart. 'warning': sources disagree, or something is late. */
export interface Callout {
  readonly kind: 'callout';
  readonly tone: 'plain' | 'warning';
  readonly heading: string;
  readonly body: readonly Line[];
}

/** The numbered list of sources: '[7]' in the text leads to the item with the id 'source-7'. */
export interface References {
  readonly kind: 'references';
  readonly items: readonly { readonly id: string; readonly mark: string; readonly content: Line }[];
}

export type Block = Paragraph | List | Table | Callout | References;

export interface Section {
  /** 'section-3.1', 'section-A'. */
  readonly id: string;
  /** '3.1'; 'A' for an annex. */
  readonly number: string;
  readonly level: 1 | 2 | 3;
  /** Without its number. */
  readonly title: string;
  readonly language?: LanguageCode;
  readonly isAnnex: boolean;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

/** What a footnote rests on: a place in a source, or rows that were counted. */
export type Ground =
  | {
      readonly kind: 'source';
      /** Number in the list of sources. */
      readonly source: number;
      /** The first footnote on a source names it in full, those after it by number and symbol. */
      readonly isFirst: boolean;
      readonly title: string;
      readonly titleLanguage?: LanguageCode;
      readonly symbol: string | null;
      /** Paragraph, page, table row, as the record cites it; null where it cites the whole document. */
      readonly locator: string | null;
      /** The value as that source prints it, where it is not what the text says. */
      readonly value: string | null;
      readonly address: string | null;
    }
  | { readonly kind: 'rows'; readonly content: Line };

export interface Footnote {
  readonly number: number;
  readonly grounds: readonly Ground[];
}

export interface TitlePage {
  /** The State. */
  readonly over: string;
  readonly title: string;
  readonly subtitle: string;
  readonly facts: readonly { readonly term: string; readonly value: string }[];
  readonly notice: string;
}

/** Words that a writer needs beside the text of the report. */
export interface WriterWords {
  readonly contents: string;
  readonly footnotes: string;
  readonly backToText: string;
  /** 'State of play on 12 June 2021': stands at the foot of each page. */
  readonly foot: string;
}

export interface Report {
  readonly kind: string;
  readonly language: LanguageCode;
  readonly direction: Direction;
  /** For the document's properties and the window. */
  readonly title: string;
  readonly author: string;
  /** ISO 8601 UTC. Never the clock's word: the same record gives the same bytes on any day. */
  readonly createdAt: string;
  readonly titlePage: TitlePage;
  readonly sections: readonly Section[];
  readonly footnotes: readonly Footnote[];
  readonly words: WriterWords;
}

/** All sections in reading order, those within others included. */
export const sectionsOf = (sections: readonly Section[]): readonly Section[] =>
  sections.flatMap((one) => [one, ...sectionsOf(one.sections)]);

export const tablesOf = (report: Pick<Report, 'sections'>): readonly Table[] =>
  sectionsOf(report.sections).flatMap((one) => one.blocks.filter((block) => block.kind === 'table'));

/** Every line of a block in reading order, captions and headers included. */
export function linesOf(block: Block): readonly Line[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.content];
    case 'list':
      return block.items;
    case 'callout':
      return [[{ kind: 'text', text: block.heading }], ...block.body];
    case 'references':
      return block.items.map((item) => [{ kind: 'text', text: `${item.mark} ` }, ...item.content]);
    case 'table':
      return [
        [{ kind: 'text', text: `${block.label}. ` }, ...block.caption],
        ...block.columns.map((column): Line => [{ kind: 'text', text: column.header }]),
        ...block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.lines)),
      ];
  }
}

/** The words of a line; marks of footnotes say nothing. */
export const textOf = (line: Line): string =>
  line.map((run) => (run.kind === 'footnote' ? '' : run.text)).join('');

/** The text of the report, a line a paragraph, item or line of a cell; without footnotes. */
export function bodyText(report: Report): readonly string[] {
  const { over, title, subtitle, facts, notice } = report.titlePage;
  return [
    over,
    title,
    subtitle,
    ...facts.map((fact) => `${fact.term}: ${fact.value}`),
    notice,
    ...sectionsOf(report.sections).flatMap((section) => [
      `${section.number} ${section.title}`,
      ...section.blocks.flatMap((block) => linesOf(block).map(textOf)),
    ]),
  ];
}

export interface ReportSize {
  readonly words: number;
  readonly tables: number;
  readonly footnotes: number;
  readonly sources: number;
}

/** Words as word processors count them, by the blanks between them; footnotes are not counted. */
export function sizeOf(report: Report): ReportSize {
  const references = sectionsOf(report.sections).flatMap((one) =>
    one.blocks.filter((block) => block.kind === 'references'),
  );
  return {
    words: bodyText(report).reduce((sum, text) => sum + text.split(/\s+/).filter(Boolean).length, 0),
    tables: tablesOf(report).length,
    footnotes: report.footnotes.length,
    sources: references.reduce((sum, one) => sum + one.items.length, 0),
  };
}
