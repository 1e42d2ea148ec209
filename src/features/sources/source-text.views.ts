/** A page of a held document beside the facts that rest on it. */
import { pageViewer } from '../../web/components/page-viewer.ts';
import type { Finding, ViewedParagraph } from '../../web/components/page-viewer.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { fieldName, inLanguage, label, recordHref } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import type { CheckedFact } from './check-records.ts';
import type { DocumentText } from './document-text.ts';
import type { Source } from './sources.schema.ts';

export interface ShownText {
  readonly source: Source;
  readonly document: DocumentText;
  readonly checks: readonly CheckedFact[];
  /** From 1; the caller has seen to it that it is one of `pages`. */
  readonly page: number;
  readonly pages: number;
}

const QUOTED: ReadonlySet<CheckedFact['outcome']> = new Set(['quoted', 'placed']);

/** The blocks that begin on the page, by their place in the document. */
const blocksOn = ({
  document,
  page: number,
}: ShownText): { readonly index: number; readonly text: string }[] =>
  document.blocks.flatMap((block, index) =>
    block.page === number
      ? [
          {
            index,
            text: [block.kind === 'footnote' ? block.number : block.label, block.text]
              .filter(Boolean)
              .join(' '),
          },
        ]
      : [],
  );

export function sourceTextPage(view: RecordView, shown: ShownText): Html {
  const { context, state } = view;
  const { source, pages } = shown;
  // The part before the colon: the page is about its text, the whole title stands on the page of the source.
  const [title = ''] = inLanguage(context, source.title).split(/: /);
  const blocks = blocksOn(shown);
  const facts = Map.groupBy(
    shown.checks.filter((one) => QUOTED.has(one.outcome)),
    (one) => one.block ?? -1,
  );
  const resting = blocks.flatMap(({ index }) => facts.get(index) ?? []);
  return page(context, {
    title: context.t('source.text.title', { title }),
    crumbs: [
      { label: state.name, href: context.link(`/${state.id}`) },
      { label: context.t('sources.title'), href: context.link(`/${state.id}/sources`) },
      { label: title, href: context.link(`/${state.id}/sources/${source.id}`) },
    ],
    state,
    section: 'sources',
    dated: false,
    noindex: true,
    twins: { json: true },
    lead: html`<p class="lead">
      ${context.t('source.text.lead', { page: shown.page, pages, count: resting.length })}
    </p>`,
    body: pageViewer(context, {
      document: source.symbol ?? title,
      language: source.language ?? 'en',
      page: shown.page,
      pages,
      paragraphs: blocks.map(({ index, text }): ViewedParagraph =>
        facts.has(index) ? { text, finding: `b${index}` } : { text },
      ),
      findings: blocks.flatMap(({ index }) => findingOf(view, index, facts.get(index) ?? [])),
      pageHref: (number) => context.here({ page: number === 1 ? null : number }),
    }),
  });
}

/** The facts that rest on one passage, as one finding: the same row of a table often carries several. */
function findingOf(view: RecordView, index: number, facts: readonly CheckedFact[]): Finding[] {
  const [first] = facts;
  if (!first) return [];
  return [
    {
      id: `b${index}`,
      heading: first.citation.locator,
      body: html`<ul class="plain">
        ${facts.map(
          (fact) =>
            html`<li>
              <a href="${recordHref(view, fact.kind, fact.recordId, fact.citation.field ?? undefined)}"
                >${label(view, fact.kind, fact.recordId)}</a
              >
              <span class="soft"
                >${fact.citation.field === null ? view.context.t('source.whole_record') : fieldName(view, fact.kind, fact.citation.field)}</span
              >
            </li>`,
        )}
      </ul>`,
    },
  ];
}

export const sourceTextJson = (shown: ShownText): unknown => ({
  sourceId: shown.source.id,
  page: shown.page,
  pages: shown.pages,
  blocks: blocksOn(shown).map(({ index, text }) => ({ block: index, text })),
  citations: shown.checks.filter((one) => one.page === shown.page && QUOTED.has(one.outcome)),
});
