import { happenedBy } from '../../kernel/partial-date.ts';
import type { Dossier } from '../../ledger/index.ts';
import { hasArisen, reportingDuty } from '../duties/index.ts';
import type { ReportingDuty } from '../duties/index.ts';
import { body } from './plans.schema.ts';
import type { Body, Plan, Responsibility } from './plans.schema.ts';
import { plansOn } from './plans.ts';
import type { MeasureStanding } from './plans.ts';

/** A body's part in one measure. */
export interface Part {
  readonly plan: Plan;
  readonly row: MeasureStanding;
  readonly part: Responsibility;
}

/** An office with what it has to do, as of a day. */
export interface BodyStanding {
  readonly body: Body;
  /** By plan and number. */
  readonly parts: readonly Part[];
  readonly owes: readonly ReportingDuty[];
  readonly isOwed: readonly ReportingDuty[];
}

/** The offices that there were on a day, with the measures of the plans approved by then and the duties begun by then. */
export function bodiesOn(dossier: Dossier, asof: string): BodyStanding[] {
  const parts = plansOn(dossier, asof).flatMap(({ plan, measures }) =>
    measures.flatMap((row) => row.responsibilities.map((part) => ({ plan, row, part }))),
  );
  const byBody = Map.groupBy(parts, ({ part }) => part.bodyId);
  const duties = dossier.all(reportingDuty).filter((duty) => hasArisen(duty, asof));
  return dossier
    .all(body)
    .filter((one) => one.existsFrom === null || happenedBy(one.existsFrom, asof))
    .map((one) => ({
      body: one,
      parts: byBody.get(one.id) ?? [],
      owes: duties.filter((duty) => duty.owedBy === one.id),
      isOwed: duties.filter((duty) => duty.owedToBody === one.id),
    }));
}

export const partsAs = (standing: BodyStanding, role: Responsibility['role']): Part[] =>
  standing.parts.filter(({ part }) => part.role === role);
