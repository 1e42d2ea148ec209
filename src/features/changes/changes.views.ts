import { dataTable } from '../../web/components/data-table.ts';
import { definitionList } from '../../web/components/definition-list.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { pagination } from '../../web/components/pagination.ts';
import { heading } from '../../web/components/parts.ts';
import type { CsvTable } from '../../web/csv.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { fieldName, kindName, label, pageHref, recordHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import type { ChangeRow, ChangeSetDetail, ChangeSetRow } from './changes.repository.ts';

export const SETS_A_PAGE = 50;
export const CHANGES_A_PAGE = 100;

/** Who did it: people by name, the house's own actors in words. */
export const actorName = (view: Pick<RecordView, 'context'>, actor: string): string =>
  word(view, 'actor', actor);

/** '2026-11-22 18:40 UTC': the ledger's own time, the same for every reader. */
export const moment = (at: string): Html =>
  html`<time datetime="${at}">${at.slice(0, 10)} ${at.slice(11, 16)} UTC</time>`;

export function changeListPage(
  view: RecordView,
  found: { rows: readonly ChangeSetRow[]; total: number },
  number: number,
): Html {
  const { context, state } = view;
  const { t } = context;
  return page(context, {
    title: t('changes.title'),
    crumbs: [{ label: state.name, href: context.link(`/${state.id}`) }],
    state,
    section: 'changes',
    twins: { json: true, csv: true },
    lead: pageLead(context, [{ message: 'changes.lead', values: { count: found.total } }]),
    body:
      found.rows.length === 0
        ? emptyState(context, {
            heading: t('changes.none'),
            next: [{ label: t('nav.read'), href: context.link(`/${state.id}/read`) }],
          })
        : html`${dataTable(context, {
            id: 'changes',
            caption: t('changes.title'),
            captionUnseen: true,
            rows: found.rows,
            columns: [
              {
                header: t('changes.set'),
                namesRow: true,
                cell: (row) =>
                  html`<a href="${context.link(`/${state.id}/changes/${row.number}`)}"
                    >${context.number(row.number)}</a
                  >`,
              },
              { header: t('changes.when'), cell: (row) => moment(row.at) },
              { header: t('changes.who'), cell: (row) => actorName(view, row.actor) },
              { header: t('changes.why'), cell: (row) => row.reason },
              { header: t('changes.created'), numeric: true, cell: (row) => context.number(row.created) },
              { header: t('changes.updated'), numeric: true, cell: (row) => context.number(row.updated) },
              { header: t('changes.removed'), numeric: true, cell: (row) => context.number(row.removed) },
            ],
          })}${pagination(context, { total: found.total, pageSize: SETS_A_PAGE, page: number })}`,
  });
}

export const changeListCsv = (rows: readonly ChangeSetRow[]): CsvTable => ({
  header: ['number', 'at', 'actor', 'reason', 'created', 'updated', 'removed'],
  rows: rows.map((row) => [row.number, row.at, row.actor, row.reason, row.created, row.updated, row.removed]),
});

const shown = (value: unknown): string =>
  value === null || value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);

/** Field by field what stood there before; of a new record there is nothing. */
function overwritten(view: RecordView, change: ChangeRow): Child {
  const { context } = view;
  const fields = Object.entries(change.before?.fields ?? {});
  if (change.operation === 'create') return html`–`;
  return html`${fields.map(([field, value]) => html`<div>${fieldName(view, change.kind, field)}: ${shown(value)}</div>`)}${
    change.before?.citations !== undefined &&
    html`<div>${context.t('changes.citations', { count: change.before.citations.length })}</div>`
  }`;
}

export function changeSetPage(
  view: RecordView,
  set: ChangeSetDetail,
  found: { rows: readonly ChangeRow[]; total: number },
  number: number,
): Html {
  const { context, state } = view;
  const { t } = context;
  return page(context, {
    title: t('changes.set.title', { number: set.number }),
    crumbs: [
      { label: state.name, href: context.link(`/${state.id}`) },
      { label: t('changes.title'), href: context.link(`/${state.id}/changes`) },
    ],
    state,
    section: 'changes',
    twins: { json: true },
    lead: html`<p class="lead">${set.reason}</p>`,
    body: html`${definitionList(context, [
      { term: t('changes.when'), value: moment(set.at) },
      { term: t('changes.who'), value: actorName(view, set.actor) },
      { term: t('changes.count'), value: context.number(found.total) },
    ])}
    ${heading(2, t('changes.records'))}
    ${
      found.rows.length === 0
        ? emptyState(context, {
            heading: t('changes.none_here'),
            next: [{ label: t('changes.title'), href: context.link(`/${state.id}/changes`) }],
          })
        : html`${dataTable(context, {
            id: 'records',
            caption: t('changes.records'),
            captionUnseen: true,
            rows: found.rows,
            columns: [
              {
                header: t('changes.record'),
                namesRow: true,
                cell: (row) =>
                  html`<a
                    href="${row.operation === 'delete' ? recordHref(view, row.kind, row.recordId) : pageHref(view, row.kind, row.recordId)}"
                    >${label(view, row.kind, row.recordId)}</a
                  >`,
              },
              { header: t('changes.kind'), cell: (row) => kindName(view, row.kind) },
              { header: t('changes.operation'), cell: (row) => word(view, 'operation', row.operation) },
              { header: t('changes.before'), cell: (row) => overwritten(view, row) },
            ],
          })}${pagination(context, { total: found.total, pageSize: CHANGES_A_PAGE, page: number })}`
    }
    ${
      set.checkpoint !== null &&
      html`${heading(2, t('changes.proof'))}
        <p>${t('changes.proof.how', { size: set.checkpoint.size })}</p>
        <pre class="note-text" tabindex="0">${set.checkpoint.note}</pre>`
    }`,
  });
}
