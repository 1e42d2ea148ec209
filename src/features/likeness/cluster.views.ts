/** /KAZ/clusters/…: one cluster – who said it over the years, what the State answered, what was set against it. */
import { button } from '../../web/components/button.ts';
import { chips } from '../../web/components/chip.ts';
import { errorSummary } from '../../web/components/error-summary.ts';
import type { FieldError } from '../../web/components/error-summary.ts';
import { note } from '../../web/components/note.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { heading, localText, safeId, textIn } from '../../web/components/parts.ts';
import { quotation } from '../../web/components/quotation.ts';
import { differsShape } from '../../web/components/shapes.ts';
import { textInput } from '../../web/components/text-input.ts';
import { thread } from '../../web/components/thread.ts';
import type { ThreadEntry } from '../../web/components/thread.ts';
import { attributes, html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { gradeMark } from '../assessments/index.ts';
import {
  cited,
  inLanguage,
  kindName,
  label,
  languageGiven,
  pageHref,
  recordHref,
  stateName,
  word,
} from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { placeLink } from '../reviews/index.ts';
import type { Row } from '../reviews/index.ts';
import { likeHref } from './beside.views.ts';
import { doneNote } from './done.views.ts';
import type { AnswerOfYear, AnsweredBy, SaidTogether } from './said-together.ts';
import { behindWords, englishName, positionWords } from './words.ts';

export interface ClusterPage {
  readonly said: SaidTogether;
  readonly sent: FormData | null;
  readonly errors: readonly FieldError[];
}

export function clusterPage(view: RecordView, shown: ClusterPage): Html {
  const { context, state } = view;
  const { t } = context;
  const { cluster } = shown.said;
  const title = inLanguage(context, cluster.name);
  return page(context, {
    title: shown.errors.length > 0 ? t('form.errorTitle', { title }) : title,
    titleLanguage: languageGiven(context, cluster.name),
    crumbs: [
      { label: state.name, href: context.link(`/${state.id}`) },
      { label: t('recommendations.title'), href: context.link(`/${state.id}/recommendations`) },
      { label: t('clusters.title'), href: context.link(`/${state.id}/clusters`) },
    ],
    state,
    section: 'recommendations',
    twins: { json: true, csv: true },
    lead: lead(view, shown.said),
    body: html`${errorSummary(context, shown.errors)}${doneNote(view)} ${headline(view, shown.said)}
      ${cluster.note !== null && html`<p>${localText(context, cluster.note)}</p>`}
      <section id="members">${heading(2, t('cluster.members'))}${members(view, shown.said)}</section>
      ${behind(view, shown.said)} ${answered(view, shown.said)} ${work(view, shown)}
      <p class="soft">
        <a href="${recordHref(view, 'cluster', cluster.id)}">${t('cluster.history')}</a>
      </p>`,
  });
}

function lead({ context }: RecordView, said: SaidTogether): Html {
  return pageLead(context, [
    {
      message: 'cluster.lead',
      values: {
        count: said.rows.length,
        bodies: said.mechanisms.length,
        since: said.since ?? '',
        hasYear: said.since === null ? 'no' : 'yes',
      },
      links: { all: '#members', behind: '#behind' },
    },
    said.states.length > 0 && {
      message: 'cluster.lead.states',
      values: { count: said.states.length },
      links: { all: '#behind' },
    },
    {
      message: 'cluster.lead.answers',
      values: { count: said.answeredBy.length },
      links: { all: '#answered' },
    },
    said.ahead > 0 && { message: 'cluster.lead.ahead', values: { count: said.ahead } },
    said.missing.length > 0 && { message: 'cluster.lead.missing', values: { count: said.missing.length } },
  ]);
}

/** Where the State's answers or the assessors differ, that is the news. */
function headline(view: RecordView, said: SaidTogether): Html | false {
  const { context } = view;
  if (!said.positionsDiffer && !said.assessmentsDiffer) return false;
  return note(context, {
    tone: 'warning',
    heading: said.positionsDiffer
      ? html`${differsShape} ${positionsOverTime(view, said)}`
      : html`${differsShape} ${context.t('cluster.grades_differ')}`,
    body: html`${said.positionsDiffer && html`<p>${context.t('cluster.positions_differ')}</p>`}
    ${said.positionsDiffer && said.assessmentsDiffer && html`<p>${context.t('cluster.grades_differ')}</p>`}`,
  });
}

/** 'Supported in 2010, noted in 2020'. */
export function positionsOverTime({ context }: RecordView, { answersOverTime }: SaidTogether): string {
  const words = ({ year, position }: AnswerOfYear): string => {
    const answer = word({ context }, 'position', position);
    return year === '' ? answer : context.t('cluster.position_in', { position: answer, year });
  };
  return context.list(answersOverTime.map(words));
}

const members = (view: RecordView, { rows }: SaidTogether): Html =>
  thread(view.context, { entries: rows.map((row) => memberEntry(view, row)) });

function memberEntry(view: RecordView, row: Row): ThreadEntry {
  const { recommendation: own, review, made } = row.entry;
  return {
    id: `member-${safeId(own.id)}`,
    date: made?.date ?? null,
    weight: 'spoke',
    heading: html`${behindMechanism(view, row)}`,
    body: html`${quotation(view.context, {
        text: own.text,
        language: own.language,
        isSummary: own.isSummary,
        source: html`${placeLink(view, own)} ·
          <a href="${pageHref(view, 'review', review.id)}">${localText(view.context, review.title)}</a> ·
          ${cited(view, 'recommendation', own.id, 'text', view.context.t('record.sources'))}`,
      })}
      ${standing(view, row)}
      <p class="soft"><a href="${likeHref(view, own.id)}">${view.context.t('cluster.more_like')}</a></p>`,
  };
}

/** What the State answered and how it is assessed; nothing where there is neither. */
function standing(view: RecordView, row: Row): Html | false {
  const position = positionWords(view, row);
  const parts = [
    ...(position === false ? [] : [html`${view.context.t('cluster.position')} ${position}`]),
    ...row.assessed.map((one) => gradeMark(view, one)),
  ];
  return parts.length > 0 && html`<p>${parts.map((part, at) => html`${at > 0 && ' · '}${part}`)}</p>`;
}

const behindMechanism = (view: RecordView, { entry }: Row): string => {
  const { recommendation: own } = entry;
  const states = own.recommendingStates.map((id) => stateName(view.context, view.catalogue, id));
  const who = label(view, 'mechanism', own.mechanismId);
  return states.length === 0 ? who : `${who}: ${view.context.list(states)}`;
};

/** Bodies and States with how often each said it. */
function behind(view: RecordView, said: SaidTogether): Html {
  const { context, state } = view;
  const { t } = context;
  const count = (words: string, times: number): string => `${words} · ${context.number(times)}`;
  return html`<section id="behind">
    ${heading(2, t('cluster.behind'))} ${heading(3, t('cluster.bodies'))}
    ${chips(
      context,
      said.mechanisms.map((one) => ({ text: count(label(view, 'mechanism', one.id), one.count) })),
    )}
    ${
      said.states.length > 0 &&
      html`${heading(3, t('cluster.states'))}
      ${chips(
        context,
        said.states.map((one) => ({
          text: count(stateName(context, view.catalogue, one.id), one.count),
          href: context.link(`/${state.id}/recommendations`, { state: one.id }),
        })),
      )}`
    }
  </section>`;
}

/** What answers any of them serves all: said with the member that it was linked to. */
function answered(view: RecordView, { answeredBy, rows }: SaidTogether): Html {
  const { context } = view;
  const { t } = context;
  const [first] = rows;
  return html`<section id="answered">
    ${heading(2, t('cluster.answered'))}
    ${
      answeredBy.length === 0
        ? html`<p>
            ${t('cluster.answered.none')}
            ${first !== undefined && html`<a href="${likeHref(view, first.entry.recommendation.id)}#answers">${t('cluster.answered.look')}</a>`}
          </p>`
        : html`<p class="soft">${t('cluster.answered.lead')}</p>
            <ul class="plain">
              ${answeredBy.map((one) => answeredItem(view, one))}
            </ul>`
    }
  </section>`;
}

const answeredItem = (view: RecordView, { kind, id, answers }: AnsweredBy): Html =>
  html`<li>
    <a href="${pageHref(view, kind, id)}">${label(view, kind, id)}</a>
    <p class="soft">
      ${kindName(view, kind)} ·
      ${answers.map(
        (one, at) =>
          html`${at > 0 && ', '}<a href="${`#member-${safeId(one.toId)}`}">${memberName(view, one.toId)}</a>
            ${one.certainty !== 'certain' && html`(${word(view, 'certainty', one.certainty)})`}
            <a class="source source-beside" href="${recordHref(view, 'answer', one.id)}"
              >${view.context.t('record.sources')}</a
            >`,
      )}
    </p>
  </li>`;

const memberName = (view: RecordView, id: string): Html =>
  textIn(view.context, label(view, 'recommendation', id));

/** What a person can do with it; nothing on the record as it was known once. */
function work(view: RecordView, shown: ClusterPage): Html | false {
  const { context } = view;
  const { t } = context;
  if (context.known !== null) return false;
  return html`<section id="work">
    ${heading(2, t('cluster.work'))}
    <details ${attributes({ open: shown.errors.length > 0 })}>
      <summary>${t('cluster.reword')}</summary>
      ${rewordForm(view, shown)}
    </details>
    <details>
      <summary>${t('cluster.remove')}</summary>
      ${removeForm(view, shown.said)}
    </details>
    ${undoForm(view)}
  </section>`;
}

function rewordForm(view: RecordView, { said: { cluster }, sent, errors }: ClusterPage): Html {
  const { context } = view;
  const { t } = context;
  const error = errors.find((one) => one.name === 'name')?.message;
  const value = (name: string, held: string): string => String(sent?.get(name) ?? held);
  return html`<form method="post" action="${context.here({ done: null })}">
    ${textInput(context, {
      name: 'name',
      label: t('likeness.name'),
      value: value('name', inLanguage(context, cluster.name)),
      ...(error === undefined ? {} : { error }),
    })}
    ${englishName(view, value('english', cluster.name.en), errors)}
    ${textInput(context, { name: 'note', label: t('cluster.note'), hint: t('cluster.note.hint'), rows: 3, value: value('note', cluster.note === null ? '' : inLanguage(context, cluster.note)) })}
    ${textInput(context, { name: 'reason', label: t('likeness.reason'), value: value('reason', '') })}
    <p class="actions">
      ${button(context, { text: t('cluster.reword.do'), name: 'action', value: 'reword' })}
    </p>
  </form>`;
}

function removeForm(view: RecordView, { rows, missing, cluster }: SaidTogether): Html {
  const { context } = view;
  const { t } = context;
  const shownIds = new Set([...rows.map(({ entry }) => entry.recommendation.id), ...missing]);
  const ids = [
    ...rows.map(({ entry }) => entry.recommendation.id),
    ...cluster.members.filter((id) => !shownIds.has(id)),
    ...missing,
  ];
  const words = new Map(rows.map((row) => [row.entry.recommendation.id, behindWords(view, row.entry)]));
  return html`<form method="post" action="${context.here({ done: null })}">
    <div class="choices">
      ${ids.map((id) => {
        const field = `member-of-${safeId(id)}`;
        return html`<div class="choice">
          <input ${attributes({ type: 'checkbox', id: field, name: 'member', value: id })} />
          <label for="${field}">${memberName(view, id)} ${words.has(id) && html`(${words.get(id)})`}</label>
        </div>`;
      })}
    </div>
    ${textInput(context, { name: 'reason', idEnding: 'remove', label: t('likeness.reason') })}
    <p class="actions">
      ${button(context, { text: t('cluster.remove.do'), kind: 'plain', name: 'action', value: 'remove' })}
      ${button(context, { text: t('cluster.dissolve'), kind: 'grave', name: 'action', value: 'dissolve' })}
    </p>
  </form>`;
}

const undoForm = ({ context }: RecordView): Html | false =>
  context.known === null &&
  html`<form method="post" action="${context.here({ done: null })}">
    ${button(context, { text: context.t('cluster.undo'), kind: 'plain', name: 'action', value: 'undo' })}
  </form>`;
