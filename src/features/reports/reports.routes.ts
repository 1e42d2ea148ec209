import { hash } from 'node:crypto';
import type { Kind } from '../../ledger/index.ts';
import { badInput } from '../../kernel/errors.ts';
import type { Reader } from '../../store/index.ts';
import { COMPLETE_LANGUAGES } from '../../web/messages.ts';
import { readContext } from '../../web/page-context.ts';
import { HTML_TYPE, respond } from '../../web/view.ts';
import type { Site, SiteRequest } from '../../web/view.ts';
import { openRecord } from '../record/index.ts';
import type { RecordServices, RecordView } from '../record/index.ts';
import { commitmentsReport } from './commitments.ts';
import { DocxWriter } from './docx.writer.ts';
import { reportHtml } from './html.ts';
import type { Report } from './model.ts';
import { reportStyleSheet } from './report.style.ts';
import { ledgerHead } from './reports.repository.ts';
import { REPORT_FORMATS, reportBar, reportPath, reportsPage } from './reports.views.ts';

export interface ReportServices extends RecordServices {
  readonly db: Reader;
  readonly kinds: readonly Kind[];
}

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** 'commitments-KAZ-2021-06-12-ru.docx': what it is, of whom, of which day, in which language. */
export const reportFileName = (
  { kind, language }: Pick<Report, 'kind' | 'language'>,
  stateId: string,
  asof: string,
  ending: string,
): string => `${kind}-${stateId}-${asof}-${language}.${ending}`;

/**
 * /KAZ/reports says what reports there are; /KAZ/reports/commitments is one to read or print (with a .json twin), and
 * …/docx and …/html are the files to take away. /KAZ/reports/make takes the form and leads to one of them.
 */
export function reportRoutes(site: Site, services: ReportServices): void {
  const writer = new DocxWriter();
  const make = async (request: SiteRequest): Promise<{ view: RecordView; report: Report }> => {
    const view = await openRecord(services, request);
    const head = await ledgerHead(services.db, view.context.known);
    return { view, report: commitmentsReport(view, services.kinds, head) };
  };
  const base = '/:language/:state{[A-Z]{3}}/reports';
  site.get(base, async (request) => {
    const view = await openRecord(services, request);
    return respond(request, {
      html: () => reportsPage(view),
      json: () => ({ reports: [{ kind: 'commitments', formats: [...REPORT_FORMATS, 'json'] }] }),
    });
  });
  site.get(`${base}/make`, (request) => request.redirect(chosenReport(request), 303));
  site.get(`${base}/style.css`, (request) =>
    request.body(reportStyleSheet(), 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    }),
  );
  site.get(`${base}/commitments`, async (request) => {
    const { view, report } = await make(request);
    return respond(request, {
      html: () => reportHtml(report, { styleSheet: styleSheetPath(view), before: reportBar(view) }),
      json: () => report,
    });
  });
  site.get(`${base}/commitments/html`, async (request) => {
    const { view, report } = await make(request);
    return download(request, view, report, 'html', String(reportHtml(report)));
  });
  site.get(`${base}/commitments/docx`, async (request) => {
    const { view, report } = await make(request);
    return download(request, view, report, 'docx', new Uint8Array(await writer.write(report)));
  });
}

/** With the hash of the rules in its address, so that a browser may keep them for good. */
function styleSheetPath({ context, state }: RecordView): string {
  const version = hash('sha256', reportStyleSheet(), 'base64url').slice(0, 12);
  return `${context.link(`/${state.id}/reports/style.css`).split('?', 1)[0]}?v=${version}`;
}

/** The address of the report that the form asks for, on the day of the form. */
function chosenReport(request: SiteRequest): string {
  const context = request.get('context');
  const asked = context.query.get('language') ?? context.language;
  const language = COMPLETE_LANGUAGES.find((one) => one === asked);
  const format = REPORT_FORMATS.find((one) => one === (context.query.get('format') ?? 'page'));
  if (language === undefined || format === undefined) {
    throw badInput(
      'bad_report',
      'There is no such report.',
      `Choose a language (${COMPLETE_LANGUAGES.join(', ')}) and a form (${REPORT_FORMATS.join(', ')}).`,
    );
  }
  const query = new URLSearchParams(context.known === null ? {} : { known: context.known });
  query.set('asof', context.asof);
  const there = readContext({ path: `/${language}`, query }, context.today);
  return there.link(reportPath(request.req.param('state') ?? '', format));
}

/** A file with its ETag: the same record gives the same bytes, so a second download costs no transfer. */
function download(
  request: SiteRequest,
  { state, context }: RecordView,
  report: Report,
  ending: 'html' | 'docx',
  content: string | Uint8Array<ArrayBuffer>,
): Response {
  const etag = `"${hash('sha256', content, 'base64url').slice(0, 27)}"`;
  const name = reportFileName(report, state.id, context.asof, ending);
  const headers = {
    ETag: etag,
    'Cache-Control': 'public, no-cache',
    'Content-Disposition': `attachment; filename="${name}"`,
  };
  if (request.req.header('if-none-match') === etag) return request.body(null, 304, headers);
  return request.body(content, 200, {
    ...headers,
    'Content-Type': ending === 'docx' ? DOCX_TYPE : HTML_TYPE,
  });
}
