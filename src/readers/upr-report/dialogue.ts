import type { SourceLine } from '../common/source-text.ts';
import { paragraphsOf } from './paragraphs.ts';
import { DIALOGUE, FIRST_PARAGRAPH, PRESENTATION, SECOND_LINE, some, SUMMARY } from './wordings.ts';

/** The parts of a report before its conclusions. */
export type ReportPart = 'introduction' | 'presentation' | 'dialogue';

/** A paragraph of the introduction, the presentation or the dialogue, as one run of lines. */
export interface DialogueParagraph {
  readonly number: number;
  readonly part: ReportPart;
  readonly lines: readonly SourceLine[];
}

/** The part that a heading begins, 'none' for a heading that begins none, null for text. */
function headingOf(text: string, isAfterHeading: boolean): ReportPart | 'none' | null {
  if (some(PRESENTATION, text)) return 'presentation';
  if (some(DIALOGUE, text)) return 'dialogue';
  return some(SUMMARY, text) || (isAfterHeading && some(SECOND_LINE, text)) ? 'none' : null;
}

/** The paragraphs from the first on; headings are no part of them. */
export function dialogueParagraphs(before: readonly SourceLine[]): readonly DialogueParagraph[] {
  const start = before.findIndex(({ text }) => some(FIRST_PARAGRAPH, text));
  const { lines, partOf } = withoutHeadings(start < 0 ? before : before.slice(start));
  return paragraphsOf(lines).flatMap(({ number, lines: own, items }) => {
    if (number === null) return [];
    const marked = items.flatMap(({ label, lines: [head, ...others] }) => {
      const mark = /\([a-z]+\)$/u.exec(label)?.[0] ?? `${label.split('.').at(-1) ?? ''}.`;
      return head === undefined ? [] : [{ ...head, text: `${mark} ${head.text}` }, ...others];
    });
    return [{ number: Number(number), part: partOf(Number(number)), lines: [...own, ...marked] }];
  });
}

interface Parted {
  readonly lines: readonly SourceLine[];
  /** The part of a paragraph, by its number. */
  readonly partOf: (paragraph: number) => ReportPart;
}

function withoutHeadings(all: readonly SourceLine[]): Parted {
  const lines: SourceLine[] = [];
  const begins: { readonly from: number; readonly part: ReportPart }[] = [];
  let heading: ReportPart | 'none' | null = null;
  let part: ReportPart | null = null;
  for (const line of all) {
    const isAfterHeading: boolean = heading !== null;
    heading = headingOf(line.text, isAfterHeading);
    if (heading === null) lines.push(isAfterHeading ? { ...line, beginsParagraph: true } : line);
    else if (heading !== 'none') part = heading;
    const number = /^(\d{1,3})\. ?\D/u.exec(line.text)?.[1];
    if (part === null || number === undefined) continue;
    begins.push({ from: Number(number), part });
    part = null;
  }
  return {
    lines,
    partOf: (paragraph) => begins.findLast(({ from }) => from <= paragraph)?.part ?? 'introduction',
  };
}
