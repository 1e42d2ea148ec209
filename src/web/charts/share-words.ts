import { languageOf } from '../../kernel/language.ts';
import type { PageContext } from '../page-context.ts';

type Formatters = Readonly<Record<'fine' | 'whole' | 'round', Intl.NumberFormat>>;
const held = new Map<string, Formatters>();

/**
 * A share from 0 to 1 in per cent, as fine as it has to be: '0 %' is none at all, '0.4 %' is not rounded away, '12 %' is
 * enough. What is more than nothing and less than 0.05 % reads '<0.1 %'.
 */
export function shareWords(context: Pick<PageContext, 'language'>, share: number): string {
  const { fine, whole } = formattersOf(context);
  if (share > 0 && share < 0.0005) return `<${fine.format(0.001)}`;
  if (share < 1 && share > 0.9995) return `>${fine.format(0.999)}`;
  if (share < 1 && share > 0.9945) return fine.format(share);
  return share > 0 && share < 0.0995 ? fine.format(share) : whole.format(share);
}

/** A share that is a round figure, for axes and keys: '5 %', '2.5 %'. */
export const roundShareWords = (context: Pick<PageContext, 'language'>, share: number): string =>
  formattersOf(context).round.format(share);

function formattersOf({ language }: Pick<PageContext, 'language'>): Formatters {
  const locale = `${languageOf(language).locale}-u-nu-latn`;
  const known = held.get(locale);
  if (known !== undefined) return known;
  const made = {
    fine: percentFormat(locale, 1, 1),
    whole: percentFormat(locale, 0, 0),
    round: percentFormat(locale, 0, 1),
  };
  held.set(locale, made);
  return made;
}

const percentFormat = (locale: string, least: number, most: number): Intl.NumberFormat =>
  new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  });
