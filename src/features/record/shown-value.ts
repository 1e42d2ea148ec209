import { isLanguageCode, languageOf } from '../../kernel/language.ts';
import { isPartialDate } from '../../kernel/partial-date.ts';
import type { Citation, Kind } from '../../ledger/index.ts';
import { localText, textIn } from '../../web/components/parts.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { fieldName, fieldWord, label, pageHref } from './labels.ts';
import { recordHref, stateName } from './record.ts';
import type { RecordsView } from './record.ts';

/** A field of a record, with the other fields where they are needed to understand it. */
export interface FieldOf {
  readonly kind: Kind;
  readonly field: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A field's value as a person reads it: a date, a link to another record, a word, a list. */
export function shownValue(view: RecordsView, of: FieldOf, value: unknown): Child {
  if (typeof value === 'string') {
    const target = targetOf(of);
    if (target !== null)
      return html`<a href="${pageHref(view, target, value)}">${label(view, target, value)}</a>`;
    if (of.kind.name === 'choice' && of.field === 'field')
      return fieldName(view, String(of.fields['recordKind']), value);
  }
  return shownPlainly(view, of, value);
}

/** The kind that a field points at: always the same, or told by the field beside it (`subjectKind`, `subjectId`). */
function targetOf({ kind, field, fields }: FieldOf): string | null {
  const beside = field.endsWith('Id') ? fields[field.replace(/Id$/, 'Kind')] : null;
  return kind.references[field] ?? (typeof beside === 'string' ? beside : null);
}

type Named = { readonly kind: { readonly name: string }; readonly field: string };

/** The same for a value that is no pointer at another record, or a part of one. */
export function shownPlainly(view: RecordsView, of: Named, value: unknown): Child {
  const { context } = view;
  if (value === null || value === undefined || value === '') return html`–`;
  if (typeof value === 'boolean') return context.t(value ? 'record.yes' : 'record.no');
  if (typeof value === 'number') return context.number(value);
  if (Array.isArray(value)) return value.length === 0 ? html`–` : shownList(view, value);
  if (typeof value === 'object') return shownParts(view, value);
  return shownReading(view, of.kind.name, of.field, String(value));
}

/** A value of a field as readings are written: a date or a word of a vocabulary in the page's language. */
export function shownReading(view: RecordsView, kind: string, field: string, reading: string): Child {
  if (/^https?:\/\//.test(reading)) return html`<a href="${reading}">${reading}</a>`;
  return isPartialDate(reading) ? view.context.date(reading) : fieldWord(view, kind, field, reading);
}

const shownList = ({ context, catalogue }: RecordsView, values: readonly unknown[]): string =>
  context.list(
    values.map((one) =>
      /^[A-Z]{3}$/.test(String(one)) ? stateName(context, catalogue, String(one)) : String(one),
    ),
  );

/** A text in several languages in the page's; names by language line by line; anything else as it is stored. */
function shownParts(view: RecordsView, value: object): Child {
  if ('en' in value && typeof value.en === 'string')
    return localText(view.context, value as { readonly en: string });
  const parts = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  if (parts.length === 0) return html`–`;
  if (!parts.every(([name]) => isLanguageCode(name))) return html`<code>${JSON.stringify(value)}</code>`;
  return html`<ul class="plain">
    ${parts.map(([language, part]) => html`<li>${partName(language)}: ${shownPart(view, language, part)}</li>`)}
  </ul>`;
}

/** A part in a language of its own: one text, several, or a short name and the formal one. */
function shownPart({ context }: RecordsView, language: string, part: unknown): Child {
  const texts = typeof part === 'object' && part !== null ? Object.values(part) : [part];
  return textIn(context, texts.filter(Boolean).join('; '), language);
}

/** How a part of a field is called: a language by its own name, anything else as it is stored. */
export const partName = (part: string): string => (isLanguageCode(part) ? languageOf(part).ownName : part);

/** The document that a citation names, as a link to its page. */
export function sourceLink(view: RecordsView, sourceId: string): Html {
  const { context, state } = view;
  const href =
    state === null ? recordHref(view, 'source', sourceId) : context.link(`/${state.id}/sources/${sourceId}`);
  return html`<a href="${href}">${label(view, 'source', sourceId)}</a>`;
}

/** Where in the document, and what is printed there. */
export const shownPlace = ({ locator, value }: Citation): Html =>
  html`${locator}${value !== null && html`: <q>${value}</q>`}`;
