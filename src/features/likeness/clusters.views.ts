/** /KAZ/clusters: what is asked of the State again and again, the most repeated first. */
import { button } from '../../web/components/button.ts';
import { dataTable } from '../../web/components/data-table.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { localText } from '../../web/components/parts.ts';
import { differsShape } from '../../web/components/shapes.ts';
import { attributes, html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { label, pageHref } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { positionsOverTime } from './cluster.views.ts';
import { doneNote } from './done.views.ts';
import type { SaidTogether } from './said-together.ts';

export function clusterListPage(view: RecordView, list: readonly SaidTogether[]): Html {
  const { context, state } = view;
  const { t } = context;
  return page(context, {
    title: t('clusters.title'),
    crumbs: [
      { label: state.name, href: context.link(`/${state.id}`) },
      { label: t('recommendations.title'), href: context.link(`/${state.id}/recommendations`) },
    ],
    state,
    section: 'recommendations',
    twins: { json: true, csv: true },
    lead: pageLead(context, [
      { message: 'clusters.lead' },
      list.length > 0 && {
        message: 'clusters.lead.count',
        values: {
          count: list.length,
          members: new Set(list.flatMap((one) => one.cluster.members)).size,
          differ: list.filter((one) => one.positionsDiffer).length,
        },
        links: { all: '#clusters' },
      },
    ]),
    body: html`${doneNote(view, undoDissolved(view))}${list.length === 0 ? none(view) : table(view, list)}`,
  });
}

const none = ({ context, state }: RecordView): Html =>
  emptyState(context, {
    heading: context.t('clusters.none'),
    body: context.t('clusters.none.body'),
    next: [
      { label: context.t('recommendations.title'), href: context.link(`/${state.id}/recommendations`) },
      ...(context.isToday && context.known === null
        ? []
        : [{ label: context.t('stamp.toToday'), href: context.here({ asof: null, known: null }) }]),
    ],
  });

/** The way back from what was dissolved a moment ago. */
function undoDissolved({ context, state }: RecordView): Html | false {
  const id = context.query.get('cluster') ?? '';
  if (!/^[A-Za-z0-9][A-Za-z0-9._~-]{0,199}$/.test(id) || context.known !== null) return false;
  return html`<form method="post" action="${context.link(`/${state.id}/clusters/${id}`)}">
    ${button(context, { text: context.t('cluster.undo'), kind: 'plain', name: 'action', value: 'undo' })}
  </form>`;
}

function table(view: RecordView, list: readonly SaidTogether[]): Html {
  const { context } = view;
  const { t } = context;
  return dataTable(context, {
    id: 'clusters',
    caption: t('clusters.caption'),
    captionUnseen: true,
    rows: list,
    columns: [
      {
        header: t('clusters.name'),
        namesRow: true,
        cell: ({ cluster }) =>
          html`<a href="${pageHref(view, 'cluster', cluster.id)}">${localText(context, cluster.name)}</a>`,
      },
      { header: t('clusters.times'), numeric: true, cell: ({ rows }) => context.number(rows.length) },
      {
        header: t('clusters.bodies'),
        cell: ({ mechanisms }) => context.list(mechanisms.map((one) => label(view, 'mechanism', one.id))),
      },
      { header: t('clusters.states'), numeric: true, cell: ({ states }) => context.number(states.length) },
      {
        header: t('clusters.years'),
        cell: ({ since, until }) => (since === null ? '–' : since === until ? since : `${since}–${until}`),
      },
      { header: t('clusters.positions'), cell: (one) => positionsCell(view, one) },
      {
        header: t('clusters.answered'),
        numeric: true,
        cell: ({ answeredBy }) => context.number(answeredBy.length),
      },
    ],
  });
}

const positionsCell = (view: RecordView, said: SaidTogether): Html =>
  said.answersOverTime.length === 0
    ? html`–`
    : html`<span ${attributes({ class: said.positionsDiffer && 'differs' })}
        >${said.positionsDiffer && differsShape} ${positionsOverTime(view, said)}</span
      >`;
