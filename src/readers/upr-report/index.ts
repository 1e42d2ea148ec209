export { uprReportReader } from './propose.ts';
