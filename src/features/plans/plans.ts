import { earliest, happenedBy, latest } from '../../kernel/partial-date.ts';
import type { Dossier } from '../../ledger/index.ts';
import { area, measure, plan, responsibility } from './plans.schema.ts';
import type { Area, BodyAlias, Measure, Plan, Responsibility } from './plans.schema.ts';

/** Where a measure's period stands on a day. Whether it was carried out is for updates and assessments to say, not for a date. */
export const PERIOD_STATES = ['not_begun', 'running', 'over'] as const;
export type PeriodState = (typeof PERIOD_STATES)[number];

/**
 * A period without a beginning runs from the plan's approval; one without an end runs on. Only asked for measures of a
 * plan that had been approved by the day (`plansOn`): before it there is no period.
 */
export function periodState(
  { periodStart, periodEnd }: Pick<Measure, 'periodStart' | 'periodEnd'>,
  asof: string,
): PeriodState {
  if (periodStart !== null && earliest(periodStart) > asof) return 'not_begun';
  if (periodEnd !== null && latest(periodEnd) < asof) return 'over';
  return 'running';
}

/** Numbers like '9.10' sort after '9.9'. */
export const byNumber = (a: { readonly number: string }, b: { readonly number: string }): number =>
  a.number.localeCompare(b.number, 'en', { numeric: true });

/** A measure with everything that a table of measures shows, as it stood on a day. */
export interface MeasureStanding {
  readonly measure: Measure;
  readonly area: Area | null;
  readonly state: PeriodState;
  /** In the order in which the plan prints them. */
  readonly responsibilities: readonly Responsibility[];
  /** The one that leads; null where the plan has every body take part by agreement. */
  readonly lead: Responsibility | null;
}

export interface PlanStanding {
  readonly plan: Plan;
  readonly areas: readonly Area[];
  readonly measures: readonly MeasureStanding[];
}

/** The plans that had been approved by a day, newest first, with their measures by number. */
export function plansOn(dossier: Dossier, asof: string): PlanStanding[] {
  return dossier
    .all(plan)
    .filter((one) => happenedBy(one.approvedOn, asof))
    .sort((a, b) => (a.approvedOn < b.approvedOn ? 1 : -1))
    .map((one) => planStanding(dossier, one, asof));
}

/** Its last day has passed; where no last day is stated, the periods of all its measures have. */
export const hasEnded = ({ plan: { endsOn }, measures }: PlanStanding, asof: string): boolean =>
  endsOn === null
    ? measures.length > 0 && measures.every((one) => one.state === 'over')
    : latest(endsOn) < asof;

function planStanding(dossier: Dossier, own: Plan, asof: string): PlanStanding {
  const areas = dossier.all(area).filter((one) => one.planId === own.id);
  const byId = new Map(areas.map((one) => [one.id, one]));
  const responsibilities = Map.groupBy(dossier.all(responsibility), (one) => one.measureId);
  return {
    plan: own,
    areas: areas.sort((a, b) => a.position - b.position),
    measures: dossier
      .all(measure)
      .filter((one) => one.planId === own.id)
      .sort(byNumber)
      .map((one) => {
        const printed = (responsibilities.get(one.id) ?? []).toSorted((a, b) => a.position - b.position);
        return {
          measure: one,
          area: byId.get(one.areaId ?? '') ?? null,
          state: periodState(one, asof),
          responsibilities: printed,
          lead: printed.find((body) => body.role === 'lead') ?? null,
        };
      }),
  };
}

/** How many measures stand in each state. */
export const periodCounts = (
  measures: readonly Pick<MeasureStanding, 'state'>[],
): Readonly<Record<PeriodState, number>> => {
  const counts = { not_begun: 0, running: 0, over: 0 };
  for (const one of measures) counts[one.state] += 1;
  return counts;
};

/** The bodies that have a part in these measures, each once, in the order in which they are first named. */
export const bodiesOf = (measures: readonly Pick<MeasureStanding, 'responsibilities'>[]): string[] => [
  ...new Set(
    measures.flatMap((one) =>
      one.responsibilities.flatMap((part) => (part.bodyId === null ? [] : [part.bodyId])),
    ),
  ),
];

/**
 * The name under which a document means the body: the longest of the body's aliases that the printed words contain as
 * whole words ('the Armed Forces (according to the agreement)' contains 'Armed Forces'). Its ground says why it is
 * taken for that body.
 */
export function aliasOf(
  part: Pick<Responsibility, 'bodyId' | 'words'>,
  aliases: readonly BodyAlias[],
): BodyAlias | null {
  const printed = ` ${part.words.replaceAll(/[(),]/g, ' ')} `;
  const found = aliases.filter(
    (alias) => alias.bodyId === part.bodyId && printed.includes(` ${alias.alias.replaceAll(/[(),]/g, ' ')} `),
  );
  return found.sort((a, b) => b.alias.length - a.alias.length)[0] ?? null;
}
