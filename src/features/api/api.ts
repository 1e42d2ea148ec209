import { hash } from 'node:crypto';
import { AppError, badInput, notFound } from '../../kernel/errors.ts';
import type { Kind } from '../../ledger/index.ts';
import { recordId } from '../../ledger/kind.ts';
import type { Store } from '../../store/index.ts';
import { JSON_TYPE } from '../../web/json.ts';
import type { SiteRequest } from '../../web/view.ts';
import { chooseType } from './accept.ts';
import { ledgerStand } from './api.repository.ts';
import type { Stand } from './api.repository.ts';
import { canonical } from './asked.ts';
import type { Asked } from './asked.ts';
import { matcher } from './endpoint.ts';
import type { Endpoint, EndpointParts, Matched } from './endpoint.ts';
import { linesOf, StreamPlaces } from './lines.ts';
import { openApi } from './openapi.ts';
import { readParameters } from './parameters.ts';
import { kindEndpoints, PROOF_ENDPOINT } from './record-endpoints.ts';
import { serviceEndpoints } from './service-endpoints.ts';

/** What the API needs of the house. */
export interface ApiServices extends Omit<EndpointParts, 'db'> {
  readonly store: Store;
  /** Now, ISO 8601 UTC. */
  readonly now: () => string;
}

export const JSON_MEDIA = 'application/json';
export const LINES_MEDIA = 'application/x-ndjson';
const LINES_TYPE = `${LINES_MEDIA}; charset=utf-8`;
/** Names under which lines are asked for elsewhere. */
const LINES_NAMES = [LINES_MEDIA, 'application/ndjson', 'application/jsonl'] as const;

const allEndpoints = (kinds: readonly Kind[]): readonly Endpoint[] => [
  ...serviceEndpoints(kinds),
  PROOF_ENDPOINT,
  ...kinds.flatMap(kindEndpoints),
];

export const openApiDocument = (kinds: readonly Kind[]): Readonly<Record<string, unknown>> =>
  openApi(allEndpoints(kinds), kinds);

/** The API behind its edge: an address in, an answer out, or an AppError. Knows nothing of clients and their limits. */
export class Api {
  readonly endpoints: readonly Endpoint[];
  readonly #parts: EndpointParts;
  readonly #match: (path: string) => Matched | null;
  readonly #places = new StreamPlaces();
  readonly #now: () => string;
  readonly #store: Store;
  #stand: Promise<Stand> | null = null;
  #description: { readonly body: Uint8Array<ArrayBuffer>; readonly etag: string } | null = null;

