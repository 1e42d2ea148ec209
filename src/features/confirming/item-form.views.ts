import { dateInput } from '../../web/components/date-input.ts';
import type { FieldError } from '../../web/components/error-summary.ts';
import { select } from '../../web/components/select.ts';
import { textInput } from '../../web/components/text-input.ts';
import { tokenChoices, tokenList } from '../../web/components/token-list.ts';
import { partsOfDate, readDateParts } from '../../web/date-parts.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { isLanguageCode, languageOf } from '../../kernel/language.ts';
import { fieldName, kindName, label, stateName } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { fieldsToAsk } from '../proposals/index.ts';
import type { FormField, ProposedRecord, Vocabulary } from '../proposals/index.ts';
import { controlName, languagesOf } from './item-form.ts';
import type { FormError } from './item-form.ts';
import { choiceWord, labelIn, NAMES, valueWords } from './item-words.ts';
import type { WordsView } from './item-words.ts';
import { textFieldOf } from './items.ts';
import type { ReadItem } from './items.ts';

/** What an item's form shows: the values, and, where it comes back, what was typed and what is wrong with it. */
export interface ItemForm {
  readonly words: WordsView;
  readonly item: ReadItem;
  /** Values of the record that the document does not speak of, by the place of the proposed record. */
  readonly stored: ReadonlyMap<number, Readonly<Record<string, unknown>>>;
  readonly sent: FormData | null;
  readonly errors: readonly FormError[];
}

/** A list of more is no choice: the record is named by its id. */
const MOST_CHOICES = 500;
/** A text of more letters gets a field of several lines. */
const ONE_LINE = 70;
const LETTERS_A_LINE = 60;
const MOST_LINES = 16;

export const errorWords = (view: RecordView, error: FormError, kind: string): string =>
  view.context.t(`read.form.${error.code}`, {
    field: fieldName(view, kind, error.field),
    typed: error.typed,
  });

export const formErrors = (form: ItemForm): FieldError[] =>
  form.errors.map((error) => ({
    name: error.name,
    message: errorWords(form.words.view, error, form.item.content.records[error.record]?.kind ?? ''),
  }));

/** The fields of every record of an item; empty ones that may stay empty are behind "more". */
export function itemFields(form: ItemForm): Html {
  const { words, item } = form;
  return html`${choicesOf(words, item)}${item.content.records.map((record, at) => recordFields(form, record, at))}`;
}

const choiceListId = (vocabulary: string): string => `choices-${vocabulary}`;

/** The names that lists of the form offer while typing, each vocabulary once. */
function choicesOf({ view, kinds }: WordsView, item: ReadItem): Html {
  const controls = item.content.records.flatMap((record) => {
    const kind = kinds.get(record.kind);
    return kind ? fieldsToAsk(kind).map((field) => field.control) : [];
  });
  const vocabularies = new Set(controls.flatMap((one) => (one.type === 'names' ? [one.vocabulary] : [])));
  const { context, catalogue } = view;
  const states = [...catalogue.entries('state').keys()].map((id) => stateName(context, catalogue, id));
  return html`${
    controls.some((one) => one.type === 'states') &&
    tokenChoices(context, { id: choiceListId('state'), names: inOrder(states) })
  }${[...vocabularies].map((vocabulary) =>
    tokenChoices(context, { id: choiceListId(vocabulary), names: inOrder(termLabels(view, vocabulary)) }),
  )}`;
}

const inOrder = (names: readonly string[]): string[] =>
  [...new Set(names)].sort((a, b) => a.localeCompare(b));

const TERM_VOCABULARIES: Readonly<Partial<Record<Vocabulary, readonly string[]>>> = {
  sdg: ['sdg_goal', 'sdg_target'],
};

function termLabels(view: RecordView, vocabulary: Vocabulary): string[] {
  const own = TERM_VOCABULARIES[vocabulary] ?? [vocabulary];
  return [...view.catalogue.entries('term').values()]
    .filter((one) => own.includes(String(one.fields['vocabulary'])))
    .map((one) => label(view, 'term', String(one.fields['id'])));
}

