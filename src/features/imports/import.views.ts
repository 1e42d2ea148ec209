import { button } from '../../web/components/button.ts';
import { dataTable } from '../../web/components/data-table.ts';
import { definitionList } from '../../web/components/definition-list.ts';
import { note } from '../../web/components/note.ts';
import { pagination } from '../../web/components/pagination.ts';
import { heading } from '../../web/components/parts.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import {
  actorName,
  changeSetHref,
  kindName,
  label,
  moment,
  pageHref,
  recordHref,
  word,
} from '../record/index.ts';
import type { RecordsView } from '../record/index.ts';
import type { Dependant } from './dependants.ts';
import type { Import, ImportedKind, ImportedRecord, ImportSetRow } from './imports.repository.ts';
import type { ChangedSince, UndoCheck } from './imports.service.ts';
import { crumbsOf, importsPath, shared, stateCell } from './imports.views.ts';

export const RECORDS_A_PAGE = 100;

export interface ImportPage {
  readonly own: Import;
  readonly sets: readonly ImportSetRow[];
  readonly kinds: readonly ImportedKind[];
  readonly records: readonly ImportedRecord[];
  readonly total: number;
  readonly page: number;
  /** null: nobody has looked yet. */
  readonly check: UndoCheck | null;
  /** The page's view of the State that a record belongs to. */
  readonly viewOf: (stateId: string | null) => RecordsView;
  readonly isReading: boolean;
}

/** One import: what, from which file, by whom, when, how many records of each kind; and the way back. */
export function importPage(view: RecordsView, shown: ImportPage): Html {
  const { context } = view;
  const { t } = context;
  const { own, sets } = shown;
  const isUndone = sets.every((set) => set.undoneBy !== null);
  return page(context, {
    ...shared(view),
    title: t('imports.one', { title: own.title }),
    crumbs: [...crumbsOf(view), { label: t('imports.title'), href: context.link(importsPath(view)) }],
    twins: { json: true },
    lead: html`<p class="lead">
      ${t(isUndone ? 'imports.lead.undone' : 'imports.lead.one', { count: shown.total, sets: sets.length })}
    </p>`,
    body: html`${facts(view, shown)}${undoPart(view, shown)}${heading(2, t('imports.kinds'))}${kindTable(view, shown)}
    ${heading(2, t('changes.records'))}${recordTable(view, shown)}`,
  });
}

function facts(view: RecordsView, { own, sets, isReading }: ImportPage): Html {
  const { context } = view;
  const { t } = context;
  const source =
    own.sourceId === null
      ? null
      : html`<a href="${pageHref(view, 'source', own.sourceId)}">${label(view, 'source', own.sourceId)}</a>`;
  return definitionList(context, [
    { term: t('read.document'), value: source ?? own.title },
    {
      term: t('read.file'),
      value: html`${own.fileName}<br /><code class="hash">SHA-256 ${own.fileHash}</code>`,
    },
    { term: t('read.reader'), value: word(view, 'reader', own.reader) },
    { term: t('imports.state'), value: stateCell(view, own.stateId) },
    {
      term: t('imports.sets'),
      value: html`${sets.map(
        (set) =>
          html`<div>
            <a href="${changeSetHref(view, set.changeSet)}"
              >${t('changes.set.title', { number: set.changeSet })}</a
            >, ${moment(set.at)},
            ${actorName(view, set.actor)}${
              set.undoneBy !== null &&
              html` · ${t('imports.undone_by')}
                <a href="${changeSetHref(view, set.undoneBy)}"
                  >${t('changes.set.title', { number: set.undoneBy })}</a
                >`
            }
          </div>`,
      )}`,
    },
    isReading && {
      term: t('imports.reading'),
      value: html`<a href="${context.link(`/${own.stateId ?? view.state?.id ?? ''}/read/${own.id}`)}"
        >${t('imports.reading.open')}</a
      >`,
    },
  ]);
}