  constructor({ store, now, ...parts }: ApiServices) {
    this.#parts = { ...parts, db: store.db };
    this.#store = store;
    this.#now = now;
    this.endpoints = allEndpoints(parts.kinds);
    this.#match = matcher(this.endpoints, parts.kinds);
    store.onChange(() => (this.#stand = null));
  }

  /** The OpenAPI document as it is sent, with its name. Made once: some 60 ms. */
  get description(): { readonly body: Uint8Array<ArrayBuffer>; readonly etag: string } {
    if (this.#description === null) {
      const text = `${JSON.stringify(openApiDocument(this.#parts.kinds))}\n`;
      const etag = `"${hash('sha256', text, 'base64url').slice(0, 27)}"`;
      this.#description = { body: new TextEncoder().encode(text), etag };
    }
    return this.#description;
  }

  /** The endpoint of a path as it stands in the address; null where there is none. */
  match(path: string): Matched | null {
    return this.#match(path);
  }

  /** What is asked, checked: throws 400 for what the address does not take, 404 for what cannot be an identifier. */
  async read({ endpoint, kind, id }: Matched, { pathname, searchParams }: URL): Promise<Asked> {
    const values: Readonly<Record<string, unknown>> = readParameters(endpoint.parameters, searchParams);
    const today = this.#now().slice(0, 10);
    const asof = (values['asof'] as string | undefined) ?? today;
    return {
      path: pathname,
      kind,
      id: kind === null ? '' : identifierOf(kind, id),
      values,
      given: {
        ...Object.fromEntries(Object.entries(values).filter(([name]) => searchParams.has(name))),
        ...('asof' in endpoint.parameters.shape && { asof }),
      },
      asof,
      known: (values['known'] as string | undefined) ?? null,
      today,
      stand: await this.stand(),
    };
  }

  /** What an endpoint answers, as it is sent. */
  async answer(
    endpoint: Endpoint,
    asked: Asked,
  ): Promise<{ text: string; next: string | null; isOfStand: boolean }> {
    const { body, sizes, next = null } = await endpoint.answer(this.#parts, asked);
    return {
      text: typeof body === 'string' ? body : `${JSON.stringify(body)}\n`,
      next,
      // An answer that was read while the record changed gets no name: another one of that name may say something else.
      isOfStand:
        sizes === null
          ? (await ledgerStand(this.#store.db)).root === asked.stand.root
          : sizes.every((size) => size === asked.stand.changes),
    };
  }

  /** All of a list as lines, for one client. */
  async lines(endpoint: Endpoint, asked: Asked, client: string): Promise<ReadableStream<Uint8Array>> {
    if (!endpoint.lines) throw notFound('This address has no lines.');
    const done = this.#places.take(client);
    try {
      return linesOf(await endpoint.lines.of(this.#parts, asked), done);
    } catch (error) {
      done();
      throw error;
    }
  }

  /** Where the ledger stands; looked up once for each change. */
  stand(): Promise<Stand> {
    if (this.#stand === null) {
      const asked = ledgerStand(this.#store.db);
      this.#stand = asked;
      asked.catch(() => (this.#stand = null));
    }
    return this.#stand;
  }

  /**
   * The name of an answer: of the change number and root of the ledger, the address with its day written out, the form,
   * and the description of the API, which changes when what is sent does.
   */
  etag(asked: Asked, type: string): string {
    const { changes, root } = asked.stand;
    const parts = [changes, root, asked.path, canonical(asked.given).toString(), asked.today, type];
    const name = JSON.stringify([this.description.etag, ...parts]);
    return `"${hash('sha256', name, 'base64url').slice(0, 27)}"`;
  }
}

/** The identifier that a path names; what cannot be one is nowhere. */
function identifierOf(kind: Kind, id: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(id);
  } catch {
    throw badInput('bad_address', 'The address is not written correctly.');
  }
  if (recordId.safeParse(decoded).success) return decoded;
  throw notFound(`There is no ${kind.name} with this identifier in the record.`);
}

/** The form that the client wants of an answer; throws 406. Lines that are asked for by the address are sent whatever it accepts. */
export function wantedType(request: SiteRequest, { endpoint, isLines }: Matched): 'json' | 'lines' {
  if (isLines) return 'lines';
  const offers = [JSON_MEDIA, ...(endpoint.lines ? LINES_NAMES : [])] as const;
  const chosen = chooseType(request.req.header('accept') ?? '', offers);
  if (chosen === null) throw notAcceptable(endpoint.lines ? [JSON_MEDIA, LINES_MEDIA] : [JSON_MEDIA]);
  return chosen === JSON_MEDIA ? 'json' : 'lines';
}

export const notAcceptable = (offers: readonly string[]): AppError =>
  new AppError('not_acceptable', 406, 'The answer has no form that the Accept header asks for.', {
    remedy: `Accept ${offers.join(' or ')}.`,
  });

/** Whether the client holds the answer of this name already (RFC 9110, 13.1.2: compared weakly). */
export const holds = (request: SiteRequest, etag: string): boolean =>
  (request.req.header('if-none-match') ?? '')
    .split(',')
    .some((one) => one.trim().replace(/^W\//, '') === etag);

export const TYPES = { json: JSON_TYPE, lines: LINES_TYPE } as const;
