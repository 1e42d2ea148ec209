/** What a cell of a treaty table says: acts with their dates, or that there is none. Pure; linear in the cell's length. */
import { datesIn } from '../common/dates-in-text.ts';
import { parseDateWithMark, tryPartialDate, type PartialDate } from '../../kernel/partial-date.ts';

/** The acts that bind or concern a State, as the record names them; 'party' where the cell does not say by which act. */
export type CellAct =
  | 'signature'
  | 'ratification'
  | 'accession'
  | 'succession'
  | 'acceptance'
  | 'approval'
  | 'formal_confirmation'
  | 'entry_into_force'
  | 'withdrawal'
  | 'membership'
  | 'observer_status'
  | 'invitation'
  | 'participation';

export interface CellDate {
  /** null: the column says which act it is. */
  readonly act: CellAct | null;
  readonly date: PartialDate | null;
  /** As printed, with its mark. */
  readonly printed: string;
  /** Numbers of footnotes that stood behind it. */
  readonly notes: readonly string[];
  /** Words of the vocabulary 'reading_flag'. */
  readonly flags: readonly string[];
}

export interface CellContent {
  readonly dates: readonly CellDate[];
  /** The cell says that there is no act: it is empty, a stroke, "not signed". */
  readonly isNone: boolean;
  /** Words of which nothing was made; null where all were understood. */
  readonly rest: string | null;
}

const NONE =
  /^(?:[-–—−/.…*()]*|n\/?a|n\.a\.?|none|nil|no|not? (?:yet )?(?:signed|ratified|party|a party|acceded)(?: ?(?:\/|or|nor) ?(?:not )?(?:signed|ratified|acceded))*|нет|жоқ|non)$/iu;

/**
 * Words that name the act, before the date ("Signed: 23 Dec 2013") or behind it in brackets ("(ratified)"). The marks
 * "s" and "su" and "r" are those of the Council of Europe; there "s" is a signature that binds by itself.
 */
const ACT_WORDS: readonly (readonly [CellAct, RegExp])[] = [
  ['signature', /^(?:date of )?sign(?:ed|ature)|^подписан|^қол қой/iu],
  ['ratification', /^ratif|^ратиф/iu],
  ['accession', /^acce(?:ded|ssion)|^присоедин|^қосыл/iu],
  ['succession', /^succe(?:eded|ssion)|^правопреем/iu],
  ['acceptance', /^accept|^принят/iu],
  ['approval', /^approv|^утвержд/iu],
  ['entry_into_force', /^(?:entr(?:y|ed) into force|in force)|^вступ/iu],
  ['withdrawal', /^(?:denounced|denunciation|withdrawn?|withdrawal|automatic denunciation)|^денонс/iu],
  ['membership', /^member(?:ship)?|^член/iu],
  ['observer_status', /^observer|^наблюдатель/iu],
  ['invitation', /^invited/iu],
  ['participation', /^participa/iu],
];

const actOf = (words: string): CellAct | null =>
  ACT_WORDS.find(([, pattern]) => pattern.test(words.trim()))?.[0] ?? null;

/** Cells of dates are short; a longer one holds prose. */
const LONGEST = 600;

/** Each act of a cell stands behind a semicolon, a line break, or a word that names it. */
const PARTS =
  /[;\n]|(?<=\d[)\]]?|[a-zA-Z]\)?)\s+(?=(?:Signed|Signature|Ratified|Ratification|Acceded|Accession|Accepted|Approved|Denounced|Denunciation|Entry into force)\b)/u;

export function readCell(cell: string): CellContent {
  const text = cell.replace(/\u00A0/gu, ' ').trim();
  if (NONE.test(text.slice(0, 80)) && text.length <= 80) return { dates: [], isNone: true, rest: null };
  if (text.length > LONGEST) return { dates: [], isNone: false, rest: text };
  const dates: CellDate[] = [];
  const rest: string[] = [];
  for (const part of text.split(PARTS)) {
    const words = part.replace(/\s+/gu, ' ').trim();
    if (words === '' || NONE.test(words)) continue;
    const date = readPart(words);
    if (date === null) rest.push(words);
    else dates.push(date);
  }
  return { dates, isNone: false, rest: rest.length === 0 ? null : rest.join('; ') };
}

