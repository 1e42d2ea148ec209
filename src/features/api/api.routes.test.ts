import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { actionDraft, actionDrafts, ground, GROUND_RECORDS } from '../../../test/support/records.ts';
import { STORES, withStore } from '../../../test/support/stores.ts';
import { apiOf, isProblem, written } from './api.testdata.ts';

for (const store of STORES) {
  test(`${store}: a cursor or a filter that was tampered with is refused with the reason`, () =>
    withStore(store, async (services) => {
      await written(services);
      await services.search.caughtUp();
      const { data, send } = apiOf(services);
      for (const list of [
        '/api/v1/treaty_action?limit=2',
        '/api/v1/search?kind=treaty_action&limit=2',
        '/api/v1/changes?limit=2',
      ]) {
        const { next } = await data(list);
        assert.equal(typeof next, 'string', list);
        const good = String(next);
        const cursor = new URL(good, 'http://localhost').searchParams.get('cursor') ?? '';
        const withCursor = (put: string): string => good.replace(`cursor=${cursor}`, `cursor=${put}`);
        for (const bad of [
          cursor.slice(1),
          cursor.slice(0, -1),
          `${cursor}A`,
          `A${cursor.slice(1)}`,
          'x',
          '',
        ])
          isProblem(await send(withCursor(bad)), 400, 'bad_cursor', `${list}: ${bad}`);
        isProblem(await send(`${good}&state=KAZ`), 400, 'cursor_of_another_question', list);
        assert.equal((await send(good.replace('limit=2', 'limit=3'))).status, 200, 'another size of page');
        isProblem(
          await send(`/api/v1/source?cursor=${cursor}`),
          400,
          'cursor_of_another_question',
          'another list',
        );
      }
      for (const [path, code] of [
        ['/api/v1/treaty_action?colour=red', 'unknown_parameter'],
        ['/api/v1/treaty_action?State=KAZ', 'unknown_parameter'],
        ['/api/v1/instrument?state=KAZ', 'unknown_parameter'],
        ['/api/v1/treaty_action?state=kaz', 'bad_parameter'],
        ['/api/v1/treaty_action?state=KAZ&state=UZB', 'bad_parameter'],
        ['/api/v1/treaty_action?state=XXX', 'bad_parameter'],
        ['/api/v1/search?state=XXX', 'bad_parameter'],
        ['/api/v1/treaty_action?asof=2021-02-30', 'bad_parameter'],
        ['/api/v1/treaty_action?asof=yesterday', 'bad_parameter'],
        ['/api/v1/treaty_action?known=2021', 'bad_parameter'],
        ['/api/v1/treaty_action?changedSince=-1', 'bad_parameter'],
        ['/api/v1/treaty_action?limit=0', 'bad_parameter'],
        ['/api/v1/treaty_action?limit=201', 'bad_parameter'],
        ['/api/v1/treaty_action?limit=1e2', 'bad_parameter'],
        ['/api/v1/treaty_action?action=wedding', 'bad_parameter'],
        ["/api/v1/treaty_action?instrumentId='--", 'bad_parameter'],
        ['/api/v1/treaty_action.ndjson?limit=2', 'bad_parameter'],
        ['/api/v1/search?sort=colour', 'bad_parameter'],
        ['/api/v1/search?facets=colour', 'bad_parameter'],
        [`/api/v1/search?q=${'x'.repeat(2_001)}`, 'bad_parameter'],
        ['/api/v1/treaty_action/%E0%A4%A', 'bad_address'],
      ] as const)
        isProblem(await send(path), 400, code, path);
    }));

  test(`${store}: an answer that is held already is not sent again until the record changes`, () =>
    withStore(store, async (services) => {
      await written(services);
      await services.search.caughtUp();
      const { send } = apiOf(services);
      const paths = [
        '/api/v1',
        '/api/v1/states',
        '/api/v1/changes',
        '/api/v1/treaty_action?state=KAZ',
        '/api/v1/treaty_action.ndjson',
        '/api/v1/treaty_action/b',
        '/api/v1/treaty_action/b/history',
        '/api/v1/search?q=covenant',
      ];
      const held = new Map<string, string>();
      for (const path of paths) {
        const { status, headers } = await send(path);
        const etag = headers.get('etag') ?? '';
        assert.deepEqual([status, headers.get('cache-control')], [200, 'public, no-cache'], path);
        assert.match(etag, path.endsWith('.ndjson') ? /^W\/"[\w-]{27}"$/ : /^"[\w-]{27}"$/, path);
        held.set(path, etag);
        const again = await send(path, { headers: { 'if-none-match': `"other", ${etag}` } });
        assert.deepEqual(
          [again.status, again.text, again.headers.get('etag')],
          [304, '', etag.replace('W/', '')],
          path,
        );
      }
      assert.equal(new Set(held.values()).size, paths.length, 'two addresses bear one name');
      await services.ledger.write(ground('A change', '2021-06-06T08:00:00.000Z'), [actionDraft('new')]);
      await services.search.caughtUp();
      for (const [path, etag] of held)
        assert.equal((await send(path, { headers: { 'if-none-match': etag } })).status, 200, path);
    }));

  test(`${store}: whole lists as lines, the same records as the pages`, () =>
    withStore(store, async (services) => {
      await services.ledger.write(ground(), [
        ...GROUND_RECORDS,
        ...actionDrafts(700),
        ...['x', 'y'].map((id) => actionDraft(id, { stateId: 'UZB' })),
      ]);
      const { send, walk } = apiOf(services);
      for (const query of ['', '?state=UZB', '?asof=1990-01-01']) {
        const pages = await walk(`/api/v1/treaty_action${query}`);
        const { text, headers } = await send(`/api/v1/treaty_action.ndjson${query}`);
        assert.equal(headers.get('content-type'), 'application/x-ndjson; charset=utf-8');
        const lines = text
          .split('\n')
          .slice(0, -1)
          .map((line) => JSON.parse(line) as unknown);
        assert.deepEqual(lines, pages, query);
        const byAccept = await send(`/api/v1/treaty_action${query}`, {
          headers: { accept: 'application/x-ndjson' },
        });
        assert.equal(byAccept.text, text);
      }
      const head = await send('/api/v1/treaty_action.ndjson', { method: 'HEAD' });
      assert.deepEqual([head.status, head.text], [200, '']);
    }));

  test(`${store}: methods, forms and addresses that there are not; reading from pages of other sites`, () =>
    withStore(store, async (services) => {
      await written(services);
      const { send } = apiOf(services);
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
        for (const path of [
          '/api/v1',
          '/api/v1/treaty_action',
          '/api/v1/treaty_action/b',
          '/api/v1/openapi.json',
          '/api/v1/docs',
        ]) {
          const answer = await send(path, { method });
          isProblem(answer, 405, 'method_not_allowed', `${method} ${path}`);
          assert.equal(answer.headers.get('allow'), 'GET, HEAD, OPTIONS');
        }
      for (const [path, accept] of [
        ['/api/v1', 'text/html'],
        ['/api/v1', 'application/x-ndjson'],
        ['/api/v1/treaty_action', 'text/csv'],
        ['/api/v1/openapi.json', 'application/yaml'],
      ] as const)
        isProblem(await send(path, { headers: { accept } }), 406, 'not_acceptable', `${path} as ${accept}`);
      for (const path of [
        '/api',
        '/api/',
        '/api/v1/',
        '/api/v2',
        '/api/v1/colour',
        '/api/v1/colour/b',
        '/api/v1/treaty_action/',
        '/api/v1/treaty_action/b/colour',
        '/api/v1/treaty_action/b/history/more',
        '/api/v1/search.ndjson',
        '/api/v1/treaty_action/nowhere',
        "/api/v1/treaty_action/'or%201=1",
        '/api/v1/treaty_action/%00',
      ])
        isProblem(await send(path), 404, 'not_found', path);
      const crossOrigin = await send('/api/v1', {
        method: 'POST',
        headers: { origin: 'https://elsewhere.example' },
      });
      isProblem(crossOrigin, 403, 'cross_origin', 'a change from elsewhere');
      const read = await send('/api/v1/treaty_action/b', {
        headers: { origin: 'https://elsewhere.example', cookie: 'a=b' },
      });
      assert.equal(read.headers.get('access-control-allow-origin'), '*');
      assert.equal(read.headers.get('access-control-allow-credentials'), null);
      assert.equal(read.headers.get('cross-origin-resource-policy'), 'cross-origin');
      const preflight = await send('/api/v1/treaty_action', {
        method: 'OPTIONS',
        headers: { origin: 'https://elsewhere.example' },
      });
      assert.deepEqual(
        [preflight.status, preflight.headers.get('access-control-allow-methods')],
        [204, 'GET, HEAD, OPTIONS'],
      );
      const head = await send('/api/v1/treaty_action/b', { method: 'HEAD' });
      assert.deepEqual(
        [head.status, head.text, head.headers.get('etag')],
        [200, '', read.headers.get('etag')],
      );
    }));
}

