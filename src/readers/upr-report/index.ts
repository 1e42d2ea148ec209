export { uprReportReader } from './propose.ts';
export { readUprReports } from './read.ts';
export type { UprReport } from './report.ts';
