/** Reads one symbol into what it tells. */
import { classifySymbol } from './symbol.classify.ts';
import type { Classification } from './symbol.classify.ts';
import { joinSymbol, splitSymbol } from './symbol.grammar.ts';
import type { SymbolSuffix } from './symbol.grammar.ts';
import { placeSymbol } from './symbol.series.ts';
import type { MechanismSlug } from './symbol.series.ts';

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
  const told = classifySymbol(parts.base, placed, parts.suffixes);
  if (told === null) return null;
  // A range of numbers is part of a symbol only for combined reports and joined communications.
  if (/\d-\d/.test(parts.base) && told.cycles.length < 2 && told.communication === null) return null;
  return {
    ...told,
    symbol: joinSymbol(parts),
    body: placed.series.body,
    mechanism: told.kind.startsWith('upr_') ? 'upr' : placed.series.mechanism,
    part: parts.part,
    suffixes: parts.suffixes,
  };
}
