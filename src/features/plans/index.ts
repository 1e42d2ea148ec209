/**
 * What other features may use of plans. The pages are not here: `site.ts` takes them from plans.routes.ts, so that a
 * recommendation's page can name the measures that answer it while a measure's page names the recommendation.
 */
export * from './plans.schema.ts';
export { bodiesOf, hasEnded, periodCounts, plansOn } from './plans.ts';
export type { MeasureStanding, PeriodState, PlanStanding } from './plans.ts';
export { REFORM_STATUSES, reformCounts, reformsOn } from './reforms.ts';
export type { ReformStanding, ReformStatus } from './reforms.ts';
export { reformMark, reformTally } from './plans.marks.ts';