function recordFields(form: ItemForm, record: ProposedRecord, at: number): Html {
  const { view, kinds } = form.words;
  const kind = kinds.get(record.kind);
  if (!kind) return html``;
  const values = { ...form.stored.get(at), ...record.fields };
  const wrong = new Set(form.errors.filter((one) => one.record === at).map((one) => one.field));
  const fields = inReadingOrder(
    fieldsToAsk(kind).filter((field) => isAsked(form, record, field, at)),
    textFieldOf(record),
  );
  const isShown = (field: FormField): boolean =>
    wrong.has(field.name) ||
    (!isGiven(form, field, values[field.name]) && (!field.isOptional || !isEmpty(values[field.name])));
  const more = fields.filter((field) => !isShown(field));
  const control = (field: FormField): Html => fieldControl(form, record.kind, field, at, values[field.name]);
  return html`<fieldset class="record-fields">
    <legend>${capital(kindName(view, record.kind))}</legend>
    ${fields.filter(isShown).map(control)}
    ${
      more.length > 0 &&
      html`<details>
        <summary>${view.context.t('read.form.more', { count: more.length })}</summary>
        ${more.map(control)}
      </details>`
    }
  </fieldset>`;
}

/** What it is called and what it says first, then the rest as the schema has it. */
const inReadingOrder = (fields: readonly FormField[], text: string | null): FormField[] => {
  const rank = ({ name }: FormField): number => (NAMES.includes(name) ? 0 : name === text ? 1 : 2);
  return fields.toSorted((a, b) => rank(a) - rank(b));
};

