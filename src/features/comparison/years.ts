/** A question year by year: every year between the first and the last, and which of them is not over. Pure. */

export interface YearSeries {
  /** A value of the facet, 'others', or '-' for what has none. */
  readonly id: string;
  /** Year → rows. */
  readonly counts: ReadonlyMap<string, number>;
}

export interface YearRow {
  readonly year: string;
  readonly total: number;
  /** One for each series. */
  readonly counts: readonly number[];
  /** The year was not over on the day of the page, so that it cannot be compared with the others. */
  readonly isOpen: boolean;
}

/** More years than this are no picture; the newest are kept. */
const MOST_YEARS = 40;

/** Rows for all years from the first that has one to the last, gaps with 0 among them. */
export function yearRows(
  totals: ReadonlyMap<string, number>,
  series: readonly YearSeries[],
  asof: string,
): readonly YearRow[] {
  const years = [...totals]
    .filter(([year, count]) => /^\d{4}$/.test(year) && count > 0)
    .map(([year]) => Number(year))
    .sort((a, b) => a - b);
  const [first] = years;
  const last = years.at(-1);
  if (first === undefined || last === undefined) return [];
  const from = Math.max(first, last - MOST_YEARS + 1);
  return Array.from({ length: last - from + 1 }, (_, place) => {
    const year = String(from + place).padStart(4, '0');
    return {
      year,
      total: totals.get(year) ?? 0,
      counts: series.map(({ counts }) => counts.get(year) ?? 0),
      isOpen: asof.startsWith(year) && !asof.endsWith('-12-31'),
    };
  });
}

/** Rows that carry no year, or one before those that are shown. */
export const withoutYear = (total: number, rows: readonly YearRow[]): number =>
  total - rows.reduce((sum, row) => sum + row.total, 0);

/** The most frequent values, and the others together; none of them where nothing is left. */
export function topValues(
  counts: ReadonlyMap<string, number>,
  most: number,
): { readonly top: readonly string[]; readonly others: readonly string[] } {
  const values = [...counts]
    .filter(([, count]) => count > 0)
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .map(([value]) => value);
  return { top: values.slice(0, most), others: values.slice(most) };
}
