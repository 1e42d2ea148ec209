export { actorName, changeSetHref, chosenBy, groundWords, moment } from './authorship.views.ts';
export { fieldName, kindName, label, labelOf, pageHref, word, wordKey } from './labels.ts';
export {
  cited,
  citedDate,
  citationsOf,
  inLanguage,
  languageGiven,
  openCatalogue,
  openRecord,
  recordHref,
  stateName,
  viewOfState,
} from './record.ts';
export type { RecordServices, RecordsView, RecordView } from './record.ts';
export { asReading, differ, statedValues } from './stated-values.ts';
export type { StatedValue } from './stated-values.ts';
export { choosersOf, lastMoment } from './record.repository.ts';
export type { Authorship } from './record.repository.ts';
export { partName, shownPlainly, shownReading, shownValue, sourceLink } from './shown-value.ts';
export { recordPageRoutes } from './record-page.routes.ts';
