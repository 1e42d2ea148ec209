import { AppError } from '../../kernel/errors.ts';
import type { LanguageCode } from '../../kernel/language.ts';
import { respond, respondWithErrors } from '../../web/view.ts';
import type { Site, SiteRequest } from '../../web/view.ts';
import { openRecord } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { askedFields } from './mapping.asked.ts';
import { columnPlaces, headingsOf } from './mapping.headings.ts';
import { mappingsPage } from './mapping-list.views.ts';
import { columnsPage } from './mapping.views.ts';
import type { ColumnsPage } from './mapping.page.ts';
import { tablePage } from './mapping-table.views.ts';
import type { TablePage } from './mapping-table.views.ts';
import { readMappingForm, readTableForm } from './mapping.form.ts';
import type { MappingFormError } from './mapping.form.ts';
import { mappingOfJson } from './mapping.schema.ts';
import type { Mapping } from './mapping.schema.ts';
import { mappingId } from './mapping.service.ts';
import { draftMapping, FieldFinder, kindsByHeadings, overHeadings } from './mapping.suggest.ts';
import type { SheetSample, TableSample } from './mapping.tables.ts';
import type { Reading } from './reading.repository.ts';
import { badAction, formOf, openReading, READING } from './route-parts.ts';
import type { ReadingServices } from './route-parts.ts';

const MAPPINGS = '/:language/:state{[A-Z]{3}}/read/mappings';

/** What the columns of tables mean: the mappings that are kept, and one in the making for a table that was handed in. */
export function mappingRoutes(site: Site, services: ReadingServices): void {
  listRoutes(site, services);
  keptRoutes(site, services);
  tableRoutes(site, services);
  columnRoutes(site, services);
}

