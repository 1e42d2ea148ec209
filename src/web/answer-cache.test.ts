import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notFound } from '../kernel/errors.ts';
import { AnswerCache } from './answer-cache.ts';
import type { KeptAnswer } from './answer-cache.ts';
import { html } from './html.ts';
import { LOOPBACK_HOSTS, madeAnew } from './middleware.ts';
import { createSite } from './site.ts';
import { TODAY } from './testing.ts';
import { respond } from './view.ts';

const KILOBYTE = 1024;

const answerOf = (size: number, sign = 'a'): KeptAnswer => ({
  body: new Uint8Array(size),
  headers: {
    ETag: `"${sign}"`,
    'Cache-Control': 'no-cache',
    'Content-Language': 'en',
    'Content-Type': 'text/html',
  },
});

test('no more is held than there is room for; what was asked for last stays', () => {
  const answers = new AnswerCache(100 * KILOBYTE);
  for (let turn = 0; turn < 500; turn += 1) {
    answers.keep(`key ${turn}`, answers.generation, answerOf(5 * KILOBYTE));
    answers.find('key 0');
    assert.ok(answers.bytes <= 100 * KILOBYTE, `${answers.bytes} bytes after ${turn}`);
  }
  assert.ok(answers.find('key 0'));
  assert.ok(answers.find('key 499'));
  assert.equal(answers.find('key 1'), undefined);
});

test('the same key takes room once; an answer or a key that is too large takes none', () => {
  const answers = new AnswerCache(100 * KILOBYTE);
  for (let turn = 0; turn < 10; turn += 1) answers.keep('one', answers.generation, answerOf(KILOBYTE));
  const once = answers.bytes;
  assert.ok(once > KILOBYTE && once < 2 * KILOBYTE);
  answers.keep('large', answers.generation, answerOf(50 * KILOBYTE));
  answers.keep('k'.repeat(5_000), answers.generation, answerOf(1));
  assert.equal(answers.bytes, once);
  answers.forget();
  assert.deepEqual([answers.bytes, answers.find('one')], [0, undefined]);
});

test('what was begun before a change is not kept after it', () => {
  const answers = new AnswerCache();
  const { generation } = answers;
  answers.forget();
  answers.keep('one', generation, answerOf(1));
  assert.equal(answers.find('one'), undefined);
  answers.keep('one', answers.generation, answerOf(1));
  assert.ok(answers.find('one'));
});

