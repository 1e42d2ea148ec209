/** The reader's doubts about its own reading. Pure. */
import type { Proposal } from '../../features/proposals/index.ts';
import type { PlanRows } from './rows.ts';

export function planChecks({ areas, measures }: PlanRows): Proposal['checks'] {
  const check = (
    code: string,
    message: string,
    paragraph: string | null = null,
  ): Proposal['checks'][number] => ({
    code,
    message,
    paragraph,
  });
  const repeated = measures.filter(
    ({ number }, index) => measures.findIndex((one) => one.number === number) < index,
  );
  const empty = areas.filter((area) => measures.every((one) => one.area !== area));
  return [
    ...gaps(measures.filter(({ isCounted }) => !isCounted).map(({ number }) => number)).map((number) =>
      check('number_missing', `Measure ${number} was not found.`, number),
    ),
    ...repeated.map(({ number }) =>
      check('number_repeated', `Measure ${number} stands there twice.`, number),
    ),
    ...empty.map(({ number }) => check('area_without_measures', `Area ${number} has no measure.`, number)),
  ];
}

const MOST_GAPS = 50;

/** Numbers that are left out between those found: '1.1', '1.3' → '1.2'. */
export function gaps(numbers: readonly string[]): string[] {
  const found = new Set(numbers);
  const missing: string[] = [];
  const highest = new Map<string, number>();
  for (const number of numbers) {
    const [, stem = '', last = ''] = /^(.*?)(\d{1,3})$/u.exec(number) ?? [];
    if (last !== '') highest.set(stem, Math.max(highest.get(stem) ?? 0, Number(last)));
  }
  for (const [stem, most] of highest)
    for (let at = 1; at < most && missing.length < MOST_GAPS; at += 1)
      if (!found.has(`${stem}${at}`)) missing.push(`${stem}${at}`);
  return missing;
}
