export { choice, source, SOURCE_KINDS } from './sources.schema.ts';
export type { Choice, Source } from './sources.schema.ts';
export { addDocument } from './sources.service.ts';
export type { AddedDocument, DocumentFile, ReadPages, SourceParts } from './sources.service.ts';
export type { CheckedFact, OutcomeCounts } from './check-records.ts';
export { sourceRoutes } from './sources.routes.ts';
export type { SourceServices } from './sources.routes.ts';