/** "Signed: 23 Dec 2013", "Member since March 2012", "6 December 2016 (ratified)", "26 Aug 1998 (a)", "24 Jan 1983 a 3". */
function readPart(words: string): CellDate | null {
  const { text, notes } = withoutNotes(words);
  const plain = marked(text, words, notes);
  if (plain !== null) return plain;
  const behind = /^(.{4,60}?) ?\(([\p{L} ]{3,40})\)$/u.exec(text);
  const actBehind = behind === null ? null : actOf(behind[2] ?? '');
  if (behind !== null && actBehind !== null) {
    const date = tryPartialDate(behind[1] ?? '');
    if (date !== null) return { act: actBehind, date, printed: words, notes, flags: [] };
  }
  const act = actOf(text);
  if (act === null) return null;
  const date = dateInWords(text);
  if (date !== null) return { act, date, printed: words, notes, flags: [] };
  return isTie(act) && !/\d{3}/u.test(text)
    ? { act, date: null, printed: words, notes, flags: ['date_missing'] }
    : null;
}

const isTie = (act: CellAct): boolean =>
  act === 'membership' || act === 'observer_status' || act === 'invitation' || act === 'participation';

/** The depositaries' marks behind dates. */
export const MARK_ACTS: Readonly<Record<string, CellAct>> = {
  a: 'accession',
  A: 'acceptance',
  AA: 'approval',
  c: 'formal_confirmation',
  d: 'succession',
  e: 'entry_into_force',
  su: 'succession',
};

/** A date alone, or with the depositary's mark behind it. */
function marked(text: string, printed: string, notes: readonly string[]): CellDate | null {
  const found = parseDateWithMark(text);
  if (found !== null) {
    if (found.mark === 's')
      return { act: 'ratification', date: found.date, printed, notes, flags: ['definitive_signature'] };
    return {
      act: found.mark === null ? null : (MARK_ACTS[found.mark] ?? null),
      date: found.date,
      printed,
      notes,
      flags: [],
    };
  }
  const own = /^(.{4,40}?) ?\(?(su|r)\)?$/u.exec(text);
  const date = own === null ? null : tryPartialDate(own[1] ?? '');
  if (own === null || date === null) return null;
  return { act: own[2] === 'su' ? 'succession' : 'signature', date, printed, notes, flags: [] };
}

/** Footnote numbers behind the date or its mark: "24 Jan 1983 a 3", "[23 Mar 1976]2, 4", "12 Dec 2000 [5]". */
function withoutNotes(words: string): { readonly text: string; readonly notes: readonly string[] } {
  const open = words.replace(/^\[(.{4,40}?)\]/u, '$1');
  const match = /^(.{4,60}?\d{4}(?: ?\(?[A-Za-z]{1,2}\)?)?)[ ,]*((?:\[?\d{1,2}\]?[ ,]*){1,6}|\*{1,3})$/u.exec(
    open,
  );
  if (match === null) return { text: open, notes: [] };
  const [, text = '', signs = ''] = match;
  if (parseDateWithMark(open) !== null) return { text: open, notes: [] };
  return { text: text.trim(), notes: signs.match(/\d{1,2}|\*+/gu) ?? [] };
}

function dateInWords(text: string): PartialDate | null {
  const [run] = datesIn(text.slice(0, 200));
  if (run !== undefined) return run.dates[0] ?? null;
  const named = /(?:since|from|in|on|:|с) ?(\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4})\b/u.exec(text)?.[1];
  return named === undefined ? null : tryPartialDate(named);
}
