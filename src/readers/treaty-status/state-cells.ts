/** The State that a cell of a treaty table names. Pure. */
import type { StateNames } from '../../kernel/state-names.ts';

export interface StateCell {
  readonly stateId: string | null;
  /** The name as printed, without signs of footnotes. */
  readonly name: string;
  readonly notes: readonly string[];
  /** Why no State is meant; null where one is, or where the name is not known at all. */
  readonly isNot: 'territory' | 'former_state' | 'organisation' | null;
  readonly flags: readonly string[];
}

const ORGANISATIONS =
  /\b(?:European (?:Union|(?:Economic )?Community|Communities)|United Nations|Organi[sz]ation|Caribbean Community)\b/iu;

/** States that are no more; who took over their treaties is for the successors to say (one by one). */
const FORMER =
  /^(?:former )?(?:czechoslovakia|(?:socialist federal republic of )?yugoslavia|federal republic of yugoslavia|german democratic republic|(?:union of )?soviet socialist republics|ussr|republic of viet[- ]?nam|democratic yemen|yemen arab republic|united arab republic|zanzibar|south viet[- ]?nam|serbia and montenegro \(former\))\b/iu;

const TERRITORIES =
  /^(?:hong kong|maca[ou]|aruba|cura[cç]ao|sint maarten|bonaire|netherlands antilles|faroe islands|greenland|bermuda|gibraltar|isle of man|jersey|guernsey|anguilla|british virgin islands|cayman islands|falkland islands|montserrat|pitcairn|saint helena|turks and caicos|tokelau|puerto rico|guam|american samoa|french polynesia|new caledonia|[åa]land)\b/iu;

/** "Portugal 4", "China 3, 5", "Serbia2", "Chile [7]", "France*". */
function withoutNotes(cell: string): { readonly name: string; readonly notes: readonly string[] } {
  const text = cell.replace(/[\u00A0\s]+/gu, ' ').trim();
  const match = /^([^\d[*]{2,120}?)[ ,]*((?:\[?\d{1,2}\]?[ ,]*){1,8}|\*{1,4})$/u.exec(text.slice(0, 200));
  if (match === null) return { name: text, notes: [] };
  return { name: (match[1] ?? '').trim(), notes: (match[2] ?? '').match(/\d{1,2}|\*+/gu) ?? [] };
}

export function readState(cell: string, stateNames: StateNames): StateCell {
  const { name, notes } = withoutNotes(cell.replace(/[\u00B9\u00B2\u00B3\u2070-\u2079]+/gu, ' '));
  const found = (stateId: string, flags: readonly string[] = []): StateCell => ({
    stateId,
    name,
    notes,
    isNot: null,
    flags,
  });
  const isNot = (what: StateCell['isNot']): StateCell => ({
    stateId: null,
    name,
    notes,
    isNot: what,
    flags: [],
  });
  const direct = name === '' ? null : stateNames.resolve(name);
  if (direct !== null) return found(direct);
  if (FORMER.test(name)) return isNot('former_state');
  if (ORGANISATIONS.test(name)) return isNot('organisation');
  if (TERRITORIES.test(name)) return isNot('territory');
  // "China: Macao", "United Kingdom – Bermuda", "Denmark (Faroe Islands)": the State acts for a part of it alone.
  const part = /^([^:(–—]{3,80}?) ?(?:[:–—] ?|\()([^()]{3,100})\)?$/u.exec(name);
  const whole = part === null ? null : stateNames.resolve(part[1] ?? '');
  if (part === null || whole === null) return isNot(null);
  if (TERRITORIES.test(part[2] ?? '')) return isNot('territory');
  // "Netherlands (for the Kingdom in Europe)": the State itself, though not the whole of it.
  return found(whole, ['for_part_of_state']);
}
