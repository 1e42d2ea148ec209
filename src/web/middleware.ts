/** What happens to every request before a route sees it. Each is one function; `createSite` puts them in order. */
import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { AppError } from '../kernel/errors.ts';
import { send } from './answer-cache.ts';
import type { AnswerCache } from './answer-cache.ts';
import { ASSETS_PATH, assetAnswer } from './assets.ts';
import { readContext } from './page-context.ts';
import type { SiteEnv, SiteRequest } from './view.ts';

type Middleware = MiddlewareHandler<SiteEnv>;

/** What the site writes to its log with; pino fits. */
export interface Log {
  readonly info: (facts: object, message: string) => void;
  readonly error: (facts: object, message: string) => void;
}

/** A number for the request, in the answer and in the log. One that comes with the request is not believed. */
export const requestId: Middleware = async (request, next) => {
  const id = randomUUID();
  request.set('requestId', id);
  request.header('X-Request-Id', id);
  await next();
};

export const logRequests =
  (log: Log): Middleware =>
  async (request, next) => {
    const start = performance.now();
    await next();
    const { method, path } = request.req;
    const ms = Math.round(performance.now() - start);
    log.info(
      { requestId: request.get('requestId'), method, path, status: request.res.status, ms },
      'request',
    );
  };

/**
 * No script, style, image or font but the site's own; no frame around it; no form to elsewhere. There is no inline
 * script or style to allow. `data:` images are for drawings inside the style sheet.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/**
 * Set before the route runs, which may narrow one of them. Every answer must therefore be made by the request
 * (`request.body`, `request.redirect`), never by `new Response`. Set afterwards, Hono would build each answer a second
 * time and the server would send it as a stream: that cost 0.5 ms a page, and pauses of 100 ms to clear away.
 */
export const securityHeaders: Middleware = async (request, next) => {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) request.header(name, value);
  await next();
};

/** Names that a site on the loopback answers to. */
export const LOOPBACK_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Answers only to its own names. A page elsewhere can give its own name the address 127.0.0.1 and then read what the
 * local administrator may read (DNS rebinding); the Host header tells. 'any': a proxy in front has seen to it.
 */
export const onlyHosts = (hosts: readonly string[] | 'any'): Middleware => {
  const known = hosts === 'any' ? null : new Set(hosts.map((host) => host.toLowerCase()));
  return async (request, next) => {
    const host = (request.req.header('host') ?? '').toLowerCase().replace(/:\d+$/, '');
    if (known !== null && !known.has(host)) {
      throw new AppError('wrong_host', 421, 'This site does not answer to that name.', {
        remedy: 'Open it under the address that it was started with, for example http://localhost:3000.',
      });
    }
    await next();
  };
};

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A change must come from a page of this site. Browsers say where a request comes from and a page cannot forge it:
 * Sec-Fetch-Site where it is there, else Origin against Host. A request with neither is no browser's (OWASP CSRF
 * Prevention Cheat Sheet, "Fetch Metadata headers"; the same rule as net/http.CrossOriginProtection of Go).
 */
export const sameOrigin: Middleware = async (request, next) => {
  if (!SAFE_METHODS.has(request.req.method) && !comesFromHere(request.req.raw.headers)) {
    throw new AppError('cross_origin', 403, 'The request comes from another site and was not carried out.', {
      remedy: 'Open the page on this site and try again.',
    });
  }
  await next();
};

function comesFromHere(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  if (origin === null) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.get('host');
}

export interface BodyLimits {
  /** Bytes that any form may send. */
  readonly standard: number;
  /** Larger limits: a path without its language that ends like this, and its bytes. */
  readonly larger: readonly { readonly pathEnding: string; readonly bytes: number }[];
}

/**
 * No body beyond its limit is held. One that announces its length is refused before it is read – but its bytes are
 * still taken and thrown away, up to DRAINED_AT_MOST, because a browser that is cut off while sending shows
 * "connection reset" and not the page that says what to do. One without a length is counted while it is read.
 */
