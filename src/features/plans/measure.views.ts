import { dataTable } from '../../web/components/data-table.ts';
import { definitionList } from '../../web/components/definition-list.ts';
import { heading, localText, textIn } from '../../web/components/parts.ts';
import { quotation } from '../../web/components/quotation.ts';
import { thread } from '../../web/components/thread.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import type { LocalText } from '../../ledger/fields.ts';
import {
  assessment,
  latestAssessments,
  onCommonScale,
  scaleValuesOf,
  voicesOf,
} from '../assessments/index.ts';
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
import { measureThread } from './measure.thread.ts';
import { bodyLink, leadCell, periodDates } from './measure.words.ts';
import { certaintyMark, periodMark } from './plans.marks.ts';
import { bodyAlias } from './plans.schema.ts';
import type { Measure, Plan, Responsibility } from './plans.schema.ts';
import { aliasOf } from './plans.ts';
import type { MeasureStanding } from './plans.ts';

/** The address above a measure's page, for itself and for the page that says it is not yet there. */
export const measureCrumbs = (view: RecordView, plan: Plan): { label: string; href: string }[] => {
  const { context, state } = view;
  return [
    { label: state.name, href: context.link(`/${state.id}`) },
    { label: context.t('plans.title'), href: context.link(`/${state.id}/plans`) },
    { label: inLanguage(context, plan.title), href: context.link(`/${state.id}/plans/${plan.id}`) },
  ];
};

/** What is to be known of the part, and why the record takes the printed words for that body. */
function groundsOf(view: RecordView, part: Responsibility): LocalText[] {
  const alias = aliasOf(part, view.dossier.all(bodyAlias));
  return [part.note, alias?.ground ?? null].filter((text) => text !== null);
}

function certaintyCell(view: RecordView, part: Responsibility): Html {
  const { context } = view;
  const grounds = groundsOf(view, part);
  return html`${part.bodyId === null && html`<b>${context.t('measure.unresolved')}</b>`}
  ${
    part.certainty === 'certain'
      ? html`<span class="soft">${word(view, 'certainty', 'certain')}</span>`
      : certaintyMark(view, part.certainty)
  }
  ${grounds.map((ground) => html`<div class="soft">${localText(context, ground)}</div>`)}`;
}

/** Who is to do it, in the order in which the plan prints them, with the words it prints. */
function bodyTable(view: RecordView, { responsibilities }: MeasureStanding): Html {
  const { context } = view;
  const { t } = context;
  if (responsibilities.length === 0) return html`<p>${t('measure.no_bodies')}</p>`;
  return dataTable(context, {
    id: 'bodies',
    caption: t('measure.bodies.caption'),
    rows: responsibilities,
    columns: [
      {
        header: t('plans.body'),
        namesRow: true,
        cell: (part) => (part.bodyId === null ? html`–` : bodyLink(view, part)),
      },
      { header: t('measure.role'), cell: (part) => word(view, 'responsibility_role', part.role) },
      {
        header: t('measure.words'),
        cell: (part) => cited(view, 'responsibility', part.id, 'words', textIn(context, part.words)),
      },
      { header: t('measure.certainty'), cell: (part) => certaintyCell(view, part) },
    ],
  });
}

const facts = (view: RecordView, { measure, area }: MeasureStanding): Html => {
  const { context } = view;
  const { t } = context;
  return definitionList(context, [
    area !== null && {
      term: t('plans.area'),
      value: html`<a href="${context.link(`/${view.state.id}/plans/${area.planId}`, { area: area.number })}"
        >${area.number}. ${localText(context, area.title)}</a
      >`,
    },
    {
      term: t('plans.form'),
      value: cited(
        view,
        'measure',
        measure.id,
        'formOfCompletion',
        localText(context, measure.formOfCompletion),
      ),
    },
    {
      term: t('measure.period_words'),
      value: cited(view, 'measure', measure.id, 'periodWords', textIn(context, measure.periodWords)),
    },
    { term: t('measure.period_dates'), value: periodDates(context, measure) || null },
  ]);
};

/** What the day's assessments say of the measure, side by side. Nothing where there is none. */
function assessments(view: RecordView, measure: Measure): Html {
  const found = latestAssessments(
    view.dossier.all(assessment),
    { kind: 'measure', id: measure.id },
    view.context.asof,
  );
  if (found.length === 0) return html``;
  return html`${heading(2, view.context.t('measure.voices'))}
  ${voicesOf(view, onCommonScale(found, scaleValuesOf(view.catalogue)), 3)}`;
}

export function measurePage(view: RecordView, plan: Plan, row: MeasureStanding): Html {
  const { context, state } = view;
  const { t } = context;
  const { measure } = row;
  const held = measure.text[context.language] === undefined ? 'en' : context.language;
  return page(context, {
    title: t('measure.title', { number: measure.number }),
    crumbs: measureCrumbs(view, plan),
    state,
    section: 'plans',
    lead: html`${quotation(context, {
        text: inLanguage(context, measure.text),
        language: held,
        isSummary: measure.isSummary,
        source: cited(view, 'measure', measure.id, 'text', t('record.sources')),
      })}
      <p>${periodMark(view, row.state)} · ${leadCell(view, row)}</p>`,
    twins: { json: true },
    body: html`${facts(view, row)} ${heading(2, t('measure.bodies'))} ${bodyTable(view, row)}
      ${heading(2, t('measure.thread'))} ${thread(context, { entries: measureThread(view, plan, row) })}
      ${answerSection(view, t('answers.to'), answersBy(view, 'measure', measure.id), toEnd)}
      ${alsoThroughClusters(view, recommendationsAnswered(view, 'measure', measure.id))}
      ${answerSection(view, t('answers.by'), answersTo(view, 'measure', measure.id), byEnd)}
      ${assessments(view, measure)} ${heading(2, t('measure.updates'))}
      <p>${t('measure.no_update')}</p>
      <p class="soft"><a href="${recordHref(view, 'measure', measure.id)}">${t('plans.all_sources')}</a></p>`,
  });
}
