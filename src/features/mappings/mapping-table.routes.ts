import type { LanguageCode } from '../../kernel/language.ts';
import { respond } from '../../web/view.ts';
import type { Site, SiteRequest } from '../../web/view.ts';
import type { RecordView } from '../record/index.ts';
import { headingsOf, mainRecord } from '../proposals/index.ts';
import type { SheetSample, TableSample } from '../proposals/index.ts';
import { badAction, formOf, openReading, READING } from '../reading/index.ts';
import { draftMapping, overHeadings } from './mapping.draft.ts';
import { readTableForm } from './mapping.form.ts';
import { FieldFinder, kindsByHeadings } from './mapping.suggest.ts';
import { tablePage } from './mapping-table.views.ts';
import type { TablePage } from './mapping-table.views.ts';
import type { MappingPageServices } from './mapping.page.ts';

/** What a table is about, where its headings stand, and the mappings that know it. */
export function tableRoutes(site: Site, services: MappingPageServices): void {
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

/** The first sheet that has anything in it. */
export const firstSheet = ({ sheets }: TableSample): SheetSample | undefined =>
  sheets.find((one) => one.count > 0);

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

async function tableAsked(services: MappingPageServices, request: SiteRequest): Promise<TableAsked> {
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
            main: mainRecord(mapping)?.kind ?? '',
          }
        : null,
    },
  };
}
