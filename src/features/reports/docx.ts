/** A report as an Office Open XML text document (ECMA-376), with real styles, footnotes, captions and contents. */
import {
  AlignmentType,
  Bookmark,
  Document,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  SimpleField,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { FileChild, IParagraphOptions, ParagraphChild } from 'docx';
import { directionOf } from '../../kernel/language.ts';
import { settlePackage } from './docx.package.ts';
import {
  BULLETS,
  GROUP_SHADING,
  MARGIN,
  NUMBERS,
  numberingOf,
  PAGE,
  PROOFING_LANGUAGES,
  STYLES,
  stylesOf,
  TABLE_STYLES,
  TEXT_WIDTH,
} from './docx.styles.ts';
import { footnoteLine } from './footnote-line.ts';
import { sectionsOf } from './model.ts';
import type {
  Block,
  Callout,
  Cell,
  Column,
  Inline,
  Line,
  Report,
  Row,
  Section,
  Table as TableData,
} from './model.ts';

/** The document's bytes. The same report gives the same bytes, whenever and wherever it is written. */
export async function reportDocx(report: Report): Promise<Uint8Array> {
  const document = new Document({
    title: report.title,
    creator: report.author,
    lastModifiedBy: report.author,
    styles: stylesOf(report.language),
    externalStyles: TABLE_STYLES,
    numbering: numberingOf(),
    footnotes: Object.fromEntries(
      report.footnotes.map((footnote) => [
        footnote.number,
        {
          children: [
            paragraphOf(report, [{ kind: 'text', text: ' ' }, ...footnoteLine(footnote)], {
              style: 'FootnoteText',
            }),
          ],
        },
      ]),
    ),
    sections: [
      { properties: { page: { size: PAGE, margin: MARGIN } }, children: titlePage(report) },
      {
        properties: { page: { size: PAGE, margin: MARGIN } },
        footers: { default: footer(report) },
        children: [
          ...contents(report),
          ...report.sections.flatMap((section) => sectionBlocks(report, section)),
        ],
      },
    ],
  });
  return settlePackage(await Packer.toBuffer(document), report.createdAt);
}

/** A paragraph in the report's direction. */
const paragraphOf = (report: Report, content: Line, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({
    ...options,
    ...(report.direction === 'rtl' ? { bidirectional: true } : {}),
    children: [...(options.children ?? []), ...content.map((run) => inline(report, run))],
  });

const plain = (report: Report, text: string, options: IParagraphOptions = {}): Paragraph =>
  paragraphOf(report, [{ kind: 'text', text }], options);

function titlePage(report: Report): FileChild[] {
  const { over, title, subtitle, facts, notice } = report.titlePage;
  const fact = (term: string, value: string): Paragraph =>
    paragraphOf(
      report,
      [
        { kind: 'text', text: term, tone: 'quiet' },
        { kind: 'text', text: `\t${value}` },
      ],
      {
        style: STYLES.reference,
        indent: { left: 3402, hanging: 3402 },
        tabStops: [{ type: TabStopType.LEFT, position: 3402 }],
      },
    );
  return [
    plain(report, over, { style: STYLES.over }),
    plain(report, title, { style: 'Title' }),
    plain(report, subtitle, { style: STYLES.subtitle }),
    ...facts.map(({ term, value }) => fact(term, value)),
    plain(report, notice, { style: STYLES.body, spacing: { before: 360 } }),
  ];
}

const contents = (report: Report): FileChild[] => [
  plain(report, report.words.contents, { style: STYLES.contents }),
  new TableOfContents(report.words.contents, {
    hyperlink: true,
    headingStyleRange: '1-2',
    contentChildren: sectionsOf(report.sections)
      .filter((section) => section.level <= 2)
      .map((section) => contentsEntry(report, section)),
  }),
];

/**
 * An entry without a page number: where it will stand, only the program that lays the pages out can know (the library
 * can estimate it, at seven seconds of work for seventy pages). Word fills the numbers in when it updates the contents.
 */
const contentsEntry = (report: Report, section: Section): Paragraph =>
  new Paragraph({
    style: `TOC${section.level}`,
    ...(report.direction === 'rtl' ? { bidirectional: true } : {}),
    children: [
      new InternalHyperlink({
        anchor: bookmarkName(section.id),
        children: [
          new TextRun({ children: [section.number, new Tab()] }),
          textRun(report, { kind: 'text', text: section.title, ...languageOf(section.language) }),
        ],
      }),
    ],
  });

const footer = (report: Report): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: STYLES.foot,
        ...(report.direction === 'rtl' ? { bidirectional: true } : {}),
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [new TextRun({ children: [report.words.foot, new Tab(), PageNumber.CURRENT] })],
      }),
    ],
  });

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

