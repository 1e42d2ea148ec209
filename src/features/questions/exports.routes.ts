import { notFound } from '../../kernel/errors.ts';
import type { Format } from '../../web/page-context.ts';
import type { Site, SiteRequest } from '../../web/view.ts';
import { openCatalogue } from '../record/index.ts';
import { viewOfQuestion } from '../search/index.ts';
import { disposition, openExport } from './export.ts';
import type { FileForm } from './export.ts';
import type { QuestionServices } from './services.ts';

const FORMS: Readonly<Partial<Record<Format, FileForm>>> = { csv: 'csv', xlsx: 'xlsx', ndjson: 'ndjson' };
const UHRI_FORMS: Readonly<Partial<Record<Format, FileForm>>> = {
  csv: 'uhri-csv',
  xlsx: 'uhri-xlsx',
  json: 'uhri-json',
};

/** /find.csv, .xlsx and .ndjson, /find/uhri.xlsx, .csv and .json: the whole answer as a file. The page itself is of `search`. */
export function exportRoutes(site: Site, services: QuestionServices): void {
  site.get('/:language{[a-z]{2}}/find', async (request, next) => {
    const form = FORMS[request.get('context').format];
    return form === undefined ? next() : sendFile(services, request, form);
  });
  site.get('/:language{[a-z]{2}}/find/uhri', async (request) => {
    const form = UHRI_FORMS[request.get('context').format];
    if (form === undefined)
      throw notFound('An answer in the columns of the index is a file: .xlsx, .csv or .json.');
    return sendFile(services, request, form);
  });
}

/**
 * The file as it is being made: nobody waits for the last row to see the first, and no more of it is in memory than what
 * the other end has not taken yet. Not kept by caches: it may be large, and it says when it was made.
 */
async function sendFile(services: QuestionServices, request: SiteRequest, form: FileForm): Promise<Response> {
  const view = await viewOfQuestion(services, await openCatalogue(services, request));
  const { origin } = new URL(request.req.url);
  const made = await openExport(services, view, form, origin);
  const headers = {
    'Content-Type': made.type,
    'Content-Disposition': disposition(made.fileName),
    'Cache-Control': 'no-store',
  };
  if (request.req.method === 'HEAD') {
    await made.close();
    return request.body(null, 200, headers);
  }
  return request.body(ReadableStream.from(made.bytes()), 200, headers);
}
