import type { LocalText } from '../../ledger/fields.ts';
import { dataTable } from '../../web/components/data-table.ts';
import type { Column } from '../../web/components/data-table.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { chosenFilters, filters } from '../../web/components/filters.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { heading, localText, textIn, unseen } from '../../web/components/parts.ts';
import { onwardShape } from '../../web/components/shapes.ts';
import { sectionNav } from '../../web/components/section-nav.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { sectionHref } from '../../web/navigation.ts';
import { cited, citedDate, inLanguage, label, languageGiven, pageHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { cut, dueMark, owedByLink, owedToLink } from './due.words.ts';
import type { ReportingDuty } from './duties.schema.ts';
import { reportingDuty } from './duties.schema.ts';
import type { Due } from './duties.ts';
import { HORIZONS } from './duties.rows.ts';
import type { DutyList } from './duties.rows.ts';

function lead(view: RecordView, { all }: DutyList): Html {
  const { context } = view;
  const overdue = all.filter((one) => one.status === 'overdue');
  const met = all.filter((one) => one.submission !== null);
  const next = all.find((one) => one.status === 'due');
  return pageLead(context, [
    {
      message: 'duties.lead.overdue',
      values: { date: context.date(context.asof), overdue: overdue.length, days: overdue[0]?.days ?? 0 },
      links: { overdueRows: '#overdue' },
    },
    next !== undefined && {
      message: 'duties.lead.next',
      values: { date: context.date(next.dueOn), title: localText(context, next.duty.title) },
      links: { dueRows: '#ahead' },
    },
    met.length > 0 && {
      message: 'duties.lead.met',
      values: { met: met.length, late: met.filter((one) => one.status === 'met_late').length },
      links: { metRows: '#met' },
    },
  ]);
}

/** A yearly duty's dates stand in its `yearlyOn`, a single one's in `dueOn`. */
const dateField = (duty: ReportingDuty): string => (duty.dueOn === null ? 'yearlyOn' : 'dueOn');

/** What a duty hangs on: the treaty, the review or the plan. */
function belongsTo(view: RecordView, duty: ReportingDuty): Html {
  const ends = [
    ['plan', duty.planId],
    ['review', duty.reviewId],
    ['instrument', duty.instrumentId],
  ] as const;
  const [kind, id] = ends.find((end) => end[1] !== null) ?? [null, null];
  return kind === null || id === null
    ? html``
    : html` · <a href="${pageHref(view, kind, id)}">${label(view, kind, id)}</a>`;
}

const shortWords = ({ context }: RecordView, words: LocalText): Html =>
  textIn(context, cut(inLanguage(context, words)), languageGiven(context, words));

/** A body leads to its page; words for a group of bodies are cut, and their source has all of them. */
const byCell = (view: RecordView, duty: ReportingDuty): Html =>
  duty.owedBy === null && duty.owedByWords !== null
    ? cited(view, 'reporting_duty', duty.id, 'owedByWords', shortWords(view, duty.owedByWords))
    : owedByLink(view, duty);

function columnsOf(view: RecordView): Column<Due>[] {
  const { context } = view;
  const { t } = context;
  return [
    {
      header: t('duties.due_on'),
      namesRow: true,
      cell: (due) =>
        html`${cited(view, 'reporting_duty', due.duty.id, dateField(due.duty), context.date(due.dueOn))}
          <div>${dueMark(view, due)}</div>`,
    },
    {
      header: t('duties.what'),
      cell: ({ duty }) =>
        html`${cited(view, 'reporting_duty', duty.id, 'title', localText(context, duty.title))}
          <div class="soft">${word(view, 'duty_kind', duty.kind)}${belongsTo(view, duty)}</div>`,
    },
    {
      header: t('duties.by_to'),
      cell: ({ duty }) =>
        html`${byCell(view, duty)} ${onwardShape}${unseen(` ${t('duties.to')}: `)} ${owedToLink(view, duty)}`,
    },
  ];
}

const ruleColumn = (view: RecordView): Column<Due> => ({
  header: view.context.t('duties.rule'),
  cell: ({ duty }) =>
    duty.rule === null
      ? '–'
      : cited(view, 'reporting_duty', duty.id, 'rule', localText(view.context, duty.rule)),
});

const sentColumn = (view: RecordView): Column<Due> => ({
  header: view.context.t('duties.sent'),
  cell: ({ submission: sent }) =>
    sent === null
      ? '–'
      : html`${citedDate(view, 'submission', sent, 'submittedOn', sent.submittedOn)}
        ${sent.sourceId !== null && html`<div><a href="${pageHref(view, 'source', sent.sourceId)}">${label(view, 'source', sent.sourceId)}</a></div>`}
        ${sent.note !== null && html`<div class="soft">${localText(view.context, sent.note)}</div>`}`,
});

interface Part {
  readonly id: 'overdue' | 'ahead' | 'met';
  readonly rows: readonly Due[];
  readonly last: Column<Due>;
}

const section = (view: RecordView, { id, rows, last }: Part, before?: Html): Html => {
  const { context } = view;
  const { t } = context;
  return html`<section id="${id}">
    ${heading(2, html`${t(`duties.${id}`)} <span class="count">${context.number(rows.length)}</span>`)}
    ${before}
    ${
      rows.length === 0
        ? html`<p>${t(`duties.${id}.none`)}</p>`
        : dataTable(context, {
            id: `duties-${id}`,
            caption: t(`duties.${id}.caption`, { date: context.date(context.asof) }),
            columns: [...columnsOf(view), last],
            rows,
            rowId: (due) => `${due.duty.id}-${due.dueOn}`,
          })
    }
  </section>`;
};

const horizonNav = (view: RecordView, { horizon }: DutyList): Html =>
  sectionNav(view.context, {
    label: view.context.t('duties.horizon'),
    items: HORIZONS.map((one) => ({
      label: view.context.t(`duties.horizon.${one}`),
      href: `${view.context.here({ within: one })}#ahead`,
      current: one === horizon,
    })),
  });

export function dutiesPage(view: RecordView, list: DutyList): Html {
  const { context, state } = view;
  const { t } = context;
  const isEmpty = view.dossier.all(reportingDuty).length === 0;
  return page(context, {
    title: t('duties.title'),
    crumbs: [{ label: state.name, href: context.link(`/${state.id}`) }],
    state,
    section: 'duties',
    lead: !isEmpty && lead(view, list),
    twins: { json: true, csv: true, ics: true },
    body: isEmpty
      ? emptyState(context, {
          heading: t('duties.nothing', { state: state.name }),
          next: [{ label: t('nav.read'), href: sectionHref(context, state.id, 'read') }],
        })
      : html`<p>
            <a href="${context.here({ within: null }, { format: 'ics' })}">${t('duties.feed')}</a>
            <span class="soft">${t('duties.feed.hint')}</span>
          </p>
          ${filters(context, { facets: list.facets, place: 'across' })} ${chosenFilters(context, list.facets)}
          ${section(view, { id: 'overdue', rows: list.overdue, last: ruleColumn(view) })}
          ${section(view, { id: 'ahead', rows: list.ahead, last: ruleColumn(view) }, horizonNav(view, list))}
          ${section(view, { id: 'met', rows: list.met, last: sentColumn(view) })}`,
  });
}

/** Facets chosen, in words, for the name of a narrowed calendar. */
export const chosenWords = (view: RecordView, { facets }: DutyList): string | null => {
  const words = facets.flatMap((facet) =>
    view.context.query
      .getAll(facet.name)
      .map((value) => facet.values.find((one) => one.value === value)?.label ?? value),
  );
  return words.length === 0 ? null : words.join(', ');
};
