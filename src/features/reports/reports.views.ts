import { button } from '../../web/components/button.ts';
import { heading } from '../../web/components/parts.ts';
import { hiddenFields } from '../../web/components/filters.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import type { RecordView } from '../record/index.ts';

/** Which reports there are, each for the day that the page shows. */
export function reportsPage(view: RecordView): Html {
  const { context, state } = view;
  const { t } = context;
  const to = `/${state.id}/reports/commitments`;
  return page(context, {
    title: t('reports.title'),
    crumbs: [{ label: state.name, href: context.link(`/${state.id}`) }],
    state,
    section: 'reports',
    twins: { json: true },
    lead: html`<p class="lead">${t('reports.lead', { date: context.date(context.asof) })}</p>`,
    body: html`${heading(2, t('report.commitments'))}
      <p>${t('reports.commitments.what')}</p>
      <form method="get" action="${context.link(`${to}/docx`).split('?', 1)[0]}">
        ${hiddenFields(context, [])}
        <p>${button(context, { text: t('reports.docx') })}</p>
      </form>
      <p><a href="${context.link(to)}">${t('reports.html')}</a></p>`,
  });
}
