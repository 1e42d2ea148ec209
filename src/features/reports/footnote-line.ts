import type { Footnote, Ground, Inline, Line } from './model.ts';

/**
 * A footnote as one line, the same in every format: '[7] Title, A/HRC/43/10, paragraph 5: “value”'. The address stands
 * behind the symbol or the title, and in full in the list of sources, to which the number leads.
 */
export const footnoteLine = ({ grounds }: Footnote): Line =>
  grounds.flatMap((ground, index) => [...(index === 0 ? [] : [separator]), ...groundLine(ground)]);

const separator: Inline = { kind: 'text', text: '; ' };

function groundLine(ground: Ground): Line {
  if (ground.kind === 'rows') return ground.content;
  const { source, title, titleLanguage, symbol, locator, value, address } = ground;
  const language = titleLanguage === undefined ? {} : { language: titleLanguage };
  const named = (words: string, own: object): Inline =>
    address === null
      ? { kind: 'text', text: words, ...own }
      : { kind: 'link', text: words, href: address, ...own };
  const showsSymbol = symbol !== null && !title.includes(symbol);
  return [
    { kind: 'link', text: `[${source}]`, href: `#source-${source}` },
    { kind: 'text', text: ' ' },
    named(title, language),
    ...(showsSymbol ? [{ kind: 'text' as const, text: `, ${symbol}` }] : []),
    ...(locator === null ? [] : [{ kind: 'text' as const, text: `, ${locator}`, ...language }]),
    ...(value === null ? [] : [{ kind: 'text' as const, text: `: “${value}”`, ...language }]),
  ];
}
