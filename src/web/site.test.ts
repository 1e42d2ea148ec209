import assert from 'node:assert/strict';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { serve } from '@hono/node-server';
import { AppError } from '../kernel/errors.ts';
import { AnswerCache } from './answer-cache.ts';
import { html } from './html.ts';
import { page } from './layout.ts';
import { LOOPBACK_HOSTS } from './middleware.ts';
import { createSite } from './site.ts';
import { TODAY, readMarkup } from './testing.ts';
import { respond, respondWithErrors } from './view.ts';
import type { Site } from './view.ts';

interface Logged {
  readonly level: 'info' | 'error';
  readonly facts: object;
  readonly message: string;
}

function siteForTests(): { site: Site; log: Logged[] } {
  const log: Logged[] = [];
  const site = createSite({
    today: () => TODAY,
    answers: new AnswerCache(),
    log: {
      info: (facts, message) => log.push({ level: 'info', facts, message }),
      error: (facts, message) => log.push({ level: 'error', facts, message }),
    },
    hosts: LOOPBACK_HOSTS,
    bodyLimits: { standard: 1000, larger: [{ pathEnding: '/upload', bytes: 100_000 }] },
    sourceCode: null,
  });
  site.get('/:language/:state/treaties', (request) => {
    const context = request.get('context');
    return respond(request, {
      html: () =>
        page(context, {
          title: 'Treaties',
          crumbs: [],
          body: html`<p>${context.asof}</p>`,
          twins: { json: true },
        }),
      json: () => [{ id: 'iccpr' }],
      csv: () => ({ header: ['id'], rows: [['=iccpr']] }),
    });
  });
  site.post('/:language/:state/:form', async (request) => {
    const form = await request.req.formData();
    return form.get('bad') === null
      ? request.redirect('/en', 303)
      : respondWithErrors(request, html`<p>bad</p>`);
  });
  site.get('/:language/broken', () => {
    throw new Error('the password is hunter2');
  });
  site.get('/:language/busy', () => {
    throw new AppError('busy', 503, 'Still starting.', {
      cause: new Error('inner'),
      remedy: 'Wait a minute.',
    });
  });
  return { site, log };
}

const ask = async (path: string, init: RequestInit & { host?: string } = {}): Promise<Response> =>
  siteForTests().site.request(`http://localhost:3000${path}`, {
    ...init,
    headers: {
      Host: init.host ?? 'localhost:3000',
      Accept: 'text/html',
      ...(init.headers as Record<string, string>),
    },
  });

test('the front address leads to the language of the browser', async () => {
  const answer = await ask('/', { headers: { 'Accept-Language': 'kk-KZ,kk;q=0.9,ru;q=0.8' } });
  assert.equal(answer.status, 302);
  assert.equal(answer.headers.get('location'), '/kk');
  assert.equal(answer.headers.get('vary'), 'Accept-Language');
  assert.equal((await ask('/')).headers.get('location'), '/en');
});

test('every answer carries the headers that protect the reader, errors and assets too', async () => {
  for (const path of ['/en/KAZ/treaties', '/en/nothing', '/en/broken', '/assets/none.css', '/']) {
    const { headers } = await ask(path);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self';/, path);
    assert.doesNotMatch(policy, /unsafe|\*/);
    for (const part of ["form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'", "font-src 'self'"])
      assert.ok(policy.includes(part), part);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'same-origin');
    assert.match(headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/);
  }
});

test('one address, three forms', async () => {
  const asHtml = await ask('/ru/KAZ/treaties?asof=2021-06-12');
  assert.equal(asHtml.headers.get('content-type'), 'text/html; charset=utf-8');
  assert.equal(asHtml.headers.get('content-language'), 'ru');
  const text = await asHtml.text();
  assert.deepEqual(readMarkup(text).problems, []);
  assert.ok(
    text.includes('<p>2021-06-12</p>') && text.includes('href="/ru/KAZ/treaties.json?asof=2021-06-12"'),
  );

  const json = await ask('/en/KAZ/treaties.json?asof=2021-06-12');
  assert.equal(json.headers.get('content-type'), 'application/json; charset=utf-8');
  assert.deepEqual(await json.json(), {
    self: '/en/KAZ/treaties.json?asof=2021-06-12',
    page: '/en/KAZ/treaties?asof=2021-06-12',
    language: 'en',
    asOf: '2021-06-12',
    knownOn: null,
    data: [{ id: 'iccpr' }],
  });

  const csv = await ask('/en/KAZ/treaties.csv');
  assert.equal(csv.headers.get('content-type'), 'text/csv; charset=utf-8');
  assert.equal(Buffer.from(await csv.arrayBuffer()).toString(), "\uFEFFid\r\n'=iccpr\r\n");
  assert.equal((await ask('/en/KAZ/treaties.ics')).status, 404);
});

test('what the browser holds is not sent again', async () => {
  const first = await ask('/en/KAZ/treaties');
  const etag = first.headers.get('etag') ?? '';
  assert.match(etag, /^"[\w-]{27}"$/);
  assert.equal(first.headers.get('cache-control'), 'public, no-cache');
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const again = await ask('/en/KAZ/treaties', { headers: { 'If-None-Match': known } });
    assert.equal(again.status, 304, known);
    assert.equal(await again.text(), '');
  }
  assert.equal(
    (await ask('/en/KAZ/treaties?asof=2021-01-01', { headers: { 'If-None-Match': etag } })).status,
    200,
  );
});

test('an asset is served under its own address and no other', async () => {
  const text = await (await ask('/en/KAZ/treaties')).text();
  const style = /href="(\/assets\/site\.[0-9a-f]+\.css)"/.exec(text)?.[1] ?? '';
  assert.equal((await ask(style)).status, 200);
  assert.equal((await ask('/assets/site.css')).status, 404);
});

