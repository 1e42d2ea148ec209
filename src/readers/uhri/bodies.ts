import type { DocumentSymbol } from '../../kernel/symbol.ts';
import type { NameFinder } from '../common/name-finder.ts';
import { TREATY_BODIES, treatyBodyOfSymbol } from '../common/treaty-bodies.ts';
import type { TreatyBody } from '../common/treaty-bodies.ts';

/** Who speaks in an annotation: the index prints "- CCPR", "- SR Torture", "- Committee on the Rights of the Child". */
export interface Speaker {
  readonly mechanismId: string;
  readonly family: 'upr' | 'treaty_body' | 'visits';
  /** The committee and the treaty that it watches over. */
  readonly treatyBody: TreatyBody | null;
  /** As printed: names the mandate where the mechanism is all special procedures. */
  readonly printed: string;
}

/** The index's own short forms that are neither a mechanism's abbreviation nor its name. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  'CRC-OP-SC': 'crc-opsc',
  'CRC-OP-AC': 'crc-opac',
  'Committee on Migrant Workers': 'cmw',
};

/** Mandates of the Human Rights Council, one by one or for a country; the record holds them as one mechanism. */
const MANDATE =
  /^(?:SR|IE|WG|UNE|Special Rapporteur|Special Representative|Independent Expert|Working Group)\b/;
const ALL_MANDATES = 'special-procedures';
const VISITS = new Set([ALL_MANDATES, 'spt']);

const ofCode = (code: string | undefined): TreatyBody | null =>
  TREATY_BODIES.find((one) => one.code === code) ?? null;

/** The treaty body by the document's symbol, which also tells an optional protocol; else by the mechanism. */
const bodyOf = (mechanismId: string, symbol: DocumentSymbol | null): TreatyBody | null => {
  const told = symbol === null ? null : treatyBodyOfSymbol(symbol);
  if (told?.mechanismId === mechanismId) return told;
  return (
    TREATY_BODIES.find(
      (one) => one.mechanismId === mechanismId && one.code !== 'crc-opac' && one.code !== 'crc-opsc',
    ) ?? null
  );
};

/** null where nobody in the record goes by this name; then it is counted as unknown. */
export function speakerOf(printed: string, symbol: DocumentSymbol | null, names: NameFinder): Speaker | null {
  const found = names.find('mechanism', printed);
  const short = ofCode(SHORT_FORMS[printed]);
  const mechanismId = found ?? short?.mechanismId ?? (MANDATE.test(printed) ? ALL_MANDATES : null);
  if (mechanismId === null) {
    names.count('mechanism', printed);
    return null;
  }
  if (mechanismId === 'upr') return { mechanismId, family: 'upr', treatyBody: null, printed };
  const treatyBody = short ?? bodyOf(mechanismId, symbol);
  const isVisit = VISITS.has(mechanismId) || treatyBody === null;
  return { mechanismId, family: isVisit ? 'visits' : 'treaty_body', treatyBody, printed };
}
