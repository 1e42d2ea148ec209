import { definitionList } from '../../web/components/definition-list.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { heading, localText } from '../../web/components/parts.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { thread } from '../../web/components/thread.ts';
import type { ThreadEntry } from '../../web/components/thread.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { compareDates } from '../../kernel/partial-date.ts';
import { mechanism } from '../catalogue/index.ts';
import type { Instrument } from '../catalogue/index.ts';
import { cited, inLanguage, label, pageHref, recordHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { actionField } from './treaties.ts';
import type { TreatyStanding } from './treaties.ts';
import { treatyAction } from './treaties.schema.ts';
import type { TreatyAction } from './treaties.schema.ts';
import { standingMark } from './treaties.views.ts';

/** Acts by which a State or the instrument itself spoke; the rest follows from them. */
const FOLLOWS: readonly TreatyAction['action'][] = ['entry_into_force', 'announced_intention', 'invitation'];

function entryOf(view: RecordView, action: TreatyAction): ThreadEntry {
  const { context } = view;
  const name = word(view, 'treaty_action', action.action);
  return {
    date: action.date,
    weight: FOLLOWS.includes(action.action) ? 'follows' : 'spoke',
    heading: html`${name}${action.provision !== null && html`, ${localText(context, action.provision)}`}`,
    body: html`${action.summary !== null && html`<p>${localText(context, action.summary)}</p>`}
      <p class="soft">
        ${cited(view, 'treaty_action', action.id, actionField(action), context.t('record.sources'))}
      </p>`,
  };
}

/** What happened to the instrument itself, and what the State did about it, by date. */
function entries(view: RecordView, treaty: Instrument): ThreadEntry[] {
  const { t } = view.context;
  const own = view.dossier.all(treatyAction).filter((action) => action.instrumentId === treaty.id);
  const source = (field: string): Html =>
    html`<p class="soft">${cited(view, 'instrument', treaty.id, field, t('record.sources'))}</p>`;
  const of: ThreadEntry[] = [
    ...(treaty.adoptedOn === null
      ? []
      : [
          {
            date: treaty.adoptedOn,
            weight: 'spoke' as const,
            heading: [t('treaties.adopted'), treaty.adoptedAt].filter(Boolean).join(', '),
            body: source('adoptedOn'),
          },
        ]),
    ...(treaty.inForceOn === null
      ? []
      : [
          {
            date: treaty.inForceOn,
            weight: 'follows' as const,
            heading: t('treaties.in_force'),
            body: source('inForceOn'),
          },
        ]),
  ];
  return [...of, ...own.map((action) => entryOf(view, action))].sort((a, b) =>
    compareDates(a.date ?? '9999', b.date ?? '9999'),
  );
}

export function instrumentPage(view: RecordView, treaty: Instrument, standing: TreatyStanding): Html {
  const { context, state } = view;
  const { t } = context;
  const hasActed = view.dossier.all(treatyAction).some((action) => action.instrumentId === treaty.id);
  const body = view.catalogue.find(mechanism, treaty.mechanismId ?? '');
  return page(context, {
    title: inLanguage(context, treaty.title),
    crumbs: [
      { label: state.name, href: context.link(`/${state.id}`) },
      { label: t('treaties.title'), href: context.link(`/${state.id}/treaties`) },
    ],
    state,
    section: 'treaties',
    lead: pageLead(context, [
      { message: 'treaties.standing', values: { state: state.name, status: standingMark(view, standing) } },
    ]),
    twins: { json: true },
    body: html`${definitionList(context, [
      { term: t('treaties.number'), value: treaty.number },
      { term: t('treaties.depositary'), value: treaty.depositary },
      { term: t('treaties.monitored_by'), value: body ? inLanguage(context, body.names) : null },
      treaty.parentId !== null && {
        term: t('treaties.protocol_to'),
        value: html`<a href="${pageHref(view, 'instrument', treaty.parentId)}"
          >${label(view, 'instrument', treaty.parentId)}</a
        >`,
      },
      {
        term: t('treaties.text'),
        value: treaty.website === null ? null : html`<a href="${treaty.website}">${treaty.website}</a>`,
      },
      {
        term: t('record.sources'),
        value: html`<a href="${recordHref(view, 'instrument', treaty.id)}"
          >${t('treaties.catalogue_entry')}</a
        >`,
      },
    ])}
    ${heading(2, t('treaties.history'))}
    ${!hasActed && emptyState(context, { heading: t('treaties.nothing_done', { state: state.name }), next: [{ label: t('treaties.title'), href: context.link(`/${state.id}/treaties`) }] })}
    ${thread(context, { entries: entries(view, treaty) })}`,
  });
}

export const instrumentJson = (view: RecordView, treaty: Instrument, standing: TreatyStanding): unknown => ({
  instrument: treaty,
  standing,
  actions: view.dossier
    .all(treatyAction)
    .filter((action) => action.instrumentId === treaty.id)
    .map((action) => ({ ...action, citations: view.dossier.citations('treaty_action', action.id) })),
});
