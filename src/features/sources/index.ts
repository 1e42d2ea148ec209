export { choice, source } from './sources.schema.ts';
export type { Choice, Source } from './sources.schema.ts';
