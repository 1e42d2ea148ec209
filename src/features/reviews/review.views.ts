import { happenedBy } from '../../kernel/partial-date.ts';
import { dataTable } from '../../web/components/data-table.ts';
import { definitionList } from '../../web/components/definition-list.ts';
import { note } from '../../web/components/note.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import type { LeadSentence } from '../../web/components/page-lead.ts';
import { heading, localText } from '../../web/components/parts.ts';
import { sectionNav } from '../../web/components/section-nav.ts';
import { thread } from '../../web/components/thread.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import {
  cited,
  inLanguage,
  label,
  languageGiven,
  pageHref,
  recordHref,
  stateName,
  word,
} from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { gradeSection, gradesOf } from './review-grades.views.ts';
import { entrySections } from './review-entries.views.ts';
import { countsByType } from './review-summary.ts';
import type { ReviewSummary } from './review-summary.ts';
import { totalsSection } from './review-totals.views.ts';
import { beginning } from './reviews.ts';
import { documentLink, followUpMark, mechanismName, recommendationsHref } from './reviews.marks.ts';
import type { Milestone } from './reviews.schema.ts';

/** Steps in which nobody speaks, but time runs. */
const FOLLOWS: readonly Milestone['step'][] = [
  'state_report_due',
  'report_published',
  'observations_published',
];

const stepThread = (view: RecordView, { milestones }: ReviewSummary): Html =>
  thread(view.context, {
    entries: milestones.map((step) => ({
      id: step.id,
      date: step.date,
      ...(step.endsOn === null || step.endsOn === step.date
        ? {}
        : { when: `${view.context.date(step.date)} – ${view.context.date(step.endsOn)}` }),
      weight: FOLLOWS.includes(step.step) ? 'follows' : 'spoke',
      heading: word(view, 'milestone', step.step),
      body: html`${step.detail !== null && html`<p>${localText(view.context, step.detail)}</p>`}
        <p class="soft">
          ${step.sourceId !== null && html`${documentLink(view, step.sourceId)} · `}
          ${cited(view, 'milestone', step.id, 'date', view.context.t('record.sources'))}
        </p>`,
    })),
  });

function factList(view: RecordView, { review }: ReviewSummary): Html {
  const { context } = view;
  const { t } = context;
  const fact = (field: string, shown: Child): Html => cited(view, 'review', review.id, field, shown);
  return definitionList(context, [
    { term: t('reviews.mechanism'), value: mechanismName(view, review.mechanismId) },
    review.instrumentId !== null && {
      term: t('reviews.instrument'),
      value: html`<a href="${pageHref(view, 'instrument', review.instrumentId)}"
        >${label(view, 'instrument', review.instrumentId)}</a
      >`,
    },
    review.sessionNumber !== null && {
      term: t('reviews.session_number'),
      value: fact('sessionNumber', context.number(review.sessionNumber)),
    },
    review.troika.length > 0 && {
      term: t('reviews.troika'),
      value: fact('troika', context.list(review.troika.map((id) => stateName(context, view.catalogue, id)))),
    },
    review.delegationsStated !== null && {
      term: t('reviews.delegations'),
      value: fact('delegationsStated', context.number(review.delegationsStated)),
    },
    review.summary !== null && {
      term: t('reviews.summary'),
      value: fact('summary', localText(context, review.summary)),
    },
    {
      term: t('recommendation.history'),
      value: html`<a href="${recordHref(view, 'review', review.id)}">${t('recommendation.record.link')}</a>`,
    },
  ]);
}

function followUpSection(view: RecordView, { followUps, review }: ReviewSummary): Html {
  const { context } = view;
  const { t } = context;
  if (followUps.length === 0) return html``;
  return html`<section id="follow-up">
    ${heading(2, t('reviews.follow_up'))}
    ${dataTable(context, {
      id: `follow-up-${review.id}`,
      caption: t('reviews.follow_up.caption'),
      rows: followUps,
      columns: [
        {
          header: t('reviews.paragraph'),
          namesRow: true,
          cell: ({ request }) => cited(view, 'follow_up_request', request.id, 'paragraph', request.paragraph),
        },
        { header: t('reviews.subject'), cell: ({ request }) => localText(context, request.subject) },
        {
          header: t('reviews.due'),
          cell: ({ request }) =>
            html`${cited(view, 'follow_up_request', request.id, 'dueOn', request.dueOn === null ? t('reviews.due.next_report') : context.date(request.dueOn))}${
              request.withinMonths !== null &&
              html`<br /><span class="soft">${t('reviews.within', { months: request.withinMonths })}</span>`
            }`,
        },
        { header: t('reviews.follow_up.status'), cell: ({ status }) => followUpMark(view, status) },
        {
          header: t('reviews.follow_up.report'),
          cell: ({ report }) =>
            report === null
              ? html`–`
              : html`${cited(view, 'follow_up_report', report.id, 'submittedOn', context.date(report.submittedOn))}${
                  report.sourceId !== null &&
                  html`<br /><span class="soft">${documentLink(view, report.sourceId)}</span>`
                }`,
        },
      ],
    })}
  </section>`;
}

