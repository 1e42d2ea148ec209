import type { Kind } from '../../ledger/index.ts';
import type { FieldError } from '../../web/components/error-summary.ts';
import { heading } from '../../web/components/parts.ts';
import { select } from '../../web/components/select.ts';
import { textInput } from '../../web/components/text-input.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { fieldName, kindName, label } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { choiceWord } from '../confirming/index.ts';
import type { MappedRecord } from '../proposals/index.ts';
import { constantFields, constantName } from './mapping.form.ts';
import type { ConstantField } from './mapping.form.ts';
import type { ColumnsPage } from './mapping.page.ts';

/** A list of more is no choice: the record is named by its id. */
export const MOST_CHOICES = 500;

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What is the same in every row: what the table does not say and has to be told, and what was told. */
export function constants(view: RecordView, shown: ColumnsPage, errors: readonly FieldError[]): Html | false {
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

/** By their labels, as the page's language sorts. */
export const inOrder = <C extends { label: string }>({ context }: RecordView, choices: readonly C[]): C[] =>
  choices.toSorted((a, b) => a.label.localeCompare(b.label, context.language));
