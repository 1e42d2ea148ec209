import type { Citation, Kind } from '../../ledger/index.ts';
import { disagreement } from '../../web/components/disagreement.ts';
import { datedList } from '../../web/components/dated-list.ts';
import { heading, safeId } from '../../web/components/parts.ts';
import { quotation } from '../../web/components/quotation.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { isPartialDate } from '../../kernel/partial-date.ts';
import { fieldName, kindName, label, pageHref, word } from './labels.ts';
import { inLanguage, stateName } from './record.ts';
import type { RecordView } from './record.ts';
import { differ, statedValues } from './stated-values.ts';

/** One record as the page shows it. */
export interface ShownRecord {
  readonly kind: Kind;
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly citations: readonly Citation[];
  /** Why the record follows one of several values, by field. */
  readonly grounds: ReadonlyMap<string, string>;
  readonly history: readonly HistoryEntry[];
}

export interface HistoryEntry {
  readonly sequence: number;
  readonly changeSet: number;
  readonly at: string;
  readonly actor: string;
  readonly reason: string;
  readonly operation: 'create' | 'update' | 'delete';
  readonly fields: readonly string[];
}

const HIDDEN: ReadonlySet<string> = new Set(['id', 'stateId', 'position']);

/** A field's value as a person reads it: a date, a link to another record, a word, a list. */
function shownValue(view: RecordView, kind: Kind, field: string, value: unknown): Child {
  const { context } = view;
  if (value === null || value === undefined) return html`–`;
  const target = kind.references[field];
  if (target !== undefined && typeof value === 'string')
    return html`<a href="${pageHref(view, target, value)}">${label(view, target, value)}</a>`;
  if (typeof value === 'boolean') return context.t(value ? 'record.yes' : 'record.no');
  if (typeof value === 'number') return context.number(value);
  if (Array.isArray(value))
    return value.length === 0
      ? html`–`
      : context.list(
          value.map((one) =>
            /^[A-Z]{3}$/.test(String(one)) ? stateName(context, view.catalogue, String(one)) : String(one),
          ),
        );
  if (typeof value === 'object')
    return 'en' in value && typeof value.en === 'string'
      ? inLanguage(context, value as { en: string })
      : html`<code>${JSON.stringify(value)}</code>`;
  return shownText(view, kind.name, String(value));
}

function shownText(view: RecordView, vocabulary: string, text: string): Child {
  if (/^https?:\/\//.test(text)) return html`<a href="${text}">${text}</a>`;
  return isPartialDate(text) ? view.context.date(text) : word(view, vocabulary, text);
}

/** A citation: the document, the place in it, what it prints there and, once it is held, its words. */
function shownCitation(view: RecordView, one: Citation): Html {
  const { context } = view;
  const source = html`<a href="${context.link(`/${view.state.id}/sources/${one.sourceId}`)}"
      >${label(view, 'source', one.sourceId)}</a
    >, ${one.locator}`;
  return html`<li>
    ${source}${one.value !== null && html`: <q>${one.value}</q>`}
    ${one.quote !== null && quotation(context, { text: one.quote, language: 'en', isSummary: false })}
    ${one.note !== null && html`<p class="soft">${one.note}</p>`}
  </li>`;
}

function fieldSection(view: RecordView, record: ShownRecord, field: string): Html {
  const { context } = view;
  const own = record.citations.filter((one) => one.field === field);
  const values = statedValues(own, record.fields[field]);
  const ground = record.grounds.get(field);
  const name = fieldName(view, record.kind.name, field);
  const isDisputed = differ(values);
  return html`<section id="${safeId(field)}" class="field-record">
    ${heading(2, name)}
    <p class="field-value">${shownValue(view, record.kind, field, record.fields[field])}</p>
    ${
      isDisputed &&
      disagreement(context, {
        what: name,
        statements: values.map((value) => ({
          value: shownText(view, record.kind.name, value.reading),
          who: context.list([...new Set(value.citations.map((one) => label(view, 'source', one.sourceId)))]),
          chosen: value.isFollowed,
        })),
        ...(ground === undefined ? {} : { ground }),
      })
    }
    ${
      own.length > 0 &&
      html`<ul class="citations">
        ${own.map((one) => shownCitation(view, one))}
      </ul>`
    }
  </section>`;
}

function historySection(view: RecordView, record: ShownRecord): Html {
  const { context } = view;
  const items = record.history.map((entry) => ({
    date: entry.at.slice(0, 10),
    what: html`${word(view, 'operation', entry.operation)}${entry.fields.length > 0 && html`: ${context.list(entry.fields.map((field) => fieldName(view, record.kind.name, field)))}`}`,
    detail: html`${word(view, 'actor', entry.actor)}: ${entry.reason} ·
      <a href="${context.link(`/${view.state.id}/changes/${entry.changeSet}`)}"
        >${context.t('changes.set.title', { number: entry.changeSet })}</a
      >`,
  }));
  return html`${heading(2, context.t('record.history'))}${datedList(context, items)}`;
}

/** Everything held on one record: its fields, each with what every source says of it, and its changes. */
export function recordPage(view: RecordView, record: ShownRecord): Html {
  const { context, state } = view;
  const { t } = context;
  const whole = record.citations.filter((one) => one.field === null);
  const fields = Object.keys(record.kind.schema.shape).filter(
    (field) =>
      !HIDDEN.has(field) &&
      (record.fields[field] !== null || record.citations.some((one) => one.field === field)),
  );
  const own = pageHref(view, record.kind.name, record.id);
  const title = label(view, record.kind.name, record.id);
  return page(context, {
    title,
    crumbs: [{ label: state.name, href: context.link(`/${state.id}`) }],
    state,
    section: 'sources',
    twins: { json: true },
    lead: html`<p class="lead">
      ${t('record.lead', { kind: kindName(view, record.kind.name), count: record.citations.length })}
    </p>`,
    body: html`${!own.includes('/records/') && html`<p><a href="${own}">${t('record.own_page')}</a></p>`}
      ${
        whole.length > 0 &&
        html`${heading(2, t('record.whole'))}
          <ul class="citations">
            ${whole.map((one) => shownCitation(view, one))}
          </ul>`
      }
      ${record.kind.needsCitation && record.citations.length === 0 && html`<p>${t('record.no_source')}</p>`}
      ${fields.map((field) => fieldSection(view, record, field))} ${historySection(view, record)}
      <p class="soft">
        ${t('record.identifier')}: <code>${record.kind.name}</code> <code>${record.id}</code> ·
        <a href="${context.here({}, { format: 'json' })}">JSON</a>
      </p>`,
  });
}
