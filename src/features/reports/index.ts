/**
 * What the command line may use of reports. The pages are taken by `site.ts` from reports.routes.ts; DOCX is written by
 * docx.ts, which loads a megabyte of code and is therefore only imported where one is asked for.
 */
export { commitmentsReport } from './commitments.ts';
export { reportHtml } from './html.ts';
export { sizeOf } from './model.ts';
export type { Report, ReportSize } from './model.ts';
export { ledgerHead } from './reports.repository.ts';
