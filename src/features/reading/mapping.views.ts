import type { Kind } from '../../ledger/index.ts';
import { isLanguageCode, languageOf } from '../../kernel/language.ts';
import { button } from '../../web/components/button.ts';
import { errorSummary } from '../../web/components/error-summary.ts';
import type { FieldError } from '../../web/components/error-summary.ts';
import { heading } from '../../web/components/parts.ts';
import { select } from '../../web/components/select.ts';
import { textInput } from '../../web/components/text-input.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { COMPLETE_LANGUAGES } from '../../web/messages.ts';
import { fieldName, kindName, label, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { mainRecord, STATE_USE, useKey, usesOfColumn } from './mapping.edit.ts';
import { constantFields, constantName, KEY_NAMES, useName } from './mapping.form.ts';
import type { ConstantField } from './mapping.form.ts';
import { outcome, unknownWords } from './mapping-outcome.views.ts';
import { DATE_ORDERS, SEPARATORS } from './mapping.schema.ts';
import type { MappedRecord, Mapping } from './mapping.schema.ts';
import type { ColumnsPage, TableAtHand } from './mapping.page.ts';
import type { KindShape } from './mapping.shapes.ts';
import { isFillable } from './mapping.suggest.ts';
import { above } from './mapping-table.views.ts';
import { choiceWord } from './item-words.ts';
import { readingFrame } from './reading.views.ts';

/** A list of more is no choice: the record is named by its id. */
const MOST_CHOICES = 500;
const EXAMPLES = 3;

/** What each column means; with a table at hand also what would come of it. */
export function columnsPage(view: RecordView, shown: ColumnsPage): Html {
  const { context } = view;
  const { t } = context;
  const { table, mapping } = shown;
  const errors = formErrors(view, shown);
  const title =
    table === null
      ? t('mapping.edit.title', { name: mapping.name })
      : t('mapping.columns.title', { file: table.reading.fileName });
  const list = { label: t('mapping.list.title'), href: context.link(`/${view.state.id}/read/mappings`) };
  return readingFrame(
    view,
    errors.length > 0 ? t('form.errorTitle', { title }) : title,
    table === null ? [list] : above(view, table.reading),
    {
      twins: { json: true },
      lead: html`<p class="lead">${leadOf(view, table)}</p>`,
      body: html`${errorSummary(context, errors)}
        <form method="post" action="${context.here({ checked: null })}" class="mapping-form">
          ${columnFields(view, shown)}${constants(view, shown, errors)}${table && unknownWords(view, shown, table.check)}
          ${settings(view, shown, errors)}
          <p class="actions">${actions(view, shown)}</p>
        </form>
        ${table && outcome(view, shown, table)}`,
    },
  );
}

function leadOf({ context }: RecordView, table: TableAtHand | null): string {
  if (table === null) return context.t('mapping.edit.lead');
  const { rows, whole, partly, refused } = table.check;
  return context.t('mapping.columns.lead', { rows, good: whole + partly, partly, refused });
}

function actions({ context }: RecordView, { table }: ColumnsPage): Html {
  const { t } = context;
  if (table === null)
    return html`${button(context, { text: t('mapping.save'), name: 'action', value: 'save' })}
    ${button(context, { text: t('mapping.delete'), kind: 'grave', name: 'action', value: 'delete' })}`;
  return html`${button(context, { text: t('mapping.check'), kind: 'plain', name: 'action', value: 'check' })}
  ${button(context, { text: t('mapping.read'), name: 'action', value: 'read' })}`;
}

function formErrors(
  view: RecordView,
  { errors, table, isRefused, mapping, shapes }: ColumnsPage,
): FieldError[] {
  const { t } = view.context;
  const own = errors.map(({ name, code }) => ({ name, message: t(`mapping.error.${code}`) }));
  if (isRefused !== true || table === null) return own;
  const untold = constantFields(mapping, shapes, table.places).filter((one) => one.isAsked);
  return [
    ...own,
    ...untold.map(({ record, shape }) => ({
      name: constantName(record.name, shape.name),
      message: t('mapping.error.untold', {
        field: fieldName(view, record.kind, shape.name),
        record: kindName(view, record.kind),
      }),
    })),
  ];
}

/** The column's heading, a few of its cells, and what it means. */
function columnFields(view: RecordView, { mapping, shapes, table }: ColumnsPage): Html {
  const { context } = view;
  const { t } = context;
  const choices = useChoices(view, mapping, shapes);
  const isShown = (name: string): boolean => table === null || table.places.has(name);
  const field = (name: string, at: number): Html => {
    const [first = '', ...more] = usesOfColumn(mapping, name);
    const examples = table === null ? [] : examplesOf(table, name);
    const also = more.map((one) => choices.find((choice) => choice.value === one)?.label ?? one);
    const hint = html`${examples.map((one, index) => html`${index > 0 && ' · '}<bdi>${one}</bdi>`)}${
      also.length > 0 && html` ${t('mapping.also', { uses: context.list(also) })}`
    }`;
    return select(context, {
      name: useName(at),
      label: name,
      ...(examples.length + also.length > 0 ? { hint } : {}),
      choices,
      value: first,
    });
  };
  return html`${heading(2, t('mapping.columns.heading'))}
    <div class="mapping-columns">
      ${mapping.columns.map((one, at) => isShown(one.name) && field(one.name, at))}
    </div>`;
}

function examplesOf({ places, rows }: TableAtHand, column: string): string[] {
  const at = places.get(column) ?? -1;
  const cells = rows.map((row) => row[at]?.replace(/\s+/g, ' ').trim() ?? '').filter(Boolean);
  return [...new Set(cells)]
    .slice(0, EXAMPLES)
    .map((one) => (one.length > 60 ? `${one.slice(0, 59)}…` : one));
}

/** Everything that a column can be: the State, or a field of one of the records that a row gives. */
function useChoices(
  view: RecordView,
  mapping: Mapping,
  shapes: readonly KindShape[],
): { value: string; label: string }[] {
  const { t } = view.context;
  const kinds = new Map(shapes.map((one) => [one.kind, one]));
  return [
    { value: '', label: t('mapping.use.nothing') },
    { value: STATE_USE, label: t('mapping.use.state') },
    ...mapping.records.flatMap((record) =>
      (kinds.get(record.kind)?.fields ?? [])
        .filter(
          (shape) =>
            isFillable(shape) &&
            !record.fields.some((one) => one.field === shape.name && one.record !== null),
        )
        .flatMap(({ name, control }) => {
          const words = `${capital(kindName(view, record.kind))}: ${fieldName(view, record.kind, name)}`;
          const own = { value: useKey({ record: record.name, field: name, language: null }), label: words };
          if (control.type !== 'local') return [own];
          const others = COMPLETE_LANGUAGES.filter((one) => one !== mapping.language);
          return [
            own,
            ...others.map((language) => ({
              value: useKey({ record: record.name, field: name, language }),
              label: `${words} (${languageOf(language).ownName})`,
            })),
          ];
        }),
    ),
  ];
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What is the same in every row: what the table does not say and has to be told, and what was told. */
function constants(view: RecordView, shown: ColumnsPage, errors: readonly FieldError[]): Html | false {
  const { t } = view.context;
  const fields = constantFields(shown.mapping, shown.shapes, shown.table?.places ?? null);
  return (
    fields.length > 0 &&
    html`${heading(2, t('mapping.constants'))}
      <p class="hint">${t('mapping.constants.hint')}</p>
      <div class="mapping-columns">${fields.map((one) => constantField(view, shown, one, errors))}</div>`
  );
}

function constantField(
  view: RecordView,
  shown: ColumnsPage,
  field: ConstantField,
  errors: readonly FieldError[],
): Html {
  const { context } = view;
  const { record, shape, given } = field;
  const name = constantName(record.name, shape.name);
  const error = errors.find((one) => one.name === name)?.message;
  const shared = {
    name,
    label: `${capital(kindName(view, record.kind))}: ${fieldName(view, record.kind, shape.name)}`,
    ...(error === undefined ? {} : { error }),
    value: given ?? '',
  };
  const choices = constantChoices(view, shown.kinds, record, shape);
  if (choices === null)
    return textInput(context, {
      ...shared,
      ...(shape.control.type === 'date'
        ? { hint: context.t('mapping.date.hint'), width: 'medium' as const }
        : {}),
    });
  const isKnown = given === null || choices.some((one) => one.value === given);
  const own = isKnown ? choices : [{ value: given, label: given }, ...choices];
  return select(context, { ...shared, choices: [{ value: '', label: context.t('mapping.choose') }, ...own] });
}

/** The values of a choice, or the records that may be meant; null where it is typed. */
function constantChoices(
  view: RecordView,
  kinds: readonly Kind[],
  record: MappedRecord,
  { name, control }: ConstantField['shape'],
): { value: string; label: string }[] | null {
  if (control.type === 'choice')
    return control.values.map((value) => ({ value, label: choiceWord(view, record.kind, name, value) }));
  if (control.type === 'boolean')
    return ['yes', 'no'].map((value) => ({
      value,
      label: view.context.t(value === 'yes' ? 'record.yes' : 'record.no'),
    }));
  if (control.type !== 'record') return null;
  const isCatalogue = kinds.find((one) => one.name === control.kind)?.scope === 'catalogue';
  const ids = [...(isCatalogue ? view.catalogue : view.dossier).entries(control.kind).keys()];
  if (ids.length > MOST_CHOICES) return null;
  return inOrder(
    view,
    ids.map((value) => ({ value, label: label(view, control.kind, value) })),
  );
}

const inOrder = <C extends { label: string }>({ context }: RecordView, choices: readonly C[]): C[] =>
  choices.toSorted((a, b) => a.label.localeCompare(b.label, context.language));

/** How values are written, what names a row, and the name of the mapping. */
function settings(view: RecordView, shown: ColumnsPage, errors: readonly FieldError[]): Html {
  const { context } = view;
  const { t } = context;
  const { mapping } = shown;
  const keys = mainRecord(mapping)?.keys ?? [];
  const columns = [
    { value: '', label: t('mapping.no_column') },
    ...mapping.columns.map(({ name }) => ({ value: name, label: name })),
  ];
  const nameError = errors.find((one) => one.name === 'name')?.message;
  return html`${heading(2, t('mapping.settings'))}
    <div class="mapping-columns">
      ${KEY_NAMES.map((name, at) =>
        select(context, {
          name,
          label: t(at === 0 ? 'mapping.key' : 'mapping.key.second'),
          hint: t(at === 0 ? 'mapping.key.hint' : 'mapping.key.second.hint'),
          choices: columns,
          value: keys[at] ?? '',
        }),
      )}
      ${select(context, { name: 'locator', label: t('mapping.locator'), hint: t('mapping.locator.hint'), choices: columns, value: mapping.locator ?? '' })}
      ${select(context, {
        name: 'dates',
        label: t('mapping.dates'),
        choices: DATE_ORDERS.map((one) => ({ value: one, label: word(view, 'date_order', one) })),
        value: mapping.dates,
      })}
      ${select(context, {
        name: 'separator',
        label: t('mapping.separator'),
        choices: SEPARATORS.map((one) => ({ value: one, label: word(view, 'separator', one) })),
        value: mapping.separator,
      })}
      ${select(context, { name: 'language', label: t('mapping.language'), choices: languages(mapping.language), value: mapping.language })}
      ${sourceField(view, mapping)}
      ${textInput(context, {
        name: 'name',
        label: t('mapping.name.label'),
        hint: t('mapping.name.hint'),
        value: mapping.name,
        ...(nameError === undefined ? {} : { error: nameError }),
      })}
    </div>`;
}

const languages = (own: string): { value: string; label: string }[] =>
  [...new Set(['en', 'ru', 'kk', 'fr', 'es', 'ar', 'zh', own])].map((value) => ({
    value,
    label: isLanguageCode(value) ? languageOf(value).ownName : value,
  }));

/** The table itself, or a document that the record holds and that says what the rows say. */
function sourceField(view: RecordView, { source }: Mapping): Html {
  const { context, catalogue } = view;
  const own = [...catalogue.entries('source').values()].filter(({ fields }) => {
    const about = fields['aboutState'] as string | null;
    return (
      about === view.state.id ||
      (about === null && fields['kind'] === 'dataset') ||
      fields['id'] === source.id
    );
  });
  const shared = {
    name: 'source',
    label: context.t('mapping.source'),
    hint: context.t('mapping.source.hint'),
    value: source.id ?? '',
  };
  if (own.length > MOST_CHOICES) return textInput(context, shared);
  const choices = own.map(({ fields }) => ({
    value: String(fields['id']),
    label: label(view, 'source', String(fields['id'])),
  }));
  return select(context, {
    ...shared,
    choices: [{ value: '', label: context.t('mapping.source.own') }, ...inOrder(view, choices)],
  });
}