test('more than an address may ask in a minute is refused, with the time to wait', () =>
  withStore('embedded', async (services) => {
    await written(services);
    const { send } = apiOf(services, 12);
    const first = await send('/api/v1');
    assert.equal(first.headers.get('ratelimit-policy'), '"address";q=12;w=60');
    assert.equal(first.headers.get('ratelimit'), '"address";r=11;t=5');
    assert.equal(
      (await send('/api/v1/treaty_action/b/proof')).headers.get('ratelimit'),
      '"address";r=1;t=55',
    );
    await send('/api/v1/nowhere');
    const refused = await send('/api/v1');
    isProblem(refused, 429, 'too_many_requests', 'the last');
    assert.match(refused.headers.get('retry-after') ?? '', /^[45]$/);
    assert.equal(refused.headers.get('access-control-allow-origin'), '*');
    assert.equal((await apiOf(services, 0).send('/api/v1')).headers.get('ratelimit'), null);
  }));

test('any words as parameters, path or headers are answered, and never fail on our side', () =>
  withStore('embedded', async (services) => {
    await written(services);
    await services.search.caughtUp();
    const { send } = apiOf(services);
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ maxLength: 400 }),
      fc.constantFrom(
        '',
        "'",
        '"',
        '\0',
        '../..',
        '%',
        '%00',
        '‮',
        '\uD800',
        '(((((',
        'NOT',
        '*',
        '-',
        'null',
        '[]',
        '1e309',
        "' or 1=1 --",
      ),
    );
    const paths = [
      '/api/v1',
      '/api/v1/search',
      '/api/v1/treaty_action',
      '/api/v1/source.ndjson',
      '/api/v1/changes',
      '/api/v1/treaty_action/b',
      '/api/v1/treaty_action/b/history',
    ];
    const names = [
      'q',
      'state',
      'asof',
      'known',
      'cursor',
      'limit',
      'changedSince',
      'after',
      'kind',
      'issue',
      'sort',
      'facets',
      'values',
      'year',
      'instrumentId',
      '__proto__',
      'constructor',
      'toString',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), hostile), hostile), { maxLength: 4 }),
        fc.option(fc.string({ maxLength: 60 })),
        async (path, pairs, header) => {
          const query = new URLSearchParams(pairs as [string, string][]).toString();
          const safe = (header ?? '').replace(/[^\x20-\x7e]/g, '');
          const { status } = await send(`${path}?${query}`, {
            headers: header === null ? {} : { accept: safe, 'if-none-match': safe },
          });
          assert.ok(status < 500, `${path}?${query} was answered with ${status}`);
        },
      ),
      { numRuns: 1_500 },
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (kind, id) => {
        const encoded = [kind, id].map((one) => encodeURIComponent(one.toWellFormed())).join('/');
        const { status } = await send(`/api/v1/${encoded}`);
        assert.ok(status < 500, `/api/v1/${encoded} was answered with ${status}`);
      }),
      { numRuns: 300 },
    );
  }));
