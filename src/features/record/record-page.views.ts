import type { Citation, Kind } from '../../ledger/index.ts';
import type { Crumb } from '../../web/components/crumbs.ts';
import { disagreement } from '../../web/components/disagreement.ts';
import { datedList } from '../../web/components/dated-list.ts';
import { heading, safeId } from '../../web/components/parts.ts';
import { quotation } from '../../web/components/quotation.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { CATALOGUE_PATH } from '../../web/navigation.ts';
import { actorName, changeSetHref, chosenBy, groundWords } from './authorship.views.ts';
import { fieldName, kindName, label, pageHref, word } from './labels.ts';
import { proofSection } from './proof.views.ts';
import type { ShownProof } from './proof.views.ts';
import { recordHref } from './record.ts';
import type { RecordsView } from './record.ts';
import type { Authorship, HistoryEntry } from './record.repository.ts';
import { shownPlace, shownReading, shownValue, sourceLink } from './shown-value.ts';
import { differ, statedValues } from './stated-values.ts';

/** Why the record follows one of several values, and who said so. */
export interface Chosen {
  readonly ground: unknown;
  /** Null only where the ledger was altered by hand. */
  readonly by: Authorship | null;
}

/** One record as the page shows it. */
export interface ShownRecord {
  readonly kind: Kind;
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly citations: readonly Citation[];
  /** By field. */
  readonly chosen: ReadonlyMap<string, Chosen>;
  readonly history: readonly HistoryEntry[];
  /** null where the page shows the record as it was known on another day: a proof is of the record as it stands. */
  readonly proof: ShownProof | null;
}

const HIDDEN: ReadonlySet<string> = new Set(['id', 'stateId', 'position']);

/** A citation: the document, the place in it, what it prints there and, once it is held, its words. */
const shownCitation = (view: RecordsView, one: Citation): Html =>
  html`<li>
    ${sourceLink(view, one.sourceId)}, ${shownPlace(one)}
    ${one.quote !== null && quotation(view.context, { text: one.quote, language: 'en', isSummary: false })}
    ${one.note !== null && html`<p class="soft">${one.note}</p>`}
  </li>`;

/** What the sources state for a field where they differ, which one the record follows, who chose it and why. */
function disputed(view: RecordsView, record: ShownRecord, field: string): Html | false {
  const values = statedValues(
    record.citations.filter((one) => one.field === field),
    record.fields[field],
  );
  if (!differ(values)) return false;
  const { context } = view;
  const chosen = record.chosen.get(field);
  return disagreement(context, {
    what: fieldName(view, record.kind.name, field),
    statements: values.map((value) => ({
      value: shownReading(view, record.kind.name, field, value.reading),
      who: context.list([...new Set(value.citations.map((one) => label(view, 'source', one.sourceId)))]),
      chosen: value.isFollowed,
    })),
    ...(chosen === undefined ? {} : { ground: groundWords(view, chosen.ground) }),
    ...(chosen?.by ? { chosenBy: chosenBy(view, chosen.by) } : {}),
  });
}

function fieldSection(view: RecordsView, record: ShownRecord, field: string): Html {
  const own = record.citations.filter((one) => one.field === field);
  return html`<section id="${safeId(field)}" class="field-record">
    ${heading(2, fieldName(view, record.kind.name, field))}
    <div class="field-value">
      ${shownValue(view, { kind: record.kind, field, fields: record.fields }, record.fields[field])}
    </div>
    ${disputed(view, record, field)}
    ${
      own.length > 0 &&
      html`<ul class="citations">
        ${own.map((one) => shownCitation(view, one))}
      </ul>`
    }
  </section>`;
}

function historySection(view: RecordsView, record: ShownRecord): Html {
  const { context } = view;
  // A change of the catalogue stands in no State's list of changes.
  const from: RecordsView = record.kind.scope === 'catalogue' ? { ...view, state: null } : view;
  const items = record.history.map((entry) => ({
    date: entry.at.slice(0, 10),
    what: html`${word(view, 'operation', entry.operation)}${entry.fields.length > 0 && html`: ${context.list(entry.fields.map((field) => fieldName(view, record.kind.name, field)))}`}`,
    detail: html`${actorName(view, entry.actor)}: ${entry.reason} ·
      <a href="${changeSetHref(from, entry.changeSet)}"
        >${context.t('changes.set.title', { number: entry.changeSet })}</a
      >`,
  }));
  return html`${heading(2, context.t('record.history'))}${datedList(context, items)}`;
}

/** Where the page stands: in a State's record, or in the catalogue under its kind. */
function crumbsOf(view: RecordsView, kind: Kind): readonly Crumb[] {
  const { context, state } = view;
  if (state !== null) return [{ label: state.name, href: context.link(`/${state.id}`) }];
  return [
    { label: context.t('catalogue.title'), href: context.link(CATALOGUE_PATH) },
    { label: kindName(view, kind.name), href: context.link(`${CATALOGUE_PATH}/records/${kind.name}`) },
  ];
}

/** The page of its own that a record has, and the page without a State of one that belongs to none. */
function otherPages(view: RecordsView, { kind, id }: ShownRecord): Child {
  const own = pageHref(view, kind.name, id);
  const { t } = view.context;
  return [
    !own.includes('/records/') && html`<p><a href="${own}">${t('record.own_page')}</a></p>`,
    kind.scope === 'catalogue' &&
      view.state !== null &&
      html`<p class="soft">
        ${t.rich('record.shared', {}, { catalogue: recordHref({ ...view, state: null }, kind.name, id) })}
      </p>`,
  ];
}

/** Everything held on one record: its fields, each with what every source says of it, its changes and its proof. */
export function recordPage(view: RecordsView, record: ShownRecord): Html {
  const { context, state } = view;
  const { t } = context;
  const { kind } = record;
  const whole = record.citations.filter((one) => one.field === null);
  const fields = Object.keys(kind.schema.shape).filter(
    (field) =>
      !HIDDEN.has(field) &&
      (record.fields[field] !== null || record.citations.some((one) => one.field === field)),
  );
  return page(context, {
    title: label(view, kind.name, record.id),
    crumbs: crumbsOf(view, kind),
    ...(state === null ? {} : { state, section: 'sources' as const }),
    twins: { json: true },
    lead: html`<p class="lead">
      ${t('record.lead', { kind: kindName(view, kind.name), count: record.citations.length })}
    </p>`,
    body: html`${otherPages(view, record)}
      ${
        whole.length > 0 &&
        html`${heading(2, t('record.whole'))}
          <ul class="citations">
            ${whole.map((one) => shownCitation(view, one))}
          </ul>`
      }
      ${kind.needsCitation && record.citations.length === 0 && html`<p>${t('record.no_source')}</p>`}
      ${fields.map((field) => fieldSection(view, record, field))} ${historySection(view, record)}
      ${record.proof !== null && proofSection(view, record.proof)}
      <p class="soft">
        ${t('record.identifier')}: <code>${kind.name}</code> <code>${record.id}</code> ·
        <a href="${context.here({}, { format: 'json' })}">JSON</a>
      </p>`,
  });
}
