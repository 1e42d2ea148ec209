/** What a client wants to be sent (RFC 9110, 12.5.1). */

interface Range {
  readonly type: string;
  readonly subtype: string;
  readonly quality: number;
}

const MOST_RANGES = 40;

function rangesOf(accept: string): Range[] {
  return accept
    .split(',', MOST_RANGES)
    .map((one) => {
      const [range = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
      const [type = '', subtype = ''] = range.split('/');
      const given = parameters.find((part) => /^q\s*=/.test(part));
      const quality = given === undefined ? 1 : Number(given.slice(given.indexOf('=') + 1));
      return { type, subtype, quality: quality >= 0 && quality <= 1 ? quality : 0 };
    })
    .filter(({ type, subtype }) => type !== '' && subtype !== '');
}

function qualityOf(ranges: readonly Range[], offer: string): number {
  const [type, subtype] = offer.split('/');
  const exact = ranges.find((one) => one.type === type && one.subtype === subtype);
  const ofType = ranges.find((one) => one.type === type && one.subtype === '*');
  const any = ranges.find((one) => one.type === '*' && one.subtype === '*');
  return (exact ?? ofType ?? any)?.quality ?? 0;
}

/** The offer that fits best, the earlier of two that fit alike; null where none is wanted. No header wants anything. */
export function chooseType<const Offer extends string>(
  accept: string,
  offers: readonly Offer[],
): Offer | null {
  if (accept.trim() === '') return offers[0] ?? null;
  const ranges = rangesOf(accept);
  const [best] = offers
    .map((offer, place) => ({ offer, place, quality: qualityOf(ranges, offer) }))
    .filter((one) => one.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.place - b.place);
  return best?.offer ?? null;
}