function lead(view: RecordView, summary: ReviewSummary): Html {
  const { review, rows, followUps, stated, counted, date } = summary;
  const own = rows.filter((row) => row.entry.recommendation.type === 'recommendation').length;
  const grades = gradesOf(view, summary).length;
  const overdue = followUps.filter((one) => one.status === 'overdue').length;
  const all = recommendationsHref(view, { review: review.id, type: 'recommendation' });
  const sentences: (LeadSentence | false)[] = [
    date !== null &&
      happenedBy(date, view.context.asof) && {
        message: 'review.lead.date',
        values: { mechanism: mechanismName(view, review.mechanismId), date: view.context.date(date) },
        links: { steps: '#steps' },
      },
    stated.received === null
      ? { message: 'review.lead.held', values: { count: own }, links: { all } }
      : {
          message: stated.supported === null ? 'review.lead.received' : 'review.lead.supported',
          values: {
            received: stated.received,
            supported: stated.supported ?? 0,
            held: counted.received,
          },
          links: { totals: '#totals', all },
        },
    followUps.length > 0 && {
      message: 'review.lead.follow_up',
      values: { count: followUps.length, overdue },
      links: { all: '#follow-up' },
    },
    grades > 0 && {
      message: 'review.lead.grades',
      values: { count: grades },
      links: { all: '#assessments' },
    },
  ];
  return pageLead(view.context, sentences);
}

function parts(view: RecordView, summary: ReviewSummary): Html {
  const { t } = view.context;
  const grades = gradesOf(view, summary).length;
  const item = (
    id: string,
    words: string,
    count: number,
  ): { label: string; href: string; count: number } => ({
    label: words,
    href: `#${id}`,
    count,
  });
  return sectionNav(view.context, {
    label: t('review.parts'),
    items: [
      item('steps', t('reviews.steps'), summary.milestones.length),
      ...(summary.followUps.length > 0
        ? [item('follow-up', t('reviews.follow_up'), summary.followUps.length)]
        : []),
      ...(grades > 0 ? [item('assessments', t('review.grades'), grades)] : []),
      ...countsByType(summary.rows).map(([type, count]) =>
        item(type, word(view, 'recommendation_types', type), count),
      ),
    ],
  });
}

export function reviewPage(view: RecordView, summary: ReviewSummary): Html {
  const { context, state } = view;
  const { t } = context;
  const { review } = summary;
  const begun = beginning(review, summary.milestones, context.asof);
  return page(context, {
    title: inLanguage(context, review.title),
    titleLanguage: languageGiven(context, review.title),
    crumbs: [
      { label: state.name, href: context.link(`/${state.id}`) },
      { label: t('reviews.title'), href: context.link(`/${state.id}/reviews`) },
    ],
    state,
    section: 'reviews',
    lead: begun === 'yes' ? lead(view, summary) : undefined,
    twins: { json: true, csv: true },
    body: html`${begun !== 'yes' && note(context, { tone: 'warning', body: t(begun === 'no' ? 'review.not_begun' : 'review.perhaps_begun', { date: context.date(context.asof) }) })}
      ${parts(view, summary)} ${factList(view, summary)}
      <section id="steps">${heading(2, t('reviews.steps'))}${stepThread(view, summary)}</section>
      ${totalsSection(view, summary)} ${followUpSection(view, summary)} ${gradeSection(view, summary)}
      ${entrySections(view, summary)}`,
  });
}

export const reviewJson = (view: RecordView, summary: ReviewSummary): unknown => {
  const { dossier } = view;
  const withCitations = <R extends { readonly id: string }>(kind: string, record: R): unknown => ({
    ...record,
    citations: dossier.citations(kind, record.id),
  });
  return {
    review: withCitations('review', summary.review),
    begun: beginning(summary.review, summary.milestones, view.context.asof),
    milestones: summary.milestones.map((step) => withCitations('milestone', step)),
    stated: summary.stated,
    counted: summary.counted,
    followUps: summary.followUps.map(({ request, report, status }) => ({
      request: withCitations('follow_up_request', request),
      report: report === null ? null : withCitations('follow_up_report', report),
      status,
    })),
    recommendations: summary.rows.map(({ entry, position, assessed }) => ({
      ...entry.recommendation,
      madeOn: entry.made?.date ?? null,
      citations: dossier.citations('recommendation', entry.recommendation.id),
      position: position === null ? null : withCitations('position', position),
      assessments: assessed.map((one) => one.assessment.id),
    })),
    assessments: gradesOf(view, summary).map(({ assessed }) => ({
      ...assessed.assessment,
      common: assessed.common,
      citations: dossier.citations('assessment', assessed.assessment.id),
    })),
  };
};
