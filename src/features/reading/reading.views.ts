import { button } from '../../web/components/button.ts';
import { dataTable } from '../../web/components/data-table.ts';
import { errorSummary } from '../../web/components/error-summary.ts';
import type { FieldError } from '../../web/components/error-summary.ts';
import { fileUpload } from '../../web/components/file-upload.ts';
import { heading } from '../../web/components/parts.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import type { ReadingProgress } from './proposal.ts';
import type { Reading } from './reading.repository.ts';

const MEGABYTE = 2 ** 20;
const LARGEST = 100 * MEGABYTE;
const RELOAD_SECONDS = 5;

/** What has become of a reading, in words. */
export function readingState(view: RecordView, reading: Reading, progress: ReadingProgress | null): Child {
  const { t } = view.context;
  if (reading.status === 'waiting')
    return progress === null
      ? t('read.waiting')
      : t('read.page_of', { page: progress.page, pages: progress.pages });
  if (reading.status === 'failed') return reading.content.problem?.message ?? '';
  const items = reading.content.proposal?.items ?? [];
  const decided = Object.keys(reading.content.decisions ?? {}).length;
  return t('read.decided', { decided, all: items.length });
}

export function readingListPage(
  view: RecordView,
  readings: readonly Reading[],
  progress: ReadonlyMap<string, ReadingProgress | null>,
  errors: readonly FieldError[],
): Html {
  const { context, state } = view;
  const { t } = context;
  const isWorking = readings.some((one) => one.status === 'waiting');
  return page(context, {
    title: errors.length > 0 ? t('form.errorTitle', { title: t('read.title') }) : t('read.title'),
    crumbs: [{ label: state.name, href: context.link(`/${state.id}`) }],
    state,
    section: 'read',
    dated: false,
    noindex: true,
    twins: { json: true },
    lead: html`<p class="lead">${t('read.lead')}</p>`,
    ...(isWorking ? { refreshSeconds: RELOAD_SECONDS } : {}),
    body: html`${errorSummary(context, errors)}
      <form method="post" action="${context.link(`/${state.id}/read`)}" enctype="multipart/form-data">
        ${fileUpload(context, {
          name: 'files',
          label: t('read.files'),
          hint: t('read.hint'),
          accept: '.pdf,application/pdf',
          multiple: true,
          maxBytes: LARGEST,
          ...(errors[0] ? { error: errors[0].message } : {}),
        })}
        <p>${button(context, { text: t('read.submit') })}</p>
      </form>
      ${
        readings.length > 0 &&
        html`${heading(2, t('read.list'))}${dataTable(context, {
          id: 'readings',
          caption: t('read.list.caption'),
          rows: readings,
          columns: [
            {
              header: t('read.file'),
              namesRow: true,
              cell: (one) =>
                html`<a href="${context.link(`/${state.id}/read/${one.id}`)}">${one.fileName}</a>`,
            },
            { header: t('read.document'), cell: (one) => one.content.proposal?.document.symbol ?? '–' },
            { header: t('read.status'), cell: (one) => word(view, 'reading_status', one.status) },
            { header: t('read.state'), cell: (one) => readingState(view, one, progress.get(one.id) ?? null) },
          ],
        })}`
      }`,
  });
}
