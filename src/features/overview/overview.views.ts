import { columns } from '../../web/components/columns.ts';
import { dataTable } from '../../web/components/data-table.ts';
import { datedList } from '../../web/components/dated-list.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { disagreementMark } from '../../web/components/disagreement-mark.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import type { LeadSentence } from '../../web/components/page-lead.ts';
import { heading, localText } from '../../web/components/parts.ts';
import { daysBetween, latest } from '../../kernel/partial-date.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { COMPARE_PATH, sectionHref } from '../../web/navigation.ts';
import { dueDetail } from '../duties/index.ts';
import { reformTally } from '../plans/index.ts';
import { citedDate, inLanguage, label, pageHref, recordHref } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { standingMark, treatyAction } from '../treaties/index.ts';
import { instrument } from '../catalogue/index.ts';
import type { Overview } from './overview.ts';

const SHOWN_DUES = 7;
const SHOWN_CONTRADICTIONS = 5;

/** A record whose newest fact is older than this says so before it calls anything overdue. */
const FAR_BEHIND_DAYS = 180;
const isFarBehind = (date: string, asof: string): boolean =>
  daysBetween(latest(date), asof) > FAR_BEHIND_DAYS;

function lead(view: RecordView, now: Overview): Html {
  const { context, state } = view;
  const to = (section: Parameters<typeof sectionHref>[2]): string => sectionHref(context, state.id, section);
  const upr = now.latestUpr;
  const sentences: (LeadSentence | false)[] = [
    {
      message: 'overview.lead.treaties',
      values: { party: now.party, total: now.core.length },
      links: { all: to('treaties') },
    },
    upr !== null &&
      upr.stated.received !== null && {
        message: 'overview.lead.upr',
        values: { cycle: upr.review.cycle ?? 0, received: upr.stated.received },
        links: { all: pageHref(view, 'review', upr.review.id) },
      },
    upr !== null &&
      upr.stated.supported !== null && {
        message: 'overview.lead.upr.supported',
        values: { supported: upr.stated.supported },
        links: { yes: recordHref(view, 'review', upr.review.id, 'supportedStated') },
      },
    now.running.measures > 0 && {
      message: 'overview.lead.plans',
      values: { ...now.running },
      links: { all: to('plans') },
    },
    now.ended.measures > 0 && {
      message: 'overview.lead.plans.ended',
      values: { ...now.ended },
      links: { all: to('plans') },
    },
    now.reachesTo !== null &&
      isFarBehind(now.reachesTo, context.asof) && {
        message: 'overview.lead.reach',
        values: { date: context.date(now.reachesTo) },
        links: { all: to('changes') },
      },
    { message: 'overview.lead.duties', values: { overdue: now.overdue }, links: { all: to('duties') } },
    {
      message: 'overview.lead.contradictions',
      values: { count: now.contradictions.length },
      links: { all: to('contradictions') },
    },
  ];
  return pageLead(context, sentences);
}

function treatyTable(view: RecordView, now: Overview): Html {
  const { context } = view;
  return html`${heading(2, context.t('treaties.title'))}${dataTable(context, {
    id: 'core',
    caption: context.t('treaties.caption', { date: context.date(context.asof) }),
    rows: now.core,
    columns: [
      {
        header: context.t('treaties.instrument'),
        namesRow: true,
        cell: (row) =>
          html`<a href="${pageHref(view, 'instrument', row.instrumentId)}"
            >${inLanguage(context, view.catalogue.find(instrument, row.instrumentId)?.shortTitle ?? { en: row.instrumentId })}</a
          >`,
      },
      {
        header: context.t('treaties.signed'),
        cell: (row) => citedDate(view, 'treaty_action', row.signature, 'date', row.signature?.date),
      },
      {
        header: context.t('treaties.consent'),
        cell: (row) => citedDate(view, 'treaty_action', row.consent, 'date', row.consent?.date),
      },
      { header: context.t('treaties.status'), cell: (row) => standingMark(view, row) },
    ],
  })}`;
}

function reforms(view: RecordView, now: Overview): Html {
  const { context, state } = view;
  if (Object.keys(now.reforms).length === 0) return html``;
  return html`${heading(2, context.t('overview.reforms'))}${reformTally(view, now.reforms, {
    tableHref: sectionHref(context, state.id, 'reforms'),
  })}`;
}

/** What is overdue first, then what is due next; duties met do not stand here. */
function dueSection(view: RecordView, now: Overview): Html {
  const { context, state } = view;
  const open = now.dues
    .filter((one) => one.status === 'overdue' || one.status === 'due')
    .slice(0, SHOWN_DUES);
  return html`${heading(2, context.t('overview.due'))}
    ${
      open.length === 0
        ? html`<p>${context.t('overview.due.none')}</p>`
        : datedList(
            context,
            open.map((due) => ({
              date: due.dueOn,
              what: localText(context, due.duty.title),
              detail: dueDetail(view, due),
              late: due.status === 'overdue',
            })),
          )
    }
    <p><a href="${sectionHref(context, state.id, 'duties')}">${context.t('overview.due.all')}</a></p>`;
}

function contradictionSection(view: RecordView, now: Overview): Html {
  const { context, state } = view;
  if (now.contradictions.length === 0) return html``;
  return html`${heading(2, context.t('overview.contradictions'))}
    <ul class="plain">
      ${now.contradictions.slice(0, SHOWN_CONTRADICTIONS).map((one) => {
        const href = recordHref(view, one.kind, one.recordId, one.field);
        return html`<li>
          ${disagreementMark(context, { href, count: one.values.length })}
          <a href="${href}">${label(view, one.kind, one.recordId)}</a>
        </li>`;
      })}
    </ul>
    <p>
      <a href="${sectionHref(context, state.id, 'contradictions')}"
        >${context.t('overview.contradictions.all', { count: now.contradictions.length })}</a
      >
    </p>`;
}

export function overviewPage(view: RecordView, now: Overview): Html {
  const { context, state } = view;
  const isEmpty =
    view.dossier.all(treatyAction).length === 0 &&
    now.reviews === 0 &&
    now.running.plans + now.ended.plans === 0;
  return page(context, {
    title: state.name,
    crumbs: [{ label: context.t('states.title'), href: context.link('/') }],
    state,
    section: 'overview',
    lead: isEmpty ? undefined : lead(view, now),
    twins: { json: true },
    body: isEmpty
      ? emptyState(context, {
          heading: context.t('overview.empty', { state: state.name }),
          body: context.t('overview.empty.body'),
          next: [{ label: context.t('nav.read'), href: sectionHref(context, state.id, 'read') }],
        })
      : columns(context, {
          main: html`${reforms(view, now)}${treatyTable(view, now)}
            <p>
              <a href="${context.link(COMPARE_PATH, { state: state.id })}"
                >${context.t('overview.compare', { state: state.name })}</a
              >
            </p>`,
          aside: html`${dueSection(view, now)}${contradictionSection(view, now)}`,
        }),
  });
}
