export { parseUprReport } from './parse.ts';
export { readUprReports } from './read.ts';
export type { ReadUprReportsOptions, UprReading, UprReadingProgress } from './read.ts';
export type {
  Flag,
  NotUnderstood,
  Place,
  SelfCheck,
  StateComment,
  UprRecommendation,
  UprReport,
  UprReportHead,
} from './report.ts';
export type { Position } from './positions.ts';
export { proposeUprReport, uprReportReader } from './propose.ts';
