/**
 * The committees' scales for follow-up, by version, as the catalogue has them (data/catalogue/scales.json and
 * scale-values.json; the test holds the two against each other), and the words that some committees use for grades.
 */
import { earliest, latest, type PartialDate } from '../../kernel/partial-date.ts';

export interface FollowUpScale {
  readonly id: string;
  readonly mechanismId: string;
  readonly from: PartialDate | null;
  readonly until: PartialDate | null;
  readonly codes: readonly string[];
}

const scale = (
  id: string,
  mechanismId: string,
  from: PartialDate | null,
  until: PartialDate | null,
  codes: string,
): FollowUpScale => ({ id, mechanismId, from, until, codes: codes.split(' ') });

export const SCALES: readonly FollowUpScale[] = [
  scale('ccpr-follow-up-2012', 'ccpr', '2012-03', '2013', 'A B1 B2 C1 C2 D1 D2'),
  scale('ccpr-follow-up-2013', 'ccpr', '2013', '2016-11-04', 'A B1 B2 C1 C2 D1 D2 E'),
  scale('ccpr-follow-up-2016', 'ccpr', '2016-11-04', null, 'A B C D E'),
  scale('ced-follow-up-2016', 'ced-committee', '2016', '2020-09', 'A B B1 B2 C C1 C2 C3 D E'),
  scale('ced-follow-up-2020', 'ced-committee', '2020-09', null, 'A B C D E'),
  scale(
    'cedaw-follow-up-2010',
    'cedaw-committee',
    '2010',
    '2016-11-11',
    'implemented partially_implemented not_implemented insufficient_information',
  ),
  scale(
    'cedaw-follow-up-2016',
    'cedaw-committee',
    '2016-11-11',
    null,
    'implemented substantially_implemented partially_implemented not_implemented insufficient_information',
  ),
  scale(
    'cat-follow-up-2015-information',
    'cat-committee',
    '2015',
    null,
    'satisfactory partially_satisfactory unsatisfactory',
  ),
  scale(
    'cat-follow-up-2015-implementation',
    'cat-committee',
    '2015',
    null,
    'implemented partially_implemented not_implemented insufficient_information',
  ),
  scale(
    'cerd-follow-up',
    'cerd-committee',
    null,
    null,
    'satisfactory partially_satisfactory unsatisfactory no_information',
  ),
  scale(
    'cescr-follow-up-2017',
    'cescr',
    '2017',
    null,
    'sufficient_progress insufficient_progress insufficient_information no_response',
  ),
];

export interface ChosenScale {
  readonly scale: FollowUpScale;
  /** False where this version was not yet, or no longer, in use on the day of the grade. */
  readonly wasInForce: boolean;
}

const wasInForce = ({ from, until }: FollowUpScale, date: PartialDate): boolean =>
  (from === null || earliest(from) <= latest(date)) && (until === null || earliest(date) <= latest(until));

/**
 * The version on which a grade was given: one in use that day that has the grade, the newest first; else the version
 * that has it although it was not in use. `together` are the grades printed beside it: "[A]" stands on the scale of the
 * "[B1]" next to it. Null where no version of that committee's has the grade.
 */
export function scaleFor(
  mechanismId: string,
  code: string,
  date: PartialDate | null,
  together: readonly string[] = [code],
): ChosenScale | null {
  const having = SCALES.filter(
    (one) => one.mechanismId === mechanismId && one.codes.includes(code),
  ).reverse();
  const whole = having.filter(({ codes }) => together.every((other) => codes.includes(other)));
  for (const candidates of [whole, having]) {
    const inForce = candidates.find((one) => date === null || wasInForce(one, date));
    if (inForce !== undefined) return { scale: inForce, wasInForce: true };
  }
  const [any] = whole.length > 0 ? whole : having;
  return any === undefined ? null : { scale: any, wasInForce: false };
}

interface Verdict {
  readonly pattern: RegExp;
  readonly code: string;
}

const IMPLEMENTATION: readonly Verdict[] = [
  {
    pattern:
      /\b(?:insufficient|lack of (?:sufficient )?|not (?:received? |provided? )?(?:sufficient|enough)) ?information\b[^.]{0,80}\b(?:assess|evaluat)|\binformation\b[^.]{0,60}\b(?:insufficient|not sufficient|not enough)\b[^.]{0,60}\b(?:assess|evaluat)/iu,
    code: 'insufficient_information',
  },
  {
    pattern: /\b(?:not|yet to) (?:yet )?(?:been |be )?implemented\b|\bnon[- ]implemented\b/iu,
    code: 'not_implemented',
  },
  { pattern: /\bpartial(?:ly)? implement/iu, code: 'partially_implemented' },
  { pattern: /\bsubstantial(?:ly)? implement/iu, code: 'substantially_implemented' },
  {
    pattern: /\b(?:has|have|was|were) (?:been )?(?:fully )?implemented\b|^(?:fully )?implemented\b/iu,
    code: 'implemented',
  },
];

const SATISFACTION: readonly Verdict[] = [
  { pattern: /\b(?:partially|partly) satisf/iu, code: 'partially_satisfactory' },
  { pattern: /\bunsatisf|\bnot satisf|\bnot (?:be|been) satisf/iu, code: 'unsatisfactory' },
  {
    pattern:
      /\bno information (?:was|has been)\b|\b(?:did|has) not (?:provided? any information|repl(?:y|ied)|respond(?:ed)?)/iu,
    code: 'no_information',
  },
  { pattern: /\bsatisfactory\b/iu, code: 'satisfactory' },
];

const PROGRESS: readonly Verdict[] = [
  {
    pattern: /\binsufficient progress\b|\bprogress\b[^.]{0,40}\b(?:insufficient|not sufficient)\b/iu,
    code: 'insufficient_progress',
  },
  {
    pattern: /\b(?:insufficient|lack of sufficient|not enough) information\b/iu,
    code: 'insufficient_information',
  },
  { pattern: /\bno (?:response|reply)\b/iu, code: 'no_response' },
  { pattern: /\bsufficient progress\b|\bprogress\b[^.]{0,40}\bsufficient\b/iu, code: 'sufficient_progress' },
];

/** Words in place of grades: which of them a sentence of this committee's letter says, each at most once. */
export function verdictsIn(mechanismId: string, sentence: string): string[] {
  const text = sentence.slice(0, 1500);
  const first = (verdicts: readonly Verdict[]): string[] =>
    verdicts.flatMap(({ pattern, code }) => (pattern.test(text) ? [code] : [])).slice(0, 1);
  if (mechanismId === 'cedaw-committee') return first(IMPLEMENTATION);
  if (mechanismId === 'cerd-committee') return first(SATISFACTION);
  if (mechanismId === 'cescr') return first(PROGRESS);
  if (mechanismId === 'cat-committee')
    return [
      ...first(SATISFACTION.filter(({ code }) => code !== 'no_information')),
      ...first(IMPLEMENTATION.filter(({ code }) => code !== 'substantially_implemented')),
    ];
  return [];
}

/** Committees that grade in letters; the others in words. */
export const GRADES_IN_LETTERS: ReadonlySet<string> = new Set(['ccpr', 'ced-committee']);
