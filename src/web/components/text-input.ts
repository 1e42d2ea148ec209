import { attributes, classes, html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { controlAttributes, fieldOf } from './field.ts';
import type { Field } from './field.ts';

export interface TextInput extends Field {
  readonly value?: string;
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'url' | 'tel';
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric' | 'decimal';
  /** Width in characters of what is expected, as a help to the eye. */
  readonly width?: 'short' | 'medium' | 'full';
  /** More than one line. */
  readonly rows?: number;
  readonly spellcheck?: boolean;
}

/** One line of text, or several with `rows`. */
export function textInput(context: PageContext, options: TextInput): Html {
  const { value = '', type = 'text', width = 'full', rows, autocomplete, inputmode, spellcheck } = options;
  const shared = {
    ...controlAttributes(options),
    class: classes('input', width !== 'full' && `input-${width}`),
    autocomplete,
    spellcheck: spellcheck === undefined ? undefined : String(spellcheck),
  };
  return fieldOf(
    context,
    options,
    rows === undefined
      ? html`<input ${attributes({ ...shared, type, value, inputmode })} />`
      : html`<textarea ${attributes({ ...shared, rows })}>${value}</textarea>`,
  );
}
