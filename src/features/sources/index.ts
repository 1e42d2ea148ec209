export { choice, source } from './sources.schema.ts';
export type { Choice, Source } from './sources.schema.ts';
export { addDocument } from './sources.service.ts';
export type { AddedDocument, DocumentFile, ReadPages, SourceParts } from './sources.service.ts';
export type { CheckedFact, OutcomeCounts } from './check-records.ts';
