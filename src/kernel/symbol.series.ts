/**
 * The series of UN documents that are read: which body issues under which prefix, and what may follow it. A text of
 * the right shape under another prefix is not taken for a symbol.
 */

/** The mechanisms and organs that a symbol can name. */
export const MECHANISM_SLUGS = [
  'ccpr',
  'cescr',
  'cerd',
  'cedaw',
  'cat',
  'spt',
  'crc',
  'cmw',
  'crpd',
  'ced',
  'upr',
  'hrc',
  'unga',
  'unsc',
] as const;
export type MechanismSlug = (typeof MECHANISM_SLUGS)[number];

/** Which table of symbol.classify.ts applies to what follows the prefix. */
export type SeriesFamily =
  'treaty_body' | 'spt' | 'upr' | 'hrc' | 'general_assembly' | 'security_council' | 'other';

export interface Series {
  readonly body: string;
  readonly mechanism: MechanismSlug | null;
  readonly family: SeriesFamily;
  /** What must follow the body and a slash. */
  readonly rest: RegExp;
}

const ENDS_IN_NUMBER = /\d[^/]*$/;
/**
 * Ends in a number, or is one of the older forms that end in the State: CCPR/CO/70/PRK, CCPR/C/72/L/CZE. A decision on
 * a communication needs number and year behind its D: CCPR/C/112/D/2131 is a symbol cut short.
 */
const TREATY_BODY = /^(?!.*\/D\/[^/]*$)(?:.*\d[^/]*|\d+\/(?:L\/)?[A-Z]{3})$/;
const GENERAL_ASSEMBLY =
  /^(?:(?:RES|DEC)\/(?:\d{1,5}\([A-Z-]+\)|(?:\d{1,3}|E?S-\d{1,2})\/\d{1,4}[A-Z]?)|PV\.\d+|\d{1,4}|(?:\d{1,3}|E?S-\d{1,2}|(?:C|AC|CONF|CN|WG)\.\d+|INF|BUR|SPC)(?:\/[^/]+)*\/[^/]*\d[^/]*)$/;
const SECURITY_COUNCIL =
  /^(?:RES\/\d{1,4}(?:\(\d{4}\))?|PV\.\d+|\d{1,5}|(?:\d{4}|PRST|INF|AC\.\d+)(?:\/[^/]+)*\/[^/]*\d[^/]*)$/;
const ECONOMIC_AND_SOCIAL_COUNCIL =
  /^(?:RES|DEC|\d{4}|INF|[A-Z]{3,5}|(?:C|CN|CONF|AC)\.\d+)(?:\/[^/]+)*\/[^/]*\d[^/]*$/;
const HUMAN_RIGHTS_COUNCIL =
  /^(?:\d{1,3}|E?S-\d{1,2}|WG\.(?!6\/)\d+|AC|IWG|EMRIP|FMI|IM|MTG|RES|DEC|PRST|OM)(?:\/[^/]+)*\/[^/]*\d[^/]*$/;

const treatyBody = (body: string, mechanism: MechanismSlug): Series => ({
  body,
  mechanism,
  family: 'treaty_body',
  rest: TREATY_BODY,
});

/** Meetings of States parties and other documents under a treaty's own prefix: read, but of no mechanism. */
const treatyPrefix = (prefix: string): Series => ({
  body: prefix,
  mechanism: null,
  family: 'other',
  rest: /^(?:SP|CSP|PP|MSP)(?:\/[^/]+)*\/[^/]*\d[^/]*$/,
});

/** The longest prefix first, since the first that fits is taken. */
export const SERIES: readonly Series[] = [
  { body: 'A/HRC/WG.6', mechanism: 'upr', family: 'upr', rest: /^\d{1,3}\/.*\d[^/]*$/ },
  { body: 'A/HRC', mechanism: 'hrc', family: 'hrc', rest: HUMAN_RIGHTS_COUNCIL },
  { body: 'A', mechanism: 'unga', family: 'general_assembly', rest: GENERAL_ASSEMBLY },
  { body: 'S', mechanism: 'unsc', family: 'security_council', rest: SECURITY_COUNCIL },
  treatyBody('CRC/C/OPSC', 'crc'),
  treatyBody('CRC/C/OPAC', 'crc'),
  treatyBody('CRC/C', 'crc'),
  treatyBody('CCPR/CO', 'ccpr'),
  treatyBody('CCPR/C', 'ccpr'),
  treatyBody('CERD/C', 'cerd'),
  treatyBody('CEDAW/C', 'cedaw'),
  { body: 'CAT/OP', mechanism: 'spt', family: 'spt', rest: ENDS_IN_NUMBER },
  treatyBody('CAT/C', 'cat'),
  treatyBody('CMW/C', 'cmw'),
  treatyBody('CRPD/C', 'crpd'),
  treatyBody('CED/C', 'ced'),
  treatyBody('E/C.12', 'cescr'),
  { body: 'E', mechanism: null, family: 'other', rest: ECONOMIC_AND_SOCIAL_COUNCIL },
  {
    body: 'HRI',
    mechanism: null,
    family: 'other',
    rest: /^(?:CORE|GEN|MC|ICM|NONE|TB)(?:\/[^/]+)*\/[^/]*\d[^/]*$/,
  },
  { body: 'ST', mechanism: null, family: 'other', rest: /^[A-Z]{2,5}\/(?:[^/]+\/)*[^/]*\d[^/]*$/ },
  ...['CCPR', 'CERD', 'CEDAW', 'CAT', 'CRC', 'CMW', 'CRPD', 'CED'].map(treatyPrefix),
];

export interface PlacedSymbol {
  readonly series: Series;
  /** What follows the body: '28/10' in A/HRC/28/10. */
  readonly rest: string;
}

/** The series to which a normalised symbol without suffixes belongs; null when no series has such symbols. */
export function placeSymbol(base: string): PlacedSymbol | null {
  for (const series of SERIES) {
    if (!base.startsWith(`${series.body}/`)) continue;
    const rest = base.slice(series.body.length + 1);
    if (series.rest.test(rest)) return { series, rest };
  }
  return null;
}

/** The first segments of all series, for finding symbols in running text. */
export const SERIES_ROOTS: readonly string[] = [
  ...new Set(SERIES.map((series) => series.body.split('/', 1)[0] ?? '')),
];
