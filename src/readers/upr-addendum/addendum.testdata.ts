import type {
  Block,
  OpenedDocument,
  PdfLine,
  PdfPage,
  TableBlock,
  TextBlock,
} from '../../features/proposals/index.ts';
import type { AnswerableRecommendation } from './resolve.ts';

/** Recommendations as a report gave them: paragraph, words, and the position where the report says one. */
export const recommendations = (
  ...all: readonly (readonly [paragraph: string, text: string, position?: string])[]
): readonly AnswerableRecommendation[] =>
  all.map(([paragraph, text, position = null]) => ({
    id: `a-hrc-99-7.${paragraph}`,
    paragraph,
    text,
    position: position ?? null,
  }));

/** The list 124.1 to 124.`count`, all of them about different things. */
export const listOf = (paragraph: number, count: number): readonly AnswerableRecommendation[] =>
  recommendations(
    ...Array.from(
      { length: count },
      (_, index) =>
        [
          `${paragraph}.${index + 1}`,
          `Plant ${TREES[index % TREES.length] ?? ''} number ${index + 1}`,
        ] as const,
    ),
  );

const TREES = ['breadfruit', 'coconut', 'mahogany', 'banyan', 'sandalwood', 'nutmeg', 'mangrove', 'tamarind'];

const COVER = [
  'United Nations A/HRC/99/7/Add.1',
  'General Assembly Distr.: General',
  '3 September 2015',
  'Human Rights Council',
  'Universal periodic review',
  'Report of the Working Group on the Universal Periodic Review',
  'Samoa',
  'Addendum',
  'Views on conclusions and/or recommendations, voluntary commitments',
  'and replies presented by the State under review',
];

/** Printed lines: "# " is set in bold, blanks in front indent, "|" parts two columns. */
function pdfLines(lines: readonly string[]): readonly PdfLine[] {
  return lines.flatMap((raw, index) => {
    const bold = raw.startsWith('# ');
    const indent = /^ */u.exec(raw)?.[0].length ?? 0;
    const parts = raw.replace(/^# /u, '').split('|');
    return parts.flatMap((part, column): PdfLine[] => {
      const text = part.trim();
      const x = column === 0 ? 113 + 14 * indent : 320;
      const width = Math.min(5 * text.length, column === 0 && parts.length > 1 ? 180 : 380);
      return text === ''
        ? []
        : [{ text, x, right: x + width, y: 95 + 12 * index, fontSize: 10, bold, marks: [] }];
    });
  });
}

const pageOf = (number: number, lines: readonly string[]): PdfPage => ({
  number,
  width: 595,
  height: 842,
  lines: pdfLines(lines),
});

/** An addendum in PDF: its cover and one page. */
export function printedAddendum(...lines: readonly string[]): OpenedDocument {
  const layout = [pageOf(1, COVER), pageOf(2, lines)];
  return {
    form: 'pdf',
    name: 'addendum.pdf',
    language: 'en',
    blocks: [],
    layout,
    omitted: [],
    pages: layout.map(({ number, lines: own }) => ({ number, lines: own.map(({ text }) => text) })),
  };
}

const place = { page: 1, fromLine: 1, toLine: 1 };

export const paragraph = (text: string, more: Partial<TextBlock> = {}): TextBlock => ({
  type: 'text',
  text,
  level: 0,
  label: null,
  indent: 0,
  isBold: false,
  isItalic: false,
  style: null,
  place,
  ...more,
});

export const heading = (text: string, level = 1): TextBlock => paragraph(text, { level, isBold: true });

export const table = (...rows: readonly (readonly string[])[]): TableBlock => ({
  type: 'table',
  headingRows: 1,
  place,
  rows: rows.map((cells) => ({
    place,
    cells: cells.map((text) => ({ text, isRepeat: false, isBold: null })),
  })),
});

/** An addendum as Word gives it: its cover and these blocks. */
export function wordAddendum(...blocks: readonly Block[]): OpenedDocument {
  return {
    form: 'docx',
    name: 'addendum.docx',
    language: 'en',
    blocks: [...COVER.map((line) => paragraph(line)), ...blocks],
    layout: null,
    omitted: [],
    pages: [{ number: 1, lines: COVER }],
  };
}
