/** The reader's doubts about its own reading. Pure. */
import type { Proposal } from '../../features/proposals/index.ts';
import { earliest, latest } from '../../kernel/partial-date.ts';
import { CONSENTS, type TreatyFinding, type TreatyFindings } from './findings.ts';

export interface StatedCounts {
  readonly signatories: number | null;
  readonly parties: number | null;
}

type Check = Proposal['checks'][number];

/** More of one kind are counted, not listed. */
const MOST_LISTED = 20;

export function checksOf(
  findings: readonly TreatyFinding[],
  without: TreatyFindings['without'],
  stated: StatedCounts,
): Check[] {
  return [
    ...countChecks(findings, stated),
    ...outOfOrder(findings),
    ...differing(findings),
    ...(without.length === 0 ? [] : [noAct(without)]),
  ];
}

const check = (code: string, message: string): Check => ({ code, message, paragraph: null });

function countChecks(findings: readonly TreatyFinding[], { signatories, parties }: StatedCounts): Check[] {
  const statesWith = (test: (act: string) => boolean): number =>
    new Set(findings.filter(({ act, quote }) => quote === null && test(act)).map(({ stateId }) => stateId))
      .size;
  const signed = statesWith((act) => act === 'signature');
  const bound = statesWith((act) => CONSENTS.has(act));
  return [
    ...(signatories !== null && signatories !== signed
      ? [check('signatories_differ', `The page states ${signatories} signatories; ${signed} were found.`)]
      : []),
    ...(parties !== null && parties !== bound
      ? [check('parties_differ', `The page states ${parties} parties; ${bound} were found.`)]
      : []),
  ];
}

const nameOf = ({ stateId, instrument }: TreatyFinding): string =>
  `${stateId}, ${instrument.id ?? instrument.name}`;
const keyOf = (one: TreatyFinding): string => `${one.stateId}\n${one.instrument.id ?? one.instrument.name}`;

/** A signature after the ratification, an entry into force before it. */
function outOfOrder(findings: readonly TreatyFinding[]): Check[] {
  const found: Check[] = [];
  for (const own of Map.groupBy(findings, keyOf).values()) {
    const dated = (test: (act: string) => boolean): TreatyFinding | undefined =>
      own.find(({ act, date, quote }) => date !== null && quote === null && test(act));
    const [signed, bound, begun] = [
      dated((act) => act === 'signature'),
      dated((act) => CONSENTS.has(act)),
      dated((act) => act === 'entry_into_force'),
    ];
    if (signed?.date && bound?.date && earliest(signed.date) > latest(bound.date))
      found.push(
        check(
          'dates_out_of_order',
          `${nameOf(signed)}: signed ${signed.date}, after ${bound.act.replaceAll('_', ' ')} on ${bound.date}.`,
        ),
      );
    if (begun?.date && bound?.date && latest(begun.date) < earliest(bound.date))
      found.push(
        check(
          'dates_out_of_order',
          `${nameOf(begun)}: in force ${begun.date}, before ${bound.act.replaceAll('_', ' ')} on ${bound.date}.`,
        ),
      );
  }
  return listed(found, 'dates_out_of_order');
}

/** The same act with two dates in one file. */
function differing(findings: readonly TreatyFinding[]): Check[] {
  const found: Check[] = [];
  const dated = findings.filter(({ date, quote }) => date !== null && quote === null);
  for (const own of Map.groupBy(dated, (one) => `${keyOf(one)}\n${one.act}`).values()) {
    const [first] = own;
    const other = own.find(
      ({ date }) =>
        first?.date && date && (latest(date) < earliest(first.date) || earliest(date) > latest(first.date)),
    );
    if (first !== undefined && other !== undefined)
      found.push(
        check(
          'dates_differ',
          `${nameOf(first)}: ${first.act.replaceAll('_', ' ')} on ${first.date} (${first.locator}) and on ${other.date} (${other.locator}).`,
        ),
      );
  }
  return listed(found, 'dates_differ');
}

const listed = (checks: readonly Check[], code: string): Check[] =>
  checks.length <= MOST_LISTED
    ? [...checks]
    : [...checks.slice(0, MOST_LISTED), check(code, `… and ${checks.length - MOST_LISTED} more.`)];

/** Said once, so that nobody looks for rows that are not there: absence is not an act. */
function noAct(without: TreatyFindings['without']): Check {
  const names = without.map(({ state, instrument }) =>
    state.length === 3 ? instrument : `${state} (${instrument})`,
  );
  const shown = names.slice(0, MOST_LISTED).join('; ');
  return check(
    'no_act_stated',
    `${without.length} rows say that there is no act: ${shown}${names.length > MOST_LISTED ? '; …' : ''}.`,
  );
}