function listRoutes(site: Site, services: ReadingServices): void {
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
function keptRoutes(site: Site, services: ReadingServices): void {
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

const keptPage = (services: ReadingServices, mapping: Mapping, id: string): ColumnsPage => ({
  shapes: services.reading.mappings.shapes,
  kinds: services.kinds,
  mapping,
  mappingOf: id,
  table: null,
  errors: [],
});

/** A name that is taken, as a problem of the form. */
async function nameProblem(save: () => Promise<unknown>): Promise<readonly MappingFormError[]> {
  try {
    await save();
    return [];
  } catch (error) {
    if (error instanceof AppError && error.code === 'mapping_name_taken')
      return [{ name: 'name', code: 'taken' }];
    throw error;
  }
}

/** What a table is about, where its headings stand, and the mappings that know it. */
function tableRoutes(site: Site, services: ReadingServices): void {
  const { mappings, files } = services.reading;

  site.get(`${READING}/mapping`, async (request) => {
    const { view, shown } = await tableAsked(services, request);
    return respond(request, {
      html: () => tablePage(view, shown),
      json: () => ({
        sample: shown.sample,
        offered: shown.offered.map(({ id, isShipped, fit, asked }) => ({
          id,
          isShipped,
          sureness: fit.sureness,
          asked,
        })),
        mapping: shown.reading.content.mapping ?? null,
      }),
    });
  });

  site.post(`${READING}/mapping`, async (request) => {
    const { view, shown } = await tableAsked(services, request);
    const { reading, sample, offered } = shown;
    const form = await formOf(request);
    const columns = view.context.link(`/${view.state.id}/read/${reading.id}/columns`);
    const chosen = offered.find((one) => one.id === form.get('mapping'));
    if (form.get('action') === 'use' && chosen) {
      const headings = sample.sheets[chosen.fit.sheet]?.headings.columns ?? [];
      if (chosen.asked.length === 0) {
        await files.readTable(reading.id, chosen.mapping, chosen.isShipped ? null : chosen.id);
        return request.redirect(view.context.link(`/${view.state.id}/read/${reading.id}`), 303);
      }
      await mappings.draft(
        reading.id,
        overHeadings(chosen.mapping, headings),
        chosen.isShipped ? null : chosen.id,
      );
      return request.redirect(columns, 303);
    }
    const told = readTableForm(form, mappings.shapes);
    if (told === null) throw badAction();
    const sheet = sample.sheets.find((one) => one.name === told.sheet) ?? firstSheet(sample);
    const headings = headingsOf(
      { name: '', rows: sheet?.rows ?? [] },
      { row: told.headingRow, rows: told.headingRows },
    );
    const known = await mappings.known();
    const draft = draftMapping(
      {
        name: reading.fileName.replace(/\.[^.]+$/, '').slice(0, 100) || 'Table',
        sheet: sheet && sample.sheets.length > 1 ? sheet.name : null,
        headingRow: headings.row,
        headingRows: headings.rows,
        headings: headings.columns,
        kind: told.kind,
        beside: told.beside,
        language: languageOfTable(sheet),
      },
      mappings.shapes,
      new FieldFinder(mappings.shapes, known.all),
      known.all,
    );
    await mappings.draft(reading.id, draft, null);
    return request.redirect(columns, 303);
  });
}

const firstSheet = ({ sheets }: TableSample): SheetSample | undefined => sheets.find((one) => one.count > 0);

/** Kazakh letters, else Cyrillic, else English: a person can say otherwise. */
function languageOfTable(sheet: SheetSample | undefined): LanguageCode {
  const text = (sheet?.rows ?? []).flat().join(' ').slice(0, 20_000);
  const count = (letters: RegExp): number => (text.match(letters) ?? []).length;
  if (count(/[ӘәҒғҚқҢңӨөҰұҮүҺһ]/gu) > 10) return 'kk';
  return count(/\p{Script=Cyrillic}/gu) > count(/\p{Script=Latin}/gu) ? 'ru' : 'en';
}

interface TableAsked {
  readonly view: RecordView;
  readonly shown: TablePage;
}

async function tableAsked(services: ReadingServices, request: SiteRequest): Promise<TableAsked> {
  const { mappings } = services.reading;
  const { view, reading } = await openReading(services, request);
  if (reading.status === 'waiting') throw badAction();
  const sample = await mappings.sample(reading);
  const asked = view.context.query.get('sheet');
  const sheet = sample.sheets.find((one) => one.name === asked) ?? firstSheet(sample);
  const known = await mappings.known();
  const finder = new FieldFinder(mappings.shapes, known.all);
  const { mapping } = reading.content;
  return {
    view,
    shown: {
      reading,
      sample,
      sheet,
      offered: await mappings.offered(sample),
      shapes: mappings.shapes,
      likely: kindsByHeadings(mappings.shapes, finder, sheet?.headings.columns ?? []).map((one) => one.kind),
      chosen: mapping
        ? {
            kinds: mapping.records.map((one) => one.kind),
            main: mapping.records.find((one) => !one.isShared)?.kind ?? '',
          }
        : null,
    },
  };
}

/** What each column means, what would come of it row by row, and the reading of the table. */
function columnRoutes(site: Site, services: ReadingServices): void {
  const { mappings, files } = services.reading;

  site.get(`${READING}/columns`, async (request) => {
    const { view, reading } = await openReading(services, request);
    const { mapping } = reading.content;
    if (!mapping)
      return request.redirect(view.context.link(`/${view.state.id}/read/${reading.id}/mapping`), 303);
    const shown = await columnsAsked(services, reading, mapping, []);
    return respond(request, {
      html: () => columnsPage(view, shown),
      json: () => ({ mapping, check: shown.table?.check }),
    });
  });

  site.post(`${READING}/columns`, async (request) => {
    const { view, reading } = await openReading(services, request);
    const { mapping, mappingOf = null } = reading.content;
    if (!mapping) throw badAction();
    const form = await formOf(request);
    const sample = await mappings.sample(reading);
    const read = readMappingForm(form, mapping, mappings.shapes, placesIn(mapping, sample));
    const action = String(form.get('action') ?? '');
    await mappings.draft(reading.id, read.mapping, mappingOf);
    if (action === 'check') return request.redirect(view.context.here({ checked: 1 }) + '#outcome', 303);
    if (action !== 'read') throw badAction();
    const kept = mappings.asKept(read.mapping, sample);
    const shown = await columnsAsked(services, reading, read.mapping, read.errors);
    const isUntold = shown.table !== null && shown.table.asked > 0;
    const refused =
      read.errors.length > 0 || isUntold
        ? read.errors
        : await nameProblem(() => mappings.save(kept, services.actor, mappingOf));
    if (refused.length > 0 || isUntold)
      return respondWithErrors(request, columnsPage(view, { ...shown, errors: refused, isRefused: true }));
    await files.readTable(reading.id, read.mapping, mappingId(kept.name));
    return request.redirect(view.context.link(`/${view.state.id}/read/${reading.id}`), 303);
  });
}

function sheetOf(mapping: Mapping, sample: TableSample): SheetSample | undefined {
  return sample.sheets.find((one) => one.name === mapping.sheet) ?? firstSheet(sample);
}

function placesIn(mapping: Mapping, sample: TableSample): ReadonlyMap<string, number> {
  const rows = sheetOf(mapping, sample)?.rows ?? [];
  const asked = { row: mapping.headingRow, rows: mapping.headingRow === null ? null : mapping.headingRows };
  return columnPlaces(mapping.columns, headingsOf({ name: '', rows }, asked).columns);
}

async function columnsAsked(
  services: ReadingServices,
  reading: Reading,
  mapping: Mapping,
  errors: readonly MappingFormError[],
): Promise<ColumnsPage> {
  const { mappings } = services.reading;
  const sample = await mappings.sample(reading);
  const places = placesIn(mapping, sample);
  const check = await mappings.check(reading, mapping);
  const sheet = sheetOf(mapping, sample);
  const first = (mapping.headingRow ?? sheet?.headings.row ?? 1) + (mapping.headingRows ?? 1) - 1;
  return {
    shapes: mappings.shapes,
    kinds: services.kinds,
    mapping,
    mappingOf: reading.content.mappingOf ?? null,
    table: {
      reading,
      places,
      check,
      rows: sheet?.rows.slice(first) ?? [],
      asked: askedFields(mapping, mappings.shapes, places).length,
    },
    errors,
  };
}
