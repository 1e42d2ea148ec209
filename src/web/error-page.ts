/** What someone sees when something cannot be done: a page, or problem+json (RFC 9457) for a program. */
import { AppError } from '../kernel/errors.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { PROBLEM_TYPE, toJson } from './json.ts';
import { page } from './layout.ts';
import { isMessageKey } from './messages.ts';
import type { MessageKey } from './messages.ts';
import type { PageContext } from './page-context.ts';
import { HTML_TYPE } from './view.ts';

export interface Failure {
  readonly error: AppError;
  readonly requestId: string;
  /** The path asked for, for `instance`. */
  readonly path: string;
}

/** Anything thrown, as an AppError: what is not one is an accident, and its words are for the log alone. */
export const asAppError = (thrown: unknown): AppError =>
  thrown instanceof AppError
    ? thrown
    : new AppError('internal', 500, 'Something went wrong on our side.', { cause: thrown });

export interface ErrorAnswer {
  readonly body: string;
  readonly status: AppError['status'];
  readonly headers: Record<string, string>;
}

/** The answer for an error, in the form the request wants. */
export function errorAnswer(context: PageContext, failure: Failure, accept: string): ErrorAnswer {
  const { error } = failure;
  const asJson = context.format !== 'html' || isForPrograms(failure.path) || prefersJson(accept);
  return {
    body: asJson ? toJson(problemOf(failure)) : String(errorPage(context, failure)),
    status: error.status,
    headers: { 'Content-Type': asJson ? PROBLEM_TYPE : HTML_TYPE, 'Cache-Control': 'no-store' },
  };
}

/** Below /api there are no pages but the documentation. */
const isForPrograms = (path: string): boolean => /^\/api(\/|$)/.test(path);

const prefersJson = (accept: string): boolean =>
  /\bapplication\/(?:problem\+)?json\b/i.test(accept) && !/\btext\/html\b/i.test(accept);

/** English on purpose: it is for programs and for those who write them. */
export const problemOf = ({ error, requestId, path }: Failure): Record<string, unknown> => ({
  type: 'about:blank',
  title: TITLES[error.status] ?? 'Error',
  status: error.status,
  code: error.code,
  detail: error.message,
  ...(error.remedy === undefined ? {} : { remedy: error.remedy }),
  instance: path,
  requestId,
});

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

const PAGE_TITLES: Readonly<Record<number, MessageKey>> = {
  400: 'error.400.title',
  403: 'error.403.title',
  404: 'error.404.title',
  413: 'error.413.title',
  503: 'error.503.title',
};

function errorPage(context: PageContext, { error, requestId }: Failure): Html {
  const { t } = context;
  const ours = error.status >= 500;
  const title = t(PAGE_TITLES[error.status] ?? (ours ? 'error.500.title' : 'error.400.title'));
  return page(context, {
    title,
    crumbs: [],
    noindex: true,
    dated: false,
    body: html`<p class="lead">${inOwnWords(context, `error.${error.code}`, error.message)}</p>
      ${error.remedy !== undefined && html`<p>${inOwnWords(context, `error.${error.code}.remedy`, error.remedy)}</p>`}
      ${ours && html`<p>${t('error.500.what')}</p>`}
      <p><a href="${context.link('/', { asof: null, known: null })}">${t('error.home')}</a></p>
      <p class="soft">${t('error.request', { id: requestId })}</p>`,
  });
}

/** The message of this code in the language of the page; the error's own English words where nobody has written one. */
const inOwnWords = (context: PageContext, key: string, english: string): Html =>
  isMessageKey(key) ? html`${context.t(key)}` : html`<span lang="en" dir="ltr">${english}</span>`;
