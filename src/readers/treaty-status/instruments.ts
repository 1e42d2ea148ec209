/** Which instrument of the catalogue a treaty table means. */
import type { ReadingGround } from '../../features/proposals/index.ts';
import { nameKey } from '../../kernel/names.ts';

export interface FoundInstrument {
  /** null where the record knows none by that name. */
  readonly id: string | null;
  /** As printed, without what tables add to it. */
  readonly name: string;
  /** The article under which a competence is accepted: 'CAT, Art.22' → '22'. */
  readonly article: string | null;
}

/**
 * Names that tables of the United Nations, OHCHR and reports print, and the number or abbreviation under which the
 * catalogue has the treaty. The codes are those of OHCHR's treaty body database; the short names are usual in reports.
 */
const OTHER_NAMES: readonly (readonly [lookUp: string, ...names: readonly string[]])[] = [
  ['ICCPR', 'CCPR', 'International Covenant on Civil & Political Rights'],
  [
    'ICCPR-OP1',
    'CCPR-OP1',
    'OP1-ICCPR',
    'ICCPR-OP',
    'OP-ICCPR',
    'First Optional Protocol to the International Covenant on Civil and Political Rights',
  ],
  [
    'ICCPR-OP2',
    'CCPR-OP2',
    'CCPR-OP2-DP',
    'ICCPR-OP2-DP',
    'Second Optional Protocol to the International Covenant on Civil and Political Rights',
  ],
  ['ICESCR', 'CESCR'],
  ['ICESCR-OP', 'CESCR-OP', 'OP-ICESCR'],
  ['ICERD', 'CERD'],
  ['CEDAW-OP', 'OP-CEDAW'],
  ['IV-9-b', 'CAT-OP', 'OPCAT', 'OP-CAT'],
  ['CRC-OP-AC', 'OP-CRC-AC', 'OPAC', 'CRC-OPAC'],
  ['CRC-OP-SC', 'OP-CRC-SC', 'OPSC', 'CRC-OPSC'],
  ['CRC-OP-IC', 'OP-CRC-IC', 'OPIC', 'CRC-OPIC', 'OP-CRC-CP'],
  ['ICRMW', 'CMW', 'ICMW', 'CRMW'],
  ['ICPPED', 'CED', 'CPED', 'ICED'],
  ['CRPD-OP', 'OP-CRPD'],
  ['IV-1', 'GENOCIDE', 'CPPCG'],
  ['IV-6', 'STATUTORY-LIMITATIONS'],
  ['IV-7', 'APARTHEID', 'ICSPCA'],
  ['V-2', 'REFUGEE-1951', '1951 Convention relating to the Status of Refugees'],
  ['V-5', 'REFUGEE-1967', '1967 Protocol relating to the Status of Refugees'],
  ['V-3', 'STATELESS-1954', '1954 Convention relating to the Status of Stateless Persons'],
  ['V-4', 'STATELESS-1961', '1961 Convention on the Reduction of Statelessness'],
  ['XVIII-10', 'ROME', 'ICC Statute', 'Statute of the International Criminal Court'],
  ['XVIII-12', 'TOC', 'UN Convention against Transnational Organized Crime', 'Palermo Convention'],
  [
    'XVIII-12-a',
    'TRAFFICKING',
    'Palermo Protocol',
    'Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children',
  ],
  ['XVIII-5', 'Convention against the Taking of Hostages'],
  ['XVIII-9', 'International Convention for the Suppression of Terrorist Bombing'],
  [
    'XVIII-7',
    'International Convention on the Prevention and Punishment of Crimes Against International Protected Persons',
    'Convention on the Prevention and Punishment of Crimes against Internationally Protected Persons',
  ],
  ['UNTS 12325', 'International Convention for the Suppression of Unlawful Seizure of Aircraft'],
  [
    'VI-18',
    'Single Convention on Narcotic Drugs, as amended by the Protocol of Amendment',
    'Single Convention on Narcotic Drugs',
    'Single Convention on Narcotic Drugs as amended',
  ],
  [
    'AP II',
    'Protocol Additional to the Geneva Conventions of 12 August 1949, and relating to the Protection of Victims on Non-International Armed Conflicts (Protocol II)',
  ],
  ['C029', 'Forced Labour Convention'],
  [
    'C087',
    'Freedom of Association and Protection of the Right to Organise Convention',
    'Freedom of Association and Protection of the Rights to Organise Convention',
  ],
  ['C098', 'Right to Organise and Collective Bargaining Convention'],
  ['C100', 'Equal Remuneration Convention'],
  ['C105', 'Abolition of Forced Labour Convention'],
  ['C111', 'Discrimination (Employment and Occupation) Convention'],
  ['C122', 'Employment Policy Convention'],
  ['C138', 'Minimum Age Convention'],
  [
    'C155',
    'Occupational Safety and Health Convention',
    'Convention concerning Occupational Safety and Health and Working Environment',
  ],
  ['C182', 'Worst Forms of Child Labour Convention'],
  [
    'Enlarged Agreement on the European Commission for Democracy through Law (Venice Commission)',
    'European Commission for Democracy through Law',
    'Venice Commission',
  ],
  ['GRECO', 'Group of States against Corruption'],
];

