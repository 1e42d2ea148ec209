/** The reader's doubts about its own reading. Pure. */
import { earliest, latest } from '../../kernel/partial-date.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import { printedReference } from '../common/paragraph-references.ts';
import type { Outline } from './outline.ts';
import type { FollowUp, NextReport, Observation, ObservationsCheck, ObservationsHead } from './report.ts';

interface Read {
  readonly head: ObservationsHead;
  readonly outline: Outline;
  readonly observations: readonly Observation[];
  readonly followUp: readonly FollowUp[];
  readonly nextReport: NextReport | null;
}

const check = (code: string, message: string, paragraph: string | null = null): ObservationsCheck => ({
  code,
  message,
  paragraph,
});

export function checksOf(read: Read, stateNames: StateNames): ObservationsCheck[] {
  return [
    ...numberChecks(read.outline),
    ...followUpChecks(read),
    ...dateChecks(read),
    ...headChecks(read.head, stateNames),
    ...(read.observations.length === 0
      ? [check('nothing_found', 'No concern and no recommendation was found.')]
      : []),
    ...(read.outline.paragraphs.some(({ section }) => section === 'concerns')
      ? []
      : [check('section_missing', 'No heading of the part with concerns and recommendations was found.')]),
  ];
}

function numberChecks({ paragraphs }: Outline): ObservationsCheck[] {
  const checks: ObservationsCheck[] = [];
  let last = 0;
  for (const { number, chunks } of paragraphs) {
    const value = Number(number);
    for (let gone = last + 1; gone < value; gone += 1)
      checks.push(check('number_missing', `Paragraph ${gone} was not found.`, String(gone)));
    if (value === last) checks.push(check('number_repeated', `Paragraph ${number} stands twice.`, number));
    last = value;
    for (const item of chunks.flatMap(({ items }) => items))
      if (item.isOutOfOrder)
        checks.push(
          check(
            'number_missing',
            `Before ${number} (${item.label}) a letter is missing.`,
            `${number} (${item.label})`,
          ),
        );
  }
  return checks;
}

/** Paragraphs chosen for follow-up have to be in the document, with the letters that are named. */
function followUpChecks({ outline, followUp }: Read): ObservationsCheck[] {
  return followUp.flatMap(({ paragraph, references }) =>
    references.flatMap((reference) => {
      const found = outline.paragraphs.find(({ number }) => number === reference.number);
      const letters = new Set(found?.chunks.flatMap(({ items }) => items.map(({ label }) => label)));
      if (found !== undefined && reference.letters.every((letter) => letters.has(letter))) return [];
      return [
        check(
          'referenced_item_missing',
          `Paragraph ${paragraph} asks for follow-up on ${printedReference(reference)}, which was not found.`,
          printedReference(reference),
        ),
      ];
    }),
  );
}

function dateChecks({ head, followUp, nextReport }: Read): ObservationsCheck[] {
  const adopted = head.adopted?.date ?? head.session?.endsOn ?? null;
  const checks: ObservationsCheck[] = [];
  if (
    head.adopted !== null &&
    head.considered !== null &&
    earliest(head.adopted.date) < earliest(head.considered.date)
  )
    checks.push(
      check('dates_out_of_order', 'The observations were adopted before the report was considered.', '1'),
    );
  if (adopted === null)
    return [...checks, check('adoption_date_missing', 'The document does not say when it was adopted.', '1')];
  if (head.publishedOn !== null && latest(head.publishedOn) < earliest(adopted))
    checks.push(check('dates_out_of_order', 'The document was distributed before it was adopted.'));
  for (const { dueOn, paragraph } of [...followUp, ...(nextReport === null ? [] : [nextReport])])
    if (dueOn !== null && earliest(dueOn) < earliest(adopted))
      checks.push(
        check(
          'due_before_adoption',
          `What paragraph ${paragraph} asks for would be due before it was asked.`,
          paragraph,
        ),
      );
  return checks;
}

function headChecks(head: ObservationsHead, stateNames: StateNames): ObservationsCheck[] {
  const checks: ObservationsCheck[] = [];
  if (head.isSymbolDerived)
    checks.push(
      check(
        'symbol_derived',
        `The symbol ${head.symbol} is not printed; it follows from the report’s symbol.`,
      ),
    );
  const named = head.stateName === null ? null : stateNames.resolve(head.stateName);
  if (named !== null && named !== head.stateId)
    checks.push(check('state_differs', `The title names ${head.stateName}, the symbol ${head.stateId}.`));
  return checks;
}
