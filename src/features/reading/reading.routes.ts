import { readPage } from '../../web/components/pagination.ts';
import { respond, respondWithErrors } from '../../web/view.ts';
import type { Site } from '../../web/view.ts';
import { openRecord } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { mappingRoutes } from './mapping.routes.ts';
import { importRoutes } from './imports.routes.ts';
import { countsOf } from './items.repository.ts';
import { batchReadings, listReadings } from './reading.repository.ts';
import type { Reading } from './reading.repository.ts';
import { batchPage, progressRow, readingListPage, READINGS_A_PAGE } from './reading.views.ts';
import type { ReadingState } from './reading.views.ts';
import { reviewRoutes } from './review.routes.ts';
import { formOf } from './route-parts.ts';
import type { ReadingServices } from './route-parts.ts';

/** Readings with how far they are, and how much of them is decided. */
async function statesOf(
  { db, reading }: ReadingServices,
  readings: readonly Reading[],
): Promise<ReadingState[]> {
  const counts = await countsOf(
    db,
    readings.filter((one) => one.status === 'read').map((one) => one.id),
  );
  return readings.map((one) => ({
    reading: one,
    progress: reading.files.progressOf(one.id),
    counts: counts.get(one.id) ?? null,
  }));
}

async function readingList(services: ReadingServices, view: RecordView) {
  const page = readPage(view.context);
  const { rows, total } = await listReadings(services.db, view.state.id, {
    size: READINGS_A_PAGE,
    number: page,
  });
  return { rows: await statesOf(services, rows), total, page };
}

/** /KAZ/read: hand documents in, see what is being read; …/batch/…: files handed in together; …/:id: the review. */
export function readingRoutes(site: Site, services: ReadingServices): void {
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
    const form = await formOf(request);
    const sent = form.getAll('files').filter((one): one is File => one instanceof File && one.name !== '');
    if (sent.length === 0) {
      const errors = [{ name: 'files', message: view.context.t('read.error.none') }];
      const found = await readingList(services, view);
      return respondWithErrors(request, readingListPage(view, found, files.readers, errors));
    }
    const held = await Promise.all(
      sent.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    const { batch, first } = await files.take(held, {
      stateId: view.state.id,
      actor: services.actor,
      reader: String(form.get('reader') ?? '') || undefined,
    });
    const path = `/${view.state.id}/read/${held.length === 1 ? first.id : `batch/${batch}`}`;
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

  // Before the address of one reading, which takes any word behind /read/.
  mappingRoutes(site, services);
  reviewRoutes(site, services);
  importRoutes(site, services);
}

const summaryOf = ({ reading: { content, ...rest }, progress, counts }: ReadingState): unknown => ({
  ...rest,
  document: content.document ?? null,
  problem: content.problem ?? null,
  progress,
  counts,
});
