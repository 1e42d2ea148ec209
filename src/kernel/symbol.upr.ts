/** The calendar of the Universal Periodic Review, as far as document symbols follow it. */

/**
 * Cycle of the UPR to which a session of its Working Group belongs; null past the fourth, whose successor is not laid
 * down. Twelve sessions in the first cycle (Human Rights Council resolution 5/1: four years, three sessions a year),
 * fourteen in each later one (resolution 16/21: four and a half years).
 */
export function uprCycleOfSession(session: number): number | null {
  if (!Number.isInteger(session) || session < 1) return null;
  if (session <= 12) return 1;
  const cycle = 2 + Math.floor((session - 13) / 14);
  return cycle <= 4 ? cycle : null;
}

interface ReportBlock {
  /** Sessions of the Council that adopted outcomes of this cycle; first and last. */
  readonly sessions: readonly [number, number];
  /** The numbers that reports of the Working Group have there; first and last. */
  readonly numbers: readonly [number, number];
  readonly cycle: number;
}

/**
 * Where reports of the Working Group stand among the documents of a session of the Council: it keeps a block of low
 * numbers for them. All 230 reports of sessions 8 to 28 that were looked at are inside; later sessions follow the same
 * pattern (A/HRC/43/4 to 43/17 are the reports of the 34th session of the Working Group). From the 28th session on
 * number 3 is left out, as in spring it is the High Commissioner's annual report.
 */
const REPORT_BLOCKS: readonly ReportBlock[] = [
  { sessions: [8, 8], numbers: [18, 50], cycle: 1 },
  { sessions: [10, 10], numbers: [69, 84], cycle: 1 },
  { sessions: [11, 11], numbers: [15, 30], cycle: 1 },
  { sessions: [12, 19], numbers: [2, 19], cycle: 1 },
  { sessions: [21, 27], numbers: [3, 18], cycle: 2 },
  { sessions: [28, 34], numbers: [4, 18], cycle: 2 },
  { sessions: [36, 50], numbers: [4, 19], cycle: 3 },
  { sessions: [52, 65], numbers: [4, 19], cycle: 4 },
];

const within = (value: number, [low, high]: readonly [number, number]): boolean =>
  value >= low && value <= high;

/**
 * The cycle of the report that A/HRC/`session`/`number` is likely to be; null where that number is none of a report's.
 * Only likely: other documents can have a number of the block.
 */
export const cycleOfUprReport = (session: number, number: number): number | null =>
  REPORT_BLOCKS.find((block) => within(session, block.sessions) && within(number, block.numbers))?.cycle ??
  null;
