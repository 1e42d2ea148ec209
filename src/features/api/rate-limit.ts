/**
 * How often one client may ask: as many requests a minute as the limit says, at once or spread, each given back as its
 * share of the minute passes (the generic cell rate algorithm: one number for a client, the moment at which all it has
 * taken is given back).
 */
export interface Limit {
  /** Requests a minute; 0 sets no limit. */
  readonly perMinute: number;
}

export interface Admission {
  readonly isAllowed: boolean;
  /** Requests left now. */
  readonly remaining: number;
  /** Seconds until all is given back. */
  readonly resetSeconds: number;
  /** Where it is refused: seconds after which it would be allowed; else 0. */
  readonly retrySeconds: number;
  /** What to remember of the client: milliseconds on the clock of `now`. */
  readonly clearAt: number;
}

const MINUTE = 60_000;

/** `clearAt`: what was remembered, 0 for a client that is not known. `cost`: a request that is worth several. */
export function admit(clearAt: number, now: number, { perMinute }: Limit, cost = 1): Admission {
  const share = MINUTE / perMinute;
  const from = Math.max(clearAt, now);
  // No request may cost more than a whole minute, or it could never be made.
  const wanted = from + share * Math.min(cost, perMinute);
  const isAllowed = wanted - now <= MINUTE;
  const kept = isAllowed ? wanted : from;
  return {
    isAllowed,
    remaining: Math.max(0, Math.floor((MINUTE - (kept - now)) / share + 1e-9)),
    resetSeconds: Math.ceil((kept - now) / 1000),
    retrySeconds: isAllowed ? 0 : Math.max(1, Math.ceil((wanted - now - MINUTE) / 1000)),
    clearAt: kept,
  };
}

/** Some 5 MB. Beyond it who has not asked for longest is forgotten, and begins with a full measure. */
const MOST_CLIENTS = 50_000;

export class RateLimiter {
  readonly #limit: Limit;
  readonly #clearAt = new Map<string, number>();

  constructor(limit: Limit) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#clearAt.size;
  }

  /** null where there is no limit. `now`: milliseconds on any clock that only goes forward. */
  take(client: string, now: number, cost = 1): Admission | null {
    if (this.#limit.perMinute === 0) return null;
    const admission = admit(this.#clearAt.get(client) ?? 0, now, this.#limit, cost);
    this.#clearAt.delete(client);
    this.#clearAt.set(client, admission.clearAt);
    const [oldest] = this.#clearAt.keys();
    if (this.#clearAt.size > MOST_CLIENTS && oldest !== undefined) this.#clearAt.delete(oldest);
    return admission;
  }
}

/** draft-ietf-httpapi-ratelimit-headers-10: the policy, and what is left of it. */
export const limitHeaders = ({ perMinute }: Limit, admission: Admission): Record<string, string> => ({
  'RateLimit-Policy': `"address";q=${perMinute};w=60`,
  RateLimit: `"address";r=${admission.remaining};t=${admission.resetSeconds}`,
  ...(!admission.isAllowed && { 'Retry-After': String(admission.retrySeconds) }),
});

/**
 * Whom an address stands for: one IPv4 address, or the 64 bits of an IPv6 network, all of which one client may use
 * (RFC 6177: an end site gets at least that much).
 */
export function clientOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = (address.split('%', 1)[0] ?? '').toLowerCase().split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const between = tail === undefined ? [] : Array.from({ length: 8 - first.length - last.length }, () => '0');
  const groups = [...first, ...between, ...last].map((one) => one.replace(/^0+(?=.)/, ''));
  return `${groups.slice(0, 4).join(':')}::/64`;
}
