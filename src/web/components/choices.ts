/** What radios and checkboxes share. */
import { attributes, html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { fieldId, fieldsetOf } from './field.ts';
import type { Field } from './field.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: Child;
}

export interface Choices extends Field {
  readonly choices: readonly Choice[];
}

export function choicesOf(
  context: PageContext,
  type: 'radio' | 'checkbox',
  options: Choices,
  chosen: readonly string[],
): Html {
  const one = ({ value, label, hint }: Choice, index: number): Html => {
    // An error summary links to the name of the field; that is its first choice.
    const id = index === 0 ? fieldId(options.name) : `${fieldId(options.name)}-${index + 1}`;
    const hintId = hint === undefined ? undefined : `${id}-choice-hint`;
    return html`<div class="choice">
      <input
        ${attributes({ type, id, name: options.name, value, checked: chosen.includes(value), 'aria-describedby': hintId })}
      />
      <label for="${id}">${label}</label>
      ${hint !== undefined && html`<p class="hint" id="${hintId}">${hint}</p>`}
    </div>`;
  };
  return fieldsetOf(context, options, html`<div class="choices">${options.choices.map(one)}</div>`);
}
