import { attributes, html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { controlAttributes, fieldOf } from './field.ts';
import type { Field } from './field.ts';

export interface Select extends Field {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly value?: string;
}

/** One of many, where radios would fill the page: a State, a body. */
export const select = (context: PageContext, options: Select): Html =>
  fieldOf(
    context,
    options,
    html`<select ${attributes({ ...controlAttributes(options), class: 'input' })}>
      ${options.choices.map(
        (choice) =>
          html`<option ${attributes({ value: choice.value, selected: choice.value === options.value })}>
            ${choice.label}
          </option>`,
      )}
    </select>`,
  );
