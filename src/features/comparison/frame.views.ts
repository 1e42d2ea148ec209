/** What the pages of this room share: the way from one to the other, the question that stands, the form that lays it out. */
import { button } from '../../web/components/button.ts';
import { chosenFilters, hiddenFields } from '../../web/components/filters.ts';
import type { Facet } from '../../web/components/filters.ts';
import { note } from '../../web/components/note.ts';
import { sectionNav } from '../../web/components/section-nav.ts';
import { select } from '../../web/components/select.ts';
import { CHART_STYLE } from '../../web/charts/drawing.ts';
import { classes, html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { COMPARE_PATH } from '../../web/navigation.ts';
import type { MessageKey } from '../../web/messages.ts';
import type { RecordsView } from '../record/index.ts';
import { FACETS } from '../search/index.ts';
import type { Answer, FacetName } from '../search/index.ts';
import { ANY_KIND, rowsHref } from './asked.ts';
import type { ComparisonAsked } from './asked.ts';
import { partlyHeld } from './held-cycles.ts';
import { inNaturalOrder, valueWord } from './words.ts';

export const ROOMS = ['compare', 'years', 'who', 'repeats', 'map'] as const;
export type Room = (typeof ROOMS)[number];

export const roomPath = (room: Room): string =>
  room === 'compare' ? COMPARE_PATH : `${COMPARE_PATH}/${room}`;

export interface RoomPage {
  readonly room: Room;
  readonly asked: ComparisonAsked;
  readonly lead?: Child;
  readonly body: Child;
  /** Whether there are figures, and so twins. */
  readonly hasFigures: boolean;
}

/** A page of this room: the same question in another form is one link away. */
export function roomPage(view: RecordsView, { room, asked, lead, body, hasFigures }: RoomPage): Html {
  const { context } = view;
  const { t } = context;
  return page(context, {
    title: t(`compare.${room}.title`),
    crumbs:
      view.state === null
        ? [{ label: t('find.title'), href: rowsHref(context, asked, {}) }]
        : [
            { label: view.state.name, href: context.link(`/${view.state.id}`) },
            { label: t('find.title'), href: rowsHref(context, asked, {}) },
          ],
    ...(view.state !== null && { state: view.state }),
    noindex: asked.text !== '',
    styles: [CHART_STYLE],
    lead,
    twins: hasFigures ? { json: true, csv: true } : {},
    body: html`${sectionNav(context, {
      label: t('compare.rooms'),
      items: ROOMS.map((one) => ({
        label: t(`compare.${one}.nav`),
        href: context.link(roomPath(one), asked.handedOn),
        current: one === room,
      })),
    })}${body}`,
  });
}

/** What narrows the question and is not set by the form, each with the way to take it back. */
export function standingQuestion(view: RecordsView, { text }: ComparisonAsked, set: readonly string[]): Html {
  const { query, t } = view.context;
  const words: Facet[] =
    text === ''
      ? []
      : [{ name: 'q', label: t('find.label'), values: [{ value: text, label: `“${text}”`, count: 0 }] }];
  const chosen = FACETS.filter((name) => !set.includes(name) && query.has(name)).map((name): Facet => ({
    name,
    label: t(`find.facet.${name}`),
    values: query.getAll(name).map((value) => ({ value, label: valueWord(view, name, value), count: 0 })),
  }));
  return chosenFilters(view.context, [...words, ...chosen]);
}

export interface RoomForm {
  readonly room: Room;
  /** Names of the parameters that the form sets; all others of the address are kept. */
  readonly sets: readonly string[];
  readonly fields: Child;
}

export const roomForm = (view: RecordsView, { room, sets, fields }: RoomForm): Html => {
  const own = new Set([...sets, 'page', 'sort', 'order']);
  const kept = [...view.context.query].filter(([name]) => !own.has(name));
  return html`<form
    class="compare-form"
    method="get"
    action="${view.context.link(roomPath(room)).split('?', 1)[0]}"
  >
    ${hiddenFields(view.context, kept)}${fields}
    <p class="compare-do">${button(view.context, { text: view.context.t('compare.do') })}</p>
  </form>`;
};

/** One facet out of those that have something to count. */
export const facetSelect = (
  view: RecordsView,
  options: { name: string; label: MessageKey; offered: readonly FacetName[]; value: FacetName | null },
): Html =>
  select(view.context, {
    name: options.name,
    label: view.context.t(options.label),
    choices: options.offered.map((name) => ({ value: name, label: view.context.t(`find.facet.${name}`) })),
    ...(options.value !== null && { value: options.value }),
  });

/** Which kind of record is counted: one of those that there are, or all together. */
export function kindSelect(view: RecordsView, counts: Answer['counts']): Html {
  const { context } = view;
  const chosen = context.query.getAll('kind').filter(Boolean);
  const kinds = inNaturalOrder('kind', [...counts.kind.keys()]);
  const offered = [...new Set(['recommendation', ...kinds, ...chosen.filter((kind) => kind !== ANY_KIND)])];
  return select(context, {
    name: 'kind',
    label: context.t('compare.kind'),
    choices: [
      ...offered.map((kind) => ({ value: kind, label: valueWord(view, 'kind', kind) })),
      { value: ANY_KIND, label: context.t('compare.kind.any') },
    ],
    value: chosen[0] ?? 'recommendation',
  });
}

/** What is counted, in words for captions: 'recommendations', 'all kinds of record'. */
export function countedThings(view: RecordsView): string {
  const chosen = view.context.query.getAll('kind').filter(Boolean);
  if (chosen.includes(ANY_KIND)) return view.context.t('compare.kind.any');
  const kinds = chosen.length === 0 ? ['recommendation'] : chosen;
  return view.context.list(kinds.map((kind) => valueWord(view, 'kind', kind)));
}

/** Facets of which the rows of a question have at least one value. */
export const facetsWithValues = <Name extends FacetName>(
  offered: readonly Name[],
  counts: Answer['counts'],
): readonly Name[] => offered.filter((name) => [...counts[name].values()].some((count) => count > 0));

export const wideField = (field: Child, isWide = true): Html =>
  html`<div class="${classes(isWide && 'wide-field')}">${field}</div>`;

/** Loud: a cycle that is held in part makes what is missing look as if it had not been said. */
export function partlyHeldNote(view: RecordsView, cycles: readonly string[]): Html {
  const { context } = view;
  if (view.state === null) return html``;
  const partly = partlyHeld(view.dossier, cycles, context.asof);
  return html`${partly.map(({ cycle, held, stated }) =>
    note(context, {
      tone: 'warning',
      body: context.t('compare.partly_held', { cycle: valueWord(view, 'cycle', cycle), held, stated }),
    }),
  )}`;
}
