export { overviewRoutes } from './overview.routes.ts';
export { firstFact } from './dated-facts.ts';
export type { DatedFact } from './dated-facts.ts';
