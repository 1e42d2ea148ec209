import { button } from '../../web/components/button.ts';
import { dataTable } from '../../web/components/data-table.ts';
import { errorSummary } from '../../web/components/error-summary.ts';
import type { FieldError } from '../../web/components/error-summary.ts';
import { fileUpload } from '../../web/components/file-upload.ts';
import { note } from '../../web/components/note.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { pagination } from '../../web/components/pagination.ts';
import { heading } from '../../web/components/parts.ts';
import { progress as progressBar, progressList } from '../../web/components/progress.ts';
import type { ProgressRow } from '../../web/components/progress.ts';
import { select } from '../../web/components/select.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import type { PageOptions } from '../../web/layout.ts';
import { isMessageKey } from '../../web/messages.ts';
import type { MessageKey } from '../../web/messages.ts';
import { moment, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import type { ReadingProgress } from '../proposals/index.ts';
import { afterFailure, mappingsLink } from './table-links.views.ts';
import type { Reading, ReadingContent } from './reading.repository.ts';
import type { ItemCounts } from './reading.service.ts';

/** Of all files handed in at once. Documents are refused from 100 MB on, exports of databases are larger. */
export const LARGEST_READ = 2 ** 30;
const RELOAD_SECONDS = 4;
export const READINGS_A_PAGE = 30;

/** What is known of a reading beside its row. */
export interface ReadingState {
  readonly reading: Reading;
  readonly progress: ReadingProgress | null;
  readonly counts: ItemCounts | null;
}

type Rest = Pick<PageOptions, 'body'> &
  Partial<Pick<PageOptions, 'lead' | 'refreshSeconds' | 'twins' | 'titleLanguage'>>;

/** A page in the section on reading; `above` are the pages between the section and this one. */
export function readingFrame(
  view: RecordView,
  title: string,
  above: readonly { readonly label: string; readonly href: string }[],
  rest: Rest,
): Html {
  const { context, state } = view;
  return page(context, {
    title,
    crumbs: [
      { label: state.name, href: context.link(`/${state.id}`) },
      { label: context.t('read.title'), href: context.link(`/${state.id}/read`) },
      ...above,
    ],
    state,
    section: 'read',
    dated: false,
    noindex: true,
    ...rest,
  });
}

/** What a document is called on its pages: its symbol, else its title, else the file. */
export const documentName = ({ content, fileName }: Reading): string =>
  content.document?.symbol ?? content.document?.title ?? fileName;

export const readingHref = (view: RecordView, reading: Pick<Reading, 'id' | 'stateId'>): string =>
  view.context.link(`/${reading.stateId || view.state.id}/read/${reading.id}`);

/** What has become of a reading, in words. */
export function stateWords(view: RecordView, { reading, progress, counts }: ReadingState): string {
  const { t } = view.context;
  if (reading.status === 'waiting') return progressWords(view, progress);
  if (reading.status === 'failed') return problemOf(view, reading)?.message ?? '';
  if (reading.status === 'discarded' || counts === null) return word(view, 'reading_status', reading.status);
  return t('read.decided', { open: counts.open, all: counts.all });
}

/** What was wrong with a file, in the page's language where the site has words for it. */
export function problemOf(view: RecordView, { content }: Reading): ReadingContent['problem'] | null {
  const { problem } = content;
  if (!problem) return null;
  const own = (key: string, otherwise: string): string =>
    isMessageKey(key) ? view.context.t(key as MessageKey) : otherwise;
  const isEnglish = view.context.language === 'en';
  return {
    code: problem.code,
    message: isEnglish ? problem.message : own(`error.${problem.code}`, problem.message),
    remedy:
      problem.remedy === null || isEnglish
        ? problem.remedy
        : own(`error.${problem.code}.remedy`, problem.remedy),
  };
}

const progressWords = (view: RecordView, progress: ReadingProgress | null): string =>
  progress === null
    ? view.context.t('read.waiting')
    : progress.unit === 'percent'
      ? view.context.t('read.percent', { percent: view.context.percent(progress.page / progress.pages) })
      : view.context.t('read.page_of', { page: progress.page, pages: progress.pages });

export function readingListPage(
  view: RecordView,
  found: { readonly rows: readonly ReadingState[]; readonly total: number; readonly page: number },
  readers: readonly string[],
  errors: readonly FieldError[],
): Html {
  const { context, state } = view;
  const { t } = context;
  const isWorking = found.rows.some((one) => one.reading.status === 'waiting');
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
    body: html`${errorSummary(context, errors)}${uploadForm(view, readers, errors[0])}
      <p>
        <a href="${context.link(`/${state.id}/imports`)}"
          >${t('imports.all_of_state', { state: state.name })}</a
        >
        · ${mappingsLink(view)}
      </p>
      ${found.total > 0 && readingTable(view, found)}`,
  });
}

function uploadForm(view: RecordView, readers: readonly string[], error: FieldError | undefined): Html {
  const { context, state } = view;
  const { t } = context;
  return html`<form method="post" action="${context.link(`/${state.id}/read`)}" enctype="multipart/form-data">
    ${fileUpload(context, {
      name: 'files',
      label: t('read.files'),
      hint: t('read.hint'),
      multiple: true,
      maxBytes: LARGEST_READ,
      ...(error ? { error: error.message } : {}),
    })}
    <details class="field">
      <summary>${t('read.choose_reader')}</summary>
      ${readerSelect(view, readers, t('read.choose_reader.hint'))}
    </details>
    <p>${button(context, { text: t('read.submit') })}</p>
  </form>`;
}