test('only its own names: a page elsewhere that gives its name the address of the loopback gets nothing', async () => {
  for (const host of ['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST:3000']) {
    assert.equal((await ask('/en/KAZ/treaties', { host })).status, 200, host);
  }
  for (const host of [
    'evil.example',
    'localhost.evil.example',
    'evil.example:3000',
    '',
    '192.168.1.2',
    '::1',
  ]) {
    assert.equal((await ask('/en/KAZ/treaties', { host })).status, 421, host);
  }
});

const post = (
  path: string,
  headers: Record<string, string>,
  body: string | FormData = new FormData(),
): Promise<Response> => ask(path, { method: 'POST', headers, body });

test('a change comes from a page of this site or is not made', async () => {
  const here = 'http://localhost:3000';
  const taken: Record<string, string>[] = [
    { 'Sec-Fetch-Site': 'same-origin' },
    { 'Sec-Fetch-Site': 'none' },
    { Origin: here },
    {},
  ];
  for (const headers of taken)
    assert.equal((await post('/en/KAZ/form', headers)).status, 303, JSON.stringify(headers));
  const refused: Record<string, string>[] = [
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site', Origin: here },
    { 'Sec-Fetch-Site': 'cross-site', Origin: here },
    { Origin: 'https://evil.example' },
    { Origin: 'http://localhost:3001' },
    { Origin: 'null' },
    { Origin: '' },
  ];
  for (const headers of refused)
    assert.equal((await post('/en/KAZ/form', headers)).status, 403, JSON.stringify(headers));
});

test('a form that cannot be taken comes back as 422 and is kept by nobody', async () => {
  const form = new FormData();
  form.set('bad', '1');
  const answer = await post('/en/KAZ/form', {}, form);
  assert.equal(answer.status, 422);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
});

test('errors are pages for people and problems for programs', async () => {
  const asPage = await ask('/ru/KAZ/treaties?asof=2021-02-30');
  assert.equal(asPage.status, 400);
  assert.equal(asPage.headers.get('cache-control'), 'no-store');
  const text = await asPage.text();
  assert.deepEqual(readMarkup(text).problems, []);
  assert.match(text, /<html lang="ru"/);
  assert.match(text, /2021-06-12/);

  for (const answer of [
    await ask('/en/KAZ/treaties.json?asof=x'),
    await ask('/en/KAZ/treaties?asof=x', { headers: { Accept: 'application/json' } }),
  ]) {
    assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    const { requestId, ...problem } = (await answer.json()) as Record<string, unknown>;
    assert.equal(requestId, answer.headers.get('x-request-id'));
    assert.deepEqual(problem, {
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      code: 'bad_asof',
      detail: '"asof" in the address is not a day of the calendar: x',
      remedy: 'Write a day as year-month-day, for example 2021-06-12.',
      instance: answer.url === '' ? problem['instance'] : new URL(answer.url).pathname,
    });
  }
  assert.equal((await ask('/en/nothing/here')).status, 404);
  assert.equal((await ask('/fr/KAZ')).status, 404);
  assert.equal((await ask('/en/%E0%A4%A')).status, 400);
});

test('an accident says nothing of itself to the reader, and everything to the log', async () => {
  const { site, log } = siteForTests();
  const answer = await site.request('http://localhost/en/broken', { headers: { Host: 'localhost' } });
  const text = await answer.text();
  assert.equal(answer.status, 500);
  assert.doesNotMatch(text, /hunter2|\.test\.ts|^\s+at /m);
  assert.ok(text.includes(answer.headers.get('x-request-id') ?? 'none'));
  const entry = log.find(({ level }) => level === 'error');
  assert.ok(entry);
  assert.match(String((entry.facts as { err: Error }).err), /hunter2/);

  const busy = await site.request('http://localhost/en/busy', { headers: { Host: 'localhost' } });
  assert.equal(busy.status, 503);
  assert.match(await busy.text(), /Wait a minute\./);
});

test('a body beyond its limit is refused with a page, on a real connection too', async (t) => {
  const { site } = siteForTests();
  const server = serve({ fetch: site.fetch, port: 0, hostname: '127.0.0.1' });
  t.after(() => server.close());
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const send = async (path: string, bytes: number, stream: boolean): Promise<Response> => {
    const form = new FormData();
    form.set('file', new Blob(['x'.repeat(bytes)]), 'a.pdf');
    const request = new Request(`http://127.0.0.1:${port}${path}`, { method: 'POST', body: form });
    const headers = { 'Content-Type': request.headers.get('content-type') ?? '' };
    const body = stream ? request.body : await request.arrayBuffer();
    return fetch(request.url, { method: 'POST', headers, body, redirect: 'manual', duplex: 'half' });
  };
  for (const stream of [false, true]) {
    assert.equal((await send('/en/KAZ/form', 100, stream)).status, 303);
    assert.equal((await send('/en/KAZ/form', 5000, stream)).status, 413, `stream: ${stream}`);
    assert.equal((await send('/en/KAZ/upload', 50_000, stream)).status, 303);
    assert.equal((await send('/en/KAZ/upload', 200_000, stream)).status, 413, `stream: ${stream}`);
  }
  assert.match(await rawPost(port, 5_000_000), /^HTTP\/1\.1 413 /);
});

/** A browser sends all of its body before it reads: whoever answers early must not hang up on it. */
function rawPost(port: number, bytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(
        `POST /en/KAZ/form HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: ${bytes}\r\n\r\n`,
      );
      socket.write(Buffer.alloc(bytes), () => undefined);
    });
    let answer = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => (answer += String(chunk)));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}
