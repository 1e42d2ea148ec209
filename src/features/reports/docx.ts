/** A report as an Office Open XML text document (ECMA-376), with real styles, footnotes, captions and contents. */
import {
  Bookmark,
  Document,
  Footer,
  HeadingLevel,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import type { FileChild } from 'docx';
import { settlePackage } from './docx.package.ts';
import { bookmarkName, inline, languageOf, paragraphOf, plain, textRun } from './docx.runs.ts';
import {
  BULLETS,
  MARGIN,
  NUMBERS,
  numberingOf,
  PAGE,
  STYLES,
  stylesOf,
  TABLE_STYLES,
  TEXT_WIDTH,
} from './docx.styles.ts';
import { captionOf, tableOf } from './docx.tables.ts';
import { footnoteLine } from './footnote-line.ts';
import { sectionsOf } from './model.ts';
import type { Block, Callout, Report, Section } from './model.ts';

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
      return [captionOf(report, block), tableOf(report, block)];
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
