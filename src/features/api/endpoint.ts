import type { z } from 'zod';
import type { Keys, Kind } from '../../ledger/index.ts';
import type { Answered, Asked } from './asked.ts';
import type { Parameters } from './parameters.ts';
import type { RecordParts } from './records.ts';
import type { SearchParts } from './search-answers.ts';

/** What the endpoints need of the house. */
export interface EndpointParts extends RecordParts, SearchParts {
  readonly keys: Keys;
}

export const TAGS = ['service', 'search', 'records', 'changes'] as const;

/**
 * One address of the API, declared once: how it is asked, what it answers, in which form. Routing, the check of
 * parameters, the OpenAPI document and the tests of answers are made from these. A method that writes will stand beside
 * `answer` when there are accounts.
 */
export interface Endpoint {
  /** Its `operationId`. */
  readonly name: string;
  /** '/api/v1/treaty_action/{id}'. */
  readonly path: string;
  readonly tag: (typeof TAGS)[number];
  readonly summary: string;
  /** Of the query; an address takes no others. */
  readonly parameters: Parameters;
  readonly shape: z.ZodType;
  /** How many requests it is worth, where it costs more than most. */
  readonly cost?: number;
  readonly answer: (parts: EndpointParts, asked: Asked) => Promise<Answered>;
  /** A list that can be had whole: a line a record, from the address with '.ndjson' or by `Accept`. */
  readonly lines?: {
    readonly shape: z.ZodType;
    readonly of: (parts: EndpointParts, asked: Asked) => Promise<AsyncGenerator<object>>;
  };
}

export const LINES_ENDING = '.ndjson';

/** An endpoint with what the path says beside it. */
export interface Matched {
  readonly endpoint: Endpoint;
  readonly kind: Kind | null;
  readonly id: string;
  /** Asked for as lines by its ending. */
  readonly isLines: boolean;
}

/** Finds the endpoint of a path as it stands in the address; null where there is none. */
export function matcher(
  endpoints: readonly Endpoint[],
  kinds: readonly Kind[],
): (path: string) => Matched | null {
  const byPath = new Map(endpoints.map((one) => [one.path, one]));
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  return (path) => {
    const isLines = path.endsWith(LINES_ENDING);
    const whole = byPath.get(isLines ? path.slice(0, -LINES_ENDING.length) : path);
    if (whole !== undefined) return isLines && !whole.lines ? null : found(whole, null, '', isLines);
    const [, api, version, name = '', id = '', part, ...more] = path.split('/');
    const kind = byName.get(name) ?? null;
    if (kind === null || id === '' || more.length > 0) return null;
    const root = `/${api}/${version}`;
    const own = byPath.get(part === undefined ? `${root}/${name}/{id}` : `${root}/{kind}/{id}/${part}`);
    return own === undefined ? null : found(own, kind, id, false);
  };
}

const found = (endpoint: Endpoint, kind: Kind | null, id: string, isLines: boolean): Matched => ({
  endpoint,
  kind,
  id,
  isLines,
});
