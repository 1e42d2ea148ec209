/** Every example of every component on one page: for the eye, and for the browser tests. No part of the public site. */
import { examples as button } from './components/button.examples.ts';
import { examples as chip } from './components/chip.examples.ts';
import { examples as columns } from './components/columns.examples.ts';
import { examples as crumbs } from './components/crumbs.examples.ts';
import { examples as dataTable } from './components/data-table.examples.ts';
import { examples as datedList } from './components/dated-list.examples.ts';
import { examples as definitionList } from './components/definition-list.examples.ts';
import { examples as disagreement } from './components/disagreement.examples.ts';
import { examples as emptyState } from './components/empty-state.examples.ts';
import { examples as filters } from './components/filters.examples.ts';
import { examples as forms } from './components/forms.examples.ts';
import { examples as note } from './components/note.examples.ts';
import { examples as pageLead } from './components/page-lead.examples.ts';
import { examples as pageViewer } from './components/page-viewer.examples.ts';
import { examples as pagination } from './components/pagination.examples.ts';
import type { Example } from './components/parts.ts';
import { examples as passages } from './components/passages.examples.ts';
import { examples as progress } from './components/progress.examples.ts';
import { examples as quotation } from './components/quotation.examples.ts';
import { examples as sectionNav } from './components/section-nav.examples.ts';
import { SHARE_STYLE } from './components/share-bar.ts';
import { examples as shareBar } from './components/share-bar.examples.ts';
import { examples as sourceMark } from './components/source-mark.examples.ts';
import { examples as stamp } from './components/stamp.examples.ts';
import { examples as statusMark } from './components/status-mark.examples.ts';
import { examples as suggestionList } from './components/suggestion-list.examples.ts';
import { examples as tally } from './components/tally.examples.ts';
import { examples as thread } from './components/thread.examples.ts';
import { examples as timeline } from './components/timeline.examples.ts';
import { examples as voices } from './components/voices.examples.ts';
import { columnCharts, dotPlots, flows, heatTables, tileMaps } from './charts/charts.examples.ts';
import { CHART_STYLE } from './charts/drawing.ts';
import { word } from './components/examples-words.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { page } from './layout.ts';
import type { PageContext } from './page-context.ts';

/** Component → its examples, in the order in which a page would meet them. */
export const EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  crumbs,
  stamp,
  'page-lead': pageLead,
  'section-nav': sectionNav,
  'status-mark': statusMark,
  tally,
  'source-mark': sourceMark,
  disagreement,
  voices,
  thread,
  timeline,
  quotation,
  chip,
  'suggestion-list': suggestionList,
  'data-table': dataTable,
  'definition-list': definitionList,
  'dated-list': datedList,
  passages,
  filters,
  'share-bar': shareBar,
  pagination,
  columns,
  note,
  'empty-state': emptyState,
  button,
  forms,
  progress,
  'page-viewer': pageViewer,
  'dot-plot': dotPlots,
  'column-chart': columnCharts,
  'heat-table': heatTables,
  flow: flows,
  'tile-map': tileMaps,
};

/** `only`: one component alone, so that ids of two examples cannot meet. */
export function examplesPage(context: PageContext, only?: string): Html {
  const shown = Object.entries(EXAMPLES).filter(([name]) => only === undefined || name === only);
  return page(context, {
    title: 'Components',
    crumbs: [],
    state: { id: 'XEX', name: word(context, 'state') },
    section: 'treaties',
    noindex: true,
    styles: [CHART_STYLE, SHARE_STYLE],
    // The stamp is among the examples; two on one page would share their ids.
    dated: false,
    twins: { json: true, csv: true, ics: true },
    body: shown.map(
      ([name, examples]) =>
        html`<h2 lang="en" dir="ltr">${name}</h2>
          ${examples.map(
            (example) =>
              html`<section>
                <p class="soft" lang="en" dir="ltr">${example.name}</p>
                ${example.render(context)}
              </section>`,
          )}`,
    ),
  });
}
