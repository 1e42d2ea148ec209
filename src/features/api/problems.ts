import type { AppError } from '../../kernel/errors.ts';
import { problemOf } from '../../web/error-page.ts';
import { translator } from '../../web/messages.ts';
import { DOCS_PATH } from './addresses.ts';

/** What can go wrong, told apart by `code`; the documentation and the OpenAPI document list exactly these. */
export const PROBLEMS = [
  { code: 'bad_parameter', status: 400 },
  { code: 'unknown_parameter', status: 400 },
  { code: 'bad_cursor', status: 400 },
  { code: 'cursor_of_another_question', status: 400 },
  { code: 'bad_address', status: 400 },
  { code: 'not_found', status: 404 },
  { code: 'not_known_yet', status: 404 },
  { code: 'not_there_yet', status: 404 },
  { code: 'method_not_allowed', status: 405 },
  { code: 'not_acceptable', status: 406 },
  { code: 'ledger_not_whole', status: 409 },
  { code: 'cursor_outdated', status: 410 },
  { code: 'too_many_requests', status: 429 },
  { code: 'too_many_streams', status: 429 },
  { code: 'internal', status: 500 },
  { code: 'search_stopped', status: 503 },
] as const;
export type ProblemCode = (typeof PROBLEMS)[number]['code'];

/** What a code means, in English. */
export const problemMeaning = (code: ProblemCode): string => translator('en')(`api.problem.${code}`);

export const problemId = (code: string): string => `problem-${code}`;

/** RFC 9457, with the code's place in the documentation as its type. */
export const problemBody = (error: AppError, requestId: string, path: string): object => ({
  ...problemOf({ error, requestId, path }),
  ...(PROBLEMS.some((one) => one.code === error.code) && { type: `${DOCS_PATH}#${problemId(error.code)}` }),
});