/** Given with the document: the State, the language, the review; nobody needs to look at it again in every item. */
function isGiven({ words, item }: ItemForm, { name, control }: FormField, value: unknown): boolean {
  if (isEmpty(value)) return false;
  if (name === 'stateId' || name === 'language' || name === 'sourceId' || name === 'mechanismId') return true;
  const { kind } = control.type === 'record' ? control : { kind: '' };
  return words.beside.some(
    (one) => one.kind === kind && one.fields['id'] === value && !item.content.records.includes(one),
  );
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** The State is asked with the first record; what points inside the item is nobody's to choose. */
function isAsked(
  { item }: ItemForm,
  record: ProposedRecord,
  { name, control }: FormField,
  at: number,
): boolean {
  if (name === 'stateId') return at === 0;
  const own = item.content.records.some(
    (other) =>
      control.type === 'record' && other.kind === control.kind && other.fields['id'] === record.fields[name],
  );
  return !own;
}

function fieldControl(form: ItemForm, kind: string, field: FormField, at: number, value: unknown): Html {
  const { view } = form.words;
  const name = controlName(at, field.name);
  const error = form.errors.find((one) => one.name === name);
  const shared = {
    name,
    label: capital(fieldName(view, kind, field.name)),
    ...(error ? { error: errorWords(view, error, kind) } : {}),
  };
  const { control } = field;
  const { context } = view;
  if (control.type === 'states' || control.type === 'names')
    return listControl(form, kind, field, shared, value);
  if (control.type === 'local') return localControl(form, shared, value);
  if (control.type === 'date') {
    const parts = form.sent ? readDateParts(form.sent, name) : partsOfDate(value as never);
    return dateInput(context, { ...shared, hint: context.t('read.form.date'), value: parts });
  }
  const text = sentText(form, name) ?? plainText(value);
  if (control.type === 'choice' || control.type === 'boolean' || control.type === 'state')
    return choiceControl(form, kind, field, shared, text);
  if (control.type === 'record') return recordControl(form, control.kind, field, shared, text);
  if (control.type === 'texts')
    return textInput(context, { ...shared, hint: context.t('read.form.lines'), value: text, rows: 3 });
  if (control.type === 'integer')
    return textInput(context, { ...shared, value: text, width: 'short', inputmode: 'numeric' });
  return textInput(context, { ...shared, value: text, ...rowsFor(text) });
}

interface Shared {
  readonly name: string;
  readonly label: string;
  readonly error?: string;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const sentText = ({ sent }: ItemForm, name: string): string | null => {
  const value = sent?.get(name);
  return typeof value === 'string' ? value : null;
};

const plainText = (value: unknown): string =>
  Array.isArray(value)
    ? value.join('\n')
    : typeof value === 'boolean'
      ? value
        ? 'yes'
        : 'no'
      : String(value ?? '');

const rowsFor = (text: string): { rows?: number } =>
  text.length <= ONE_LINE ? {} : { rows: Math.min(MOST_LINES, Math.ceil(text.length / LETTERS_A_LINE) + 1) };

function listControl(form: ItemForm, kind: string, field: FormField, shared: Shared, value: unknown): Html {
  const { view } = form.words;
  const vocabulary = field.control.type === 'names' ? field.control.vocabulary : 'state';
  const kept = form.sent
    ? form.sent.getAll(shared.name).map(String)
    : ((value as readonly string[] | null) ?? []);
  return tokenList(view.context, {
    ...shared,
    add: view.context.t(field.control.type === 'states' ? 'read.form.add_state' : 'read.form.add'),
    typed: sentText(form, `${shared.name}-add`) ?? '',
    choicesId: choiceListId(vocabulary),
    values: kept.map((one) => ({ value: one, label: valueWords(form.words, kind, field.name, one) })),
  });
}

function localControl(form: ItemForm, shared: Shared, value: unknown): Html {
  const { context } = form.words.view;
  return html`${languagesOf(value, context.language).map((language) => {
    const name = `${shared.name}.${language}`;
    const held = (value as Readonly<Record<string, string>> | null)?.[language] ?? '';
    const text = sentText(form, name) ?? held;
    const named = isLanguageCode(language) ? languageOf(language).ownName : language;
    const { error, ...rest } = shared;
    return textInput(context, {
      ...rest,
      name,
      label: `${shared.label} (${named})`,
      value: text,
      ...rowsFor(text),
      ...(error !== undefined && language === 'en' ? { error } : {}),
    });
  })}`;
}

function choiceControl(form: ItemForm, kind: string, field: FormField, shared: Shared, value: string): Html {
  const { view } = form.words;
  const { context, catalogue } = view;
  const { control } = field;
  const choices =
    control.type === 'boolean'
      ? ['yes', 'no'].map((one) => ({
          value: one,
          label: context.t(one === 'yes' ? 'record.yes' : 'record.no'),
        }))
      : control.type === 'choice'
        ? control.values.map((one) => ({ value: one, label: choiceWord(view, kind, field.name, one) }))
        : [...catalogue.entries('state').keys()]
            .map((one) => ({ value: one, label: stateName(context, catalogue, one) }))
            .sort((a, b) => a.label.localeCompare(b.label, context.language));
  return select(context, { ...shared, value, choices: withNone(form, field, choices) });
}

const withNone = <C extends { value: string; label: string }>(
  form: ItemForm,
  field: FormField,
  choices: readonly C[],
): readonly { value: string; label: string }[] =>
  field.isOptional
    ? [{ value: '', label: form.words.view.context.t('read.form.none') }, ...choices]
    : choices;

/** Another record: out of a list where there are few, else by its id. */
function recordControl(form: ItemForm, kind: string, field: FormField, shared: Shared, value: string): Html {
  const { words } = form;
  const { context, dossier, catalogue } = words.view;
  const held = words.kinds.get(kind)?.scope === 'catalogue' ? catalogue : dossier;
  const ids = new Set([
    ...held.entries(kind).keys(),
    ...[...words.beside, ...words.elsewhere]
      .filter((one) => one.kind === kind)
      .map((one) => String(one.fields['id'])),
    ...(value === '' ? [] : [value]),
  ]);
  if (ids.size > MOST_CHOICES)
    return textInput(context, { ...shared, value, hint: labelIn(words, kind, value) });
  const choices = [...ids]
    .map((id) => ({ value: id, label: labelIn(words, kind, id) }))
    .sort((a, b) => a.label.localeCompare(b.label, context.language));
  const none = [{ value: '', label: context.t('read.form.none') }];
  const isOpen = field.isOptional || value === '';
  return select(context, { ...shared, value, choices: isOpen ? [...none, ...choices] : choices });
}
