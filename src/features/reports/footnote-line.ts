import type { Footnote, Ground, Inline, Line } from './model.ts';

/**
 * A footnote as one line, the same in every format: '[7] Title, A/HRC/43/10, paragraph 5: “value”', and where the
 * source was named before, '[7] A/HRC/43/10, paragraph 5'. The address stands behind the title and the symbol, and in
 * full in the list of sources, to which the number leads.
 */
export const footnoteLine = ({ grounds }: Footnote): Line =>
  grounds.flatMap((ground, index) => [...(index === 0 ? [] : [separator]), ...groundLine(ground)]);

const separator: Inline = { kind: 'text', text: '; ' };

function groundLine(ground: Ground): Line {
  if (ground.kind === 'rows') return ground.content;
  const { source, isFirst, title, titleLanguage, symbol, locator, value, address } = ground;
  const language = titleLanguage === undefined ? {} : { language: titleLanguage };
  const named = (words: string, own: object): Inline =>
    address === null
      ? { kind: 'text', text: words, ...own }
      : { kind: 'link', text: words, href: address, ...own };
  const names: readonly Inline[] = [
    ...(isFirst ? [named(title, language)] : []),
    ...(symbol === null || (isFirst && title.includes(symbol)) ? [] : [named(symbol, {})]),
  ];
  const parts: readonly Line[] = [
    ...names.map((one) => [one]),
    ...(locator === null ? [] : [[{ kind: 'text' as const, text: locator, ...language }]]),
  ];
  return [
    { kind: 'link', text: `[${source}]`, href: `#source-${source}` },
    ...parts.flatMap((part, index) => [{ kind: 'text' as const, text: index === 0 ? ' ' : ', ' }, ...part]),
    ...(value === null ? [] : [{ kind: 'text' as const, text: `: “${value}”`, ...language }]),
  ];
}
