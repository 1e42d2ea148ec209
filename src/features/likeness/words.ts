/** Small pieces that the pages of likeness share. */
import { textInput } from '../../web/components/text-input.ts';
import type { FieldError } from '../../web/components/error-summary.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { cited, label, stateName, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { positionWord } from '../reviews/index.ts';
import type { Entry, Row } from '../reviews/index.ts';

/** Who said it and when: 'Universal Periodic Review, 7 November 2019, Mexico and Norway'. */
export function behindWords(view: RecordView, { recommendation: own, made }: Entry): string {
  const { context } = view;
  const states = own.recommendingStates.map((id) => stateName(context, view.catalogue, id));
  return [
    label(view, 'mechanism', own.mechanismId),
    made === null ? context.t('date.none') : context.date(made.date),
    states.length === 0 ? null : context.list(states),
  ]
    .filter((part) => part !== null)
    .join(', ');
}

/** The State's answer as it stood on the day of the page; nothing where none is expected. */
export function positionWords(view: RecordView, row: Row): Html | false {
  const answer = positionWord(row);
  if (answer === null) return false;
  const shown = word(view, 'position', answer);
  return row.position === null ? html`${shown}` : cited(view, 'position', row.position.id, 'position', shown);
}

/** On a page in another language the English name is asked for too: the record holds every name in English. */
export const englishName = (view: RecordView, value: string, errors: readonly FieldError[]): Html | false => {
  const { context } = view;
  const error = errors.find((one) => one.name === 'english')?.message;
  return (
    context.language !== 'en' &&
    textInput(context, {
      name: 'english',
      label: context.t('likeness.english'),
      value,
      ...(error === undefined ? {} : { error }),
    })
  );
};
