import { chosenFilters, filters } from '../../web/components/filters.ts';
import type { Facet } from '../../web/components/filters.ts';
import { columns } from '../../web/components/columns.ts';
import { disagreement } from '../../web/components/disagreement.ts';
import type { Statement } from '../../web/components/disagreement.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import {
  chosenBy,
  fieldName,
  groundWords,
  kindName,
  label,
  recordHref,
  shownReading,
} from '../record/index.ts';
import type { Authorship, RecordView, StatedValue } from '../record/index.ts';
import type { Contradiction } from './contradictions.ts';

/** The documents that state a value, each with its place and what it prints there. */
function whoSaysSo(view: RecordView, value: StatedValue): Child {
  const { context } = view;
  return html`<ul class="plain">
    ${value.citations.map((one) => {
      const href = context.link(`/${view.state.id}/sources/${one.sourceId}`);
      const printed = one.value !== null && one.value !== value.reading ? html`: “${one.value}”` : '';
      return html`<li>
        <a href="${href}">${label(view, 'source', one.sourceId)}</a>, ${one.locator}${printed}
      </li>`;
    })}
  </ul>`;
}

function shownContradiction(
  view: RecordView,
  one: Contradiction,
  choosers: ReadonlyMap<string, Authorship>,
): Html {
  const { context } = view;
  const statements: Statement[] = one.values.map((value) => ({
    value: shownReading(view, one.kind, one.field, value.reading),
    who: whoSaysSo(view, value),
    chosen: value.isFollowed,
  }));
  const chooser = choosers.get(one.choice?.id ?? '');
  const what = `${label(view, one.kind, one.recordId)} – ${fieldName(view, one.kind, one.field)}`;
  return html`<section>
    ${disagreement(context, {
      what,
      statements,
      level: 2,
      ...(one.choice ? { ground: groundWords(view, one.choice.ground) } : {}),
      ...(chooser ? { chosenBy: chosenBy(view, chooser) } : {}),
    })}
    <p>
      <a href="${recordHref(view, one.kind, one.recordId, one.field)}"
        >${context.t('contradictions.record')}</a
      >
    </p>
  </section>`;
}

/** Those that nobody has decided come first. */
export const undecidedFirst = (list: readonly Contradiction[]): Contradiction[] =>
  [...list].sort((a, b) => Number(a.choice !== null) - Number(b.choice !== null));

const FACET = 'kind';

function facetOf(view: RecordView, list: readonly Contradiction[]): Facet {
  const counts = [...Map.groupBy(list, (one) => one.kind)].map(([kind, own]) => ({
    value: kind,
    label: kindName(view, kind),
    count: own.length,
  }));
  return {
    name: FACET,
    label: view.context.t('contradictions.kind'),
    choose: 'many',
    values: counts.sort((a, b) => b.count - a.count),
  };
}

export function narrowed(view: RecordView, list: readonly Contradiction[]): Contradiction[] {
  const kinds = view.context.query.getAll(FACET);
  return undecidedFirst(list).filter((one) => kinds.length === 0 || kinds.includes(one.kind));
}

export function contradictionsPage(
  view: RecordView,
  all: readonly Contradiction[],
  choosers: ReadonlyMap<string, Authorship>,
): Html {
  const { context, state } = view;
  const { t } = context;
  const list = narrowed(view, all);
  const facet = facetOf(view, all);
  return page(context, {
    title: t('contradictions.title'),
    crumbs: [{ label: state.name, href: context.link(`/${state.id}`) }],
    state,
    section: 'contradictions',
    twins: { json: true, csv: true },
    lead: pageLead(context, [
      {
        message: 'contradictions.lead',
        values: { count: all.length, decided: all.filter((one) => one.choice !== null).length },
      },
    ]),
    body:
      all.length === 0
        ? emptyState(context, {
            heading: t('contradictions.none'),
            next: [{ label: t('nav.sources'), href: context.link(`/${state.id}/sources`) }],
          })
        : columns(context, {
            first: 'aside',
            aside: filters(context, { facets: [facet] }),
            main: html`${chosenFilters(context, [facet])}${list.map((one) => shownContradiction(view, one, choosers))}`,
          }),
  });
}
