import type { Kind } from '../../ledger/index.ts';
import type { Reader } from '../../store/index.ts';
import { respond } from '../../web/view.ts';
import type { Site, SiteRequest } from '../../web/view.ts';
import { openRecord } from '../record/index.ts';
import type { RecordServices, RecordView } from '../record/index.ts';
import { commitmentsReport } from './commitments.ts';
import { reportDocx } from './docx.ts';
import { reportHtml } from './html.ts';
import type { Report } from './model.ts';
import { ledgerHead } from './reports.repository.ts';
import { reportsPage } from './reports.views.ts';

export interface ReportServices extends RecordServices {
  readonly db: Reader;
  readonly kinds: readonly Kind[];
}

const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** 'commitments-KAZ-2021-06-12.docx': what it is, of whom, of which day. */
export const reportFileName = (
  report: Pick<Report, 'kind'>,
  stateId: string,
  asof: string,
  ending: string,
): string => `${report.kind}-${stateId}-${asof}.${ending}`;

/** /KAZ/reports; /KAZ/reports/commitments as a page to read or print, /KAZ/reports/commitments/docx to take away. */
export function reportRoutes(site: Site, services: ReportServices): void {
  const make = async (request: SiteRequest): Promise<{ view: RecordView; report: Report }> => {
    const view = await openRecord(services, request);
    return {
      view,
      report: commitmentsReport(view, services.kinds, await ledgerHead(services.db, view.context.known)),
    };
  };
  site.get('/:language/:state{[A-Z]{3}}/reports', async (request) => {
    const view = await openRecord(services, request);
    return respond(request, {
      html: () => reportsPage(view),
      json: () => ({ reports: [{ kind: 'commitments', formats: ['html', 'docx', 'json'] }] }),
    });
  });
  site.get('/:language/:state{[A-Z]{3}}/reports/commitments', async (request) => {
    const { report } = await make(request);
    // The report is a document of its own with its styles inside: the one page that may carry a style element.
    request.header(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    );
    return respond(request, { html: () => reportHtml(report), json: () => report });
  });
  site.get('/:language/:state{[A-Z]{3}}/reports/commitments/docx', async (request) => {
    const { view, report } = await make(request);
    const name = reportFileName(report, view.state.id, view.context.asof, 'docx');
    return request.body(new Uint8Array(await reportDocx(report)), 200, {
      'Content-Type': DOCX_TYPE,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'public, no-cache',
    });
  });
}
