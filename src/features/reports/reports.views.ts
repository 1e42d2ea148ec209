import { languageOf } from '../../kernel/language.ts';
import { button } from '../../web/components/button.ts';
import { hiddenFields } from '../../web/components/filters.ts';
import { heading } from '../../web/components/parts.ts';
import { radios } from '../../web/components/radios.ts';
import { select } from '../../web/components/select.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { COMPLETE_LANGUAGES } from '../../web/messages.ts';
import { sectionHref } from '../../web/navigation.ts';
import type { RecordView } from '../record/index.ts';

/** A page to read or print, and the files to take away. */
export const REPORT_FORMATS = ['page', 'docx', 'html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const reportPath = (stateId: string, format: ReportFormat): string =>
  `/${stateId}/reports/commitments${format === 'page' ? '' : `/${format}`}`;

/** Which reports there are, each for the day that the page shows. */
export function reportsPage(view: RecordView): Html {
  const { context, state } = view;
  const { t } = context;
  return page(context, {
    title: t('reports.title'),
    crumbs: [{ label: state.name, href: context.link(`/${state.id}`) }],
    state,
    section: 'reports',
    twins: { json: true },
    lead: html`<p class="lead">${t('reports.lead', { date: context.date(context.asof) })}</p>`,
    body: html`${heading(2, t('report.commitments'))}
      <p>${t('reports.commitments.what')}</p>
      ${makeForm(view)} ${heading(2, t('reports.as_it_is'))}
      <ul>
        ${REPORT_FORMATS.map(
          (format) =>
            html`<li>
              <a href="${context.link(reportPath(state.id, format))}">${t(`reports.format.${format}`)}</a>
            </li>`,
        )}
      </ul>`,
  });
}

/** The day comes from the stamp of the page; language and form are chosen here. */
function makeForm(view: RecordView): Html {
  const { context, state } = view;
  const { t } = context;
  const action = context.link(`/${state.id}/reports/make`).split('?', 1)[0] ?? '';
  const own = COMPLETE_LANGUAGES.find((one) => one === context.language) ?? 'en';
  return html`<form method="get" action="${action}">
    ${hiddenFields(context, [])}
    <p>${t('reports.day', { date: context.date(context.asof) })}</p>
    ${select(context, {
      name: 'language',
      label: t('reports.language'),
      value: own,
      choices: COMPLETE_LANGUAGES.map((code) => ({ value: code, label: languageOf(code).ownName })),
    })}
    ${radios(context, {
      name: 'format',
      label: t('reports.format'),
      value: 'page',
      choices: REPORT_FORMATS.map((value) => ({ value, label: t(`reports.format.${value}`) })),
    })}
    <p>${button(context, { text: t('reports.make') })}</p>
  </form>`;
}

/** The way back and to the files, above a report that is read on the site; not printed. */
export const reportBar = ({ context, state }: RecordView): Html =>
  html`<nav class="bar" aria-label="${context.t('reports.title')}">
    <a href="${sectionHref(context, state.id, 'reports')}">${context.t('reports.back')}</a>
    <a href="${context.link(reportPath(state.id, 'docx'))}">${context.t('reports.format.docx')}</a>
    <a href="${context.link(reportPath(state.id, 'html'))}">${context.t('reports.format.html')}</a>
  </nav>`;
