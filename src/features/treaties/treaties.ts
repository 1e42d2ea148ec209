import { compareDates, happenedBy } from '../../kernel/partial-date.ts';
import type { TreatyAction } from './treaties.schema.ts';

/**
 * What a State's acts towards one instrument amount to on a day. The words are those of the Vienna Convention on the
 * Law of Treaties, articles 2, 11–16, 18, 24, 54 (consent to be bound; signature; entry into force; withdrawal).
 */
export const TREATY_STATUSES = [
  'party',
  'signatory',
  'withdrawn',
  'member',
  'observer',
  'invited',
  'participating',
  'no_action',
] as const;
export type TreatyStatus = (typeof TREATY_STATUSES)[number];

export interface TreatyStanding {
  readonly instrumentId: string;
  readonly status: TreatyStatus;
  readonly signature: TreatyAction | null;
  /** The act that expressed consent to be bound: ratification, accession, succession … */
  readonly consent: TreatyAction | null;
  readonly entryIntoForce: TreatyAction | null;
  /** Declarations, reservations, recognitions of competence, postponements, oldest first. */
  readonly statements: readonly TreatyAction[];
  /** Steps that change no status under international law: a domestic law, an announced intention. */
  readonly steps: readonly TreatyAction[];
}

type ActionName = TreatyAction['action'];

/** VCLT art. 2 (1)(b) and 11: the ways in which consent to be bound is expressed. */
const CONSENT: readonly ActionName[] = [
  'ratification',
  'accession',
  'succession',
  'acceptance',
  'approval',
  'formal_confirmation',
];
const STATEMENTS: readonly ActionName[] = [
  'declaration',
  'reservation',
  'objection',
  'recognition_of_competence',
  'postponement',
];
const STEPS: readonly ActionName[] = ['domestic_law', 'announced_intention'];
const TIES: Partial<Record<ActionName, TreatyStatus>> = {
  membership: 'member',
  observer_status: 'observer',
  invitation: 'invited',
  participation: 'participating',
};

/** An act whose source gives no date is taken to have happened: the record holds it as a fact, only its day is unknown. */
const hasHappened = (action: TreatyAction, asof: string): boolean =>
  action.date === null || happenedBy(action.date, asof);

const byDate = (a: TreatyAction, b: TreatyAction): number => compareDates(a.date ?? '0000', b.date ?? '0000');

/** The field whose sources bear an act out: its date, or, where no source gives one, that it was done at all. */
export const actionField = (action: TreatyAction): 'date' | 'action' =>
  action.date === null ? 'action' : 'date';

/** The standing towards one instrument on a day, from that State's acts towards it. */
export function standing(
  instrumentId: string,
  actions: readonly TreatyAction[],
  asof: string,
): TreatyStanding {
  const done = actions
    .filter((action) => action.instrumentId === instrumentId && hasHappened(action, asof))
    .sort(byDate);
  const last = (names: readonly ActionName[]): TreatyAction | null =>
    done.findLast((action) => names.includes(action.action)) ?? null;
  const consent = last(CONSENT);
  const withdrawal = last(['withdrawal']);
  const signature = last(['signature']);
  const entryIntoForce = last(['entry_into_force']);
  return {
    instrumentId,
    status: statusOf({
      consent: consent ?? entryIntoForce,
      withdrawal,
      signature,
      tie: last(Object.keys(TIES) as ActionName[]),
    }),
    signature,
    consent,
    entryIntoForce,
    statements: done.filter((action) => STATEMENTS.includes(action.action)),
    steps: done.filter((action) => STEPS.includes(action.action)),
  };
}

interface Acts {
  readonly consent: TreatyAction | null;
  readonly withdrawal: TreatyAction | null;
  readonly signature: TreatyAction | null;
  readonly tie: TreatyAction | null;
}

function statusOf({ consent, withdrawal, signature, tie }: Acts): TreatyStatus {
  if (withdrawal && (!consent || byDate(withdrawal, consent) >= 0)) return 'withdrawn';
  if (consent) return 'party';
  if (tie) return TIES[tie.action] ?? 'no_action';
  return signature ? 'signatory' : 'no_action';
}

/** Standings towards many instruments, in the order given. */
export const standings = (
  instrumentIds: readonly string[],
  actions: readonly TreatyAction[],
  asof: string,
): TreatyStanding[] => instrumentIds.map((instrumentId) => standing(instrumentId, actions, asof));
