import { AppError } from '../../kernel/errors.ts';
import { respond, respondWithErrors } from '../../web/view.ts';
import type { Site } from '../../web/view.ts';
import { openRecord } from '../record/index.ts';
import { mappingOfJson } from '../proposals/index.ts';
import type { Mapping } from '../proposals/index.ts';
import { formOf } from '../reading/index.ts';
import { mappingsPage } from './mapping-list.views.ts';
import { columnsPage } from './mapping.views.ts';
import type { ColumnsPage, MappingPageServices } from './mapping.page.ts';
import { columnRoutes, nameProblem } from './mapping-columns.routes.ts';
import { tableRoutes } from './mapping-table.routes.ts';
import { readMappingForm } from './mapping.form.ts';
import { mappingId } from './mapping.service.ts';

const MAPPINGS = '/:language/:state{[A-Z]{3}}/read/mappings';

/** What the columns of tables mean: the mappings that are kept, and one in the making for a table that was handed in. */
export function mappingRoutes(site: Site, services: MappingPageServices): void {
  listRoutes(site, services);
  keptRoutes(site, services);
  tableRoutes(site, services);
  columnRoutes(site, services);
}

function listRoutes(site: Site, services: MappingPageServices): void {
  const { mappings } = services.reading;
  const shown = async () => ({ saved: await mappings.saved(), shipped: mappings.shipped });

  site.get(MAPPINGS, async (request) => {
    const view = await openRecord(services, request);
    const all = await shown();
    return respond(request, {
      html: () => mappingsPage(view, all, []),
      json: () => ({
        saved: all.saved.map(({ id, mapping, updatedAt }) => ({ id, updatedAt, mapping })),
        shipped: all.shipped,
      }),
    });
  });

  site.post(MAPPINGS, async (request) => {
    const view = await openRecord(services, request);
    const file = (await formOf(request)).get('mapping');
    try {
      if (!(file instanceof File) || file.name === '')
        throw new AppError('bad_mapping', 422, view.context.t('mapping.error.file'));
      await mappings.save(mappingOfJson(await file.text()), services.actor, null);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const errors = [{ name: 'mapping', message: error.message }];
      return respondWithErrors(request, mappingsPage(view, await shown(), errors));
    }
    return request.redirect(view.context.here({ done: 'imported' }), 303);
  });
}

/** One that is kept: changed without a table at hand, taken along as a file, deleted. */
function keptRoutes(site: Site, services: MappingPageServices): void {
  const { mappings } = services.reading;

  site.get(`${MAPPINGS}/:mapping/file`, async (request) => {
    const id = request.req.param('mapping') ?? '';
    const shipped = mappings.shipped.find((one) => mappingId(one.name) === id);
    const mapping = (await mappings.saved()).find((one) => one.id === id)?.mapping ?? shipped;
    const found = mapping ?? (await mappings.find(id)).mapping;
    return request.body(`${JSON.stringify(found, null, 2)}\n`, 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${id.replace(/[^a-z0-9-]/g, '')}.mapping.json"`,
    });
  });

  site.get(`${MAPPINGS}/:mapping`, async (request) => {
    const view = await openRecord(services, request);
    const kept = await mappings.find(request.req.param('mapping') ?? '');
    return respond(request, {
      html: () => columnsPage(view, keptPage(services, kept.mapping, kept.id)),
      json: () => kept,
    });
  });

  site.post(`${MAPPINGS}/:mapping`, async (request) => {
    const view = await openRecord(services, request);
    const kept = await mappings.find(request.req.param('mapping') ?? '');
    const form = await formOf(request);
    const list = view.context.link(`/${view.state.id}/read/mappings`);
    if (form.get('action') === 'delete') {
      await mappings.remove(kept.id);
      return request.redirect(`${list}?done=deleted`, 303);
    }
    const read = readMappingForm(form, kept.mapping, mappings.shapes, null);
    const refused =
      read.errors.length > 0
        ? read.errors
        : await nameProblem(() => mappings.save(read.mapping, services.actor, kept.id));
    if (refused.length > 0)
      return respondWithErrors(
        request,
        columnsPage(view, { ...keptPage(services, read.mapping, kept.id), errors: refused }),
      );
    return request.redirect(`${list}?done=saved`, 303);
  });
}

const keptPage = (services: MappingPageServices, mapping: Mapping, id: string): ColumnsPage => ({
  shapes: services.reading.mappings.shapes,
  kinds: services.kinds,
  mapping,
  mappingOf: id,
  table: null,
  errors: [],
});