const CANONICAL: ReadonlyMap<string, string> = new Map(
  OTHER_NAMES.flatMap(([lookUp, ...names]) => names.map((name) => [nameKey(name), lookUp] as const)),
);

const LONGEST_NAME = 400;
/** "CAT, Art.22 - Individual complaints procedure …", "CCPR-OP1 - Optional Protocol …", "C029 - Forced Labour Convention". */
const CODE =
  /^((?:[A-Z]{2,6}|[CP]\d{3})(?:-[A-Z]{1,3}\d?(?:-[A-Z]{2})?)?)(?:, ?(?:Art\.?|Article) ?(\d{1,2}))?(?: [-–—] | ?[–—:] ?)(?=\S)/u;
/** ", 1976", "(CCPR), 1976", " (1976)". */
const YEAR = /,? ?\(?(?:19|20)\d{2}\)?$/u;
const ADDED = /\(No\. ?\d{1,3}\).*$/u;

/** Finds instruments by ground.lookUp, each printed name once. */
export class InstrumentFinder {
  readonly #lookUp: ReadingGround['lookUp'];
  readonly #found = new Map<string, FoundInstrument>();

  constructor(lookUp: ReadingGround['lookUp']) {
    this.#lookUp = lookUp;
  }

  /** By the number of the Council of Europe ('018', 'ETS No. 18') or of a chapter of the United Nations ('IV-4'). */
  byNumber(printed: string): string | null {
    const number = /^(?:C?ETS)?(?: No\.?)? ?0*(\d{1,3})$/iu.exec(printed.trim())?.[1];
    if (number === undefined) return this.#lookUp('instrument', printed.trim(), null);
    return (
      this.#lookUp('instrument', `ETS ${number}`, null) ?? this.#lookUp('instrument', `CETS ${number}`, null)
    );
  }

  find(printed: string): FoundInstrument {
    const text = printed.replace(/\s+/gu, ' ').trim().slice(0, LONGEST_NAME);
    const known = this.#found.get(text);
    if (known !== undefined) return known;
    const found = this.#find(text);
    if (this.#found.size < 5_000) this.#found.set(text, found);
    return found;
  }

  #find(text: string): FoundInstrument {
    const code = CODE.exec(text);
    const article = code?.[2] ?? null;
    const name = (code === null ? text : text.slice(code[0].length)).replace(ADDED, '').trim();
    if (code?.[1] !== undefined) {
      const id = this.#named(code[1]);
      if (id !== null) return { id, name: name === '' ? code[1] : name, article };
    }
    for (const one of namesIn(text)) {
      const id = this.#named(one);
      if (id !== null) return { id, name: one, article };
    }
    return { id: null, name: text.replace(/\[\d{1,2}\]|\*+$/gu, '').trim(), article };
  }

  #named(name: string): string | null {
    const own = this.#lookUp('instrument', name, null);
    if (own !== null) return own;
    const canonical = CANONICAL.get(nameKey(name));
    return canonical === undefined ? null : this.#lookUp('instrument', canonical, null);
  }
}

/** What of a printed name may be the treaty's own: all of it, without years and abbreviations, the abbreviation. */
function* namesIn(text: string): Generator<string> {
  yield text;
  const clean = text
    .replace(/\[\d{1,2}\]|\*+$/gu, '')
    .replace(/\bas of .{4,20}$/iu, '')
    .trim();
  yield clean;
  const bare = clean.replace(YEAR, '').trim();
  yield bare;
  const abbreviation = /^(.{6,}?) ?\(([A-Z][A-Za-z0-9-]{1,14})\)$/u.exec(bare);
  const whole = abbreviation?.[1] ?? bare;
  yield whole;
  yield whole.replace(YEAR, '').trim();
  yield whole.replace(/^the /iu, '');
  // "Optional Protocol on the …" is how reports misquote "Optional Protocol to the …"; commas come and go in the name of CAT.
  yield whole.replace(/\bProtocol on the\b/u, 'Protocol to the');
  yield whole.replace(/ \([^()]{2,60}\)$/u, '').trim();
  const amended = /^Amendments of (\d{4}) .{0,80}?No\. ?(\d{1,3})$/u.exec(whole);
  if (amended !== null) yield `C${(amended[2] ?? '').padStart(3, '0')} (amendments of ${amended[1]})`;
  if (abbreviation?.[2] !== undefined) yield abbreviation[2];
}