const readerSelect = (view: RecordView, readers: readonly string[], hint: string): Html =>
  select(view.context, {
    name: 'reader',
    label: view.context.t('read.reader'),
    hint,
    choices: [
      { value: '', label: view.context.t('read.reader.by_content') },
      ...readers.map((one) => ({ value: one, label: word(view, 'reader', one) })),
    ],
  });

function readingTable(
  view: RecordView,
  found: { readonly rows: readonly ReadingState[]; readonly total: number; readonly page: number },
): Html {
  const { context } = view;
  const { t } = context;
  return html`${heading(2, t('read.list'))}${dataTable(context, {
    id: 'readings',
    caption: t('read.list.caption'),
    rows: found.rows,
    columns: [
      {
        header: t('read.file'),
        namesRow: true,
        cell: ({ reading }) => html`<a href="${readingHref(view, reading)}">${reading.fileName}</a>`,
      },
      { header: t('read.document'), cell: ({ reading }) => documentCell(view, reading) },
      { header: t('read.when'), cell: ({ reading }) => moment(reading.createdAt) },
      { header: t('read.status'), cell: ({ reading }) => word(view, 'reading_status', reading.status) },
      { header: t('read.state'), cell: (one) => stateWords(view, one) },
    ],
  })}${pagination(context, { total: found.total, pageSize: READINGS_A_PAGE, page: found.page })}`;
}

const documentCell = (view: RecordView, { content, reader, batch }: Reading): Child =>
  content.document
    ? html`${content.document.symbol ?? content.document.title}
        <span class="soft">${reader !== null && word(view, 'reader', reader)}</span>`
    : html`<a href="${view.context.link(`/${view.state.id}/read/batch/${batch}`)}"
        >${view.context.t('read.batch.of')}</a
      >`;

/** What the document is and how far its review is; or what is wrong with the file and what to do. */
function rowWords(view: RecordView, state: ReadingState): string {
  const { content, reader } = state.reading;
  const problem = problemOf(view, state.reading);
  if (problem) return [problem.message, problem.remedy].filter(Boolean).join(' ');
  const own = [content.document?.symbol, reader === null ? null : word(view, 'reader', reader)];
  return [...own, stateWords(view, state)].filter(Boolean).join(' · ');
}

export const progressRow = (view: RecordView, state: ReadingState): ProgressRow => ({
  id: state.reading.id,
  name: state.reading.fileName,
  href: readingHref(view, state.reading),
  step: rowWords(view, state),
  done: state.progress?.page ?? null,
  of: state.progress?.pages ?? null,
  isDone: state.reading.status !== 'waiting',
});

/** Files handed in together: how far each is, what was found, what could not be read and why. */
export function batchPage(view: RecordView, states: readonly ReadingState[]): Html {
  const { context } = view;
  const { t } = context;
  const waiting = states.filter((one) => one.reading.status === 'waiting').length;
  const failed = states.filter((one) => one.reading.status === 'failed').length;
  const open = states.reduce((sum, one) => sum + (one.counts?.open ?? 0), 0);
  const body = html`${progressList(context, {
      caption: t('read.batch.caption'),
      rows: states.map((one) => progressRow(view, one)),
      statusHref: context.here({}, { format: 'json' }),
    })}
    <p><a href="${context.link(`/${view.state.id}/read`)}">${t('read.another')}</a></p>`;
  return readingFrame(view, t('read.batch.title', { count: states.length }), [], {
    lead: pageLead(context, [
      { message: 'read.batch.reading', values: { waiting } },
      failed > 0 && { message: 'read.batch.failed', values: { failed } },
      open > 0 && { message: 'read.batch.open', values: { open } },
    ]),
    twins: { json: true },
    ...(waiting > 0 ? { refreshSeconds: RELOAD_SECONDS } : {}),
    body,
  });
}

export function waitingPage(view: RecordView, reading: Reading, progress: ReadingProgress | null): Html {
  const { context } = view;
  return readingFrame(view, reading.fileName, [], {
    refreshSeconds: RELOAD_SECONDS,
    lead: html`<p class="lead">${context.t('read.working')}</p>`,
    body: progressBar(context, {
      label: reading.fileName,
      done: progress?.page ?? null,
      of: progress?.pages ?? null,
      step: progressWords(view, progress),
      statusHref: context.here({}, { format: 'json' }),
    }),
  });
}

/** Why a file could not be read, and another try with the reader that a person names. */
export function failedPage(view: RecordView, reading: Reading, readers: readonly string[]): Html {
  const { context } = view;
  const { t } = context;
  const problem = problemOf(view, reading);
  return readingFrame(view, reading.fileName, [], {
    lead: html`<p class="lead">${t('read.failed')}</p>`,
    body: html`${note(context, {
        tone: 'warning',
        heading: problem?.message ?? '',
        body: html`${problem?.remedy !== null && html`<p>${problem?.remedy}</p>`}${
          // The site's words are general; the reader's own say what it met in this file.
          context.language !== 'en' &&
          html`<p class="soft" lang="en" dir="ltr">${reading.content.problem?.message}</p>`
        }`,
      })}
      ${afterFailure(view, reading)}
      <form method="post" action="${context.here()}">
        ${readerSelect(view, readers, t('read.again.hint'))}
        <p class="actions">
          ${button(context, { text: t('read.again'), kind: 'plain', name: 'action', value: 'again' })}
        </p>
      </form>
      <p><a href="${context.link(`/${view.state.id}/read`)}">${t('read.another')}</a></p>`,
  });
}
