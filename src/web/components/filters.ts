import { attributes, classes, html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { button } from './button.ts';
import { safeId, unseen } from './parts.ts';
import { percentOf, shareClass } from './share-bar.ts';

export interface FacetValue {
  readonly value: string;
  readonly label: string;
  /** Rows that would remain with this value, this facet's own choice left out. */
  readonly count: number;
  /** Of all rows of the list, from 0 to 1: a value on nearly every row tells little. Shown where it is given. */
  readonly share?: number;
}

export interface Facet {
  /** Name of the query parameter; it may repeat. */
  readonly name: string;
  readonly label: string;
  readonly values: readonly FacetValue[];
  /** The way to the values that are not shown. */
  readonly more?: { readonly label: string; readonly href: string };
  /** 'many': checkboxes. 'one': links, where one value shuts out the others. */
  readonly choose?: 'many' | 'one';
}

export interface Filters {
  readonly facets: readonly Facet[];
  /** Free words, as a query parameter. */
  readonly words?: { readonly name: string; readonly label: string };
  /** 'across': the facets stand side by side above a wide table. 'aside': one below the other beside a narrow list. */
  readonly place?: 'aside' | 'across';
}

/** A facet with more values than this begins shut. */
const OPEN_UP_TO = 8;

/**
 * The choices that narrow a list, with the number of rows each would leave. A plain GET form: what is chosen stands in
 * the address (`context.query`), so that a narrowed list can be sent to someone.
 */
export function filters(context: PageContext, { facets, words, place = 'aside' }: Filters): Html {
  const own = new Set([...facets.map((facet) => facet.name), words?.name, 'page']);
  const kept = [...context.query].filter(([name]) => !own.has(name));
  const chosen =
    facets.some((facet) => context.query.has(facet.name)) || (words && context.query.get(words.name));
  const cleared = Object.fromEntries([...own].flatMap((name) => (name === undefined ? [] : [[name, null]])));
  return html`<form
    class="${classes('filters', place === 'across' && 'filters-across')}"
    method="get"
    action="${context.here({}).split('?', 1)[0]}"
  >
    <details class="drop-down filters-all">
      <summary>${context.t('filters.heading')}</summary>
      <h2 class="filters-heading">${context.t('filters.heading')}</h2>
      <p class="unseen">${context.t('filters.figures')}</p>
      ${hiddenFields(context, kept)} ${words !== undefined && wordsField(context, words)}
      ${facets.map((facet) => oneFacet(context, facet))}
      <p class="filters-do">
        ${button(context, { text: context.t('filters.apply'), kind: 'plain' })}
        ${chosen && html`<a href="${context.here(cleared)}">${context.t('filters.clear')}</a>`}
      </p>
    </details>
  </form>`;
}

/** The date of the page and other parameters, carried through a GET form. */
export const hiddenFields = (context: PageContext, kept: readonly (readonly [string, string])[]): Html => {
  const dates: readonly (readonly [string, string | null])[] = [
    ['asof', context.isToday ? null : context.asof],
    ['known', context.known],
  ];
  return html`${[...dates, ...kept].map(
    ([name, value]) => value !== null && html`<input ${attributes({ type: 'hidden', name, value })} />`,
  )}`;
};

const wordsField = (context: PageContext, { name, label }: { name: string; label: string }): Html =>
  html`<div class="field">
    <label for="filter-${safeId(name)}">${label}</label>
    <input
      ${attributes({ type: 'search', class: 'input', id: `filter-${safeId(name)}`, name, value: context.query.get(name) ?? '' })}
    />
  </div>`;

function oneFacet(context: PageContext, facet: Facet): Html {
  const chosen = new Set(context.query.getAll(facet.name));
  const open = chosen.size > 0 || facet.values.length <= OPEN_UP_TO;
  return html`<details ${attributes({ class: 'facet', open })}>
    <summary>
      ${facet.label}${chosen.size > 0 && html` <span class="count">${context.t('filters.chosen', { count: chosen.size })}</span>`}
    </summary>
    <fieldset>
      <legend class="unseen">${facet.label}</legend>
      <ul>
        ${facet.values.map(
          (value, index) =>
            html`<li ${attributes({ class: value.share !== undefined && shareClass(value.share) })}>
              ${
                facet.choose === 'one'
                  ? facetLink(context, facet, value, chosen.has(value.value))
                  : facetBox(context, facet, value, chosen.has(value.value), index)
              }
            </li>`,
        )}
      </ul>
      ${facet.more !== undefined && html`<p class="facet-more"><a href="${facet.more.href}">${facet.more.label}</a></p>`}
    </fieldset>
  </details>`;
}

function facetBox(
  context: PageContext,
  facet: Facet,
  value: FacetValue,
  checked: boolean,
  index: number,
): Html {
  const id = `filter-${safeId(facet.name)}-${index}`;
  return html`<input ${attributes({ type: 'checkbox', id, name: facet.name, value: value.value, checked })} />
    <label for="${id}">${value.label} ${countOf(context, value)}</label>`;
}

function facetLink(context: PageContext, facet: Facet, value: FacetValue, current: boolean): Html {
  const href = context.here({ [facet.name]: current ? null : value.value, page: null });
  return html`<a ${attributes({ href, 'aria-current': current && 'true' })}
    >${value.label} ${countOf(context, value)}</a
  >`;
}

const countOf = (context: PageContext, { count, share }: FacetValue): Html =>
  html`<span class="count"
    >${context.number(count)}${share !== undefined && html` · ${percentOf(context, share)}`}</span
  >`;

/** What is chosen, each with the way to take it back; stands above the list. Nothing when nothing is chosen. */
export function chosenFilters(context: PageContext, facets: readonly Facet[]): Html {
  const chosen = facets.flatMap((facet) =>
    context.query.getAll(facet.name).map((value) => ({
      label: facet.values.find((candidate) => candidate.value === value)?.label ?? value,
      facet: facet.label,
      href: context.here({
        [facet.name]: context.query.getAll(facet.name).filter((other) => other !== value),
        page: null,
      }),
    })),
  );
  if (chosen.length === 0) return html``;
  return html`<ul class="chips chosen" aria-label="${context.t('filters.heading')}">
    ${chosen.map(
      (one) =>
        html`<li>
          <a class="chip" href="${one.href}"
            >${unseen(`${context.t('filters.remove')}: ${one.facet}, `)}${one.label}
            <span aria-hidden="true">×</span></a
          >
        </li>`,
    )}
    ${
      chosen.length > 1 &&
      html`<li>
        <a
          href="${context.here({ ...Object.fromEntries(facets.map(({ name }) => [name, null])), page: null })}"
          >${context.t('filters.clear')}</a
        >
      </li>`
    }
  </ul>`;
}