function sectionBlocks(
  report: Report,
  section: Section,
  isFirst = report.sections[0] === section,
): FileChild[] {
  const head = new Paragraph({
    heading: HEADINGS[section.level - 1] ?? HeadingLevel.HEADING_3,
    ...(report.direction === 'rtl' ? { bidirectional: true } : {}),
    pageBreakBefore: section.level === 1 && (isFirst || section.isAnnex),
    children: [
      new Bookmark({
        id: bookmarkName(section.id),
        children: [
          new TextRun(`${section.number}  `),
          textRun(report, { kind: 'text', text: section.title, ...languageOf(section.language) }),
        ],
      }),
    ],
  });
  return [
    head,
    ...section.blocks.flatMap((block, index) => blockParts(report, block, section.blocks[index - 1])),
    ...section.sections.flatMap((child) => sectionBlocks(report, child, false)),
  ];
}

const languageOf = <Language>(language: Language | undefined): { language: Language } | object =>
  language === undefined ? {} : { language };

/** Names of bookmarks: letters, digits and underscores, from a letter (Word refuses others). */
const bookmarkName = (id: string): string => id.replace(/[^A-Za-z0-9]/g, '_');

function blockParts(report: Report, block: Block, before: Block | undefined): FileChild[] {
  switch (block.kind) {
    case 'paragraph':
      return [
        paragraphOf(report, block.content, {
          style: STYLES.body,
          ...(before?.kind === 'table' ? { spacing: { before: 200 } } : {}),
        }),
      ];
    case 'list':
      return block.items.map((item) =>
        paragraphOf(report, item, {
          style: 'ListParagraph',
          numbering: { reference: block.isOrdered ? NUMBERS : BULLETS, level: 0 },
        }),
      );
    case 'callout':
      return calloutParts(report, block);
    case 'references':
      return block.items.map(
        (item) =>
          new Paragraph({
            style: STYLES.reference,
            ...(report.direction === 'rtl' ? { bidirectional: true } : {}),
            tabStops: [{ type: TabStopType.LEFT, position: 567 }],
            children: [
              new Bookmark({ id: bookmarkName(item.id), children: [new TextRun(item.mark)] }),
              new TextRun({ children: [new Tab()] }),
              ...item.content.map((run) => inline(report, run)),
            ],
          }),
      );
    case 'table':
      return [caption(report, block), tableOf(report, block)];
  }
}

function calloutParts(report: Report, { tone, heading, body }: Callout): FileChild[] {
  const style = tone === 'warning' ? STYLES.warning : STYLES.callout;
  return [
    paragraphOf(report, [{ kind: 'text', text: heading, tone: 'strong' }], {
      style,
      keepNext: true,
      spacing: { before: 160 },
    }),
    ...body.map((one, index) =>
      paragraphOf(report, one, {
        style,
        ...(index === body.length - 1 ? { spacing: { after: 160 } } : { keepNext: true }),
      }),
    ),
  ];
}

/** 'Table 4. …' with a number that Word can count anew (SEQ field), and a bookmark for what refers to it. */
function caption(report: Report, table: TableData): Paragraph {
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

function tableOf(report: Report, table: TableData): Table {
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

function inline(report: Report, run: Inline): ParagraphChild {
  switch (run.kind) {
    case 'footnote':
      return new FootnoteReferenceRun(run.number);
    case 'link': {
      const children = [
        textRun(report, { kind: 'text', text: run.text, ...languageOf(run.language) }, 'Hyperlink'),
      ];
      return run.href.startsWith('#')
        ? new InternalHyperlink({ anchor: bookmarkName(run.href.slice(1)), children })
        : new ExternalHyperlink({ link: run.href, children });
    }
    case 'text':
      return textRun(report, run);
  }
}

function textRun(report: Report, run: Extract<Inline, { kind: 'text' }>, style?: string): TextRun {
  const language = run.language ?? report.language;
  const own = style ?? (run.tone === 'quiet' ? STYLES.quiet : undefined);
  return new TextRun({
    children: withTabs(run.text),
    ...(own === undefined ? {} : { style: own }),
    ...(run.tone === 'strong' ? { bold: true } : {}),
    ...(run.tone === 'emphasis' ? { italics: true } : {}),
    ...(run.language === undefined ? {} : { language: { value: PROOFING_LANGUAGES[run.language] } }),
    ...(directionOf(language) === 'rtl' ? { rightToLeft: true } : {}),
  });
}

const withTabs = (text: string): (string | Tab)[] =>
  text.split('\t').flatMap((part, index) => (index === 0 ? [part] : [new Tab(), part]));
