export { BulkDesk } from './bulk.desk.ts';
export { bulkRoutes } from './bulk.routes.ts';
export { importBulk } from './bulk.service.ts';
export type { BulkImportParts, BulkProgress } from './bulk.service.ts';
export { dependantsOf, POINTERS } from './dependants.ts';
export { importSets, importWrites } from './imports.repository.ts';
export { importRoutes } from './imports.routes.ts';
export { ImportService } from './imports.service.ts';
