/**
 * UN document symbols: the name under which every document of the record is cited. Parse, print, classify, link.
 *
 * A symbol is kept in the spelling of the UN Digital Library (A/RES/217(III), S/RES/1325(2000), CEDAW/C/KAZ/3-4);
 * printSymbol gives the spelling that documents themselves use.
 */
import { badInput } from './errors.ts';
import { languageOf } from './language.ts';
import type { LanguageCode } from './language.ts';
import { classifySymbol } from './symbol.classify.ts';
import type { Classification } from './symbol.classify.ts';
import { joinSymbol, splitSymbol } from './symbol.grammar.ts';
import type { SymbolSuffix } from './symbol.grammar.ts';
import { placeSymbol } from './symbol.series.ts';
import type { MechanismSlug } from './symbol.series.ts';

export { DOCUMENT_KINDS, uprCycleOfSession } from './symbol.classify.ts';
export type { DocumentKind } from './symbol.classify.ts';
export { SYMBOL_SUFFIXES } from './symbol.grammar.ts';
export type { SymbolSuffix, SymbolSuffixKind } from './symbol.grammar.ts';
export { MECHANISM_SLUGS } from './symbol.series.ts';
export type { MechanismSlug } from './symbol.series.ts';

export interface DocumentSymbol extends Classification {
  /** Normalised; the identity of the document in all its languages. */
  readonly symbol: string;
  /** The issuing body's prefix: 'A/HRC', 'A/HRC/WG.6', 'CCPR/C', 'CRC/C/OPSC'. */
  readonly body: string;
  /** The mechanism or organ, null where none of MECHANISM_SLUGS issues the series (HRI/CORE/…). */
  readonly mechanism: MechanismSlug | null;
  /** A in "A/RES/217 A (III)": one of several resolutions in one document; the symbol is the document's. */
  readonly part: string | null;
  readonly suffixes: readonly SymbolSuffix[];
}

/** Reads one symbol, however spelled; null when it is none, or of a series that is not known. */
export function trySymbol(text: string): DocumentSymbol | null {
  const parts = splitSymbol(text);
  if (parts === null) return null;
  const placed = placeSymbol(parts.base);
  if (placed === null) return null;
  const { series } = placed;
  // Only treaty bodies number combined reports "3-4"; elsewhere a range means several documents.
  const mayHaveRange = series.family === 'treaty_body';
  if (!mayHaveRange && /\d-\d/.test(parts.base)) return null;
  const told = classifySymbol(parts.base, placed, parts.suffixes);
  if (told === null) return null;
  const mechanism = told.kind.startsWith('upr_') ? 'upr' : mechanismOf(parts.base, series.mechanism);
  const kind = told.kind;
  return {
    ...told,
    kind,
    symbol: joinSymbol(parts),
    body: series.body,
    mechanism,
    part: parts.part,
    suffixes: parts.suffixes,
  };
}
