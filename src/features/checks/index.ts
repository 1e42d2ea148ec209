export { contradictions } from './contradictions.ts';
export type { Contradiction } from './contradictions.ts';
export { checkRoutes } from './checks.routes.ts';
