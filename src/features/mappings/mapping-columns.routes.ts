import { AppError } from '../../kernel/errors.ts';
import { respond, respondWithErrors } from '../../web/view.ts';
import type { Site } from '../../web/view.ts';
import type { RecordView } from '../record/index.ts';
import { askedFields, columnPlaces, headingsOf } from '../proposals/index.ts';
import type { Mapping, SheetSample, TableSample, KindShape } from '../proposals/index.ts';
import { badAction, formOf, openReading, READING } from '../reading/index.ts';
import type { Reading } from '../reading/index.ts';
import { setConstant } from './mapping.edit.ts';
import { readMappingForm } from './mapping.form.ts';
import type { MappingFormError } from './mapping.form.ts';
import type { ColumnsPage, MappingPageServices } from './mapping.page.ts';
import { mappingId } from './mapping.service.ts';
import { firstSheet } from './mapping-table.routes.ts';
import { columnsPage } from './mapping.views.ts';

/** A name that is taken, as a problem of the form. */
export async function nameProblem(save: () => Promise<unknown>): Promise<readonly MappingFormError[]> {
  try {
    await save();
    return [];
  } catch (error) {
    if (error instanceof AppError && error.code === 'mapping_name_taken')
      return [{ name: 'name', code: 'taken' }];
    throw error;
  }
}

/** What each column means, what would come of it row by row, and the reading of the table. */
export function columnRoutes(site: Site, services: MappingPageServices): void {
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
    const told = implied(view, read.mapping, mappings.shapes);
    await mappings.draft(reading.id, told, mappingOf);
    if (action === 'check') return request.redirect(view.context.here({ checked: 1 }) + '#outcome', 303);
    if (action !== 'read') throw badAction();
    const kept = mappings.asKept(told, sample);
    const shown = await columnsAsked(services, reading, told, read.errors);
    const isUntold = shown.table !== null && shown.table.asked > 0;
    const refused =
      read.errors.length > 0 || isUntold
        ? read.errors
        : await nameProblem(() => mappings.save(kept, services.actor, mappingOf));
    if (refused.length > 0 || isUntold)
      return respondWithErrors(request, columnsPage(view, { ...shown, errors: refused, isRefused: true }));
    await files.readTable(reading.id, told, mappingId(kept.name));
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
  services: MappingPageServices,
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

/** What the records that were chosen say themselves: the mechanism of the review, the plan of the area. */
function implied(view: RecordView, mapping: Mapping, shapes: readonly KindShape[]): Mapping {
  return askedFields(mapping, shapes).reduce((next, { record, shape }) => {
    if (shape.control.type !== 'record') return next;
    const kind = shapes.find((one) => one.kind === record.kind);
    const chosen = record.fields.flatMap(({ field, constant }) => {
      const control = kind?.fields.find((one) => one.name === field)?.control;
      if (constant === null || control?.type !== 'record') return [];
      const held = [view.dossier, view.catalogue].map((one) => one.entries(control.kind).get(constant));
      return held.flatMap((one) =>
        typeof one?.fields[shape.name] === 'string' ? [String(one.fields[shape.name])] : [],
      );
    });
    return chosen[0] === undefined ? next : setConstant(next, record.name, shape.name, chosen[0]);
  }, mapping);
}
