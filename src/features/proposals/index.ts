export { askedFields, ownColumns } from './asked-fields.ts';
export { HEAD_BYTES, TAG_FIELDS } from './bulk.ts';
export type {
  BulkEntry,
  BulkFile,
  BulkOptions,
  BulkPart,
  BulkProblem,
  BulkReader,
  BulkReport,
  BulkTotals,
  DatabaseExports,
  ExportSource,
  StreamedFile,
  TagField,
  UnknownName,
} from './bulk.ts';
export { fieldsToAsk } from './controls.ts';
export type { Control, FormField } from './controls.ts';
export { columnPlaces, fitOf, headingKey, headingsOf } from './headings.ts';
export type { Fit, Headings } from './headings.ts';
export { DATE_ORDERS, mainRecord, mappingOfJson, parseMapping, SEPARATORS } from './mapping.ts';
export type { DateOrder, MappedField, MappedRecord, Mapping, Separator } from './mapping.ts';
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
  HeldFields,
  HeldFile,
  HeldRecommendation,
  Proposal,
  ProposedDocument,
  ProposedItem,
  ProposedPage,
  ProposedRecord,
  ReadingGround,
  ReadingProgress,
  ReadDocument,
  ReadOptions,
  Recognition,
  UnresolvedName,
} from './proposal.ts';
export type { FieldShape, KindShape, TableGround } from './table-ground.ts';
export type {
  SheetSample,
  TableCheck,
  TableFile,
  TableOrder,
  TableProblem,
  Tables,
  TableSample,
  UnknownWord,
} from './tables.ts';
export { VOCABULARIES } from './vocabulary.ts';
export type { Vocabulary } from './vocabulary.ts';
