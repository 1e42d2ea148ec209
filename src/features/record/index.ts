export { fieldName, kindName, label, pageHref, word } from './labels.ts';
export { cited, citedDate, citationsOf, inLanguage, openRecord, recordHref, stateName } from './record.ts';
export type { RecordServices, RecordView } from './record.ts';
export { asReading, differ, statedValues } from './stated-values.ts';
export type { StatedValue } from './stated-values.ts';
export { recordPageRoutes } from './record-page.routes.ts';
