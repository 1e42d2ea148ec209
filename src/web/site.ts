/** The empty site: everything that holds for all pages, in order. Features put their routes into it. */
import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { notFound } from '../kernel/errors.ts';
import { aboutPage } from './about-page.ts';
import type { AnswerCache } from './answer-cache.ts';
import { asAppError, errorAnswer } from './error-page.ts';
import {
  bodyLimit,
  keptAnswers,
  logRequests,
  onlyHosts,
  pageContext,
  requestId,
  sameOrigin,
  securityHeaders,
  serveAssets,
} from './middleware.ts';
import type { BodyLimits, Log } from './middleware.ts';
import { fallbackContext, preferredLanguage, withoutEnding } from './page-context.ts';
import { respond } from './view.ts';
import type { Site, SiteEnv, SiteRequest } from './view.ts';

export interface SiteOptions {
  /** The UTC day now: 'YYYY-MM-DD'. */
  readonly today: () => string;
  readonly log: Log;
  /** Names in the Host header that the site answers to: LOOPBACK_HOSTS, or 'any' behind a proxy that checks them. */
  readonly hosts: readonly string[] | 'any';
  readonly bodyLimits: BodyLimits;
  /** Emptied by whoever wires the site, whenever the record changes. */
  readonly answers: AnswerCache;
  /** Where the source code of this installation stands, for the page about the site. */
  readonly sourceCode: string | null;
}

/**
 * A site without features. Routes are matched against the path without a twin's ending: '/:language/:state/treaties'
 * answers /en/KAZ/treaties, .json and .csv alike, and `respond` gives each its form.
 */
export function createSite(options: SiteOptions): Site {
  const site: Site = new Hono<SiteEnv>({
    getPath: (request) => withoutEnding(new URL(request.url).pathname),
  });
  site.use(requestId);
  site.use(logRequests(options.log));
  site.use(securityHeaders);
  site.use(onlyHosts(options.hosts));
  site.use(serveAssets);
  site.use(keptAnswers(options.answers, options.today));
  site.use(sameOrigin);
  site.use(bodyLimit(options.bodyLimits));
  site.get('/', (request) => {
    request.header('Vary', 'Accept-Language');
    return request.redirect(`/${preferredLanguage(request.req.header('accept-language'))}`, 302);
  });
  site.use('/:language{[a-z]{2}}/*', pageContext(options.today));
  site.get('/:language{[a-z]{2}}/about', (request) =>
    respond(request, { html: () => aboutPage(request.get('context'), options.sourceCode) }),
  );
  site.onError((thrown, request) => failed(options, request, thrown));
  site.notFound((request) => failed(options, request, notFound('There is nothing at this address.')));
  return site;
}

function failed({ today, log }: SiteOptions, request: SiteRequest, thrown: unknown): Response {
  const error = asAppError(thrown);
  const url = new URL(request.req.url);
  const failure = { error, requestId: request.get('requestId'), path: url.pathname };
  if (error.status >= 500)
    log.error({ ...failure, error: undefined, err: error.cause ?? error }, error.message);
  const parts = {
    path: url.pathname,
    query: url.searchParams,
    acceptLanguage: request.req.header('accept-language'),
  };
  const accept = request.req.header('accept') ?? '';
  const answer = errorAnswer(fallbackContext(parts, today()), failure, accept);
  return request.body(answer.body, answer.status as ContentfulStatusCode, answer.headers);
}
