/** The thread of one recommendation: from the treaty that it rests on to what was done and what others say of it. */
import { happenedBy, isOnOrBefore } from '../../kernel/partial-date.ts';
import { chip } from '../../web/components/chip.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { localText } from '../../web/components/parts.ts';
import { quotation } from '../../web/components/quotation.ts';
import type { ThreadEntry } from '../../web/components/thread.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { sectionHref } from '../../web/navigation.ts';
import { assessorName, onCommonScale, scaleValuesOf, voicesOf } from '../assessments/index.ts';
import { companionsOf } from '../likeness/index.ts';
import { answer, measure, plan, reformMark, reformsOn } from '../plans/index.ts';
import type { Answer } from '../plans/index.ts';
import { cited, inLanguage, label, pageHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { standing, standingMark, treatyAction } from '../treaties/index.ts';
import { reviewRecord } from './review-record.ts';
import type { Row } from './review-record.ts';
import { followUpOn, requestsFor } from './reviews.ts';
import type { FollowUpState } from './reviews.ts';
import {
  documentLink,
  followUpMark,
  mechanismName,
  recommendationsHref,
  stateNames,
} from './reviews.marks.ts';

const soft = (content: Child): Html => html`<p class="soft">${content}</p>`;

/** Sources of one field of a record, as the quiet word 'sources'. */
const sources = (view: RecordView, kind: string, id: string, field: string): Html =>
  cited(view, kind, id, field, view.context.t('record.sources'));

/** The treaty under which the review was held, and how the State came to be bound by it. */
function instrumentEntry(view: RecordView, { entry }: Row): ThreadEntry[] {
  const id = entry.review.instrumentId;
  if (id === null) return [];
  const now = standing(id, view.dossier.all(treatyAction), view.context.asof);
  const bond = now.consent ?? now.entryIntoForce;
  return [
    {
      date: bond?.date ?? null,
      weight: 'spoke',
      heading: html`<a href="${pageHref(view, 'instrument', id)}">${label(view, 'instrument', id)}</a>`,
      body: html`<p>
          ${standingMark(view, now)}${bond !== null && `, ${word(view, 'treaty_action', bond.action)}`}
        </p>
        ${bond !== null && soft(sources(view, 'treaty_action', bond.id, 'date'))}`,
    },
  ];
}

function madeEntry(view: RecordView, { entry }: Row): ThreadEntry {
  const { recommendation: own, made } = entry;
  const { t } = view.context;
  const states = stateNames(view, own.recommendingStates);
  const place = [
    own.sourceId !== null && documentLink(view, own.sourceId),
    own.paragraph !== null && t('recommendation.paragraph', { paragraph: own.paragraph }),
    own.page !== null && t('recommendation.page', { page: own.page }),
  ].filter((part) => part !== false);
  return {
    date: made?.date ?? null,
    weight: 'spoke',
    heading: t('recommendation.made', {
      type: t(`recommendation.type.${own.type}`),
      who: states.length > 0 ? view.context.list(states) : mechanismName(view, own.mechanismId),
    }),
    body: quotation(view.context, {
      text: own.text,
      language: own.language,
      isSummary: own.isSummary,
      source: html`${place.map((part) => html`${part} · `)}${sources(view, 'recommendation', own.id, own.recommendingStates.length > 0 ? 'recommendingStates' : 'text')}`,
    }),
  };
}

const positionEntries = (view: RecordView, { entry }: Row): ThreadEntry[] =>
  entry.positions.map((given) => ({
    date: given.date,
    weight: 'spoke',
    heading: view.context.t('recommendation.answered', {
      state: view.state.name,
      position: word(view, 'position', given.position),
    }),
    body: html`${given.ground !== null && html`<p>${localText(view.context, given.ground)}</p>`}
    ${soft(sources(view, 'position', given.id, 'position'))}`,
  }));

/** What the State has set against it, as far as it had by the day: measures of plans, reforms, treaty actions. */
export const answersTo = (view: RecordView, { entry }: Row): readonly Answer[] =>
  view.dossier
    .all(answer)
    .filter((one) => one.toKind === 'recommendation' && one.toId === entry.recommendation.id);

export function answerEntries(view: RecordView, row: Row): ThreadEntry[] {
  const own = answersTo(view, row);
  return [
    ...own.flatMap((one) => answerEntry(view, one, false)),
    ...throughClusters(view, row, own).flatMap(({ one, through }) => answerEntry(view, one, through)),
  ];
}

/** What answers another recommendation that says the same serves this one too: derived from the cluster, and shown as such. */
function throughClusters(
  view: RecordView,
  { entry }: Row,
  own: readonly Answer[],
): { readonly one: Answer; readonly through: Html }[] {
  const known = new Set(own.map((one) => `${one.byKind}/${one.byId}`));
  const companions = companionsOf(view.dossier, [entry.recommendation.id]);
  const clusters = new Map(companions.map((one) => [one.recommendationId, one.cluster]));
  return view.dossier.all(answer).flatMap((one) => {
    const cluster = one.toKind === 'recommendation' ? clusters.get(one.toId) : undefined;
    const name = `${one.byKind}/${one.byId}`;
    if (cluster === undefined || known.has(name)) return [];
    known.add(name);
    const through = html`<p class="derived">
      ${view.context.t('recommendation.answer.through')}
      <a href="${pageHref(view, 'cluster', cluster.id)}">${inLanguage(view.context, cluster.name)}</a>
    </p>`;
    return [{ one, through }];
  });
}

function answerEntry(view: RecordView, one: Answer, through: Html | false): ThreadEntry[] {
  const found = ANSWERS[one.byKind](view, one.byId);
  if (found === null) return [];
  return [
    {
      date: found.date,
      weight: 'follows',
      heading: html`<a href="${pageHref(view, one.byKind, one.byId)}"
        >${label(view, one.byKind, one.byId)}</a
      >`,
      body: html`${found.body}${through}
      ${one.ground !== null && html`<p>${localText(view.context, one.ground)} ${certaintyChip(view, one)}</p>`}
      ${soft(sources(view, 'answer', one.id, 'toId'))}`,
    },
  ];
}

const certaintyChip = (view: RecordView, { certainty }: Answer): Html | false =>
  certainty !== 'certain' && chip(view.context, { text: word(view, 'certainty', certainty) });

type AnswerFound = { readonly date: string | null; readonly body: Html } | null;

const ANSWERS: Readonly<Record<Answer['byKind'], (view: RecordView, id: string) => AnswerFound>> = {
  measure: (view, id) => {
    const own = view.dossier.find(measure, id);
    const of = view.dossier.find(plan, own?.planId ?? '');
    if (own === undefined || of === undefined) return null;
    return {
      date: of.approvedOn,
      body: html`<p>
        <a href="${pageHref(view, 'plan', of.id)}">${inLanguage(view.context, of.title)}</a>,
        ${cited(view, 'measure', id, 'periodWords', own.periodWords)}
      </p>`,
    };
  },
  reform: (view, id) => {
    const own = reformsOn(view.dossier, view.catalogue, view.context.asof).find(
      (one) => one.reform.id === id,
    );
    if (own === undefined || own.status === 'not_announced') return null;
    return { date: own.last?.date ?? null, body: html`<p>${reformMark(view, own.status)}</p>` };
  },
  treaty_action: (view, id) => {
    const own = view.dossier.find(treatyAction, id);
    return own === undefined ? null : { date: own.date, body: html`` };
  },
};

/** Follow-up requests on its paragraph, as they stood on the day. */
export function followUpsOf(view: RecordView, { entry }: Row): readonly FollowUpState[] {
  const record = reviewRecord(view.dossier);
  const { id } = entry.review;
  const states = followUpOn(record.requests.get(id) ?? [], record.reports.get(id) ?? [], view.context.asof);
  return requestsFor(entry.recommendation, states);
}

function followUpEntries(view: RecordView, row: Row): ThreadEntry[] {
  const { context } = view;
  const { t } = context;
  return followUpsOf(view, row).flatMap(({ request, report, status }): ThreadEntry[] => [
    {
      date: request.requestedOn,
      weight: 'spoke',
      heading: t('recommendation.follow_up', { paragraph: request.paragraph }),
      body: html`<p>
          ${request.dueOn === null ? t('reviews.due.next_report') : t('recommendation.follow_up.due', { date: context.date(request.dueOn) })}
          ${followUpMark(view, status)}
        </p>
        ${soft(sources(view, 'follow_up_request', request.id, 'requestedOn'))}`,
    },
    ...(report === null
      ? []
      : [
          {
            date: report.submittedOn,
            weight: 'spoke' as const,
            heading: t('recommendation.follow_up.report', { state: view.state.name }),
            body: html`${report.sourceId !== null && html`<p>${documentLink(view, report.sourceId)}</p>`}
            ${soft(sources(view, 'follow_up_report', report.id, 'submittedOn'))}`,
          },
        ]),
  ]);
}

/** Who says what on the day of the page: the end of the thread. Where nobody has spoken, what could be done. */
function assessmentEntry(view: RecordView, row: Row): ThreadEntry {
  const { context, state } = view;
  const { t } = context;
  return {
    id: 'assessments',
    date: context.asof,
    weight: row.assessed.length > 0 ? 'spoke' : 'follows',
    heading: t('recommendation.who_says'),
    body: html`${
      row.assessed.length > 0
        ? voicesOf(view, row.assessed, 4)
        : emptyState(context, {
            heading: t('recommendation.not_assessed', { date: context.date(context.asof) }),
            body: t('recommendation.not_assessed.body'),
            next: [
              { label: t('recommendation.not_assessed.read'), href: sectionHref(context, state.id, 'read') },
              {
                label: t('recommendation.not_assessed.others'),
                href: recommendationsHref(view, {
                  review: row.entry.review.id,
                  assessment: 'not_assessed',
                }),
              },
              {
                label: t('recommendation.not_assessed.duties'),
                href: sectionHref(context, state.id, 'duties'),
              },
            ],
          })
    }
    ${perhapsAssessed(view, row)}`,
  };
}

/** Assessments dated to a month or year that was not over: they count for nothing yet and are named all the same. */
function perhapsAssessed(view: RecordView, { entry }: Row): Html | false {
  const { context } = view;
  const perhaps = entry.assessments.filter((one) => isOnOrBefore(one.date, context.asof) === 'perhaps');
  if (perhaps.length === 0) return false;
  const names = onCommonScale(perhaps, scaleValuesOf(view.catalogue)).map(
    (one) => `${assessorName(view, one)} (${context.date(one.assessment.date)})`,
  );
  return soft(context.t('recommendation.perhaps_assessed', { who: context.list([...new Set(names)]) }));
}

/** What lies after the day of the page hangs on the dashed part of the thread, after what stood on that day. */
export function threadOf(view: RecordView, row: Row): readonly ThreadEntry[] {
  const made = madeEntry(view, row);
  const dateOf = (one: ThreadEntry): string => one.date ?? made.date ?? '0000';
  const entries = [
    ...instrumentEntry(view, row),
    made,
    ...positionEntries(view, row),
    ...followUpEntries(view, row),
    ...answerEntries(view, row),
  ].sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0));
  const isAhead = (one: ThreadEntry): boolean =>
    one.date !== null && !happenedBy(one.date, view.context.asof);
  return [...entries.filter((one) => !isAhead(one)), assessmentEntry(view, row), ...entries.filter(isAhead)];
}
