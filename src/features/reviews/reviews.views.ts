import { dataTable } from '../../web/components/data-table.ts';
import type { Column } from '../../web/components/data-table.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { note } from '../../web/components/note.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { heading, localText } from '../../web/components/parts.ts';
import { sectionNav } from '../../web/components/section-nav.ts';
import type { CsvTable } from '../../web/csv.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { sectionHref } from '../../web/navigation.ts';
import { latest } from '../../kernel/partial-date.ts';
import { cited, citedDate, inLanguage, pageHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { countsByStatus, countsByType, stepsBy } from './review-summary.ts';
import type { ReviewList, ReviewSummary } from './review-summary.ts';
import { reviewTimeline } from './reviews.timeline.ts';
import { documentLink, followUpMark, mechanismName, recommendationsHref } from './reviews.marks.ts';

const reviewLink = (view: RecordView, { review }: ReviewSummary): Html =>
  html`<a href="${pageHref(view, 'review', review.id)}">${localText(view.context, review.title)}</a>`;

/** Who, and in which of its sessions. */
function whoCell(view: RecordView, { review }: ReviewSummary): Html {
  const { t } = view.context;
  return html`${mechanismName(view, review.mechanismId)}${
    review.sessionNumber !== null &&
    html`<br />${cited(view, 'review', review.id, 'sessionNumber', t('reviews.session', { number: review.sessionNumber }))}`
  }`;
}

/** Each step that had been taken, with its day, its word and its document. */
const stepsCell = (view: RecordView, { milestones }: ReviewSummary): Html => {
  const taken = stepsBy(milestones, view.context.asof);
  return taken.length === 0
    ? html`${view.context.t('date.none')}`
    : html`${taken.map(
        (step) =>
          html`<div>
            ${citedDate(view, 'milestone', step, 'date', step.date)}
            <span class="soft"
              >${word(view, 'milestone', step.step)}${step.sourceId !== null && html`, ${documentLink(view, step.sourceId)}`}</span
            >
          </div>`,
      )}`;
};

/** What documents state in figures, then what the record holds, each number with the way to its rows. */
function countsCell(view: RecordView, { review, rows, stated }: ReviewSummary): Html {
  const { t } = view.context;
  return html`${stated.received !== null && html`<div>${cited(view, 'review', review.id, 'recommendationsStated', t('reviews.stated.received', { count: stated.received }))}</div>`}
  ${stated.supported !== null && html`<div>${cited(view, 'review', review.id, 'supportedStated', t('reviews.stated.supported', { count: stated.supported }))}</div>`}
  ${countsByType(rows).map(
    ([type, count]) =>
      html`<div>
        <a href="${recommendationsHref(view, { review: review.id, type })}"
          >${t(`reviews.count.${type}`, { count })}</a
        >
      </div>`,
  )}
  ${rows.length === 0 && stated.received === null && html`<span class="soft">${t('reviews.count.none')}</span>`}`;
}

const followUpCell = (view: RecordView, { review, followUps }: ReviewSummary): Html =>
  followUps.length === 0
    ? html`–`
    : html`${countsByStatus(followUps).map(
        ([status, count]) =>
          html`<div>
            ${followUpMark(view, status)}<br />
            <a href="${pageHref(view, 'review', review.id)}#follow-up"
              >${view.context.t('reviews.paragraphs', { count })}</a
            >
          </div>`,
      )}`;

function columnsOf(view: RecordView): Column<ReviewSummary>[] {
  const { t } = view.context;
  return [
    { header: t('reviews.review'), namesRow: true, cell: (row) => reviewLink(view, row) },
    { header: t('reviews.mechanism'), cell: (row) => whoCell(view, row) },
    { header: t('reviews.steps'), cell: (row) => stepsCell(view, row) },
    { header: t('reviews.held'), cell: (row) => countsCell(view, row) },
    { header: t('reviews.follow_up'), cell: (row) => followUpCell(view, row) },
  ];
}

function lead(view: RecordView, list: ReviewList): Html {
  const all = list.groups.flatMap((group) => group.reviews);
  const followUps = all.flatMap((one) => one.followUps);
  const overdue = followUps.filter((one) => one.status === 'overdue').length;
  const recommendations = all
    .flatMap((one) => one.rows)
    .filter((row) => row.entry.recommendation.type === 'recommendation').length;
  return pageLead(view.context, [
    {
      message: 'reviews.lead',
      values: {
        count: all.length,
        mechanisms: new Set(all.map((one) => one.review.mechanismId)).size,
      },
      links: { all: '#tables' },
    },
    {
      message: 'reviews.lead.recommendations',
      values: { count: recommendations },
      links: { all: recommendationsHref(view, { type: 'recommendation' }) },
    },
    followUps.length > 0 && {
      message: 'reviews.lead.follow_up',
      values: { count: followUps.length, overdue },
      links: { all: sectionHref(view.context, view.state.id, 'duties') },
    },
  ]);
}

/** Said loudly enough: a document of "June 2021" may or may not have been there on 12 June. */
const perhapsNote = (view: RecordView, { perhaps }: ReviewList): Html | false =>
  perhaps.length > 0 &&
  note(view.context, {
    heading: view.context.t('reviews.perhaps', { count: perhaps.length }),
    body: html`<ul>
        ${perhaps.map(
          (one) =>
            html`<li>
              ${reviewLink(view, one)}${
                one.date !== null &&
                html` (${view.context.date(one.date)},
                  <a href="${view.context.here({ asof: latest(one.date) })}"
                    >${view.context.t('reviews.perhaps.show', { date: view.context.date(latest(one.date)) })}</a
                  >)`
              }
            </li>`,
        )}
      </ul>
      <p class="soft">${view.context.t('reviews.perhaps.why')}</p>`,
  });

export function reviewListPage(view: RecordView, list: ReviewList): Html {
  const { context, state } = view;
  const { t } = context;
  const isEmpty = list.groups.length === 0;
  return page(context, {
    title: t('reviews.title'),
    crumbs: [{ label: state.name, href: context.link(`/${state.id}`) }],
    state,
    section: 'reviews',
    lead: isEmpty ? undefined : lead(view, list),
    twins: { json: true, csv: true },
    body: html`${perhapsNote(view, list)}
    ${isEmpty && emptyState(context, { heading: t('reviews.empty', { state: state.name }), body: t('reviews.empty.body'), next: [{ label: t('nav.read'), href: sectionHref(context, state.id, 'read') }, ...(context.isToday ? [] : [{ label: t('stamp.toToday'), href: context.here({ asof: null }) }])] })}
    ${
      !isEmpty &&
      html`${reviewTimeline(view, list)}
        <div id="tables">
          ${sectionNav(context, {
            label: t('reviews.kinds'),
            items: list.groups.map((group) => ({
              label: word(view, 'review_kind', group.kind),
              href: `#${group.kind}`,
              count: group.reviews.length,
            })),
          })}
          ${list.groups.map(
            (group) =>
              html`<section id="${group.kind}">
                ${heading(2, word(view, 'review_kind', group.kind))}
                ${dataTable(context, {
                  id: `reviews-${group.kind}`,
                  caption: t('reviews.caption', { date: context.date(context.asof) }),
                  columns: columnsOf(view),
                  rows: group.reviews,
                  rowId: (row) => `row-${row.review.id}`,
                })}
              </section>`,
          )}
        </div>`
    }`,
  });
}

const summaryJson = (view: RecordView, one: ReviewSummary): unknown => ({
  ...one.review,
  date: one.date,
  citations: view.dossier.citations('review', one.review.id),
  milestones: stepsBy(one.milestones, view.context.asof).map((step) => ({
    ...step,
    citations: view.dossier.citations('milestone', step.id),
  })),
  stated: one.stated,
  counted: one.counted,
  entries: Object.fromEntries(countsByType(one.rows)),
  followUps: one.followUps,
});

export const reviewListJson = (view: RecordView, list: ReviewList): unknown => ({
  groups: list.groups.map((group) => ({
    kind: group.kind,
    reviews: group.reviews.map((one) => summaryJson(view, one)),
  })),
  perhaps: list.perhaps.map((one) => summaryJson(view, one)),
});

export const reviewListCsv = (view: RecordView, list: ReviewList): CsvTable => ({
  header: [
    'kind',
    'review_id',
    'review',
    'mechanism_id',
    'instrument_id',
    'cycle',
    'session',
    'date',
    'steps',
    'recommendations_stated',
    'supported_stated',
    'recommendations_held',
    'supported_held',
    'noted_held',
    'entries_held',
    'follow_up_requests',
    'follow_up_overdue',
  ],
  rows: list.groups.flatMap((group) =>
    group.reviews.map((one) => [
      group.kind,
      one.review.id,
      inLanguage(view.context, one.review.title),
      one.review.mechanismId,
      one.review.instrumentId,
      one.review.cycle,
      one.review.sessionNumber,
      one.date,
      stepsBy(one.milestones, view.context.asof)
        .map((step) => `${step.step} ${step.date}`)
        .join('; '),
      one.stated.received,
      one.stated.supported,
      one.counted.received,
      one.counted.supported,
      one.counted.noted,
      one.rows.length,
      one.followUps.length,
      one.followUps.filter((followUp) => followUp.status === 'overdue').length,
    ]),
  ),
});
