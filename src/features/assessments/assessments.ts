import { compareDates, happenedBy } from '../../kernel/partial-date.ts';
import { COMMON_VALUES } from '../catalogue/index.ts';
import type { ScaleValue } from '../catalogue/index.ts';
import type { Assessment } from './assessments.schema.ts';
import { coversParagraph, meetParagraph } from './paragraphs.ts';

/** The steps that every scale is read on for totals; each assessment keeps the words of its own. */
export type CommonValue = (typeof COMMON_VALUES)[number];

/** What assessments are asked about. */
export interface Subject {
  readonly kind: Assessment['subjectKind'];
  readonly id: string;
  /**
   * Larger subjects that this one lies in, and where: 24 (a) lies in paragraph 24. A grade for '24 (a)–(b)', given to
   * paragraph 24, is a grade for 24 (a) as well.
   */
  readonly within?: readonly { readonly id: string; readonly paragraph: string }[];
}

/** Whether an assessment speaks of a subject, or of a larger one in the part where this subject lies. */
export function isAbout(assessment: Assessment, subject: Subject): boolean {
  if (assessment.subjectKind !== subject.kind) return false;
  if (assessment.subjectId === subject.id) return true;
  return (subject.within ?? []).some(
    (larger) =>
      larger.id === assessment.subjectId &&
      (assessment.part === null || coversParagraph(assessment.part, larger.paragraph)),
  );
}

const voiceOf = ({ assessorKind, assessor, part }: Assessment): string =>
  `${assessorKind}\n${assessor}\n${part ?? ''}`;

const inOrder = (a: Assessment, b: Assessment): number =>
  compareDates(a.date, b.date) ||
  (a.assessor < b.assessor ? -1 : a.assessor > b.assessor ? 1 : 0) ||
  ((a.part ?? '') < (b.part ?? '') ? -1 : 1);

/**
 * What each assessor says of a subject on a day: the newest assessment of each one, for each part that it grades apart,
 * oldest first. What was said later than the day, or on a day not known to have come by then, does not count.
 */
export function latestAssessments(
  assessments: readonly Assessment[],
  subject: Subject,
  asof: string,
): Assessment[] {
  const newest = new Map<string, Assessment>();
  for (const one of assessments) {
    if (!happenedBy(one.date, asof) || !isAbout(one, subject)) continue;
    const voice = voiceOf(one);
    const known = newest.get(voice);
    if (known === undefined || compareDates(one.date, known.date) >= 0) newest.set(voice, one);
  }
  return [...newest.values()].sort(inOrder);
}

/** An assessment with the value of its own scale and where that stands on the common one. */
export interface Assessed {
  readonly assessment: Assessment;
  /** null where the catalogue does not hold the scale. */
  readonly value: ScaleValue | null;
  readonly common: CommonValue | null;
}

/** Values of scales by scale and code: what `onCommonScale` looks a grade up in. */
export type ScaleValues = ReadonlyMap<string, ScaleValue>;

export const scaleValueKey = (scaleId: string, code: string): string => `${scaleId}\n${code}`;

export const scaleValuesByCode = (values: readonly ScaleValue[]): ScaleValues =>
  new Map(values.map((value) => [scaleValueKey(value.scaleId, value.code), value]));

/** Reads each assessment on the common scale. A value that its scale does not hold is kept and stands nowhere. */
export const onCommonScale = (assessments: readonly Assessment[], values: ScaleValues): Assessed[] =>
  assessments.map((assessment) => {
    const value = values.get(scaleValueKey(assessment.scaleId, assessment.value)) ?? null;
    return { assessment, value, common: value?.common ?? null };
  });

/** Values that say how far something has come; the others say that nobody knows. */
const saysHowFar = ({ common }: Assessed): boolean =>
  common !== null && common !== 'no_information' && common !== 'not_assessed';

const sameAssessor = (a: Assessment, b: Assessment): boolean =>
  a.assessor === b.assessor && a.assessorKind === b.assessorKind;

const samePart = (a: Assessment, b: Assessment): boolean =>
  a.part === null || b.part === null || meetParagraph(a.part, b.part);

/**
 * Whether two assessors disagree: different assessors, parts that meet, different places on the common scale. One
 * assessor that grades (a) and (b) differently disagrees with nobody.
 */
export function assessorsDiffer(assessed: readonly Assessed[]): boolean {
  const telling = assessed.filter(saysHowFar);
  return telling.some((one, index) =>
    telling
      .slice(index + 1)
      .some(
        (other) =>
          one.common !== other.common &&
          !sameAssessor(one.assessment, other.assessment) &&
          samePart(one.assessment, other.assessment),
      ),
  );
}

/** Where a subject stands on the common scale, each value once; 'not_assessed' where nobody has said. */
export function commonValues(assessed: readonly Assessed[]): readonly CommonValue[] {
  const said = new Set(assessed.map((one) => one.common ?? 'no_information'));
  return said.size === 0 ? ['not_assessed'] : COMMON_VALUES.filter((value) => said.has(value));
}
