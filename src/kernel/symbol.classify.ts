/**
 * What a UN document symbol tells about its document: kind, session, State, periodic report or cycle. Each rule is a
 * line of a table with an example, in the order in which they are tried.
 */
import type { SymbolSuffix } from './symbol.grammar.ts';
import type { PlacedSymbol, SeriesFamily } from './symbol.series.ts';
import { cycleOfUprReport, uprCycleOfSession } from './symbol.upr.ts';

export const DOCUMENT_KINDS = [
  'upr_working_group_report',
  'upr_addendum',
  'upr_national_report',
  'upr_compilation',
  'upr_stakeholder_summary',
  'hrc_decision',
  'hrc_resolution',
  'concluding_observations',
  'state_report',
  'list_of_issues',
  'list_of_issues_prior',
  'replies_to_list_of_issues',
  'follow_up_report',
  'follow_up_assessment',
  'views',
  'general_comment',
  'visit_report',
  'visit_reply',
  'common_core_document',
  'resolution',
  'other',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export interface Classification {
  readonly kind: DocumentKind;
  /**
   * True when the symbol alone settles the kind. False where it is the usual content of that number and the document
   * has to confirm it: A/HRC/28/10 could be any report of that session, but numbers 4 to 18 are UPR reports.
   */
  readonly kindIsTold: boolean;
  /** The session in the symbol: '28', 'S-17' (special), 'III' (General Assembly to 1975). */
  readonly session: string | null;
  /** Numbers of the periodic reports concerned (3 and 4 in CEDAW/C/KAZ/3-4), or the cycle of the UPR. */
  readonly cycles: readonly number[];
  /** ISO 3166-1 alpha-3. */
  readonly state: string | null;
  readonly year: number | null;
  /** Number and year of the individual communication: '2131/2012'. */
  readonly communication: string | null;
}

interface Rule {
  /** A symbol that the rule is for; tests try each. */
  readonly example: string;
  /** On what follows the body. */
  readonly pattern: RegExp;
  readonly kind: DocumentKind;
  /** The kind when the document is an addendum to one of `kind`. */
  readonly addendum?: DocumentKind;
}

const STATE = '(?<state>(?!CRP|NGO|INF|RES|DEC|SUB)[A-Z]{3}(?:-[A-Z]{3})?|EU)';
const CYCLES = '(?<cycles>\\d{1,2}(?:-\\d{1,2})*)';
const SESSION = '(?<session>\\d{1,3}|E?S-\\d{1,3})';
const YEAR = '(?<year>(?:19|20)\\d{2})';

const rule = (example: string, source: string, kind: DocumentKind, addendum?: DocumentKind): Rule => ({
  example,
  pattern: new RegExp(`^${source}$`),
  kind,
  ...(addendum === undefined ? {} : { addendum }),
});

/**
 * Series of the treaty bodies since the harmonisation of 2005 (sessional, sequential, and by State), then older ones:
 * concluding observations as addenda to one fixed number, lists of issues by Q/State or session/L/State.
 */
const TREATY_BODY_RULES: readonly Rule[] = [
  rule('CCPR/C/KAZ/CO/2', `${STATE}/CO/${CYCLES}`, 'concluding_observations', 'follow_up_report'),
  rule('CCPR/C/BGR/FCO/4', `${STATE}/FCO/${CYCLES}`, 'follow_up_report'),
  rule('CCPR/C/KAZ/QPR/3', `${STATE}/QPR/${CYCLES}`, 'list_of_issues_prior'),
  rule('CEDAW/C/KAZ/Q/5', `${STATE}/Q/${CYCLES}`, 'list_of_issues', 'replies_to_list_of_issues'),
  rule('CRPD/C/KAZ/RQ/1', `${STATE}/RQ/${CYCLES}`, 'replies_to_list_of_issues'),
  rule('CEDAW/C/KAZ/3-4', `${STATE}/${CYCLES}`, 'state_report'),
  rule('CCPR/C/112/D/2131/2012', `${SESSION}/D/(?<communication>[\\d,&-]+/\\d{4})`, 'views'),
  rule('CCPR/C/GC/34', 'GC/\\d{1,3}', 'general_comment'),
  rule('CCPR/C/72/L/CZE', `${SESSION}/L/${STATE}`, 'list_of_issues'),
  rule('CERD/C/65/CO/3', `${SESSION}/CO/\\d{1,2}`, 'concluding_observations'),
  rule('CRC/C/Q/KAZ/1', `Q/${STATE}/${CYCLES}`, 'list_of_issues'),
  rule('CED/C/ESP/AI/1', `${STATE}/[A-Z]{2,6}/${CYCLES}`, 'other'),
];

/** Series in which every addendum is the concluding observations on one State. */
const OLD_CONCLUDING_OBSERVATIONS: ReadonlySet<string> = new Set([
  'CRC/C/15',
  'CCPR/C/79',
  'CERD/C/304',
  'E/C.12/1',
]);

/** By family; the first rule that fits what follows the body is taken. */
export const SYMBOL_RULES: Readonly<Record<SeriesFamily, readonly Rule[]>> = {
  treaty_body: TREATY_BODY_RULES,
  spt: [
    rule('CAT/OP/KAZ/1', `${STATE}/(?:R\\.)?\\d{1,2}`, 'visit_report', 'visit_reply'),
    rule('CAT/OP/KAZ/ROSP/1', `${STATE}/(?:ROSP|RONPM)/\\d{1,2}`, 'visit_report', 'visit_reply'),
    rule('CAT/OP/GC/1', 'GC/\\d{1,3}', 'general_comment'),
    rule('CAT/OP/KAZ/CSPRO/1', `${STATE}/.*`, 'other'),
  ],
  upr: [
    rule('A/HRC/WG.6/20/KAZ/1', `${SESSION}/${STATE}/1`, 'upr_national_report'),
    rule('A/HRC/WG.6/20/KAZ/2', `${SESSION}/${STATE}/2`, 'upr_compilation'),
    rule('A/HRC/WG.6/20/KAZ/3', `${SESSION}/${STATE}/3`, 'upr_stakeholder_summary'),
    rule('A/HRC/WG.6/20/L.11', `${SESSION}/.*`, 'other'),
  ],
  hrc: [
    rule('A/HRC/DEC/28/106', `DEC/${SESSION}/\\d{1,3}`, 'hrc_decision'),
    rule('A/HRC/DEC/OM/7/1', 'DEC/.*', 'hrc_decision'),
    rule('A/HRC/RES/S-17/1', `RES/${SESSION}/\\d{1,3}`, 'hrc_resolution'),
    rule('A/HRC/2/3', `${SESSION}/.*`, 'other'),
  ],
  general_assembly: [
    rule('A/RES/60/251', `RES/${SESSION}/\\d{1,4}[A-Z]?`, 'resolution'),
    rule('A/RES/217(III)', 'RES/\\d{1,5}\\((?<session>[A-Z-]+)\\)', 'resolution'),
    rule('A/72/53', `${SESSION}/.*`, 'other'),
  ],
  security_council: [
    rule('S/RES/1325(2000)', `RES/\\d{1,4}(?:\\(${YEAR}\\))?`, 'resolution'),
    rule('S/2004/616', `${YEAR}/.*`, 'other'),
    rule('S/PRST/2010/22', `PRST/${YEAR}/.*`, 'other'),
  ],
  other: [
    rule('HRI/CORE/KAZ/2012', `CORE/${STATE}/${YEAR}`, 'common_core_document'),
    rule('HRI/CORE/1/Add.42', 'CORE/1', 'common_core_document'),
    rule('E/RES/1996/31', `RES/${YEAR}/\\d{1,3}`, 'resolution'),
    rule('E/2004/22', `${YEAR}/.*`, 'other'),
  ],
};

/** Codes that UN symbols used before ISO 3166-1 changed them, and the regions of China that report under its own. */
const STATE_OF_CODE: ReadonlyMap<string, string | null> = new Map([
  ['ROM', 'ROU'],
  ['ZAR', 'COD'],
  ['TMP', 'TLS'],
  ['HKG', 'CHN'],
  ['MAC', 'CHN'],
  ['EU', null],
]);

const stateOfCode = (code: string | undefined): string | null => {
  if (code === undefined) return null;
  const state = STATE_OF_CODE.get(code);
  return state === undefined ? code.slice(0, 3) : state;
};

/** '3-4' → 3, 4; '4-6' → 4, 5, 6. Null when the numbers do not rise, or rise by more than ten. */
function cyclesOf(text: string | undefined): readonly number[] | null {
  if (text === undefined) return [];
  const numbers = text.split('-').map(Number);
  const [first = 0, last = first] = [numbers[0], numbers.at(-1)];
  if (last - first > 10 || numbers.some((number, index) => index > 0 && number <= (numbers[index - 1] ?? 0)))
    return null;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const NOTHING: Classification = {
  kind: 'other',
  kindIsTold: false,
  session: null,
  cycles: [],
  state: null,
  year: null,
  communication: null,
};

/** The cases in which the number only makes a kind likely; null otherwise. */
function guess(base: string, suffixes: readonly SymbolSuffix[]): Partial<Classification> | null {
  const isAddendum = suffixes.some((suffix) => suffix.kind === 'Add');
  const council = /^A\/HRC\/(\d{1,3})\/(\d{1,3})$/.exec(base);
  if (council !== null) {
    const cycle = cycleOfUprReport(Number(council[1]), Number(council[2]));
    if (cycle === null) return null;
    return { kind: isAddendum ? 'upr_addendum' : 'upr_working_group_report', cycles: [cycle] };
  }
  // Reports on follow-up to concluding observations: CCPR/C/114/2, /123/2, /125/2/Add.4, /140/2/Add.2; /128/3/Add.1.
  const committee = /^CCPR\/C\/(\d{3})\/([23])$/.exec(base);
  if (committee !== null && (committee[2] === '2' || isAddendum)) return { kind: 'follow_up_assessment' };
  return null;
}

/** Reads the placed symbol by the table of its family; null when its report numbers make no sense (KAZ/4-3). */
export function classifySymbol(
  base: string,
  { series, rest }: PlacedSymbol,
  suffixes: readonly SymbolSuffix[],
): Classification | null {
  const isAddendum = suffixes.some((suffix) => suffix.kind === 'Add');
  if (isAddendum && OLD_CONCLUDING_OBSERVATIONS.has(base))
    return { ...NOTHING, kind: 'concluding_observations', kindIsTold: true };
  if (series.body === 'CCPR/CO') {
    const [session = null, state] = rest.split('/');
    return {
      ...NOTHING,
      kind: 'concluding_observations',
      kindIsTold: true,
      session,
      state: stateOfCode(state),
    };
  }
  for (const { pattern, kind, addendum } of SYMBOL_RULES[series.family]) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    const groups = match.groups;
    const cycles = cyclesOf(groups?.['cycles']);
    if (cycles === null) return null;
    const uprCycle = series.family === 'upr' ? uprCycleOfSession(Number(groups?.['session'])) : null;
    const told: Classification = {
      kind: isAddendum ? (addendum ?? kind) : kind,
      kindIsTold: kind !== 'other',
      session: groups?.['session'] ?? null,
      cycles: uprCycle === null ? cycles : [uprCycle],
      state: stateOfCode(groups?.['state']),
      year: groups?.['year'] === undefined ? null : Number(groups['year']),
      communication: groups?.['communication'] ?? null,
    };
    return kind === 'other' ? { ...told, ...guess(base, suffixes) } : told;
  }
  const session = /^(\d{1,3})\//.exec(rest)?.[1] ?? null;
  return { ...NOTHING, session: series.family === 'treaty_body' ? session : null, ...guess(base, suffixes) };
}
