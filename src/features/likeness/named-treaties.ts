import { stemmer } from '@orama/stemmers/english';

/**
 * Treaties and bodies that one recommendation names by its letters and the next in full: 'OP-CAT' and 'the Optional
 * Protocol to the Convention against Torture' have no word in common. Each name below, as documents write it, gives the
 * same sign. Small words are left out of the comparison; the longest name that fits counts, and only that.
 */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  iccpr: ['ICCPR', 'covenant civil political rights'],
  'iccpr-op1': [
    'OP-ICCPR',
    'ICCPR-OP1',
    'OP1-ICCPR',
    'optional protocol ICCPR',
    'optional protocol covenant civil political rights',
    'first optional protocol',
  ],
  'iccpr-op2': ['ICCPR-OP2', 'OP2-ICCPR', 'ICCPR-OP 2', 'OP2', 'second optional protocol'],
  icescr: ['ICESCR', 'ICESC', 'covenant economic social cultural rights'],
  'icescr-op': [
    'OP-ICESCR',
    'ICESCR-OP',
    'optional protocol ICESCR',
    'optional protocol covenant economic social cultural rights',
  ],
  cerd: ['ICERD', 'CERD', 'elimination forms racial discrimination', 'elimination racial discrimination'],
  cedaw: [
    'CEDAW',
    'elimination forms discrimination against women',
    'elimination discrimination against women',
  ],
  'cedaw-op': [
    'OP-CEDAW',
    'CEDAW-OP',
    'optional protocol CEDAW',
    'optional protocol convention elimination forms discrimination against women',
    'optional protocol convention elimination discrimination against women',
  ],
  cat: ['CAT', 'UNCAT', 'convention against torture'],
  opcat: [
    'OPCAT',
    'OP-CAT',
    'CAT-OP',
    'optional protocol CAT',
    'optional protocol convention against torture',
  ],
  crc: ['CRC', 'convention rights child', 'convention rights children'],
  'crc-opac': ['OPAC', 'CRC-OPAC', 'OP-CRC-AC', 'CRC-OP-AC', 'involvement children armed conflict'],
  'crc-opsc': ['OPSC', 'CRC-OPSC', 'OP-CRC-SC', 'CRC-OP-SC', 'sale children child prostitution'],
  'crc-opic': [
    'OPIC',
    'CRC-OPIC',
    'OP-CRC-IC',
    'CRC-OP-IC',
    'third optional protocol',
    'communications procedure',
  ],
  icmw: [
    'ICRMW',
    'ICMW',
    'CMW',
    'CRMW',
    'ICPRMW',
    'migrant workers members their families',
    'convention protection rights migrant workers',
    'convention rights migrant workers',
    'convention migrant workers',
  ],
  ced: [
    'ICPPED',
    'CPPED',
    'CPED',
    'CED',
    'ICED',
    'ICPED',
    'protection persons from enforced disappearance',
    'protection persons against enforced disappearance',
    'protection persons enforced disappearance',
    'convention against enforced disappearance',
    'convention enforced disappearance',
  ],
  crpd: [
    'CRPD',
    'ICRPD',
    'convention rights persons with disabilities',
    'convention rights people with disabilities',
  ],
  'crpd-op': [
    'OP-CRPD',
    'CRPD-OP',
    'optional protocol CRPD',
    'optional protocol convention rights persons with disabilities',
  ],
  'rome-statute': ['ICC', 'Rome Statute', 'criminal court'],
  'refugee-1951': [
    'convention relating status refugees',
    '1951 convention',
    '1967 protocol',
    'refugee convention',
  ],
  'stateless-1954': ['status stateless persons', '1954 convention'],
  'stateless-1961': ['reduction statelessness', '1961 convention'],
  'palermo-trafficking-protocol': ['Palermo Protocol', 'protocol prevent suppress punish trafficking'],
  genocide: ['convention prevention punishment crime genocide', 'genocide convention'],
  'ilo-c169': ['convention 169', 'convention no 169'],
  'ilo-c182': ['convention 182', 'convention no 182'],
  'ilo-c189': ['convention 189', 'convention no 189'],
  ganhri: ['Paris Principles', 'NHRI', 'national human rights institution'],
  'standing-invitation': ['standing invitation', 'open invitation', 'permanent invitation'],
  'death-penalty': ['death penalty', 'capital punishment', 'death sentence'],
  'female-genital-mutilation': ['FGM', 'female genital mutilation', 'female circumcision'],
};

const WORD = /[\p{L}\p{N}]+/gu;
const stem = (word: string): string => (word.length < 3 || /^\d/.test(word) ? word : stemmer(word));

/** Stems of words that names are written with and without. */
const SMALL: ReadonlySet<string> = new Set(
  'a all an and for in international its nation of on the to un united'.split(' ').map(stem),
);

const stemsOf = (name: string): string[] =>
  (name.toLowerCase().match(WORD) ?? []).map(stem).filter((one) => !SMALL.has(one));

interface Name {
  readonly sign: string;
  readonly stems: readonly string[];
}

/** First stem → the names that begin with it, the longest first. */
let byFirst: ReadonlyMap<string, readonly Name[]> | null = null;
const names = (): ReadonlyMap<string, readonly Name[]> =>
  (byFirst ??= new Map(
    [
      ...Map.groupBy(
        Object.entries(NAMES).flatMap(([sign, own]) =>
          own.map((name): Name => ({ sign, stems: stemsOf(name) })),
        ),
        (one) => one.stems[0] ?? '',
      ),
    ].map(([first, own]) => [first, own.toSorted((a, b) => b.stems.length - a.stems.length)]),
  ));

/**
 * Before the sign of a named treaty: written like the fields of the index, with a letter that no word begins with, so
 * that no question meets it.
 */
export const TREATY_SIGN = '\u0001t';

/** Signs of what a text of these English stems (as the index makes them, in order) names, each once. */
export function treatiesNamed(stems: readonly string[]): string[] {
  const held = stems.filter((one) => !SMALL.has(one));
  const found = new Set<string>();
  for (let at = 0; at < held.length;) {
    const fits = names()
      .get(held[at] ?? '')
      ?.find((name) => name.stems.every((one, place) => held[at + place] === one));
    if (fits !== undefined) found.add(TREATY_SIGN + fits.sign);
    at += fits?.stems.length ?? 1;
  }
  return [...found];
}
