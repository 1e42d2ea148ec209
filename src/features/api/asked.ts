import type { Kind } from '../../ledger/index.ts';
import type { Stand } from './api.repository.ts';

/** What a client asks, once the address has been read. */
export interface Asked<Values = Readonly<Record<string, unknown>>> {
  readonly path: string;
  /** Where the path names a kind and a record. */
  readonly kind: Kind | null;
  readonly id: string;
  /** Every parameter as declared, with what stands for those that were not given. */
  readonly values: Values;
  /** Those that were given, and the day wherever the address takes one. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The day asked for, or today. */
  readonly asof: string;
  /** null: as the record is known now. */
  readonly known: string | null;
  /** The UTC day now. */
  readonly today: string;
  readonly stand: Stand;
}

/** What an endpoint answers. */
export interface Answered {
  /** A text is sent as it is. */
  readonly body: object | string;
  /** The sizes of the ledger at which it was read; null: read from tables, at a size that is looked up afterwards. */
  readonly sizes: readonly number[] | null;
  /** The next page of a list, for a `Link` header. */
  readonly next?: string | null;
}

/**
 * The question in one form whatever the order in which its parameters came, with its day written out, so that it can be
 * asked again tomorrow. `left`: parameters that do not belong to the question itself.
 */
export function canonical(given: Asked['given'], left: readonly string[] = []): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (value === undefined || value === null || left.includes(name)) continue;
    const all: readonly unknown[] = Array.isArray(value) ? [...new Set(value)].sort() : [value];
    for (const one of all) query.append(name, String(one));
  }
  return query;
}

/** The question without its page: what a cursor belongs to. */
export const questionText = (asked: Asked): string =>
  `${asked.path}?${canonical(asked.given, ['cursor', 'limit'])}`;

/** The address of this question with another cursor, or none. */
export function addressOf(asked: Asked, cursor: string | null | undefined): string {
  const query = canonical(asked.given, ['cursor']);
  if (cursor) query.append('cursor', cursor);
  return query.size === 0 ? asked.path : `${asked.path}?${query}`;
}

/** The head of an answer about the record as of a day. */
export const headOf = (asked: Asked, changes: number): object => ({
  self: addressOf(asked, asked.values['cursor'] as string | undefined),
  asOf: asked.asof,
  knownOn: asked.known,
  changes,
});
