import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { choicesOf } from './choices.ts';
import type { Choices } from './choices.ts';

export interface Checkboxes extends Choices {
  readonly values?: readonly string[];
}

/** Any number of a few. */
export const checkboxes = (context: PageContext, options: Checkboxes): Html =>
  choicesOf(context, 'checkbox', options, options.values ?? []);
