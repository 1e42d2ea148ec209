import { plainText } from '../common/html-text.ts';
import type { NameFinder } from '../common/name-finder.ts';
import { unDocument } from '../common/un-document.ts';
import type { UnDocument } from '../common/un-document.ts';
import { cycleOf, positionOf, sessionOf } from '../common/upr-review.ts';
import { cellOf } from './table.ts';
import type { Table } from './table.ts';

/** One row of a table, understood: one recommendation by one State. */
export interface Row {
  /** From 1, as the program that shows the table counts. */
  readonly number: number;
  readonly stateId: string;
  readonly text: string;
  readonly type: 'recommendation' | 'voluntary_commitment';
  /** null where the State that recommends is named, but not known; [] where none is named. */
  readonly recommendedBy: readonly string[] | null;
  readonly position: { readonly value: string; readonly printed: string } | null;
  readonly actionCategory: number | null;
  readonly issues: readonly string[];
  readonly goals: readonly string[];
  readonly targets: readonly string[];
  readonly groups: readonly string[];
  readonly session: number | null;
  readonly cycle: number;
  readonly year: string | null;
  readonly document: UnDocument | null;
  readonly paragraph: string | null;
}

export interface RowProblem {
  readonly code: string;
  readonly message: string;
}

type Read = { readonly row: Row; readonly remarks: readonly RowProblem[] } | { readonly refused: RowProblem };

/** Cells longer than this are no list of names. */
const LONGEST_LIST = 4_000;
const listOf = (cell: string | null, separator: RegExp): string[] =>
  (cell ?? '')
    .slice(0, LONGEST_LIST)
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** "5. Gender equality ,16. Peace, justice and strong institutions" → '5', '16': names hold commas themselves. */
const goalsOf = (cell: string | null): string[] =>
  [...(cell ?? '').slice(0, LONGEST_LIST).matchAll(/(?:^|,)\s{0,3}(\d{1,2})\.\s/g)].map(
    (match) => match[1] ?? '',
  );

/**
 * Where the export ran groups together: "Women and girlsChildren", "LGBTIMigrants". A capital inside a word begins the
 * next; "LGBTI" is a word.
 */
const RUN_TOGETHER = /\s*[\n;,]\s*|(?<=[a-z)])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z])/;

/**
 * Goals that have a target 10: a program that took "16.10" for a number left "16.1", which is another target. In such
 * an export nothing ends in a nought, and a lone "16.1" can be either.
 */
const WITH_TARGET_TEN: ReadonlySet<string> = new Set(['8.1', '16.1', '17.1']);

/** Whether the table still has targets such as a lone "16.10", so that a lone "16.1" is what it says. */
export function hasWholeTargets(table: Table): boolean {
  return table.rows
    .slice(table.first)
    .some((row) => /^\d{1,2}\.10$/.test(cellOf(table, row, 'targets') ?? ''));
}

/** "Source:A/HRC/12/9|95.1|" → symbol and paragraph. */
function placeIn(cell: string | null): { readonly symbol: string; readonly paragraph: string | null } | null {
  const [symbol = '', paragraph = ''] = (cell ?? '')
    .slice(0, 200)
    .replace(/^Source\s*:\s*/i, '')
    .split('|');
  if (symbol.trim() === '') return null;
  return { symbol: symbol.trim(), paragraph: paragraph.trim() || null };
}

const refuse = (code: string, message: string): Read => ({ refused: { code, message } });

/** Reads rows of one table, one by one; names that the record does not know are counted in the finder. */
export class RowReader {
  readonly #table: Table;
  readonly #names: NameFinder;
  readonly #hasWholeTargets: boolean;

  constructor(table: Table, names: NameFinder) {
    this.#table = table;
    this.#names = names;
    this.#hasWholeTargets = hasWholeTargets(table);
  }

  /** `number` is the row's in the file, from 1. */
  read(row: Table['rows'][number], number: number): Read {
    const cell = (column: Parameters<typeof cellOf>[2]): string | null => cellOf(this.#table, row, column);
    const stateName = cell('state');
    if (stateName === null) return refuse('no_state', 'The State under review is not named.');
    const stateId = this.#names.require('state', stateName);
    if (stateId === null)
      return refuse('unknown_state', `No State goes by the name “${stateName.slice(0, 120)}”.`);
    const text = plainText(cell('text') ?? '');
    if (text === '') return refuse('no_text', 'There is no text.');
    const place = placeIn(cell('document'));
    const document = place === null ? null : unDocument(place.symbol);
    const session = sessionOf(cell('session'));
    const ofDocument = document?.symbol?.mechanism === 'upr' ? (document.symbol.cycles[0] ?? null) : null;
    const printedCycle = /cycle\s{0,2}\d/i.exec(cell('year') ?? '')?.[0] ?? null;
    const cycle = cycleOf(printedCycle, session, ofDocument);
    if (cycle === null) return refuse('no_cycle', 'Nothing tells which cycle it is of.');
    const remarks: RowProblem[] = [];
    const remark = (code: string, message: string): void => void remarks.push({ code, message });
    const response = cell('response');
    const isPledge = /^voluntary\b/i.test(response ?? '');
    const read: Row = {
      number,
      stateId,
      text,
      type: isPledge ? 'voluntary_commitment' : 'recommendation',
      recommendedBy: this.#recommendedBy(cell('recommendedBy')),
      position: isPledge ? null : this.#positionOf(response, remark),
      actionCategory: actionOf(cell('action'), remark),
      issues: listOf(cell('issues'), /,/),
      goals: goalsOf(cell('goals')),
      targets: this.#targetsOf(cell('targets'), remark),
      groups: listOf(cell('groups'), RUN_TOGETHER),
      session,
      cycle,
      year: /\b(?:19|20)\d\d\b/.exec(cell('year') ?? '')?.[0] ?? null,
      document,
      paragraph: place?.paragraph ?? null,
    };
    if (!isPledge && read.recommendedBy?.includes(stateId))
      remark('recommends_to_itself', 'The State under review is the one that recommends.');
    return { row: read, remarks };
  }

  #recommendedBy(printed: string | null): readonly string[] | null {
    if (printed === null) return [];
    const states = this.#names.requireStates(printed);
    return states.length === 0 ? null : states;
  }

  #positionOf(printed: string | null, remark: (code: string, message: string) => void): Row['position'] {
    if (printed === null) return null;
    const value = positionOf([printed]);
    if (value !== null) return { value, printed };
    this.#names.count('position', printed.slice(0, 200));
    remark('unknown_position', `“${printed.slice(0, 80)}” is no answer that the record knows.`);
    return null;
  }

  #targetsOf(printed: string | null, remark: (code: string, message: string) => void): string[] {
    const targets = listOf(printed, /[,;\n]/);
    const [only = ''] = targets;
    if (targets.length !== 1 || this.#hasWholeTargets || !WITH_TARGET_TEN.has(only)) return targets;
    remark(
      'target_unclear',
      `The target may be ${only} or ${only}0: the export took it for a number. Only its goal is kept.`,
    );
    return [];
  }
}

function actionOf(printed: string | null, remark: (code: string, message: string) => void): number | null {
  if (printed === null) return null;
  if (/^[1-5]$/.test(printed)) return Number(printed);
  remark('unknown_action', `“${printed.slice(0, 40)}” is no action category from 1 to 5.`);
  return null;
}
