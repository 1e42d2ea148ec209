/** One act of becoming party, however many places of a file tell of it and whatever they call it. Pure. */
import { earliest, latest, type PartialDate } from '../../kernel/partial-date.ts';
import { CONSENTS, type TreatyFinding } from './findings.ts';

/** Whether two dates can be one: the year 2007 and 25 September 2007. */
export const agree = (one: PartialDate, other: PartialDate): boolean =>
  earliest(one) <= latest(other) && earliest(other) <= latest(one);

const isConsent = ({ act, quote }: TreatyFinding): boolean => quote === null && CONSENTS.has(act);
const isUnsaid = ({ flags }: TreatyFinding): boolean => flags.includes('act_not_stated');

/**
 * Places that say "State party" without the act take it from those that name it; places that name it differently for
 * the same day are one act, called as most of them call it, with the other names kept as what they said.
 */
export function settleActs(findings: readonly TreatyFinding[]): TreatyFinding[] {
  const settled = new Map<TreatyFinding, TreatyFinding>();
  const consents = Map.groupBy(
    findings.filter(isConsent),
    (one) => `${one.stateId}\n${one.instrument.id ?? one.instrument.name}`,
  );
  for (const own of consents.values()) if (own.length > 1) settle(own, settled);
  return findings.map((one) => settled.get(one) ?? one);
}

function settle(own: readonly TreatyFinding[], settled: Map<TreatyFinding, TreatyFinding>): void {
  const said = own.filter((one) => !isUnsaid(one));
  const acts = [...new Set(said.map(({ act }) => act))];
  const count = (act: string): number => said.filter((one) => one.act === act).length;
  const usual = [...acts].sort((a, b) => count(b) - count(a));
  for (const one of own) {
    const act = isUnsaid(one) ? actOfUnsaid(one, said) : actOfTwin(one, said, usual);
    if (act === null) continue;
    const flags = one.flags.filter((flag) => flag !== 'act_not_stated');
    if (isUnsaid(one)) settled.set(one, { ...one, act, flags });
    else if (act !== one.act)
      settled.set(one, { ...one, act, saidAct: one.act, flags: [...flags, 'acts_differ'], confidence: 0.6 });
  }
}

/** The act of the same day; else the only act that is named. */
function actOfUnsaid(one: TreatyFinding, said: readonly TreatyFinding[]): TreatyFinding['act'] | null {
  const { date } = one;
  const twin =
    date === null ? undefined : said.find((other) => other.date !== null && agree(other.date, date));
  const acts = new Set(said.map(({ act }) => act));
  return twin?.act ?? (acts.size === 1 ? (said[0]?.act ?? null) : null);
}

/** The most usual name among those given for the same day. */
function actOfTwin(
  one: TreatyFinding,
  said: readonly TreatyFinding[],
  usual: readonly TreatyFinding['act'][],
): TreatyFinding['act'] | null {
  const { date } = one;
  if (date === null || usual.length < 2) return null;
  const twins = said.filter((other) => other.date !== null && agree(other.date, date));
  return usual.find((act) => twins.some((other) => other.act === act)) ?? null;
}
