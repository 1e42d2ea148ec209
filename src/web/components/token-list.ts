import { attributes, html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { describedBy, fieldId, fieldsetOf } from './field.ts';
import type { Field } from './field.ts';
import { safeId, unseen } from './parts.ts';

export interface Token {
  readonly value: string;
  readonly label: string;
}

export interface TokenList extends Field {
  /** What is in the list now; each stays as long as its box is ticked. */
  readonly values: readonly Token[];
  /** What the field for adding is called: 'Add a State'. */
  readonly add: string;
  /** What was typed there and not understood. */
  readonly typed?: string;
  /** The id of a `tokenChoices` on the same page, whose names are offered while typing. */
  readonly choicesId?: string;
}

/** What a sent token list says: the values kept, and what was typed to be added (names, parted by ';' or lines). */
export interface SentTokens {
  readonly kept: readonly string[];
  readonly typed: string;
}

export const readTokens = (form: FormData, name: string): SentTokens => {
  const typed = form.get(`${name}-add`);
  return {
    kept: form.getAll(name).filter((one): one is string => typeof one === 'string'),
    typed: typeof typed === 'string' ? typed.trim() : '',
  };
};

/**
 * A list of names out of a vocabulary too long to be shown: States, themes. Each name is a ticked box; unticking takes
 * it out, the field behind adds by name. With script, Enter turns what is typed into a box.
 */
export function tokenList(context: PageContext, options: TokenList): Html {
  const { name, values, add, typed = '', choicesId } = options;
  const id = fieldId(name, options.idEnding);
  const box = ({ value, label }: Token, index: number): Html =>
    html`<li class="token">
      <input ${attributes({ type: 'checkbox', id: `${id}-${index}`, name, value, checked: true })} /><label
        for="${id}-${index}"
        >${label}</label
      >
    </li>`;
  const input = attributes({
    class: 'input input-medium',
    id,
    name: `${name}-add`,
    type: 'text',
    value: typed,
    list: choicesId === undefined ? undefined : safeId(choicesId),
    autocomplete: 'off',
    'aria-describedby': describedBy({ id, hint: options.hint, error: options.error }),
    'aria-invalid': options.error !== undefined && 'true',
  });
  return fieldsetOf(
    context,
    options,
    html`<div class="tokens" data-name="${name}">
      <ul ${attributes({ class: 'token-boxes', hidden: values.length === 0 })}>
        ${values.map(box)}
      </ul>
      <label for="${id}">${unseen(`${options.label}: `)}${add}</label>
      <input ${input} />
    </div>`,
  );
}

/** The names that token lists of a page offer. One for each vocabulary. */
export const tokenChoices = (
  _context: PageContext,
  options: { readonly id: string; readonly names: readonly string[] },
): Html =>
  html`<datalist id="${safeId(options.id)}">
    ${options.names.map((name) => html`<option ${attributes({ value: name })}></option>`)}
  </datalist>`;
