export { followUpAssessmentReader } from './propose.ts';
export { scaleFor } from './scales.ts';
