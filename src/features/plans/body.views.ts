import { dataTable } from '../../web/components/data-table.ts';
import { datedList } from '../../web/components/dated-list.ts';
import { definitionList } from '../../web/components/definition-list.ts';
import { heading, localText, textIn } from '../../web/components/parts.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { languageOf } from '../../kernel/language.ts';
import { cut, dueMark, dutiesOn, owedBy, owedTo, submission } from '../duties/index.ts';
import type { ReportingDuty } from '../duties/index.ts';
import { cited, citedDate, label, pageHref, recordHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { partsAs } from './bodies.ts';
import type { BodyStanding, Part } from './bodies.ts';
import { measureText } from './measure.words.ts';
import { withCitations } from './plan.twins.ts';
import { certaintyMark, periodMark } from './plans.marks.ts';
import { bodyAlias } from './plans.schema.ts';
import type { Body, BodyAlias } from './plans.schema.ts';

/** A body's dates are shown a year ahead; the duties page has the rest. */
const DAYS_AHEAD = 365;

const facts = (view: RecordView, body: Body): Html => {
  const { context } = view;
  const { t } = context;
  const others = Object.entries(body.names).filter(([language]) => language !== context.language);
  return definitionList(context, [
    { term: t('bodies.kind'), value: word(view, 'body_kind', body.kind) },
    body.abbreviation !== null && {
      term: t('bodies.abbreviation'),
      value: cited(view, 'body', body.id, 'abbreviation', textIn(context, body.abbreviation, 'und')),
    },
    {
      term: t('bodies.names'),
      value: html`${others.map(
        ([language, name]) =>
          html`<div>${cited(view, 'body', body.id, 'names', textIn(context, name, language))}</div>`,
      )}`,
    },
    body.existsFrom !== null && {
      term: t('bodies.exists_from'),
      value: citedDate(view, 'body', body, 'existsFrom', body.existsFrom),
    },
    body.existsUntil !== null && {
      term: t('bodies.exists_until'),
      value: citedDate(view, 'body', body, 'existsUntil', body.existsUntil),
    },
    body.website !== null && {
      term: t('bodies.website'),
      value: html`<a href="${body.website}">${body.website}</a>`,
    },
    body.note !== null && {
      term: t('bodies.note'),
      value: cited(view, 'body', body.id, 'note', localText(context, body.note)),
    },
  ]);
};

const measures = (view: RecordView, parts: readonly Part[]): Html => {
  const { context } = view;
  const { t } = context;
  if (parts.length === 0) return html`<p>${t('bodies.no_measure')}</p>`;
  return dataTable(context, {
    id: 'measures-of-body',
    caption: t('plans.caption', { date: context.date(context.asof) }),
    rows: parts,
    columns: [
      {
        header: t('plans.number'),
        namesRow: true,
        cell: ({ row }) =>
          html`<a href="${pageHref(view, 'measure', row.measure.id)}">${row.measure.number}</a>`,
      },
      { header: t('plans.what'), cell: ({ row }) => measureText(context, row.measure) },
      {
        header: t('measure.role'),
        cell: ({ part }) =>
          html`${word(view, 'responsibility_role', part.role)} ${certaintyMark(view, part.certainty)}`,
      },
      {
        header: t('measure.words'),
        cell: ({ part }) => cited(view, 'responsibility', part.id, 'words', textIn(context, part.words)),
      },
      { header: t('plans.state'), cell: ({ row }) => periodMark(view, row.state) },
    ],
  });
};

/** Names under which documents mean the body: how sure that is, and on what ground. */
function aliases(view: RecordView, body: Body): Html {
  const { context } = view;
  const { t } = context;
  const rows: readonly BodyAlias[] = view.dossier.all(bodyAlias).filter((alias) => alias.bodyId === body.id);
  if (rows.length === 0) return html``;
  return html`${heading(2, t('bodies.aliases'))}
  ${dataTable(context, {
    id: 'aliases',
    caption: t('bodies.aliases.caption'),
    rows,
    columns: [
      {
        header: t('bodies.alias'),
        namesRow: true,
        cell: (alias) =>
          cited(view, 'body_alias', alias.id, 'alias', textIn(context, alias.alias, alias.language)),
      },
      { header: t('bodies.language'), cell: (alias) => languageName(context.language, alias.language) },
      { header: t('measure.certainty'), cell: (alias) => word(view, 'certainty', alias.certainty) },
      {
        header: t('bodies.ground'),
        cell: (alias) => (alias.ground === null ? '–' : localText(context, alias.ground)),
      },
    ],
  })}`;
}

/** 'Russian' in the page's language; the code where Intl knows no name. */
const languageName = (pageLanguage: string, code: string): string =>
  new Intl.DisplayNames(languageOf(pageLanguage).locale, { type: 'language', fallback: 'code' }).of(code) ??
  code;

function duties(view: RecordView, title: string, own: readonly ReportingDuty[], other: 'by' | 'to'): Html {
  if (own.length === 0) return html``;
  const { context } = view;
  const dues = dutiesOn(own, view.dossier.all(submission), context.asof, DAYS_AHEAD);
  return html`${heading(3, title)}
  ${datedList(
    context,
    dues.map((due) => ({
      date: due.dueOn,
      what: localText(context, due.duty.title),
      detail: html`${dueMark(view, due)} ·
      ${other === 'by' ? cut(owedBy(view, due.duty)) : owedTo(view, due.duty)}`,
      late: due.status === 'overdue',
    })),
  )}`;
}

export function bodyPage(view: RecordView, standing: BodyStanding): Html {
  const { context, state } = view;
  const { t } = context;
  const { body, parts, owes, isOwed } = standing;
  const counts = {
    lead: partsAs(standing, 'lead').length,
    participant: partsAs(standing, 'participant').length,
    by_agreement: partsAs(standing, 'by_agreement').length,
  };
  return page(context, {
    title: label(view, 'body', body.id),
    crumbs: [
      { label: state.name, href: context.link(`/${state.id}`) },
      { label: t('plans.title'), href: context.link(`/${state.id}/plans`) },
      { label: t('plans.bodies'), href: context.link(`/${state.id}/bodies`) },
    ],
    state,
    section: 'plans',
    lead: pageLead(context, [
      {
        message: 'bodies.lead.one',
        values: { ...counts, owes: owes.length },
        links: { measureRows: '#measures', dutyRows: '#duties' },
      },
    ]),
    twins: { json: true },
    body: html`${facts(view, body)}
      <section id="measures">${heading(2, t('plans.measures'))} ${measures(view, parts)}</section>
      <section id="duties">
        ${heading(2, t('bodies.duties'))}
        ${
          owes.length + isOwed.length === 0
            ? html`<p>${t('bodies.no_duty')}</p>`
            : html`${duties(view, t('bodies.owes'), owes, 'to')}
                ${duties(view, t('bodies.is_owed'), isOwed, 'by')}
                <p><a href="${context.link(`/${state.id}/duties`)}">${t('overview.due.all')}</a></p>`
        }
      </section>
      ${aliases(view, body)}
      <p class="soft"><a href="${recordHref(view, 'body', body.id)}">${t('plans.all_sources')}</a></p>`,
  });
}

export const bodyJson = (view: RecordView, { body, parts, owes, isOwed }: BodyStanding): unknown => ({
  ...withCitations(view, 'body', body),
  aliases: view.dossier
    .all(bodyAlias)
    .filter((alias) => alias.bodyId === body.id)
    .map((alias) => withCitations(view, 'body_alias', alias)),
  measures: parts.map(({ row, part }) => ({
    number: row.measure.number,
    periodState: row.state,
    ...withCitations(view, 'responsibility', part),
  })),
  owes,
  isOwed,
});
