/** What a document says for this record: every citation of it, narrowed, in the order of the document. */
import { columns } from '../../web/components/columns.ts';
import { dataTable } from '../../web/components/data-table.ts';
import type { Column } from '../../web/components/data-table.ts';
import { disagreementMark } from '../../web/components/disagreement-mark.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { chosenFilters, filters } from '../../web/components/filters.ts';
import { pagination, readPage } from '../../web/components/pagination.ts';
import { heading, textIn } from '../../web/components/parts.ts';
import { statusMark } from '../../web/components/status-mark.ts';
import { directionOf, isLanguageCode } from '../../kernel/language.ts';
import { isPartialDate } from '../../kernel/partial-date.ts';
import type { CsvTable } from '../../web/csv.ts';
import { narrow } from '../../web/facets.ts';
import type { FacetRule, Narrowed } from '../../web/facets.ts';
import { attributes, html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { fieldName, kindName, label, recordHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { DISAGREEING, OUTCOMES } from './citation-check.ts';
import type { CheckedFact } from './check-records.ts';
import { findValue } from './plain-words.ts';
import { byLocator } from './source-use.ts';
import type { CitedFact } from './source-use.ts';
import type { Source } from './sources.schema.ts';

const PAGE_SIZE = 50;

export interface FactRow {
  readonly fact: CitedFact;
  /** What the held text says to it; null where the document is not held. */
  readonly check: CheckedFact | null;
}

export interface FactList {
  readonly source: Source;
  readonly all: readonly FactRow[];
  readonly narrowed: Narrowed<FactRow>;
  readonly page: number;
}

/** The citations of a source in document order, narrowed by what the address asks for. */
export function factList(
  view: RecordView,
  source: Source,
  facts: readonly CitedFact[],
  checks: readonly CheckedFact[],
): FactList {
  const byCitation = new Map(checks.map((check) => [keyOf(check), check]));
  const all = facts
    .map((fact): FactRow => ({ fact, check: byCitation.get(keyOf(fact)) ?? null }))
    .sort(inDocumentOrder);
  const narrowed = narrow(view.context, all, rulesOf(view));
  const last = Math.max(1, Math.ceil(narrowed.rows.length / PAGE_SIZE));
  return { source, all, narrowed, page: Math.min(readPage(view.context), last) };
}

const keyOf = (one: Pick<CitedFact, 'kind' | 'recordId' | 'position'>): string =>
  `${one.kind}\n${one.recordId}\n${one.position}`;

const inDocumentOrder = (a: FactRow, b: FactRow): number =>
  (a.check?.block ?? Number.MAX_SAFE_INTEGER) - (b.check?.block ?? Number.MAX_SAFE_INTEGER) ||
  byLocator(a.fact, b.fact);

const rulesOf = (view: RecordView): FacetRule<FactRow>[] => {
  const { t } = view.context;
  return [
    {
      name: 'kind',
      label: t('source.record_kind'),
      of: ({ fact }) => [fact.kind],
      word: (kind) => kindName(view, kind),
    },
    {
      name: 'agreement',
      label: t('sources.agreement'),
      of: ({ fact }) => [fact.differing.length > 0 ? 'differs' : 'agrees'],
      word: (value) => t(value === 'differs' ? 'sources.differs' : 'sources.agrees'),
      order: ['differs', 'agrees'],
    },
    {
      name: 'check',
      label: t('source.check'),
      of: ({ check }) => [check?.outcome ?? 'unchecked'],
      word: (value) => word(view, 'citation_outcome', value),
      order: OUTCOMES,
    },
  ];
};

/** The words that rest on the value stand out in the quote. */
function quoteWithValue(quote: string, value: string | null): Child {
  const found = value === null ? undefined : findValue(quote, value)[0];
  if (found === undefined || found.to - found.from === quote.length) return quote;
  let at = 0;
  const pieces = found.parts.map(({ from, to }) => {
    const piece = html`${quote.slice(at, from)}<strong>${quote.slice(from, to)}</strong>`;
    at = to;
    return piece;
  });
  return html`${pieces}${quote.slice(at)}`;
}

/** The place, and what the document prints there: its own words where they are held, else the value as it was copied. */
function printed(view: RecordView, source: Source, { fact, check }: FactRow): Child {
  const { t, link } = view.context;
  const { citation } = fact;
  const language = attributes({
    lang: source.language,
    dir: source.language !== null && isLanguageCode(source.language) ? directionOf(source.language) : 'auto',
  });
  const isRead = citation.reading !== null && citation.value !== null && citation.reading !== citation.value;
  const text = link(`/${view.state.id}/sources/${source.id}/text`, { page: check?.page ?? 1 });
  const words = citation.quote === null ? citation.value : quoteWithValue(citation.quote, citation.value);
  return html`<div>
    ${check === null || check.block === null ? textIn(view.context, citation.locator) : html`<a href="${`${text}#passage-b${check.block}`}">${textIn(view.context, citation.locator)}</a>`}
    ${words !== null && html`<div><q ${language}>${words}</q></div>`}
    ${isRead && html`<div class="soft">${t('source.understood', { reading: readingWords(view, fact) })}</div>`}
    ${citation.note !== null && html`<div class="soft">${textIn(view.context, citation.note)}</div>`}
    ${check !== null && DISAGREEING.includes(check.outcome) && checkMark(view, check)}
  </div>`;
}

/** A reading in words: dates as dates; ids and lists as they are held. */
const readingWords = (view: RecordView, { kind, citation }: CitedFact): string =>
  citation.reading !== null && isPartialDate(citation.reading)
    ? view.context.date(citation.reading)
    : word(view, kind, citation.reading ?? '');

const checkMark = (view: RecordView, check: CheckedFact): Html =>
  html`<div>
      ${statusMark(view.context, { level: 'back', label: word(view, 'citation_outcome', check.outcome) })}
    </div>
    ${check.found !== null && html`<div class="soft">${view.context.t('source.found_elsewhere', { place: check.found })}</div>`}`;

function aboutCell(view: RecordView, { fact }: FactRow): Child {
  const { t } = view.context;
  const { field } = fact.citation;
  const href = recordHref(view, fact.kind, fact.recordId, field ?? undefined);
  return html`<div>
    <a href="${href}">${label(view, fact.kind, fact.recordId)}</a>
    <div class="soft">
      ${kindName(view, fact.kind)} ·
      ${field === null ? t('source.whole_record') : fieldName(view, fact.kind, field)}
    </div>
    ${fact.differing.length > 0 && html`<div>${disagreementMark(view.context, { href, count: fact.differing.length })}</div>`}
    ${fact.isFollowed === false && html`<div class="soft">${t('source.not_followed')}</div>`}
  </div>`;
}

const columnsOf = (view: RecordView, source: Source): Column<FactRow>[] => [
  { header: view.context.t('source.fact'), cell: (row) => aboutCell(view, row) },
  { header: view.context.t('source.printed'), cell: (row) => printed(view, source, row) },
];

export function saysSection(view: RecordView, list: FactList): Html {
  const { context } = view;
  const { t } = context;
  const { rows, facets } = list.narrowed;
  const home = context.link(`/${view.state.id}/sources/${list.source.id}`);
  if (list.all.length === 0) {
    return html`<section id="says">
      ${heading(2, t('source.says'))}${emptyState(context, { heading: t('source.says.none'), next: [{ label: t('sources.show_all'), href: context.link(`/${view.state.id}/sources`) }] })}
    </section>`;
  }
  const from = (list.page - 1) * PAGE_SIZE;
  const shown =
    rows.length === 0
      ? emptyState(context, {
          heading: t('source.says.none_fits'),
          next: [{ label: t('source.says.show_all'), href: home }],
        })
      : html`${dataTable(context, { id: 'citations', caption: t('source.says.caption'), columns: columnsOf(view, list.source), rows: rows.slice(from, from + PAGE_SIZE) })}
        ${pagination(context, { total: rows.length, pageSize: PAGE_SIZE, page: list.page })}`;
  return html`<section id="says">
    ${heading(2, t('source.says'))}
    ${facets.length === 0 ? shown : columns(context, { first: 'aside', aside: filters(context, { facets }), main: html`${chosenFilters(context, facets)}${shown}` })}
  </section>`;
}

export const sourceJson = ({ source, all, narrowed }: FactList): unknown => ({
  source,
  citations: all.length,
  shown: narrowed.rows.map(({ fact, check }) => ({
    kind: fact.kind,
    recordId: fact.recordId,
    ...fact.citation,
    isFollowed: fact.isFollowed,
    otherValues: fact.differing.map((value) => ({
      reading: value.reading,
      sources: value.citations.map((one) => one.sourceId),
    })),
    check: check && { outcome: check.outcome, page: check.page, found: check.found },
  })),
});

export const sourceCsv = (view: RecordView, { source, narrowed }: FactList): CsvTable => ({
  header: [
    'source_id',
    'locator',
    'kind',
    'record_id',
    'record',
    'field',
    'value',
    'reading',
    'quote',
    'note',
    'followed',
    'contradicted',
    'check',
    'page',
    'found',
  ],
  rows: narrowed.rows.map(({ fact, check }) => [
    source.id,
    fact.citation.locator,
    fact.kind,
    fact.recordId,
    label(view, fact.kind, fact.recordId),
    fact.citation.field,
    fact.citation.value,
    fact.citation.reading,
    fact.citation.quote,
    fact.citation.note,
    fact.isFollowed,
    fact.differing.length > 0,
    check?.outcome,
    check?.page,
    check?.found,
  ]),
});
