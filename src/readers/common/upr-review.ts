import type { CitationFields, ProposedRecord } from '../../features/proposals/index.ts';
import { uprCycleOfSession } from '../../kernel/symbol.ts';

/** The review that a recommendation of the Universal Periodic Review belongs to, as databases name it. Pure. */

const CYCLES = [
  { en: 'First', ru: 'Первый', kk: 'бірінші' },
  { en: 'Second', ru: 'Второй', kk: 'екінші' },
  { en: 'Third', ru: 'Третий', kk: 'үшінші' },
  { en: 'Fourth', ru: 'Четвёртый', kk: 'төртінші' },
  { en: 'Fifth', ru: 'Пятый', kk: 'бесінші' },
] as const;

/** What the review of a cycle is called in each language that the record is written in. */
function titleOfCycle(cycle: number): { en: string; ru: string; kk: string } {
  const ordinal = CYCLES[cycle - 1] ?? { en: `${cycle}th`, ru: `${cycle}-й`, kk: `${cycle}-ші` };
  return {
    en: `${ordinal.en} cycle of the Universal Periodic Review`,
    ru: `${ordinal.ru} цикл универсального периодического обзора`,
    kk: `Әмбебап мерзімді шолудың ${ordinal.kk} циклі`,
  };
}

/** The first number of words such as 'Cycle 3', '3rd cycle', '- 37 - January 2021', '2009 Cycle 1'; null for none in bounds. */
function firstNumber(printed: string | null, most: number): number | null {
  for (const [digits] of (printed ?? '').slice(0, 80).matchAll(/\d{1,4}/g)) {
    const number = Number(digits);
    if (number >= 1 && number <= most) return number;
  }
  return null;
}

/** Sessions of the Working Group that there will be before the numbers mean something else. */
const LAST_SESSION = 99;
const LAST_CYCLE = 7;

export const sessionOf = (printed: string | null): number | null => firstNumber(printed, LAST_SESSION);

/** The cycle as printed, else that of the session, else that of the document; null where none of them tells. */
export const cycleOf = (
  printed: string | null,
  session: number | null,
  ofDocument: number | null,
): number | null =>
  firstNumber(printed, LAST_CYCLE) ?? (session === null ? null : uprCycleOfSession(session)) ?? ofDocument;

export const uprReviewId = (stateId: string, cycle: number): string =>
  `${stateId.toLowerCase()}.upr-${cycle}`;

export const uprReview = (
  stateId: string,
  cycle: number,
  session: number | null,
  citation: CitationFields,
): ProposedRecord => ({
  kind: 'review',
  fields: {
    id: uprReviewId(stateId, cycle),
    stateId,
    mechanismId: 'upr',
    kind: 'upr',
    title: titleOfCycle(cycle),
    cycle,
    ...(session === null ? {} : { sessionNumber: session }),
    troika: [],
  },
  citations: [citation],
});

const POSITIONS: Readonly<Record<string, string>> = {
  supported: 'supported',
  accepted: 'accepted',
  noted: 'noted',
  rejected: 'rejected',
  'supported/noted': 'partially_supported',
  'partially supported': 'partially_supported',
  'supported in part': 'partially_supported',
  'under consideration': 'pending',
  pending: 'pending',
};

/** The State's answer in the record's words; both "Supported" and "Noted" is support in part. Null: no such word. */
export function positionOf(printed: readonly string[]): string | null {
  const found = new Set(printed.map((one) => POSITIONS[one.toLowerCase().replace(/\s*\/\s*/g, '/')]));
  if (found.has(undefined)) return null;
  const [only = null] = found;
  if (found.size === 1) return only;
  const isSplit = [...found].every((one) => one === 'supported' || one === 'noted');
  return isSplit ? 'partially_supported' : null;
}
