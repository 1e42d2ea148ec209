export { contradictions } from './contradictions.ts';
export type { Contradiction } from './contradictions.ts';