/** A site whose page shows how often it was made. */
function countingSite() {
  const answers = new AnswerCache();
  const clock = { today: TODAY };
  let made = 0;
  const site = createSite({
    today: () => clock.today,
    answers,
    log: { info: () => undefined, error: () => undefined },
    hosts: LOOPBACK_HOSTS,
    bodyLimits: { standard: 1_000, larger: [] },
    sourceCode: null,
  });
  site.use('/:language/XEX/desk/*', madeAnew);
  for (const path of ['/:language/XEX/page', '/:language/XEX/desk'])
    site.get(path, (request) => {
      made += 1;
      return respond(request, { html: () => html`<p>${made}</p>`, json: () => made });
    });
  const [begun, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  site.get('/:language/XEX/slow', async (request) => {
    made += 1;
    const shown = made;
    begun.resolve();
    await ended.promise;
    return respond(request, { html: () => html`<p>${shown}</p>` });
  });
  site.get('/:language/XEX/nothing', () => {
    made += 1;
    throw notFound('There is nothing here.');
  });
  const ask = async (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
    site.request(new URL(path, 'http://localhost:3000').href, {
      method,
      headers: { Host: 'localhost:3000', Accept: 'text/html', ...headers },
    });
  const text = async (path: string, headers: Record<string, string> = {}): Promise<string> =>
    (await ask(path, headers)).text();
  return { answers, clock, ask, text, made: () => made, slow: { begun: begun.promise, end: ended.resolve } };
}

test('a page is made once until the record changes, and its answer is the same to the last header', async () => {
  const { answers, ask, made } = countingSite();
  const headersOf = ({ headers }: Response): [string, string][] =>
    [...headers].filter(([name]) => name !== 'x-request-id');
  const first = await ask('/en/XEX/page?q=a');
  const again = await ask('/en/XEX/page?q=a');
  assert.equal(made(), 1);
  assert.deepEqual(headersOf(again), headersOf(first));
  assert.notEqual(again.headers.get('x-request-id'), first.headers.get('x-request-id'));
  assert.equal(await again.text(), await first.text());
  const etag = first.headers.get('etag') ?? '';
  const unchanged = await ask('/en/XEX/page?q=a', { 'If-None-Match': `"other", W/${etag}` });
  assert.deepEqual([unchanged.status, await unchanged.text(), made()], [304, '', 1]);
  assert.equal(unchanged.headers.get('etag'), etag);
  assert.equal(unchanged.headers.get('content-type'), null);
  answers.forget();
  const changed = await ask('/en/XEX/page?q=a', { 'If-None-Match': etag });
  assert.deepEqual([changed.status, made()], [200, 2]);
});

test('what may tell answers apart does: address, language, form, what is taken, host, day', async () => {
  const { clock, text } = countingSite();
  const seen = new Set<string>();
  const asks: (() => Promise<string>)[] = [
    () => text('/en/XEX/page'),
    () => text('/ru/XEX/page'),
    () => text('/en/XEX/page?q=a'),
    () => text('/en/XEX/page?q=a&page=2'),
    () => text('/en/XEX/page?asof=2021-06-12'),
    () => text('/en/XEX/page', { Accept: 'application/json' }),
    () => text('/en/XEX/page.json'),
    () => text('http://127.0.0.1/en/XEX/page', { Host: '127.0.0.1' }),
  ];
  for (const one of asks) {
    const answer = await one();
    assert.ok(!seen.has(answer), `given twice: ${answer}`);
    seen.add(answer);
    assert.equal(await one(), answer);
  }
  const before = await text('/en/XEX/page');
  clock.today = '2031-01-01';
  assert.notEqual(await text('/en/XEX/page'), before);
});

test('who may be somebody is neither given what was kept, nor is theirs kept', async () => {
  for (const headers of [{ Cookie: 'session=1' }, { Authorization: 'Bearer key' }]) {
    const { text, answers, made } = countingSite();
    await text('/en/XEX/page', headers);
    assert.equal(answers.bytes, 0);
    await text('/en/XEX/page');
    await text('/en/XEX/page', headers);
    assert.equal(made(), 3);
  }
});

test('a page that was being made while the record changed is not kept', async () => {
  const { answers, text, slow } = countingSite();
  const underWay = text('/en/XEX/slow');
  await slow.begun;
  answers.forget();
  slow.end();
  assert.equal(await underWay, '<p>1</p>');
  assert.equal(await text('/en/XEX/slow'), '<p>2</p>');
  assert.equal(await text('/en/XEX/slow'), '<p>2</p>');
});

test('errors, forms and pages of work under way are made anew each time', async () => {
  const { ask, answers, made } = countingSite();
  for (let turn = 0; turn < 2; turn += 1) {
    assert.equal((await ask('/en/XEX/nothing')).status, 404);
    assert.equal((await ask('/en/XEX/desk')).status, 200);
    assert.equal((await ask('/en/XEX/page', {}, 'POST')).status, 404);
  }
  assert.deepEqual([made(), answers.bytes], [4, 0]);
});

test('HEAD is answered like GET, without the body', async () => {
  const { ask, made } = countingSite();
  const [head, whole] = [await ask('/en/XEX/page', {}, 'HEAD'), await ask('/en/XEX/page')];
  assert.deepEqual([head.status, await head.text(), made()], [200, '', 1]);
  assert.equal(head.headers.get('etag'), whole.headers.get('etag'));
});
