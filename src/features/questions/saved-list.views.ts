import { button } from '../../web/components/button.ts';
import { dataTable } from '../../web/components/data-table.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { note } from '../../web/components/note.ts';
import { pagination } from '../../web/components/pagination.ts';
import { attributes, html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { FIND_PATH } from '../../web/navigation.ts';
import type { PageContext } from '../../web/page-context.ts';
import type { RecordsView } from '../record/index.ts';
import { findHref } from './question-page.ts';
import { questionLine } from './question-words.ts';
import { SAVED_LIMITS } from './saved.ts';
import type { SavedQuestion } from './saved.ts';
import { dayOf, questionHref, QUESTIONS_A_PAGE } from './saved.views.ts';
import type { CountedQuestion } from './saved.views.ts';

export interface QuestionList {
  readonly shown: readonly CountedQuestion[];
  readonly total: number;
  readonly page: number;
  /** Those that can be brought back. */
  readonly deleted: readonly SavedQuestion[];
  readonly justDeleted: SavedQuestion | undefined;
}

/** All questions that someone keeps, each with what it finds and what is new. */
export function listPage(view: RecordsView, list: QuestionList): Html {
  const { context } = view;
  const { t } = context;
  return page(context, {
    title: t('questions.title'),
    crumbs: [{ label: t('find.title'), href: context.link(FIND_PATH) }],
    noindex: true,
    lead: html`<p class="lead">${t('questions.lead', { total: list.total })}</p>`,
    twins: { json: true },
    body: html`${list.justDeleted !== undefined && undoNote(context, list.justDeleted)}
    ${list.total === 0 ? nothing(context) : table(context, list)}${list.deleted.length > 0 && bin(context, list.deleted)}`,
  });
}

const nothing = (context: PageContext): Html =>
  emptyState(context, {
    heading: context.t('questions.empty'),
    body: context.t('questions.empty.body'),
    next: [{ label: context.t('questions.empty.next'), href: context.link(FIND_PATH) }],
  });

const table = (context: PageContext, { shown, total, page: number }: QuestionList): Html =>
  html`${dataTable(context, {
    id: 'questions',
    caption: context.t('questions.title'),
    captionUnseen: true,
    rows: shown,
    columns: [
      {
        header: context.t('questions.name'),
        namesRow: true,
        cell: ({ saved }) => html`<a href="${questionHref(context, saved)}"><bdi>${saved.name}</bdi></a>`,
      },
      { header: context.t('questions.asks'), cell: ({ asked }) => questionLine(asked) },
      {
        header: context.t('questions.finds'),
        numeric: true,
        cell: ({ saved, finds }) =>
          html`<a href="${findHref(context, saved.question)}">${context.number(finds)}</a>`,
      },
      {
        header: context.t('questions.new'),
        numeric: true,
        cell: ({ saved, isNew }) =>
          isNew === 0
            ? '0'
            : html`<a href="${questionHref(context, saved)}#new">${context.number(isNew)}</a>`,
      },
      { header: context.t('questions.seen_on'), cell: ({ saved }) => dayOf(context, saved.seenAt) },
    ],
  })}${pagination(context, { total, pageSize: QUESTIONS_A_PAGE, page: number })}`;

const undoNote = (context: PageContext, deleted: SavedQuestion): Html =>
  note(context, {
    tone: 'success',
    body: html`<p>${context.t('questions.deleted', { name: deleted.name })}</p>
      ${restoreForm(context, deleted, context.t('questions.undo'))}`,
  });

const restoreForm = (context: PageContext, { id }: SavedQuestion, words: string): Html =>
  html`<form method="post" action="${context.link(`/questions/${id}`)}">
    ${button(context, { text: words, kind: 'plain', name: 'action', value: 'restore' })}
  </form>`;

const bin = (context: PageContext, deleted: readonly SavedQuestion[]): Html =>
  html`<details ${attributes({ class: 'bin' })}>
    <summary>${context.t('questions.bin', { count: deleted.length, days: SAVED_LIMITS.daysKept })}</summary>
    <ul>
      ${deleted.map(
        (one) =>
          html`<li><bdi>${one.name}</bdi> ${restoreForm(context, one, context.t('questions.restore'))}</li>`,
      )}
    </ul>
  </details>`;
