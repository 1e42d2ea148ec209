/** What all form fields share: label, hint, error, and how they are tied to the control. After GOV.UK Design System. */
import { attributes, classes, html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { safeId, unseen } from './parts.ts';

export interface Field {
  readonly name: string;
  /** Where two forms of a page have a field of the same name: what tells this one's id from the other's. */
  readonly idEnding?: string;
  readonly label: string;
  readonly hint?: Child;
  /** What is wrong and how to put it right: 'Enter a year, for example 2021'. */
  readonly error?: string;
}

/** The id that an error summary links to. */
export const fieldId = (name: string, ending?: string): string =>
  safeId(ending === undefined ? name : `${name}-${ending}`);

/** Attributes of a control: its id, name, and the hint and error that describe it. */
export const controlAttributes = ({
  name,
  idEnding,
  hint,
  error,
}: Field): Record<string, string | boolean | undefined> => ({
  id: fieldId(name, idEnding),
  name,
  'aria-describedby': describedBy({ id: fieldId(name, idEnding), hint, error }),
  'aria-invalid': error !== undefined && 'true',
});

export function describedBy({
  id,
  hint,
  error,
}: {
  id: string;
  hint: Child;
  error: string | undefined;
}): string | undefined {
  const ids = classes(hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`);
  return ids === '' ? undefined : ids;
}

/** Label, hint, error and control of a field that is one control. */
export const fieldOf = (context: PageContext, field: Field, control: Html): Html =>
  html`<div class="${classes('field', field.error !== undefined && 'field-wrong')}">
    <label for="${fieldId(field.name, field.idEnding)}">${field.label}</label>
    ${hintAndError(context, field)}${control}
  </div>`;

/** Legend, hint, error and controls of a field that is several controls. */
export const fieldsetOf = (context: PageContext, field: Field, controls: Html): Html =>
  html`<fieldset
    ${attributes({
      class: classes('field', field.error !== undefined && 'field-wrong'),
      'aria-describedby': describedBy({
        id: fieldId(field.name, field.idEnding),
        hint: field.hint,
        error: field.error,
      }),
    })}
  >
    <legend>${field.label}</legend>
    ${hintAndError(context, field)}${controls}
  </fieldset>`;

const hintAndError = (context: PageContext, { name, idEnding, hint, error }: Field): Html =>
  html`${hint !== undefined && html`<p class="hint" id="${fieldId(name, idEnding)}-hint">${hint}</p>`}${
    error !== undefined &&
    html`<p class="error" id="${fieldId(name, idEnding)}-error">
      ${unseen(`${context.t('form.error')}: `)}${error}
    </p>`
  }`;
