export type {
  CitationFields,
  DocumentReader,
  HeldFile,
  ProposedItem,
  ProposedPage,
  ProposedRecord,
  Proposal,
  ReadingProgress,
} from './proposal.ts';
export { listReadings } from './reading.repository.ts';
export { readingRoutes } from './reading.routes.ts';
export { ReadingService } from './reading.service.ts';
