export * from './duties.schema.ts';
export { dueDates, dueOn, dutiesOn, DUTY_STATUSES } from './duties.ts';
export type { Due, DutyStatus } from './duties.ts';
