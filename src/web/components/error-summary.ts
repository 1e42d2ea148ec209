import { html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { fieldId } from './field.ts';

export interface FieldError {
  /** The field to go to: its `name`; for a date its name too. */
  readonly name: string;
  readonly message: string;
}

/**
 * What has to be put right, above the form, each with the way to its field. Where there is one, the page's title
 * begins with 'Error: ' (`page({ title: context.t('form.errorTitle', { title }) })`). Nothing without errors.
 */
export const errorSummary = (context: PageContext, errors: readonly FieldError[]): Html =>
  errors.length === 0
    ? html``
    : html`<div
        class="error-summary"
        role="alert"
        aria-labelledby="error-summary-title"
        tabindex="-1"
        autofocus
      >
        <h2 id="error-summary-title">${context.t('form.errors')}</h2>
        <ul>
          ${errors.map((error) => html`<li><a href="#${fieldId(error.name)}">${error.message}</a></li>`)}
        </ul>
      </div>`;
