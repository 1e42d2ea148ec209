import { FACET_WORDS, NO_VALUE } from '../search/index.ts';
import type { FacetName } from '../search/index.ts';
import type { RecordsView } from '../record/index.ts';
import type { PageContext } from '../../web/page-context.ts';
import { roundShareWords } from '../../web/charts/share-words.ts';

/** The word of a facet's value in the page's language. */
export function valueWord(view: RecordsView, facet: FacetName, value: string): string {
  if (value === NO_VALUE) return view.context.t('find.no_value');
  return FACET_WORDS.find(({ name }) => name === facet)?.words(view, value) ?? value;
}

/** The order that a facet's values have by nature; null: the most frequent come first. */
export function naturalOrder(facet: FacetName): readonly string[] | 'numbers' | null {
  const order = FACET_WORDS.find(({ name }) => name === facet)?.order;
  return order === 'newest' ? 'numbers' : (order ?? null);
}

/** Values in the facet's own order; where it has none, as they are given. */
export function inNaturalOrder(facet: FacetName, values: readonly string[]): readonly string[] {
  const order = naturalOrder(facet);
  if (order === null) return values;
  const place = (value: string): number => {
    if (order === 'numbers') return Number(value);
    const found = order.indexOf(value);
    return found === -1 ? order.length : found;
  };
  return [...values].sort((a, b) => place(a) - place(b));
}

/** The words of a shade that stands for counts: '5–9', '50 and more'. */
export const countRange =
  ({ t, number }: PageContext) =>
  (from: number, until: number | null): string => {
    const least = Math.max(1, from);
    if (until === null) return t('chart.range.from', { from: number(least) });
    return least === until - 1 ? number(least) : `${number(least)}–${number(until - 1)}`;
  };

/** The words of a shade that stands for shares: '5 % to under 10 %'. */
export const shareRange =
  (context: PageContext) =>
  (from: number, until: number | null): string => {
    const { t } = context;
    const [low, high] = [
      roundShareWords(context, from),
      until === null ? '' : roundShareWords(context, until),
    ];
    if (until === null) return from === 0 ? t('chart.range.any') : t('chart.range.from', { from: low });
    return from === 0
      ? t('chart.range.under', { until: high })
      : t('chart.range.between', { from: low, until: high });
  };