function undoPart(view: RecordsView, { check }: ImportPage): Html {
  const { context } = view;
  const { t } = context;
  if (check === null) return html`<p><a href="${context.here({ check: 1 })}">${t('imports.look')}</a></p>`;
  if (check.changeSets.length === 0) return html``;
  if (check.changedSince.length + check.dependants.length > 0) return inTheWay(view, check);
  return html`<form method="post" action="${context.here({ kind: null, page: null })}" class="actions">
    ${button(context, { text: t('imports.undo', { count: check.records }), kind: 'grave', name: 'action', value: 'undo' })}
    <span class="soft">${t('imports.undo.how')}</span>
  </form>`;
}

/** What was changed since and what depends on it: while any of it stands, the import cannot be taken back. */
function inTheWay(view: RecordsView, { changedSince, dependants }: UndoCheck): Html {
  const { t } = view.context;
  const changed = (one: ChangedSince): Html =>
    html`<li>
      ${recordLink(view, one)}:
      <a href="${changeSetHref(view, one.changeSet)}">${t('changes.set.title', { number: one.changeSet })}</a>
    </li>`;
  const depending = (one: Dependant): Html =>
    html`<li>${recordLink(view, one)} → ${label(view, one.on.kind, one.on.id)}</li>`;
  return note(view.context, {
    tone: 'warning',
    heading: t('imports.blocked', { count: changedSince.length + dependants.length }),
    body: html`<p>${t('imports.blocked.how')}</p>
      ${
        changedSince.length > 0 &&
        html`<p><b>${t('imports.changed_since')}</b></p>
          <ul class="plain">
            ${changedSince.map(changed)}
          </ul>`
      }
      ${
        dependants.length > 0 &&
        html`<p><b>${t('imports.dependants')}</b></p>
          <ul class="plain">
            ${dependants.map(depending)}
          </ul>`
      }`,
  });
}

const recordLink = (view: RecordsView, one: { readonly kind: string; readonly id: string }): Html =>
  html`<span class="soft">${kindName(view, one.kind)}</span>
    <a href="${recordHref(view, one.kind, one.id)}">${label(view, one.kind, one.id)}</a>`;

function kindTable(view: RecordsView, { kinds }: ImportPage): Html {
  const { context } = view;
  const { t } = context;
  const rows = [...Map.groupBy(kinds, (one) => one.kind)].map(([kind, own]) => ({
    kind,
    count: (operation: ImportedKind['operation']) =>
      own.find((one) => one.operation === operation)?.count ?? 0,
  }));
  const column = (header: string, operation: ImportedKind['operation']) => ({
    header,
    numeric: true,
    cell: (row: (typeof rows)[number]) => context.number(row.count(operation)),
  });
  return dataTable(context, {
    id: 'kinds',
    caption: t('imports.kinds'),
    captionUnseen: true,
    rows,
    columns: [
      {
        header: t('changes.kind'),
        namesRow: true,
        cell: (row) =>
          html`<a href="${context.here({ kind: row.kind, page: null })}">${kindName(view, row.kind)}</a>`,
      },
      column(t('changes.created'), 'create'),
      column(t('changes.updated'), 'update'),
      column(t('changes.removed'), 'delete'),
    ],
  });
}

function recordTable(view: RecordsView, shown: ImportPage): Html {
  const { context } = view;
  const { t } = context;
  const kind = context.query.get('kind');
  return html`${kind !== null && html`<p>${kindName(view, kind)} · <a href="${context.here({ kind: null, page: null })}">${t('imports.every_kind')}</a></p>`}
  ${dataTable(context, {
    id: 'records',
    caption: t('changes.records'),
    captionUnseen: true,
    rows: shown.records,
    columns: [
      {
        header: t('changes.record'),
        namesRow: true,
        cell: (row) => {
          const own = shown.viewOf(row.stateId);
          return html`<a href="${pageHref(own, row.kind, row.recordId)}"
            >${label(own, row.kind, row.recordId)}</a
          >`;
        },
      },
      { header: t('changes.kind'), cell: (row) => kindName(view, row.kind) },
      { header: t('changes.operation'), cell: (row) => word(view, 'operation', row.operation) },
    ],
  })}${pagination(context, { total: shown.total, pageSize: RECORDS_A_PAGE, page: shown.page })}`;
}
