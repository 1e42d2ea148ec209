import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { choicesOf } from './choices.ts';
import type { Choices } from './choices.ts';

export interface Radios extends Choices {
  readonly value?: string;
}

/** One of a few. None is chosen beforehand unless it is what stands in the record. */
export const radios = (context: PageContext, options: Radios): Html =>
  choicesOf(context, 'radio', options, options.value === undefined ? [] : [options.value]);
