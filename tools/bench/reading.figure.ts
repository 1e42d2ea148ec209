import { join, resolve } from 'node:path';

export interface ReadingFigure {
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
}

/** The real documents that are not part of the project. */
export const CORPUS = resolve(
  process.env['SERVANDA_CORPUS'] ?? join(import.meta.dirname, '../../../shared/corpus'),
);

/** The most memory that this process has held so far. */
export const peakMegabytes = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

export const rounded = (value: number, digits = 4): number => Number(value.toFixed(digits));

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
