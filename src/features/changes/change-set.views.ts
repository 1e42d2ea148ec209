import type { Kind } from '../../ledger/index.ts';
import { columns } from '../../web/components/columns.ts';
import { definitionList } from '../../web/components/definition-list.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { chosenFilters, filters } from '../../web/components/filters.ts';
import type { Facet } from '../../web/components/filters.ts';
import { pagination } from '../../web/components/pagination.ts';
import { heading } from '../../web/components/parts.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { CHANGES_PATH } from '../../web/navigation.ts';
import { actorName, changeSetHref, kindName, moment, stateName, word } from '../record/index.ts';
import type { RecordsView } from '../record/index.ts';
import { CATALOGUE, countFitting, facetsOf } from './change-filter.ts';
import { shownChange } from './change.views.ts';
import type { ChangeCount, ChangeFilter, ChangeRow, ChangeSetDetail } from './changes.repository.ts';
import { CHANGES_A_PART } from './changes.twins.ts';

export const CHANGES_A_PAGE = 25;

/** A change set as a page shows it: narrowed, and one page of what is left. */
export interface ShownSet {
  readonly set: ChangeSetDetail;
  /** The whole set in numbers. */
  readonly counts: readonly ChangeCount[];
  readonly filter: ChangeFilter;
  readonly rows: readonly ChangeRow[];
  readonly page: number;
  readonly kinds: ReadonlyMap<string, Kind>;
  /** The page's view of a State, or of the catalogue (null). */
  readonly viewOf: (stateId: string | null) => RecordsView;
}

function facets(view: RecordsView, { counts, filter }: ShownSet): readonly Facet[] {
  const { context, catalogue, state } = view;
  const { t } = context;
  return facetsOf(state === null ? counts : counts.filter((count) => count.stateId === state.id), filter, {
    state: {
      label: t('changes.whose'),
      of: (id) => (id === CATALOGUE ? t('catalogue.title') : stateName(context, catalogue, id)),
    },
    kind: { label: t('changes.kind'), of: (kind) => kindName(view, kind) },
    operation: { label: t('changes.operation'), of: (operation) => word(view, 'operation', operation) },
  });
}

/** On a State's page: that the set is larger than what is shown here. */
function restOfSet(view: RecordsView, { set, counts }: ShownSet): Html | false {
  const { context, state } = view;
  if (state === null) return false;
  const others = countFitting(
    counts.filter((count) => count.stateId !== state.id),
    { states: [], kinds: [], operations: [] },
  );
  if (others === 0) return false;
  const whole = changeSetHref({ ...view, state: null }, set.number);
  return html`<p>${context.t.rich('changes.elsewhere', { count: others }, { whole })}</p>`;
}

/** A CSV of a very large set comes in parts. */
function parts({ context }: RecordsView, total: number): Html | false {
  if (total <= CHANGES_A_PART) return false;
  const numbers = Array.from({ length: Math.ceil(total / CHANGES_A_PART) }, (_, index) => index + 1);
  const links = numbers.map(
    (part) =>
      html`<a href="${context.here({ page: null, part: part === 1 ? null : part }, { format: 'csv' })}"
        >${context.number(part)}</a
      > `,
  );
  return html`<p class="soft">${context.t('changes.parts', { size: CHANGES_A_PART })} ${links}</p>`;
}

function list(view: RecordsView, shown: ShownSet, total: number): Child {
  const { context } = view;
  const isNarrowed = shown.filter.kinds.length + shown.filter.operations.length > 0;
  if (shown.rows.length === 0)
    return emptyState(context, {
      heading: context.t(isNarrowed || view.state === null ? 'changes.none_fits' : 'changes.none_here'),
      next: [{ label: context.t('changes.show_all'), href: changeSetHref(view, shown.set.number) }],
    });
  return html`${shown.rows.map((row) => shownChange(shown.viewOf(row.stateId), row, shown.kinds.get(row.kind) ?? null, view.state === null))}
  ${pagination(context, { total, pageSize: CHANGES_A_PAGE, page: shown.page })} ${parts(view, total)}`;
}

/** One change set: who, when, why; each record it touched, with what stood there before and after; its checkpoint. */
export function changeSetPage(view: RecordsView, shown: ShownSet): Html {
  const { context, state } = view;
  const { t } = context;
  const { set } = shown;
  const choices = facets(view, shown);
  const total = countFitting(shown.counts, shown.filter);
  const records = html`${chosenFilters(context, choices)} ${list(view, shown, total)}`;
  const above = { label: t('changes.all'), href: context.link(CHANGES_PATH) };
  return page(context, {
    title: t('changes.set.title', { number: set.number }),
    crumbs:
      state === null
        ? [above]
        : [
            { label: state.name, href: context.link(`/${state.id}`) },
            { label: t('changes.title'), href: context.link(`/${state.id}${CHANGES_PATH}`) },
          ],
    ...(state === null ? {} : { state, section: 'changes' as const }),
    twins: {
      json: context.here({ page: null }, { format: 'json' }),
      csv: context.here({ page: null }, { format: 'csv' }),
    },
    lead: html`<p class="lead">${set.reason}</p>`,
    body: html`${definitionList(context, [
      { term: t('changes.when'), value: moment(set.at) },
      { term: t('changes.who'), value: actorName(view, set.actor) },
      { term: t(state === null ? 'changes.count.all' : 'changes.count'), value: context.number(total) },
    ])}
    ${restOfSet(view, shown)} ${heading(2, t('changes.records'))}
    ${
      choices.length === 0
        ? records
        : columns(context, { first: 'aside', aside: filters(context, { facets: choices }), main: records })
    }
    ${
      set.checkpoint !== null &&
      html`${heading(2, t('changes.proof'))}
        <p>${t('changes.proof.how', { size: set.checkpoint.size })}</p>
        <pre class="note-text" tabindex="0">${set.checkpoint.note}</pre>`
    }`,
  });
}
