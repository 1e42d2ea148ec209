import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pagesOf } from '../../../test/support/pages.ts';
import { newPlace } from '../../../test/support/stores.ts';
import type { Place } from '../../../test/support/stores.ts';
import { loadShippedData } from '../../main.ts';
import type { Services } from '../../main.ts';
import { COMPLETE_LANGUAGES } from '../../web/messages.ts';
import { readMarkup } from '../../web/testing.ts';
import { KINDS } from '../kinds.ts';
import { apiOf } from './api.testdata.ts';
import type { ApiItem } from './api.testdata.ts';
import { problemId, PROBLEMS } from './problems.ts';

/** The API and its documentation on the shipped record. */
let place: Place;
let services: Services;
before(async () => {
  place = await newPlace('server');
  services = await place.open();
  await loadShippedData(services);
  await services.search.caughtUp();
});
after(async () => {
  await services.close();
  await place.remove();
});

test('what is there on a day is the same in a list and in the search', async () => {
  const { data, walk } = apiOf(services);
  for (const asof of ['2011-01-01', '2016-07-11', '2019-11-30', '2021-06-12', '2030-01-01'])
    for (const kind of ['recommendation', 'measure', 'reform', 'treaty_action']) {
      const listed = await walk(`/api/v1/${kind}?state=KAZ&limit=200&asof=${asof}`);
      const found: string[] = [];
      const question = `/api/v1/search?state=KAZ&limit=100&facets=kind&asof=${asof}&sort=newest`;
      for (let next: string | null = question; next !== null;) {
        const page: Readonly<Record<string, unknown>> = await data(next);
        found.push(
          ...(page['data'] as readonly (ApiItem & { kind: string })[])
            .filter((one) => one.kind === kind)
            .map((one) => one.id),
        );
        next = page['next'] as string | null;
      }
      assert.deepEqual(
        listed.map((one) => one.id),
        found.sort(),
        `${kind} on ${asof}`,
      );
    }
});

test('what a hit marks are the words that were asked for', async () => {
  const { data } = apiOf(services);
  const { data: hits } = (await data('/api/v1/search?q=torture&limit=50&language=en')) as unknown as {
    data: { text: { text: string }; marks: { start: number; end: number }[] }[];
  };
  const marked = hits.flatMap(({ text, marks }) =>
    marks.map(({ start, end }) => text.text.slice(start, end)),
  );
  assert.ok(marked.length >= 20);
  for (const word of marked) assert.match(word, /^tortur/i);
});

test('every link of a record leads somewhere, and the counts of States are those of their lists', async () => {
  const { data, send, walk } = apiOf(services);
  for (const kind of KINDS) {
    const [first] = (await data(`/api/v1/${kind.name}?limit=1`))['data'] as {
      links: Record<string, string>;
      references: Record<string, string>;
    }[];
    for (const href of Object.values({ ...first?.references, ...first?.links }))
      assert.equal((await send(href)).status, 200, `${kind.name}: ${href}`);
  }
  const [kazakhstan] = (await data('/api/v1/states'))['data'] as { records: Record<string, number> }[];
  for (const kind of ['treaty_action', 'measure', 'milestone'])
    assert.equal(
      (await walk(`/api/v1/${kind}?state=KAZ&asof=2100-01-01`)).length,
      kazakhstan?.records[kind],
      kind,
    );
});

test('the documentation: in every language, with answers that are given', async () => {
  const { page, get } = pagesOf(services);
  for (const language of [...COMPLETE_LANGUAGES, 'ar']) {
    const markup = await page(`/${language}/api/v1/docs`);
    assert.deepEqual(readMarkup(markup).problems, [], language);
    assert.doesNotMatch(markup, /<script(?![^>]*\bsrc=")|\bstyle="|\[object|undefined/, language);
    for (const kind of KINDS) assert.ok(markup.includes(`href="/api/v1/${kind.name}"`), kind.name);
    for (const { code } of PROBLEMS) assert.ok(markup.includes(`id="${problemId(code)}"`), code);
    const asked = [...markup.matchAll(/href="([^"]+)"><code[^>]*>GET /g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    assert.equal(asked.length, 5, language);
    for (const href of asked)
      assert.equal((await get(href)).status, href.includes('limit=1000') ? 400 : 200, href);
  }
  const own = await get('/api/v1/docs');
  assert.equal(own.status, 200);
  assert.equal(own.headers.get('vary'), 'Accept-Language');
  assert.match(await page('/ru/KAZ'), /href="\/ru\/api\/v1\/docs"/);
});
