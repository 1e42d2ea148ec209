export * from './assessments.schema.ts';
export { assessorsDiffer, commonValues, latestAssessments, onCommonScale } from './assessments.ts';
export type { Assessed, CommonValue, ScaleValues, Subject } from './assessments.ts';
export {
  assessorName,
  commonWord,
  gradeMark,
  levelOf,
  scaleMeaning,
  scaleName,
  scaleValuesOf,
  verdictOf,
  voicesOf,
} from './assessments.views.ts';
export { coversParagraph } from './paragraphs.ts';
