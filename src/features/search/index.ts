export { searchRoutes } from './search.routes.ts';
export type { SearchServices } from './search.routes.ts';
export { SearchService } from './search.service.ts';
