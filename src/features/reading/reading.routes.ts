import { readPage } from '../../web/components/pagination.ts';
import { respond, respondWithErrors } from '../../web/view.ts';
import type { Site, SiteRequest } from '../../web/view.ts';
import { openRecord } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { batchReadings, listReadings } from './reading.repository.ts';
import type { Reading } from './reading.repository.ts';
import { batchPage, progressRow, readingListPage, READINGS_A_PAGE } from './reading.views.ts';
import type { ReadingState } from './reading.views.ts';
import { boundaryOf, formParts } from './multipart.ts';
import type { KeptFile, ReadingService } from './reading.service.ts';
import type { ReadingPageServices } from './route-parts.ts';

/** Readings with how far they are, and how much of them is decided. */
async function statesOf(
  { reading }: ReadingPageServices,
  readings: readonly Reading[],
): Promise<ReadingState[]> {
  const counts = await reading.files.counts(
    readings.filter((one) => one.status === 'read').map((one) => one.id),
  );
  return readings.map((one) => ({
    reading: one,
    progress: reading.files.progressOf(one.id),
    counts: counts.get(one.id) ?? null,
  }));
}

async function readingList(services: ReadingPageServices, view: RecordView) {
  const page = readPage(view.context);
  const { rows, total } = await listReadings(services.db, view.state.id, {
    size: READINGS_A_PAGE,
    number: page,
  });
  return { rows: await statesOf(services, rows), total, page };
}

/** /KAZ/read: hand documents in, see what is being read; …/batch/…: files handed in together. */
export function readingRoutes(site: Site, services: ReadingPageServices): void {
  const { files } = services.reading;

  site.get('/:language/:state{[A-Z]{3}}/read', async (request) => {
    const view = await openRecord(services, request);
    const found = await readingList(services, view);
    return respond(request, {
      html: () => readingListPage(view, found, files.readers, []),
      json: () => found.rows.map(summaryOf),
    });
  });

  site.post('/:language/:state{[A-Z]{3}}/read', async (request) => {
    const view = await openRecord(services, request);
    const { kept, reader } = await filesSent(files, request);
    if (kept.length === 0) {
      const errors = [{ name: 'files', message: view.context.t('read.error.none') }];
      const found = await readingList(services, view);
      return respondWithErrors(request, readingListPage(view, found, files.readers, errors));
    }
    const { batch, first } = await files.take(kept, {
      stateId: view.state.id,
      actor: services.actor,
      reader: reader || undefined,
    });
    const path = `/${view.state.id}/read/${kept.length === 1 ? first.id : `batch/${batch}`}`;
    return request.redirect(view.context.link(path), 303);
  });

  site.get('/:language/:state{[A-Z]{3}}/read/batch/:batch', async (request) => {
    const view = await openRecord(services, request);
    const readings = await batchReadings(services.db, request.req.param('batch') ?? '');
    const states = await statesOf(services, readings);
    return respond(request, {
      html: () => batchPage(view, states),
      json: () => ({
        rows: states.map((one) => progressRow(view, one)),
        isDone: states.every((one) => one.reading.status !== 'waiting'),
      }),
    });
  });
}

const LONGEST_FIELD = 1_000;

/** The files of the form, each kept as it arrives, and the reader that was chosen. */
async function filesSent(
  files: ReadingService,
  request: SiteRequest,
): Promise<{ readonly kept: readonly KeptFile[]; readonly reader: string }> {
  const { body, headers } = request.req.raw;
  const boundary = boundaryOf(headers.get('content-type'));
  const kept: KeptFile[] = [];
  let reader = '';
  for await (const { name, fileName, bytes } of formParts(body ?? NOTHING, boundary)) {
    // A form in which no file was chosen sends one without a name.
    if (name === 'files' && fileName) kept.push(await files.keep(fileName, bytes));
    else if (name === 'reader') reader = await textOf(bytes);
  }
  return { kept, reader };
}

const NOTHING = new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const chunk of bytes)
    if (text.length < LONGEST_FIELD) text += Buffer.from(chunk).toString('utf8');
  return text.slice(0, LONGEST_FIELD);
}

const summaryOf = ({ reading: { content, ...rest }, progress, counts }: ReadingState): unknown => ({
  ...rest,
  document: content.document ?? null,
  problem: content.problem ?? null,
  progress,
  counts,
});
