/**
 * UN document symbols: the name under which every document of the record is cited. Parse, print, classify, link.
 *
 * A symbol is kept in the spelling of the UN Digital Library (A/RES/217(III), S/RES/1325(2000), CEDAW/C/KAZ/3-4);
 * printSymbol gives the spelling that documents themselves use.
 */
import { badInput } from './errors.ts';
import { languageOf } from './language.ts';
import type { LanguageCode } from './language.ts';
import { trySymbol } from './symbol.parse.ts';
import type { DocumentSymbol } from './symbol.parse.ts';

export { DOCUMENT_KINDS } from './symbol.classify.ts';
export type { DocumentKind } from './symbol.classify.ts';
export { findSymbols } from './symbol.find.ts';
export type { FoundSymbol } from './symbol.find.ts';
export type { SymbolSuffix, SymbolSuffixKind } from './symbol.grammar.ts';
export { trySymbol } from './symbol.parse.ts';
export type { DocumentSymbol } from './symbol.parse.ts';
export { MECHANISM_SLUGS } from './symbol.series.ts';
export type { MechanismSlug } from './symbol.series.ts';
export { uprCycleOfSession } from './symbol.upr.ts';

/** As trySymbol, but throws `bad_symbol` (400) with an example of what is read. */
export function parseSymbol(text: string): DocumentSymbol {
  const symbol = trySymbol(text);
  if (symbol !== null) return symbol;
  const shown = text.trim();
  throw badInput(
    'bad_symbol',
    `"${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}" is not a UN document symbol that can be read.`,
    'Write it as on the first page of the document, for example A/HRC/43/10/Add.1 or CCPR/C/KAZ/CO/2.',
  );
}

/** As documents print it: "S/RES/1325 (2000)", "A/RES/217 A (III)", "A/RES/72/266 B". trySymbol reads it back. */
export const printSymbol = ({ symbol, part }: Pick<DocumentSymbol, 'symbol' | 'part'>): string =>
  symbol.replace(/(\d)\(/, `$1 ${part === null ? '' : `${part} `}(`).replace(/(\d)([A-Z])(?=$|\/)/, '$1 $2');

/**
 * The official address: the UN's own short link into its Official Document System, in the reader's language where the
 * document exists in it (for Kazakh the Russian one). Throws `bad_symbol`, `bad_language`.
 */
export const symbolLink = (symbol: string, language: LanguageCode = 'en'): string =>
  `https://undocs.org/${languageOf(language).documentLanguage}/${encodeURI(parseSymbol(symbol).symbol)}`;

/** For identifiers and addresses: 'A/HRC/28/10' → 'a-hrc-28-10'. Lower-case letters, digits, hyphens. Throws `bad_symbol`. */
export const slugOfSymbol = (symbol: string): string =>
  parseSymbol(symbol)
    .symbol.toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');
