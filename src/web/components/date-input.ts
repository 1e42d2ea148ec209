import type { DateParts } from '../date-parts.ts';
import { attributes, classes, html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { fieldId, fieldsetOf } from './field.ts';
import type { Field } from './field.ts';

export interface DateInput extends Field {
  /** As typed, so that a wrong date comes back as it was. */
  readonly value?: DateParts;
  /** Which parts are wrong; all of them where nothing is said. */
  readonly wrong?: readonly (keyof DateParts)[];
}

const PARTS = ['day', 'month', 'year'] as const;

/**
 * Day, month and year as three fields (`name-day`, `name-month`, `name-year`): people know their dates by heart and
 * type them faster than they find them in a calendar. Day, or day and month, may stay empty where the record takes a
 * partial date. Read it with `readDateParts` and `dateFromParts`.
 */
export function dateInput(context: PageContext, options: DateInput): Html {
  const { name, error, value, wrong = PARTS } = options;
  const part = (which: keyof DateParts): Html => {
    // An error summary links to the name of the field; that is its first part.
    const id = which === 'day' ? fieldId(name) : `${fieldId(name)}-${which}`;
    return html`<div class="date-part">
      <label for="${id}">${context.t(`form.${which}`)}</label>
      <input
        ${attributes({
          class: classes('input', which === 'year' ? 'input-year' : 'input-day'),
          id,
          name: `${name}-${which}`,
          type: 'text',
          inputmode: 'numeric',
          value: value?.[which] ?? '',
          'aria-invalid': error !== undefined && wrong.includes(which) && 'true',
        })}
      />
    </div>`;
  };
  return fieldsetOf(context, options, html`<div class="date-parts">${PARTS.map(part)}</div>`);
}
