export { importBulk } from './bulk.service.ts';
export type { BulkImportOrder, BulkImportParts, BulkProgress } from './bulk.service.ts';
export type { BulkReport, BulkTotals } from './bulk.tally.ts';
export { HEAD_BYTES } from './bulk.ts';
export type {
  BulkEntry,
  BulkFile,
  BulkOptions,
  BulkPart,
  BulkProblem,
  BulkReader,
  StreamedFile,
  TagField,
  UnknownName,
} from './bulk.ts';
export type {
  Block,
  DocumentPage,
  FileRemark,
  OpenedDocument,
  OpenedFile,
  OpenedSheets,
  PdfCell,
  PdfLine,
  PdfPage,
  Place,
  Sheet,
  SheetCell,
  SheetRemark,
  TableBlock,
  TableCell,
  TableRow,
  TextBlock,
} from './opened-file.ts';
export type {
  CitationFields,
  DocumentReader,
  DocumentReading,
  HeldFile,
  HeldRecommendation,
  ProposedItem,
  ProposedPage,
  ProposedRecord,
  Proposal,
  ReadingGround,
  ReadingProgress,
  ReadOptions,
  Recognition,
  UnresolvedName,
  Vocabulary,
} from './proposal.ts';
export type { Control } from './controls.ts';
export { catalogueNames } from './ground.ts';
export { columnPlaces, fitOf, headingsOf } from './mapping.headings.ts';
export type { Fit, Headings } from './mapping.headings.ts';
export { askedFields, ownColumns } from './mapping.asked.ts';
export { mainRecord } from './mapping.edit.ts';
export type { TableGround } from './mapping.ground.ts';
export { mappingOfJson } from './mapping.schema.ts';
export type { DateOrder, MappedField, MappedRecord, Mapping, Separator } from './mapping.schema.ts';
export { kindShapes } from './mapping.shapes.ts';
export type { FieldShape, KindShape } from './mapping.shapes.ts';
export type {
  TableCheck,
  TableFile,
  TableOrder,
  TableProblem,
  Tables,
  TableSample,
  UnknownWord,
} from './mapping.tables.ts';
export type { Import } from './imports.repository.ts';
export { readingRoutes } from './reading.routes.ts';
export { alias } from './reading.schema.ts';
export type { Alias } from './reading.schema.ts';
export { readingServices } from './services.ts';
export type { ReadingServiceSet } from './services.ts';
