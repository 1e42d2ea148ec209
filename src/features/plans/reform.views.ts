import { definitionList } from '../../web/components/definition-list.ts';
import { heading, localText } from '../../web/components/parts.ts';
import { thread } from '../../web/components/thread.ts';
import type { ThreadEntry } from '../../web/components/thread.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { sectionHref, sectionPath } from '../../web/navigation.ts';
import { compareDates } from '../../kernel/partial-date.ts';
import { alsoThroughClusters } from '../likeness/index.ts';
import { cited, inLanguage, recordHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import {
  answersBy,
  answerSection,
  answersTo,
  byEnd,
  recommendationsAnswered,
  toEnd,
} from './answers.views.ts';
import { notYetPage } from './not-yet.views.ts';
import { withCitations } from './plan.twins.ts';
import { reformMark } from './plans.marks.ts';
import type { ReformStep } from './plans.schema.ts';
import { groupName, groupOf } from './reforms.rows.ts';
import { stepField } from './reforms.ts';
import type { Expectation, ReformStanding } from './reforms.ts';

const crumbs = (view: RecordView): { label: string; href: string }[] => [
  { label: view.state.name, href: view.context.link(`/${view.state.id}`) },
  { label: view.context.t('reforms.title'), href: sectionHref(view.context, view.state.id, 'reforms') },
];

const stepBody = (view: RecordView, step: ReformStep, remark?: string): Html =>
  html`${step.detail !== null && html`<p>${localText(view.context, step.detail)}</p>`}${
      remark !== undefined && html`<p>${remark}</p>`
    }
    <p class="soft">
      ${cited(view, 'reform_step', step.id, stepField(step), view.context.t('record.sources'))}
    </p>`;

const takenEntry = (view: RecordView, step: ReformStep): ThreadEntry => ({
  date: step.date,
  weight: 'spoke',
  heading: word(view, 'reform_step', step.step),
  body: stepBody(view, step),
});

/** What was announced for a date: ahead, or past with what the record holds since. */
const expectedEntry = (view: RecordView, { step, state }: Expectation): ThreadEntry => ({
  date: step.date,
  weight: 'follows',
  ahead: state === 'ahead',
  heading: word(view, 'reform_step', step.step),
  body: stepBody(view, step, state === 'open' ? view.context.t('reforms.expected.open') : undefined),
});

/** Steps in their order, expectations of the past put in by date, those ahead at the end. */
function entries(view: RecordView, { taken, expected }: ReformStanding): ThreadEntry[] {
  const done = taken.map((step) => takenEntry(view, step));
  for (const one of expected.filter((expectation) => expectation.state !== 'ahead')) {
    const date = one.step.date ?? '';
    const next = done.findIndex((entry) => entry.date !== null && compareDates(entry.date, date) >= 0);
    done.splice(next === -1 ? done.length : next, 0, expectedEntry(view, one));
  }
  return [...done, ...expected.filter((one) => one.state === 'ahead').map((one) => expectedEntry(view, one))];
}

export function reformPage(view: RecordView, standing: ReformStanding): Html {
  const { context, state } = view;
  const { t } = context;
  const { reform } = standing;
  return page(context, {
    title: inLanguage(context, reform.title),
    crumbs: crumbs(view),
    state,
    section: 'reforms',
    lead: html`<p>${word(view, 'reform_kind', reform.kind)} · ${reformMark(view, standing.status)}</p>`,
    twins: { json: true },
    body: html`${definitionList(context, [
        reform.summary !== null && {
          term: t('plans.summary'),
          value: cited(view, 'reform', reform.id, 'summary', localText(context, reform.summary)),
        },
        (reform.packageId !== null || reform.heading !== null) && {
          term: t('reforms.group'),
          value: html`<a href="${context.link(sectionPath(state.id, 'reforms'), { group: groupOf(reform) })}"
            >${groupName(view, reform)}</a
          >`,
        },
        {
          term: t('reforms.title_sources'),
          value: cited(view, 'reform', reform.id, 'title', localText(context, reform.title)),
        },
      ])}
      ${heading(2, t('reforms.steps'))} ${thread(context, { entries: entries(view, standing) })}
      ${answerSection(view, t('answers.to'), answersBy(view, 'reform', reform.id), toEnd)}
      ${alsoThroughClusters(view, recommendationsAnswered(view, 'reform', reform.id))}
      ${answerSection(view, t('answers.by'), answersTo(view, 'reform', reform.id), byEnd)}
      <p class="soft"><a href="${recordHref(view, 'reform', reform.id)}">${t('plans.all_sources')}</a></p>`,
  });
}

/** For a day on which nothing of the reform was known: the way to the first day on which something was. */
export const reformNotYetPage = (view: RecordView, standing: ReformStanding): Html =>
  notYetPage(view, {
    title: inLanguage(view.context, standing.reform.title),
    crumbs: crumbs(view),
    section: 'reforms',
    since: standing.since,
  });

export const reformJson = (
  view: RecordView,
  { reform, status, taken, expected }: ReformStanding,
): unknown => ({
  ...withCitations(view, 'reform', reform),
  status,
  steps: taken.map((step) => withCitations(view, 'reform_step', step)),
  expected: expected.map((one) => ({ ...withCitations(view, 'reform_step', one.step), state: one.state })),
  answers: answersBy(view, 'reform', reform.id).map((one) => withCitations(view, 'answer', one)),
  answeredBy: answersTo(view, 'reform', reform.id).map((one) => withCitations(view, 'answer', one)),
});
