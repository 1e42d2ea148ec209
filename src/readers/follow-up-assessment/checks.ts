/** The reader's doubts about its own reading. Pure. */
import { printedReference } from '../common/paragraph-references.ts';
import type { AssessmentReport, StatePart } from './report.ts';

export interface AssessmentCheck {
  readonly code: string;
  readonly message: string;
  readonly paragraph: string | null;
}

export const checksOf = ({ parts, date, isDateDistribution }: AssessmentReport): AssessmentCheck[] => [
  ...(date === null
    ? [{ code: 'date_missing', message: 'The document shows no date of the assessment.', paragraph: null }]
    : []),
  ...(isDateDistribution
    ? [
        {
          code: 'date_of_distribution',
          message: 'The dates of the session are not printed; the day of distribution stands for them.',
          paragraph: null,
        },
      ]
    : []),
  ...parts.flatMap(partChecks),
];

function partChecks(part: StatePart): AssessmentCheck[] {
  const check = (code: string, message: string, paragraph: string): AssessmentCheck => ({
    code,
    message: `${part.symbol}: ${message}`,
    paragraph,
  });
  const found = new Map<string, string[]>();
  for (const { number, code } of part.grades) found.set(number, [...(found.get(number) ?? []), code]);
  return [
    ...part.paragraphs
      .filter((number) => !found.has(number))
      .map((number) =>
        check('grade_missing', `paragraph ${number} was followed up, but no grade was found.`, number),
      ),
    ...[...part.summary].flatMap(([number, codes]) => {
      const own = found.get(number);
      return own === undefined || own.join() === codes.join()
        ? []
        : [
            check(
              'grades_differ',
              `paragraph ${number} has ${codes.join(', ')} at the head and ${own.join(', ')} below it.`,
              number,
            ),
          ];
    }),
    ...repeated(part).map((paragraph) => check('grade_repeated', `${paragraph} is graded twice.`, paragraph)),
  ];
}

/** The same words graded twice; two grades without labels are two parts of a paragraph and no repetition. */
function repeated({ grades }: StatePart): string[] {
  const seen = new Set<string>();
  return grades.flatMap((grade) => {
    const paragraph = printedReference(grade);
    if (grade.letters.length === 0) return [];
    const key = `${paragraph} ${grade.code}`;
    const isTwice = seen.has(key);
    seen.add(key);
    return isTwice ? [paragraph] : [];
  });
}
