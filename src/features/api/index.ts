export { apiRoutes } from './api.routes.ts';
export type { ApiRouteServices } from './api.routes.ts';
export { openApiDocument } from './api.ts';
