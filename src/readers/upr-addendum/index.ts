export { applyAddendum } from './apply.ts';
export type { AnsweredReport, AppliedAddendum } from './apply.ts';
export { uprAddendumReader } from './propose.ts';
