/** What the tests share: the fixtures as opened documents, in the two shapes that files come in. */
import { readFileSync } from 'node:fs';
import type { OpenedDocument, ReadingGround, TextBlock } from '../../features/proposals/index.ts';
import { stateNames } from '../../kernel/state-names.testdata.ts';

export { stateNames };

export const fixture = (name: string): string =>
  readFileSync(new URL(`./fixtures/${name}.txt`, import.meta.url), 'utf8');

const block = (text: string, line: number, more: Partial<TextBlock> = {}): TextBlock => ({
  type: 'text',
  text,
  level: 0,
  label: null,
  indent: 0,
  isBold: null,
  isItalic: null,
  style: null,
  place: { page: 1, fromLine: line, toLine: line + text.split('\n').length - 1 },
  ...more,
});

const documentOf = (
  text: string,
  blocks: readonly TextBlock[],
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

/** As a text file opens: paragraphs at blank lines, printed lines inside them, numbers in the text. */
export function asText(text: string): OpenedDocument {
  const blocks: TextBlock[] = [];
  let line = 1;
  for (const part of text.split('\n\n')) {
    if (part.trim() !== '') blocks.push(block(part.trim(), line));
    line += part.split('\n').length + 1;
  }
  return documentOf(text, blocks, 'text');
}

const LABEL = /^(\d{1,3}\.|\([a-z]{1,3}\)|[IVX]{1,4}\.|[A-Z]\.) (.*)$/su;

/** As a word processor's file opens: a block for each line of the fixture, its number apart, headings by their level. */
export function asDocx(text: string): OpenedDocument {
  const blocks = text.split('\n').flatMap((one, index) => {
    if (one.trim() === '') return [];
    const [, label = null, rest = one] = LABEL.exec(one) ?? [];
    const isHeading = label !== null && /^[IVXA-Z]/u.test(label);
    return [block(rest.trim(), index + 1, { label, level: isHeading ? 1 : 0, isBold: isHeading })];
  });
  return documentOf(text, blocks, 'docx');
}

/** The same with lines as a page has them, for a PDF whose opener gives no paragraphs. */
export const asLines = (text: string): OpenedDocument => documentOf(text, [], 'pdf');

/** A record that holds nothing yet, or what is given. */
export const groundHolding = (
  held: Awaited<ReturnType<ReadingGround['recommendationsOf']>> = [],
): ReadingGround => ({
  stateNames,
  lookUp: () => null,
  recommendationsOf: () => Promise.resolve(held),
  held: () => Promise.resolve(new Map()),
});
