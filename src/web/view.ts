/** How a route answers: one subject as a page, as JSON, as CSV, as a calendar. */
import { hash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { notFound } from '../kernel/errors.ts';
import { languageOf } from '../kernel/language.ts';
import { send } from './answer-cache.ts';
import type { KeptAnswer } from './answer-cache.ts';
import { CSV_TYPE, toCsv } from './csv.ts';
import type { CsvTable } from './csv.ts';
import type { Html } from './html.ts';
import { JSON_TYPE, envelope, toJson } from './json.ts';
import type { PageContext } from './page-context.ts';

export interface SiteEnv {
  Variables: {
    /** Set for every address that begins with a language. */
    context: PageContext;
    /** Stands in the answer's X-Request-Id, in the log and on error pages. */
    requestId: string;
    /** Set where whoever asks the same may be given the answer again. */
    keep: ((answer: KeptAnswer) => void) | undefined;
  };
}
export type Site = Hono<SiteEnv>;
export type SiteRequest = Context<SiteEnv>;

/** The forms of one subject. Each is only made when it is asked for; one that is not given answers 404. */
export interface View {
  readonly html: () => Html | Promise<Html>;
  /** The data of the JSON twin; the envelope is put around it. */
  readonly json?: () => unknown;
  readonly csv?: () => CsvTable | Promise<CsvTable>;
  /** iCalendar text. */
  readonly ics?: () => string | Promise<string>;
}

/** Answers a GET with the form that the address asks for, with ETag, or 304 where the browser holds it already. */
export async function respond(request: SiteRequest, view: View): Promise<Response> {
  const context = request.get('context');
  const made = await formOf(context, view);
  if (made === null) throw notFound(`This page has no .${context.format} twin.`);
  return answer(request, made.body, made.type);
}

async function formOf(context: PageContext, view: View): Promise<{ body: string; type: string } | null> {
  if (context.format === 'html') return { body: String(await view.html()), type: HTML_TYPE };
  if (context.format === 'json' && view.json !== undefined) {
    return { body: toJson(envelope(context, await view.json())), type: JSON_TYPE };
  }
  if (context.format === 'csv' && view.csv !== undefined)
    return { body: toCsv(await view.csv()), type: CSV_TYPE };
  if (context.format === 'ics' && view.ics !== undefined)
    return { body: await view.ics(), type: CALENDAR_TYPE };
  return null;
}

export const HTML_TYPE = 'text/html; charset=utf-8';
const CALENDAR_TYPE = 'text/calendar; charset=utf-8';

/**
 * The answer with its ETag, made from the content, so that it holds across restarts and processes. `no-cache` lets
 * anyone keep the page but makes them ask whether it still stands: a 304 costs no page.
 */
export function answer(request: SiteRequest, text: string, type: string): Response {
  // Encoded once, for the hash and for the wire: encoding costs more than hashing (0.15 ms against 0.06 ms for 75 kB).
  const body = new TextEncoder().encode(text);
  const made: KeptAnswer = {
    body,
    headers: {
      ETag: `"${hash('sha256', body, 'base64url').slice(0, 27)}"`,
      'Cache-Control': 'public, no-cache',
      'Content-Language': languageOf(request.get('context').language).tag,
      'Content-Type': type,
    },
  };
  request.get('keep')?.(made);
  return send(request, made);
}

/**
 * The answer to a form that cannot be taken as it is: the page again, with its errors, 422. Never kept by a cache.
 * What was done answers `request.redirect(href, 303)` instead, so that a reload sends nothing twice.
 */
export const respondWithErrors = (request: SiteRequest, html: Html): Response =>
  request.body(String(html), 422, { 'Content-Type': HTML_TYPE, 'Cache-Control': 'no-store' });
