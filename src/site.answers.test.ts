import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn, setTimeout } from 'node:timers/promises';
import { chance } from './features/search/search.testdata.ts';
import type { Services } from './main.ts';
import { siteOf } from './site.ts';
import type { Site } from './web/view.ts';
import { actionDraft, GROUND_RECORDS, ground } from '../test/support/records.ts';
import { STORES, withStore } from '../test/support/stores.ts';

/** Pages that are kept, held against the same pages made anew: who sends a cookie is never given what was kept. */
const PATHS = [
  '/en',
  '/en/KAZ',
  '/ru/KAZ/treaties',
  '/en/KAZ/treaties.json',
  '/en/KAZ/changes',
  '/en/UZB/treaties?asof=2004-01-01',
  '/en/KAZ/records/treaty_action/a1',
  '/en/find?q=inquiry',
  '/en/find.json?q=inquiry&state=KAZ',
  '/en/find/values/year?q=procedure',
];

async function get(site: Site, path: string, headers: Record<string, string>): Promise<string> {
  const answer = await site.request(`http://localhost:3000${path}`, {
    headers: { Host: 'localhost:3000', Accept: 'text/html', ...headers },
  });
  // The number of the request on the page of an error is another each time.
  return `${answer.status} ${answer.headers.get('etag') ?? ''} ${answer.status === 200 ? await answer.text() : ''}`;
}

const kept = (site: Site, path: string): Promise<string> => get(site, path, {});
const madeNow = (site: Site, path: string): Promise<string> => get(site, path, { Cookie: 'made=now' });

const WORDS = ['inquiry', 'procedure', 'communication', 'reservation'];

async function writeSomething({ ledger }: Services, next: () => number): Promise<void> {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  await ledger.write(ground(), [
    actionDraft(`a${Math.floor(next() * 6)}`, {
      summary: `Accepts the ${pick(WORDS)} ${Math.floor(next() * 50)}`,
      date: `20${10 + Math.floor(next() * 9)}-03-04`,
    }),
  ]);
}

/** Within this time every process has heard of a change; milliseconds. */
const SOON = 1_000;

/** Asks both until what is kept is what the record says; fails after a second. */
async function soonChanged(site: Site, path: string, before: string): Promise<void> {
  const end = performance.now() + SOON;
  while ((await kept(site, path)) === before && performance.now() < end) await setTimeout(10);
  assert.notEqual(await kept(site, path), before, path);
  await same(site, path);
}

for (const kind of STORES) {
  test(`${kind}: a page is never older than the record, whatever is written while pages are read`, async () => {
    await withStore(kind, async (services, place) => {
      const next = chance(20_261_123);
      await services.ledger.write(ground(), [
        ...GROUND_RECORDS,
        actionDraft('a1'),
        actionDraft('u1', { stateId: 'UZB' }),
      ]);
      const site = siteOf(services);
      for (let round = 0; round < 25; round += 1) {
        // Pages under way while something is written: what they saw before must not stay.
        const reading = PATHS.filter(() => next() < 0.6).map((path) => kept(site, path));
        if (next() < 0.5) await turn();
        await Promise.all([writeSomething(services, next), ...reading]);
        await Promise.all(
          PATHS.filter((path) => !path.includes('/find')).map(async (path) => same(site, path)),
        );
        if (next() < 0.3) await kept(site, '/en/find?q=inquiry');
        await services.search.caughtUp();
        for (const path of PATHS) await same(site, path);
      }
      if (kind === 'embedded') return;
      const other = await place.open();
      try {
        const before = await Promise.all(PATHS.map((path) => kept(site, path)));
        await other.ledger.write(ground(), [actionDraft('a1', { summary: 'An inquiry from elsewhere' })]);
        for (const path of ['/en/KAZ/records/treaty_action/a1', '/en/find?q=inquiry'])
          await soonChanged(site, path, before[PATHS.indexOf(path)] ?? '');
      } finally {
        await other.close();
      }
    });
  });
}

async function same(site: Site, path: string): Promise<void> {
  const given = await kept(site, path);
  assert.equal(given, await madeNow(site, path), path);
  assert.equal(given, await kept(site, path), path);
  assert.match(given, /^200 /, path);
}
