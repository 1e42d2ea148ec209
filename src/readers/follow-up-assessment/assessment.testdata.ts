/** What the tests share: the fixtures as opened documents. */
import { readFileSync } from 'node:fs';
import type { OpenedDocument, ReadingGround, TableBlock, TextBlock } from '../../features/proposals/index.ts';
import { stateNames } from '../../kernel/state-names.testdata.ts';

export { stateNames };

export const fixture = (name: string): string =>
  readFileSync(new URL(`./fixtures/${name}.txt`, import.meta.url), 'utf8');

const textBlock = (text: string, line: number): TextBlock => ({
  type: 'text',
  text,
  level: 0,
  label: null,
  indent: 0,
  isBold: null,
  isItalic: null,
  style: null,
  place: { page: 1, fromLine: line, toLine: line },
});

const documentOf = (
  text: string,
  blocks: OpenedDocument['blocks'],
  form: OpenedDocument['form'],
): OpenedDocument => ({
  form,
  name: `fixture.${form}`,
  language: null,
  blocks,
  pages: [{ number: 1, lines: text.split('\n') }],
  layout: null,
  omitted: [],
});

export const asText = (text: string): OpenedDocument =>
  documentOf(
    text,
    text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [textBlock(line, index + 1)])),
    'text',
  );

const HEAD =
  /^((?:Concluding observations|Follow-up paragraphs|Follow-up reply|Committee’s evaluation)[^:]{0,40}:) (.+)$/u;

/** As a word processor's file opens: the lines at the head of a part are a table of two columns. */
export function asDocx(text: string): OpenedDocument {
  const blocks = text.split('\n').flatMap((line, index): (TextBlock | TableBlock)[] => {
    if (line.trim() === '') return [];
    const [, label, value] = HEAD.exec(line) ?? [];
    if (label === undefined || value === undefined) return [textBlock(line, index + 1)];
    const place = { page: 1, fromLine: index + 1, toLine: index + 1 };
    const cells = [label, value].map((cell) => ({ text: cell, isRepeat: false, isBold: null }));
    return [{ type: 'table', rows: [{ cells, place }], headingRows: 0, place }];
  });
  return documentOf(text, blocks, 'docx');
}

type Held = Awaited<ReturnType<ReadingGround['recommendationsOf']>>;

/** A record that holds these, by the symbol of the document they stand in. */
export const groundHolding = (held: Readonly<Record<string, Held>> = {}): ReadingGround => ({
  stateNames,
  lookUp: () => null,
  recommendationsOf: (_, of) => Promise.resolve('symbol' in of ? (held[of.symbol] ?? []) : []),
  held: () => Promise.resolve(new Map()),
});
