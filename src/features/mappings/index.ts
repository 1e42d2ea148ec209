export { kindShapes } from './kind-shapes.ts';
export { mappingRoutes } from './mapping.routes.ts';
export { MappingService } from './mapping.service.ts';
