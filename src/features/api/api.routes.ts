import { getConnInfo } from '@hono/node-server/conninfo';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AppError, badInput } from '../../kernel/errors.ts';
import { asAppError } from '../../web/error-page.ts';
import { JSON_TYPE, PROBLEM_TYPE, toJson } from '../../web/json.ts';
import type { Log } from '../../web/middleware.ts';
import type { Site, SiteRequest } from '../../web/view.ts';
import { chooseType } from './accept.ts';
import { API_PATH, DOCS_PATH, OPENAPI_PATH } from './addresses.ts';
import { Api, holds, JSON_MEDIA, notAcceptable, TYPES, wantedType } from './api.ts';
import type { ApiServices } from './api.ts';
import type { Asked } from './asked.ts';
import type { Matched } from './endpoint.ts';
import { docsRoutes } from './docs.routes.ts';
import { problemBody } from './problems.ts';
import { clientOf, limitHeaders, RateLimiter } from './rate-limit.ts';

export interface ApiRouteServices extends ApiServices {
  readonly log: Log;
  readonly config: {
    /** Requests a minute that one address may make; 0: any number. */
    readonly apiRate: number;
  };
}

const METHODS = 'GET, HEAD, OPTIONS';

/**
 * Anyone may read from a page of any origin: what is answered is public, and no cookie or key is looked at. The resource
 * policy of the site's pages is for pages.
 */
const CROSS_ORIGIN: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  Vary: 'Accept',
};

const KEPT = { 'Cache-Control': 'public, no-cache' };

/** /api/v1: the whole JSON API. Every answer, errors and all, is made here. */
export function apiRoutes(site: Site, services: ApiRouteServices): void {
  const api = new Api(services);
  const limiter = new RateLimiter({ perMinute: services.config.apiRate });
  docsRoutes(site, services, api);

  const answer = async (request: SiteRequest): Promise<Response> => {
    const path = new URL(request.req.url).pathname;
    const client = clientAddress(request);
    for (const [name, value] of Object.entries(CROSS_ORIGIN)) request.header(name, value);
    try {
      const matched = api.match(path);
      admit(request, client, matched?.endpoint.cost);
      if (matched === null && path !== OPENAPI_PATH && path !== DOCS_PATH) throw nowhere();
      if (request.req.method === 'OPTIONS') return preflight(request);
      if (request.req.method !== 'GET' && request.req.method !== 'HEAD') throw notAllowed();
      return await (matched === null ? description(request, api) : answered(request, api, matched, client));
    } catch (thrown) {
      return problem(request, services.log, path, thrown);
    }
  };

  const admit = (request: SiteRequest, client: string, cost = 1): void => {
    const admission = limiter.take(client, performance.now(), cost);
    if (admission === null) return;
    const headers = limitHeaders({ perMinute: services.config.apiRate }, admission);
    for (const [name, value] of Object.entries(headers)) request.header(name, value);
    if (!admission.isAllowed)
      throw new AppError('too_many_requests', 429, 'More was asked than an address may ask in a minute.', {
        remedy: `Wait ${admission.retrySeconds} s. Take whole lists as lines (NDJSON), and send If-None-Match.`,
      });
  };

  site.all('/api', answer);
  site.all('/api/*', answer);
}

async function answered(request: SiteRequest, api: Api, matched: Matched, client: string): Promise<Response> {
  const { endpoint } = matched;
  const type = wantedType(request, matched);
  const asked = await api.read(matched, new URL(request.req.url));
  if (type === 'lines') requireWhole(asked);
  const etag = api.etag(asked, type);
  if (holds(request, etag)) return request.body(null, 304, { ...KEPT, ETag: etag });
  if (type === 'lines') {
    // Read State by State, so that two of the same name need not be the same byte for byte: a weak name.
    const headers = { ...KEPT, ETag: `W/${etag}`, 'Content-Type': TYPES.lines };
    if (request.req.method === 'HEAD') return request.body(null, 200, headers);
    return request.body(await api.lines(endpoint, asked, client), 200, headers);
  }
  const { text, next, isOfStand } = await api.answer(endpoint, asked);
  return request.body(text, 200, {
    ...KEPT,
    'Content-Type': TYPES.json,
    ...(isOfStand && { ETag: etag }),
    ...(next !== null && { Link: `<${next}>; rel="next"` }),
    ...(asked.path === API_PATH && {
      Link: `<${OPENAPI_PATH}>; rel="service-desc", <${DOCS_PATH}>; rel="service-doc"`,
    }),
  });
}

/** Lines have no pages; a filter that did nothing would be taken for one that did. */
function requireWhole({ given }: Asked): void {
  if (given['limit'] !== undefined || given['cursor'] !== undefined)
    throw badInput('bad_parameter', '"limit" and "cursor" are of pages; lines come whole.');
}

const OPENAPI_MEDIA = 'application/vnd.oai.openapi+json';

/** The description in its two names; encoded and named once, it is large. */
function description(request: SiteRequest, api: Api): Response {
  const offers = [JSON_MEDIA, OPENAPI_MEDIA] as const;
  const chosen = chooseType(request.req.header('accept') ?? '', offers);
  if (chosen === null) throw notAcceptable(offers);
  const { body, etag } = api.description;
  if (holds(request, etag)) return request.body(null, 304, { ...KEPT, ETag: etag });
  const type = chosen === JSON_MEDIA ? JSON_TYPE : `${OPENAPI_MEDIA}; version=3.1`;
  return request.body(body, 200, { ...KEPT, ETag: etag, 'Content-Type': type });
}

/** What a browser asks before it lets a page of another site send a header of its own. */
const preflight = (request: SiteRequest): Response =>
  request.body(null, 204, {
    Allow: METHODS,
    'Access-Control-Allow-Methods': METHODS,
    'Access-Control-Allow-Headers': 'Accept, If-None-Match',
    'Access-Control-Max-Age': '86400',
  });

const nowhere = (): AppError =>
  new AppError('not_found', 404, 'There is nothing at this address.', {
    remedy: `${API_PATH} says what there is.`,
  });

const notAllowed = (): AppError =>
  new AppError('method_not_allowed', 405, 'This address can only be read.', { remedy: `Use ${METHODS}.` });

function problem(request: SiteRequest, log: Log, path: string, thrown: unknown): Response {
  const error = asAppError(thrown);
  const requestId = request.get('requestId');
  if (error.status >= 500)
    log.error({ requestId, path, code: error.code, err: error.cause ?? error }, error.message);
  return request.body(toJson(problemBody(error, requestId, path)), error.status as ContentfulStatusCode, {
    'Content-Type': PROBLEM_TYPE,
    'Cache-Control': 'no-store',
    ...(error.status === 405 && { Allow: METHODS }),
  });
}

/** Whom a request comes from, by the address of its connection; requests without one (in tests) are one client. */
function clientAddress(request: SiteRequest): string {
  const env: unknown = request.env;
  const isServed = typeof env === 'object' && env !== null && ('incoming' in env || 'server' in env);
  return clientOf((isServed && getConnInfo(request).remote.address) || 'unknown');
}
