export * from './treaties.schema.ts';
export { standing, standings } from './treaties.ts';
export type { TreatyStanding, TreatyStatus } from './treaties.ts';
export { standingMark } from './treaties.views.ts';
export { treatyRoutes } from './treaties.routes.ts';
