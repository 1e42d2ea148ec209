export { comparisonRoutes } from './comparison.routes.ts';
