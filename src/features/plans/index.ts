export * from './plans.schema.ts';
export { byNumber, PERIOD_STATES, periodState, REFORM_STATUSES, reformStatus, stepsOn } from './plans.ts';
export type { PeriodState, ReformStatus } from './plans.ts';
