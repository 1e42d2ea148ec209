import { dataTable } from '../../web/components/data-table.ts';
import type { Column } from '../../web/components/data-table.ts';
import { heading, localText } from '../../web/components/parts.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { sectionNav } from '../../web/components/section-nav.ts';
import { statusMark } from '../../web/components/status-mark.ts';
import type { Level } from '../../web/components/shapes.ts';
import type { CsvTable } from '../../web/csv.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { instrument, INSTRUMENT_GROUPS } from '../catalogue/index.ts';
import type { Instrument } from '../catalogue/index.ts';
import { citedDate, inLanguage, pageHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { actionField, standings } from './treaties.ts';
import type { TreatyStanding, TreatyStatus } from './treaties.ts';
import { treatyAction } from './treaties.schema.ts';
import type { TreatyAction } from './treaties.schema.ts';

export interface TreatyRow {
  readonly instrument: Instrument;
  readonly standing: TreatyStanding;
}

export interface TreatyGroup {
  readonly group: Instrument['group'];
  readonly rows: readonly TreatyRow[];
}

/**
 * All instruments of the United Nations core, ratified or not, and of the other groups those that the State has
 * acted towards or that stand there for comparison, by group in the catalogue's order.
 */
export function treatyList(view: RecordView): TreatyGroup[] {
  const instruments = [...view.catalogue.all(instrument)].sort((a, b) => a.position - b.position);
  const actions = view.dossier.all(treatyAction);
  const byInstrument = Map.groupBy(actions, (action) => action.instrumentId);
  const rows = instruments.map((one) => ({
    instrument: one,
    standing: standings([one.id], byInstrument.get(one.id) ?? [], view.context.asof)[0],
  }));
  return INSTRUMENT_GROUPS.map((group) => ({
    group,
    rows: rows.filter(
      (row): row is TreatyRow => row.instrument.group === group && row.standing !== undefined,
    ),
  })).filter((one) => one.rows.length > 0);
}

/** How a standing looks: a shape says how far consent goes, the word says what it is. */
export const STATUS_LEVELS: Readonly<Record<TreatyStatus, Level>> = {
  party: 'full',
  signatory: 'some',
  withdrawn: 'back',
  member: 'full',
  observer: 'some',
  invited: 'none',
  participating: 'full',
  no_action: 'void',
};

export const standingMark = (view: RecordView, standing: TreatyStanding): Html =>
  statusMark(view.context, {
    level: STATUS_LEVELS[standing.status],
    label: word(view, 'treaty_status', standing.status),
  });

const actionDate = (view: RecordView, action: TreatyAction | null): Html =>
  action === null ? html`–` : citedDate(view, 'treaty_action', action, actionField(action), action.date);

const consentCell = (view: RecordView, action: TreatyAction | null): Child =>
  action === null
    ? html`–`
    : html`${actionDate(view, action)}
        <span class="soft">${word(view, 'treaty_action', action.action)}</span>`;

function columnsOf(view: RecordView): Column<TreatyRow>[] {
  const { t } = view.context;
  return [
    {
      header: t('treaties.instrument'),
      namesRow: true,
      cell: ({ instrument: one }) =>
        html`<a href="${pageHref(view, 'instrument', one.id)}">${inLanguage(view.context, one.shortTitle)}</a
          >${one.abbreviation !== null && html` <span class="soft">${one.abbreviation}</span>`}`,
    },
    {
      header: t('treaties.signed'),
      cell: ({ standing }) => actionDate(view, standing.signature),
    },
    {
      header: t('treaties.consent'),
      cell: ({ standing }) => consentCell(view, standing.consent ?? standing.entryIntoForce),
    },
    {
      header: t('treaties.statements'),
      cell: ({ standing }) =>
        standing.statements.length === 0
          ? html`–`
          : html`${standing.statements.map((one) => html`<div>${consentCell(view, one)} ${one.provision && localText(view.context, one.provision)}</div>`)}`,
    },
    { header: t('treaties.status'), cell: ({ standing }) => standingMark(view, standing) },
  ];
}

export function treatyListPage(view: RecordView, groups: readonly TreatyGroup[]): Html {
  const { context, state } = view;
  const core = groups.find((one) => one.group === 'un_core')?.rows ?? [];
  const count = (status: TreatyStatus): number => core.filter((row) => row.standing.status === status).length;
  return page(context, {
    title: context.t('treaties.title'),
    crumbs: [{ label: state.name, href: context.link(`/${state.id}`) }],
    state,
    section: 'treaties',
    lead: pageLead(context, [
      {
        message: 'treaties.lead',
        values: {
          party: count('party'),
          total: core.length,
          signatory: count('signatory'),
          none: count('no_action') + count('withdrawn'),
        },
        links: { all: '#un_core' },
      },
    ]),
    twins: { json: true, csv: true },
    body: html`${sectionNav(context, {
      label: context.t('treaties.groups'),
      items: groups.map((one) => ({
        label: word(view, 'instrument_group', one.group),
        href: `#${one.group}`,
        count: one.rows.length,
      })),
    })}
    ${groups.map(
      (one) =>
        html`<section id="${one.group}">
          ${heading(2, word(view, 'instrument_group', one.group))}
          ${dataTable(context, {
            id: `treaties-${one.group}`,
            caption: context.t('treaties.caption', { date: context.date(context.asof) }),
            columns: columnsOf(view),
            rows: one.rows,
            rowId: (row) => `row-${row.instrument.id}`,
          })}
        </section>`,
    )}`,
  });
}

export const treatyListJson = (groups: readonly TreatyGroup[]): unknown =>
  groups.map((one) => ({
    group: one.group,
    instruments: one.rows.map((row) => ({ instrument: row.instrument, standing: row.standing })),
  }));

export const treatyListCsv = (view: RecordView, groups: readonly TreatyGroup[]): CsvTable => ({
  header: [
    'group',
    'instrument_id',
    'instrument',
    'status',
    'signed_on',
    'consent',
    'consent_on',
    'in_force_for_state_on',
    'statements',
  ],
  rows: groups.flatMap((one) =>
    one.rows.map(({ instrument: treaty, standing }) => [
      one.group,
      treaty.id,
      inLanguage(view.context, treaty.title),
      standing.status,
      standing.signature?.date,
      standing.consent?.action,
      standing.consent?.date,
      standing.entryIntoForce?.date,
      standing.statements
        .map((action) =>
          [action.action, action.provision && inLanguage(view.context, action.provision), action.date]
            .filter(Boolean)
            .join(' '),
        )
        .join('; '),
    ]),
  ),
});
