import type { Citation, Kind } from '../../ledger/index.ts';
import { dataTable } from '../../web/components/data-table.ts';
import type { Column } from '../../web/components/data-table.ts';
import { heading, textIn } from '../../web/components/parts.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { isLanguageCode } from '../../kernel/language.ts';
import {
  fieldName,
  kindName,
  labelOf,
  pageHref,
  partName,
  shownPlainly,
  shownReading,
  shownValue,
  sourceLink,
  word,
} from '../record/index.ts';
import type { RecordsView } from '../record/index.ts';
import type { ChangeRow } from './changes.repository.ts';
import { differencesOf } from './differences.ts';
import type { Difference } from './differences.ts';

/** What a record is found by, and is not said of it. */
const HIDDEN: ReadonlySet<string> = new Set(['id', 'stateId']);
/** What a citation says, beside the place that it names. */
const SAID = ['value', 'reading', 'quote', 'note'] as const satisfies readonly (keyof Citation)[];

/** What differed: a field, one language of it, or a citation by its place. */
function subject(view: RecordsView, kind: string, difference: Difference): Child {
  const { t } = view.context;
  if (difference.what === 'order') return t('changes.order');
  if (difference.what === 'field') {
    const names = [fieldName(view, kind, difference.field), ...difference.part.map(partName)];
    return names.join(', ');
  }
  const cited = difference.after ?? difference.before;
  if (cited === null) return '';
  return html`${t('changes.citation')}: ${sourceLink(view, cited.sourceId)},
  ${cited.locator}${cited.field !== null && html` (${fieldName(view, kind, cited.field)})`}`;
}

/** What a citation says; beside another of the same place, only what the two say differently. */
function said(view: RecordsView, kind: string, one: Citation | null, other: Citation | null): Child {
  if (one === null) return html`–`;
  const { context } = view;
  const words = (part: (typeof SAID)[number]): Child => {
    const text = one[part];
    if (text === null) return html`–`;
    return part === 'reading' ? shownReading(view, kind, one.field ?? '', text) : textIn(context, text);
  };
  const parts = SAID.filter((part) => (other === null ? one[part] !== null : one[part] !== other[part]));
  if (parts.length === 0) return context.t('changes.cited');
  return parts.map(
    (part) =>
      html`<div><span class="soft">${context.t(`changes.citation.${part}`)}:</span> ${words(part)}</div>`,
  );
}

/** One side of a difference. */
function side(
  view: RecordsView,
  change: ChangeRow,
  kind: Kind,
  difference: Difference,
  which: 'before' | 'after',
): Child {
  if (difference.what === 'order') return html`–`;
  if (difference.what === 'citation')
    return said(view, kind.name, difference[which], difference[which === 'before' ? 'after' : 'before']);
  const value = difference[which];
  const [part = ''] = difference.part;
  if (isLanguageCode(part) && typeof value === 'string') return textIn(view.context, value, part);
  const of = { kind, field: difference.field, fields: change[which]?.fields ?? {} };
  return difference.part.length === 0 ? shownValue(view, of, value) : shownPlainly(view, of, value);
}

type Sides = readonly ('before' | 'after')[];

function differenceTable(
  view: RecordsView,
  change: ChangeRow,
  kind: Kind,
  rows: readonly Difference[],
  sides: Sides,
): Html {
  const { t } = view.context;
  const shownSides = sides.map((which): Column<Difference> => ({
    header: t(sides.length === 2 ? `changes.side.${which}` : 'changes.side.only'),
    cell: (row) => side(view, change, kind, row, which),
  }));
  return dataTable(view.context, {
    id: `change-${change.sequence}`,
    caption: t('changes.differences', { number: change.sequence }),
    captionUnseen: true,
    rows,
    columns: [
      { header: t('changes.field'), namesRow: true, cell: (row) => subject(view, kind.name, row) },
      ...shownSides,
    ],
  });
}

/** Of a record that was made or removed all is new or gone: it is shown on demand. */
function wholeRecord(view: RecordsView, change: ChangeRow, kind: Kind, rows: readonly Difference[]): Html {
  const citations = rows.filter((row) => row.what === 'citation').length;
  return html`<details>
    <summary>
      ${view.context.t(`changes.whole.${change.operation === 'delete' ? 'removed' : 'written'}`, {
        fields: rows.length - citations,
        citations,
      })}
    </summary>
    ${differenceTable(view, change, kind, rows, [change.operation === 'delete' ? 'before' : 'after'])}
  </details>`;
}

function body(view: RecordsView, change: ChangeRow, kind: Kind): Html {
  const rows = differencesOf(change).filter((row) => row.what !== 'field' || !HIDDEN.has(row.field));
  if (rows.length === 0) return html``;
  return change.operation === 'update'
    ? differenceTable(view, change, kind, rows, ['before', 'after'])
    : wholeRecord(view, change, kind, rows);
}

/** The record by name; a link where it still stands. */
function name(view: RecordsView, change: ChangeRow): Child {
  const { kind, recordId } = change;
  const fields = (change.after ?? change.before)?.fields;
  const words = fields === undefined ? recordId : labelOf(view, kind, recordId, fields);
  const stands = [view.dossier, view.catalogue].some((held) => held.entries(kind).has(recordId));
  return stands ? html`<a href="${pageHref(view, kind, recordId)}">${words}</a>` : words;
}

/**
 * One change of one record: what it is, what was done, and by field what stood there before and after. `kind` is null
 * for a kind that is no more; `saysWhose` where the page shows changes of several States.
 */
export function shownChange(
  view: RecordsView,
  change: ChangeRow,
  kind: Kind | null,
  saysWhose: boolean,
): Html {
  const { t } = view.context;
  const words = [
    word(view, 'operation', change.operation),
    kindName(view, change.kind),
    ...(saysWhose ? [view.state?.name ?? t('catalogue.title')] : []),
  ];
  return html`<section class="change">
    ${heading(3, name(view, change))}
    <p class="soft">${words.join(' · ')}</p>
    ${kind !== null && body(view, change, kind)}
  </section>`;
}
