import { button } from '../../web/components/button.ts';
import { dataTable } from '../../web/components/data-table.ts';
import { errorSummary } from '../../web/components/error-summary.ts';
import type { FieldError } from '../../web/components/error-summary.ts';
import { fileUpload } from '../../web/components/file-upload.ts';
import { note } from '../../web/components/note.ts';
import { heading } from '../../web/components/parts.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { actorName, kindName, moment } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import type { Mapping } from '../proposals/index.ts';
import { readingFrame } from '../reading/index.ts';
import type { SavedMapping } from './mapping.repository.ts';
import { mappingId } from './mapping.service.ts';

export interface MappingsPage {
  readonly saved: readonly SavedMapping[];
  readonly shipped: readonly Mapping[];
}

const DONE = ['saved', 'deleted', 'imported'] as const;

/** The mappings that people made, those that are shipped, and one brought along from elsewhere. */
export function mappingsPage(view: RecordView, shown: MappingsPage, errors: readonly FieldError[]): Html {
  const { context } = view;
  const { t } = context;
  const title = t('mapping.list.title');
  const done = DONE.find((one) => one === context.query.get('done'));
  return readingFrame(view, errors.length > 0 ? t('form.errorTitle', { title }) : title, [], {
    twins: { json: true },
    lead: html`<p class="lead">${t('mapping.list.lead')}</p>`,
    body: html`${errorSummary(context, errors)}
    ${done !== undefined && note(context, { tone: 'success', body: t(`mapping.done.${done}`) })}
    ${shown.saved.length > 0 ? savedTable(view, shown.saved) : html`<p>${t('mapping.list.none')}</p>`}
    ${heading(2, t('mapping.shipped'))}${shippedTable(view, shown.shipped)}
    ${heading(2, t('mapping.import'))}${importForm(view, errors[0])}`,
  });
}

const href = (view: RecordView, id: string, ending = ''): string =>
  view.context.link(`/${view.state.id}/read/mappings/${id}${ending}`);

const recordsOf = (view: RecordView, { records }: Mapping): string =>
  view.context.list([...new Set(records.map((one) => kindName(view, one.kind)))]);

const fileLink = (view: RecordView, { name }: Mapping, id: string): Html =>
  html`<a
    class="mapping-file"
    href="${href(view, id, '/file')}"
    aria-label="${view.context.t('mapping.export_of', { name })}"
    >${view.context.t('mapping.export')}</a
  >`;

function savedTable(view: RecordView, saved: readonly SavedMapping[]): Html {
  const { context } = view;
  const { t } = context;
  return dataTable(context, {
    id: 'mappings',
    caption: t('mapping.list.caption'),
    rows: saved,
    columns: [
      {
        header: t('mapping.name'),
        namesRow: true,
        cell: ({ id, mapping }) => html`<a href="${href(view, id)}"><bdi>${mapping.name}</bdi></a>`,
      },
      { header: t('mapping.gives'), cell: ({ mapping }) => recordsOf(view, mapping) },
      {
        header: t('mapping.columns'),
        numeric: true,
        cell: ({ mapping }) => context.number(mapping.columns.length),
      },
      {
        header: t('mapping.changed'),
        cell: ({ updatedAt, actor }) =>
          html`${moment(updatedAt)} <span class="soft">${actorName(view, actor)}</span>`,
      },
      { header: t('mapping.file'), cell: ({ id, mapping }) => fileLink(view, mapping, id) },
    ],
  });
}

const shippedTable = (view: RecordView, shipped: readonly Mapping[]): Html =>
  dataTable(view.context, {
    id: 'shipped-mappings',
    caption: view.context.t('mapping.shipped.caption'),
    rows: shipped,
    columns: [
      {
        header: view.context.t('mapping.name'),
        namesRow: true,
        cell: ({ name }) => html`<span lang="en" dir="ltr">${name}</span>`,
      },
      { header: view.context.t('mapping.gives'), cell: (one) => recordsOf(view, one) },
      { header: view.context.t('mapping.file'), cell: (one) => fileLink(view, one, mappingId(one.name)) },
    ],
  });

function importForm(view: RecordView, error: FieldError | undefined): Html {
  const { context } = view;
  const { t } = context;
  return html`<form method="post" action="${href(view, '').replace(/\/$/, '')}" enctype="multipart/form-data">
    ${fileUpload(context, {
      name: 'mapping',
      label: t('mapping.import.file'),
      hint: t('mapping.import.hint'),
      accept: '.json,application/json',
      ...(error ? { error: error.message } : {}),
    })}
    <p>${button(context, { text: t('mapping.import.submit'), kind: 'plain' })}</p>
  </form>`;
}
