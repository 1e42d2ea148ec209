/** What other features may use of duties; the page itself is taken by `site.ts` from duties.routes.ts. */
export * from './duties.schema.ts';
export { dueDates, dueOn, dutiesOn, hasArisen } from './duties.ts';
export type { Due, DutyStatus } from './duties.ts';
export { cut, DUTY_LEVELS, dueDays, dueDetail, dueMark, owedBy, owedTo } from './due.words.ts';
