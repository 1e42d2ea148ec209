import { notFound } from '../../kernel/errors.ts';
import { respond } from '../../web/view.ts';
import type { Site } from '../../web/view.ts';
import { badAction, formOf, openReading, READING } from '../reading/index.ts';
import type { ReadingPageServices } from '../reading/index.ts';
import { bulkPage } from './bulk.views.ts';
import { importSets } from './imports.repository.ts';

/** /KAZ/read/:id/export: what the export of a database would bring, the order to write it, what it brought. */
export function bulkRoutes(site: Site, services: ReadingPageServices): void {
  const { files } = services.reading;

  site.get(`${READING}/export`, async (request) => {
    const { view, reading } = await openReading(services, request);
    const { export: found } = reading.content;
    if (found === undefined) throw notFound('This file is no export of a database.');
    if (reading.status !== 'read')
      return request.redirect(view.context.link(`/${view.state.id}/read/${reading.id}`), 302);
    const sets = await importSets(services.db, found.report.importId);
    const isUndone =
      found.phase === 'written' && sets.length > 0 && sets.every((set) => set.undoneBy !== null);
    return respond(request, {
      html: () => bulkPage(view, reading, { ...found, isUndone }),
      json: () => ({ id: reading.id, reader: reading.reader, ...found }),
    });
  });

  site.post(`${READING}/export`, async (request) => {
    const { view, reading } = await openReading(services, request);
    const form = await formOf(request);
    const action = form.get('action');
    const scope = form.get('scope');
    if ((action !== 'write' && action !== 'look') || (scope !== 'state' && scope !== 'all'))
      throw badAction();
    await files.orderExport(reading.id, {
      phase: action === 'write' ? 'ordered' : 'previewed',
      stateIds: scope === 'all' ? null : [view.state.id],
    });
    return request.redirect(view.context.link(`/${view.state.id}/read/${reading.id}`), 303);
  });
}
