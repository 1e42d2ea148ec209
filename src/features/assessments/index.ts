export * from './assessments.schema.ts';
export {
  assessorsDiffer,
  commonValues,
  isAbout,
  latestAssessments,
  onCommonScale,
  scaleValueKey,
  scaleValuesByCode,
} from './assessments.ts';
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
export { coversParagraph, meetParagraph } from './paragraphs.ts';