export const bodyLimit =
  (limits: BodyLimits): Middleware =>
  async (request, next) => {
    const { body, headers } = request.req.raw;
    if (body === null || SAFE_METHODS.has(request.req.method)) return next();
    const larger = limits.larger.find(({ pathEnding }) => request.req.path.endsWith(pathEnding));
    const bytes = larger?.bytes ?? limits.standard;
    const announced = Number(headers.get('content-length') ?? Number.NaN);
    if (announced > bytes) {
      await drain(body);
      throw tooLarge(bytes);
    }
    if (!Number.isNaN(announced) && !headers.has('transfer-encoding')) return next();
    const counted = body.pipeThrough(counter(bytes));
    request.req.raw = new Request(request.req.raw, { body: counted, duplex: 'half' });
    await next();
  };

const tooLarge = (bytes: number): AppError => {
  const limit = bytes >= 2 ** 20 ? `${Math.floor(bytes / 2 ** 20)} MB` : `${Math.floor(bytes / 2 ** 10)} kB`;
  return new AppError('too_large', 413, `More was sent than can be taken: the limit is ${limit}.`, {
    remedy: 'Send a smaller file.',
  });
};

const DRAINED_AT_MOST = 2 ** 29;

async function drain(body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  let taken = 0;
  while (taken <= DRAINED_AT_MOST) {
    const { done, value } = await reader.read();
    if (done) return;
    taken += value.byteLength;
  }
  await reader.cancel();
}

function counter(bytes: number): TransformStream<Uint8Array, Uint8Array> {
  let taken = 0;
  return new TransformStream({
    transform(chunk, controller): void {
      taken += chunk.byteLength;
      if (taken > bytes) controller.error(tooLarge(bytes));
      else controller.enqueue(chunk);
    },
  });
}

export const serveAssets: Middleware = async (request, next) => {
  const { path } = request.req;
  const found = path.startsWith(ASSETS_PATH)
    ? assetAnswer(path, request.req.header('accept-encoding') ?? '')
    : null;
  return found === null ? next() : request.body(found.body, 200, found.headers);
};

/** Reads language and dates of the address for the routes. `today` gives the UTC day of the request. */
export const pageContext =
  (today: () => string): Middleware =>
  async (request, next) => {
    const url = new URL(request.req.url);
    const parts = {
      path: url.pathname,
      query: url.searchParams,
      acceptLanguage: request.req.header('accept-language'),
    };
    request.set('context', readContext(parts, today()));
    await next();
  };

/**
 * Whether the answer would be the same for anyone. Who sends a cookie or a key may be somebody, and what somebody sees is
 * neither kept nor given to others: this is the place that decides it, for pages of people who are signed in too.
 */
const isForAnyone = ({ req }: SiteRequest): boolean =>
  (req.method === 'GET' || req.method === 'HEAD') &&
  req.header('cookie') === undefined &&
  req.header('authorization') === undefined;

/**
 * Everything that an answer may depend on beside the record: host, address with its language and form, what the client
 * takes, and the day, which stands for a date that is not in the address.
 */
const keyOf = ({ req }: SiteRequest, today: string): string =>
  `${today} ${req.url} ${req.header('accept') ?? ''}`;

/** Gives an answer that was made before; else lets `respond` keep the one that it makes. */
export const keptAnswers =
  (answers: AnswerCache, today: () => string): Middleware =>
  async (request, next) => {
    if (!isForAnyone(request)) return next();
    const key = keyOf(request, today());
    const held = answers.find(key);
    if (held !== undefined) return send(request, held);
    const { generation } = answers;
    request.set('keep', (answer) => answers.keep(key, generation, answer));
    return next();
  };

/** For pages that show more than the record – work that is under way, the time of day –: made anew each time. */
export const madeAnew: Middleware = async (request, next) => {
  request.set('keep', undefined);
  await next();
};
