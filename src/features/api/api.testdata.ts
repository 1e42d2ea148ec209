import assert from 'node:assert/strict';
import {
  actionDraft,
  actionDrafts,
  cite,
  ground,
  GROUND_RECORDS,
  sourceDraft,
} from '../../../test/support/records.ts';
import type { Services } from '../../main.ts';
import { siteOf } from '../../site.ts';

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The answer as data; for problems too. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ApiItem {
  readonly id: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** Asks the API of a site without a network. */
export function apiOf(services: Services, apiRate = 0) {
  const site = siteOf({ ...services, config: { ...services.config, apiRate } });
  const send = async (path: string, init: RequestInit = {}): Promise<ApiAnswer> => {
    const headers = new Headers(init.headers);
    headers.set('host', 'localhost');
    const response = await site.request(`http://localhost${path}`, { ...init, headers });
    const text = await response.text();
    const isJson =
      /json/.test(response.headers.get('content-type') ?? '') &&
      !/ndjson/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text !== '' ? (JSON.parse(text) as Readonly<Record<string, unknown>>) : {},
    };
  };
  const data = async (path: string): Promise<ApiAnswer['body']> => {
    const answer = await send(path);
    assert.equal(answer.status, 200, `${path}: ${answer.text.slice(0, 400)}`);
    return answer.body;
  };
  /** Every record of a list, page by page; `between` runs after each page. */
  const walk = async (
    path: string,
    between: () => Promise<void> = async () => undefined,
  ): Promise<ApiItem[]> => {
    const found: ApiItem[] = [];
    for (let next: string | null = path; next !== null;) {
      const page: ApiAnswer['body'] = await data(next);
      found.push(...(page['data'] as readonly ApiItem[]));
      next = page['next'] as string | null;
      await between();
    }
    return found;
  };
  return { send, data, walk };
}

/** A few records written by hand, in two States, over three days. */
export async function written(services: Services): Promise<void> {
  const { ledger } = services;
  await ledger.write(ground('The beginning', '2021-06-01T08:00:00.000Z'), [
    ...GROUND_RECORDS,
    sourceDraft('other'),
    ...actionDrafts(5),
    actionDraft('u1', { stateId: 'UZB', date: '2022' }),
  ]);
  await ledger.write(ground('A disputed one', '2021-06-02T08:00:00.000Z'), [
    actionDraft('b', { date: '2003-12-02' }, [
      cite('p. 1', { field: 'date', value: '2 Dec 2003', reading: '2003-12-02' }),
      cite('p. 2', { sourceId: 'other', field: 'date', value: '3 Dec 2003', reading: '2003-12-03' }),
    ]),
    actionDraft('a000001', { summary: 'Put right' }),
  ]);
  await ledger.write(ground('Taken away', '2021-06-03T08:00:00.000Z'), [
    { kind: ledger.kind('treaty_action'), remove: 'a000002' },
  ]);
}

export const idsOf = (body: ApiAnswer['body']): string[] =>
  (body['data'] as readonly { id: string }[]).map((one) => one.id);

export const isProblem = (
  { status, headers, body }: ApiAnswer,
  wanted: number,
  code: string,
  what: string,
): void => {
  assert.equal(status, wanted, what);
  assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/, what);
  assert.equal(headers.get('cache-control'), 'no-store', what);
  assert.deepEqual([body['status'], body['code']], [wanted, code], what);
  for (const member of ['type', 'title', 'detail', 'instance', 'requestId'])
    assert.equal(typeof body[member], 'string', `${what}: ${member}`);
};
