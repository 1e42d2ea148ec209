/** What a document says for this record: every citation of it, narrowed, in the order of the document. */
import { columns } from '../../web/components/columns.ts';
import { dataTable } from '../../web/components/data-table.ts';
import type { Column } from '../../web/components/data-table.ts';
import { disagreementMark } from '../../web/components/disagreement-mark.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { chosenFilters, filters } from '../../web/components/filters.ts';
import { pagination, readPage } from '../../web/components/pagination.ts';
import { heading } from '../../web/components/parts.ts';
import { statusMark } from '../../web/components/status-mark.ts';
import { directionOf, isLanguageCode } from '../../kernel/language.ts';
import type { CsvTable } from '../../web/csv.ts';
import { narrow } from '../../web/facets.ts';
import type { FacetRule, Narrowed } from '../../web/facets.ts';
import { attributes, html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { fieldName, kindName, label, recordHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { DISAGREEING, OUTCOMES } from './citation-check.ts';
import type { CheckedFact } from './check-records.ts';
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
export function factList(view: RecordView, source: Source, facts: readonly CitedFact[], checks: readonly CheckedFact[]): FactList {
  const byCitation = new Map(checks.map((check) => [keyOf(check), check]));
  const all = facts.map((fact): FactRow => ({ fact, check: byCitation.get(keyOf(fact)) ?? null })).sort(inDocumentOrder);
  const narrowed = narrow(view.context, all, rulesOf(view));
  const last = Math.max(1, Math.ceil(narrowed.rows.length / PAGE_SIZE));
  return { source, all, narrowed, page: Math.min(readPage(view.context), last) };
}

const keyOf = (one: Pick<CitedFact, 'kind' | 'recordId' | 'position'>): string => `${one.kind}\n${one.recordId}\n${one.position}`;

const inDocumentOrder = (a: FactRow, b: FactRow): number =>
  (a.check?.block ?? Number.MAX_SAFE_INTEGER) - (b.check?.block ?? Number.MAX_SAFE_INTEGER) || byLocator(a.fact, b.fact);

const rulesOf = (view: RecordView): FacetRule<FactRow>[] => {
  const { t } = view.context;
  return [
    { name: 'kind', label: t('source.record_kind'), of: ({ fact }) => [fact.kind], word: (kind) => kindName(view, kind) },
    {
      name: 'agreement',
      label: t('sources.agreement'),
      of: ({ fact }) => [fact.differing.length > 0 ? 'differs' : 'agrees'],
      word: (value) => t(value === 'differs' ? 'sources.differs' : 'sources.agrees'),
      order: ['differs', 'agrees'],
    },
    { name: 'check', label: t('source.check'), of: ({ check }) => [check?.outcome ?? 'unchecked'], word: (value) => word(view, 'citation_outcome', value), order: OUTCOMES },
  ];
};

/** What the document prints there: its own words where they are held, else the value as it was copied. */
function printed(view: RecordView, source: Source, { fact, check }: FactRow): Child {
  const { citation } = fact;
  const language = attributes({
    lang: source.language,
    dir: source.language !== null && isLanguageCode(source.language) ? directionOf(source.language) : 'auto',
  });
  const reading = citation.reading !== null && citation.value !== null && citation.reading !== citation.value ? citation.reading : null;
  const words = citation.quote ?? citation.value;
  return html`<div>
    ${words === null ? html`–` : html`<q${language}>${words}</q>`}
    ${citation.quote !== null && citation.value !== null && html`<div class="soft"${language}>${citation.value}</div>`}
    ${reading !== null && html`<div class="soft">${view.context.t('source.understood', { reading })}</div>`}
    ${citation.note !== null && html`<div class="soft">${citation.note}</div>`}
    ${check !== null && DISAGREEING.includes(check.outcome) && html`<div>${checkMark(view, check)}</div>`}
  </div>`;
}

const checkMark = (view: RecordView, check: CheckedFact): Html =>
  html`${statusMark(view.context, { level: 'back', label: word(view, 'citation_outcome', check.outcome) })}
  ${check.found !== null && html`<div class="soft">${view.context.t('source.found_elsewhere', { place: check.found })}</div>`}`;

function agreement(view: RecordView, { fact }: FactRow): Child {
  if (fact.differing.length === 0) return html`–`;
  const href = recordHref(view, fact.kind, fact.recordId, fact.citation.field ?? undefined);
  return html`<div>
    ${disagreementMark(view.context, { href, count: fact.differing.length })}
    ${fact.isFollowed === false && html`<div class="soft">${view.context.t('source.not_followed')}</div>`}
  </div>`;
}

function columnsOf(view: RecordView, source: Source): Column<FactRow>[] {
  const { context } = view;
  const { t } = context;
  const at = (check: CheckedFact): string => `${context.link(`/${view.state.id}/sources/${source.id}/text`, { page: check.page ?? 1 })}#passage-b${check.block ?? 0}`;
  return [
    {
      header: t('source.place'),
      cell: ({ fact, check }) =>
        check !== null && check.block !== null ? html`<a href="${at(check)}">${fact.citation.locator}</a>` : fact.citation.locator,
    },
    {
      header: t('source.fact'),
      cell: ({ fact }) => html`<div>
        <a href="${recordHref(view, fact.kind, fact.recordId, fact.citation.field ?? undefined)}">${label(view, fact.kind, fact.recordId)}</a>
        <div class="soft">${fact.citation.field === null ? t('source.whole_record') : fieldName(view, fact.kind, fact.citation.field)} · ${kindName(view, fact.kind)}</div>
      </div>`,
    },
    { header: t('source.printed'), cell: (row) => printed(view, source, row) },
    { header: t('sources.agreement'), cell: (row) => agreement(view, row) },
  ];
}

export function saysSection(view: RecordView, list: FactList): Html {
  const { context } = view;
  const { t } = context;
  const { rows, facets } = list.narrowed;
  const home = context.link(`/${view.state.id}/sources/${list.source.id}`);
  if (list.all.length === 0) {
    return html`<section id="says">${heading(2, t('source.says'))}${emptyState(context, { heading: t('source.says.none'), next: [{ label: t('sources.show_all'), href: context.link(`/${view.state.id}/sources`) }] })}</section>`;
  }
  const from = (list.page - 1) * PAGE_SIZE;
  const shown =
    rows.length === 0
      ? emptyState(context, { heading: t('source.says.none_fits'), next: [{ label: t('source.says.show_all'), href: home }] })
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
    otherValues: fact.differing.map((value) => ({ reading: value.reading, sources: value.citations.map((one) => one.sourceId) })),
    check: check && { outcome: check.outcome, page: check.page, found: check.found },
  })),
});

export const sourceCsv = (view: RecordView, { source, narrowed }: FactList): CsvTable => ({
  header: ['source_id', 'locator', 'kind', 'record_id', 'record', 'field', 'value', 'reading', 'quote', 'note', 'followed', 'contradicted', 'check', 'page', 'found'],
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
