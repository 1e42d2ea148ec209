import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pagesOf } from '../../../test/support/pages.ts';
import { cite, ground, sourceDraft } from '../../../test/support/records.ts';
import { newPlace } from '../../../test/support/stores.ts';
import type { Place } from '../../../test/support/stores.ts';
import type { Draft } from '../../ledger/index.ts';
import { loadShippedData } from '../../main.ts';
import type { Services } from '../../main.ts';
import { COMPLETE_LANGUAGES } from '../../web/messages.ts';
import { readMarkup } from '../../web/testing.ts';
import { milestone, position, recommendation, review } from '../reviews/index.ts';
import { ROOMS, roomPath } from './frame.views.ts';

/** The pages of this room on the shipped record, alone and beside a second State with two cycles. */
let place: Place;
let services: Services;
before(async () => {
  place = await newPlace('embedded');
  services = await place.open();
  await loadShippedData(services);
});
after(async () => {
  await services.close();
  await place.remove();
});

const DAY = '2024-06-01';
const asked = (path: string, more = ''): string =>
  `${path}${path.includes('?') ? '&' : '?'}asof=${DAY}${more}`;

test('with one State in the record every page says what to do, or shows what there is', async () => {
  const { page } = pagesOf(services);
  const compare = await page(asked('/en/compare?state=KAZ'));
  assert.match(compare, /the record holds Kazakhstan alone/);
  assert.match(compare, /servanda import/);
  assert.match(compare, /href="\/en\/compare\?[^"]*across=cycle/);
  assert.match(
    await page(asked('/en/compare')),
    /Nothing is chosen yet|holds Kazakhstan alone|holds nothing/,
  );
  assert.match(await page(asked('/en/compare?state=KAZ&across=cycle')), /one cycle at most/);
  assert.match(
    await page(asked('/en/compare/repeats?state=KAZ')),
    /one cycle of the Universal Periodic Review/,
  );
  assert.match(await page(asked('/en/compare/map')), /made by/);
  for (const room of ROOMS) {
    const nothing = await page(asked(`/en${roomPath(room)}?q=xyzzyplugh`));
    assert.match(nothing, /class="empty"/, room);
  }
});

/** Two cycles of a State: three recommendations in the first, two of which come again in the second. */
const SECOND: readonly [
  id: string,
  cycle: number,
  by: string[],
  issue: string,
  answer: 'supported' | 'noted',
][] = [
  ['a', 1, ['AUT'], 'issue.death-penalty', 'noted'],
  ['b', 1, ['BEL', 'AUT'], 'issue.detention', 'supported'],
  ['c', 2, ['AUT'], 'issue.death-penalty', 'supported'],
  ['d', 2, ['CHE'], 'issue.justice', 'noted'],
];

const drafts = (): Draft[] => [
  sourceDraft(),
  ...[1, 2].flatMap((cycle): Draft[] => [
    {
      kind: review,
      fields: {
        id: `uzb.upr-${cycle}`,
        stateId: 'UZB',
        mechanismId: 'upr',
        kind: 'upr',
        title: { en: `Cycle ${cycle}` },
        cycle,
        recommendationsStated: cycle === 1 ? 2 : 5,
      },
      citations: [cite()],
    },
    {
      kind: milestone,
      fields: {
        id: `uzb.upr-${cycle}.review`,
        stateId: 'UZB',
        reviewId: `uzb.upr-${cycle}`,
        step: 'review',
        date: `${2008 + cycle * 4}-05-10`,
      },
      citations: [cite()],
    },
  ]),
  ...SECOND.flatMap(([id, cycle, recommendingStates, issue, answer], index): Draft[] => [
    {
      kind: recommendation,
      fields: {
        id: `uzb.${id}`,
        stateId: 'UZB',
        reviewId: `uzb.upr-${cycle}`,
        mechanismId: 'upr',
        type: 'recommendation',
        text: `Recommendation ${id}`,
        isSummary: false,
        language: 'en',
        recommendingStates,
        position: index + 1,
        issues: [issue],
        themes: [],
        groups: [],
        sdgs: [],
      },
      citations: [cite()],
    },
    {
      kind: position,
      fields: { id: `uzb.${id}.position`, stateId: 'UZB', recommendationId: `uzb.${id}`, position: answer },
      citations: [cite()],
    },
  ]),
];

test('a second State makes them comparable', async () => {
  await services.ledger.write(ground(), drafts());
  await services.search.caughtUp();
  const { page, json } = pagesOf(services);
  assert.match(await page(asked('/en/compare?state=KAZ&state=UZB')), /class="chart dots"/);
  const data = (await json(asked('/en/compare.json?state=KAZ&state=UZB&by=issue'))) as {
    columns: { value: string; total: number }[];
    rows: { value: string; cells: { count: number; share: number }[] }[];
  };
  assert.equal(data.columns[1]?.total, 4);
  assert.deepEqual(data.rows.find(({ value }) => value === 'issue.death-penalty')?.cells[1], {
    count: 2,
    share: 0.5,
  });
  const flow = (await json(asked('/en/compare/repeats.json?state=UZB'))) as {
    pairs: { recommender: string; subject: string; from: string; to: string }[];
  };
  assert.deepEqual(
    flow.pairs.map(({ recommender, subject, from, to }) => [recommender, subject, from, to]),
    [
      ['AUT', 'issue.death-penalty', 'noted', 'supported'],
      ['AUT', 'issue.detention', 'supported', 'absent'],
      ['BEL', 'issue.detention', 'supported', 'absent'],
      ['CHE', 'issue.justice', 'absent', 'noted'],
    ],
  );
});

test('a cycle that is held in part is said to be, loudly', async () => {
  const { page } = pagesOf(services);
  const flow = await page(asked('/en/compare/repeats?state=UZB'));
  assert.match(flow, /note-warning[\s\S]*Cycle 2: the record holds 2 of the 5/);
  assert.doesNotMatch(flow, /Cycle 1: the record holds/);
  assert.match(
    await page(asked('/en/compare?state=UZB&across=cycle')),
    /Cycle 2: the record holds 2 of the 5/,
  );
});

test('every number of every page leads to as many rows', async () => {
  const { page, json } = pagesOf(services);
  let followed = 0;
  for (const path of [
    '/en/compare?state=KAZ&state=UZB&by=issue',
    '/en/compare?state=KAZ&state=UZB&by=position&kind=any',
    '/en/compare?state=UZB&across=cycle&by=recommender',
    '/en/compare/who?by=issue',
    '/en/compare/who?across=position&by=mechanism&q=rights',
    '/en/compare/years?by=issue',
    '/en/compare/map?issue=issue.death-penalty',
    '/en/compare/repeats?state=UZB',
  ]) {
    const markup = await page(asked(path));
    const links = [...markup.matchAll(/<a\s+href="(\/en\/find\?[^"]*)"\s*>([\d,]+)<\/a\s*>/g)];
    assert.ok(links.length > 2, path);
    // The last ones are totals, the first ones single cells.
    for (const [, href = '', count = ''] of [...links.slice(0, 12), ...links.slice(-6)]) {
      const found = (await json(href.replaceAll('&amp;', '&').replace('/find?', '/find.json?'))) as {
        total: number;
      };
      assert.equal(found.total, Number(count.replaceAll(',', '')), `${path}: ${href}`);
      followed += 1;
    }
  }
  assert.ok(followed > 60, `${followed} numbers`);
});

test('every page in every language: well-formed, light, with its twins', async () => {
  const { page, json } = pagesOf(services);
  for (const room of ROOMS) {
    const question = room === 'compare' ? 'state=KAZ&state=UZB' : 'state=UZB';
    for (const language of [...COMPLETE_LANGUAGES, 'ar']) {
      const path = asked(`/${language}${roomPath(room)}?${question}`);
      const markup = await page(path);
      assert.deepEqual(readMarkup(markup).problems, [], path);
      assert.doesNotMatch(markup.replace(/<[^>]*>/g, ' '), /\[object|undefined|NaN/, path);
      assert.ok(Buffer.byteLength(markup) < 61_440, `${path}: ${Buffer.byteLength(markup)} bytes`);
    }
    assert.notEqual(await json(asked(`/en${roomPath(room)}.json?${question}`)), undefined);
    const csv = await page(asked(`/en${roomPath(room)}.csv?${question}`));
    assert.ok(csv.split('\r\n').length > 2, room);
  }
});

test('too many, unknown and strange choices are answered clearly', async () => {
  const { get, page } = pagesOf(services);
  const seven = ['KAZ', 'UZB', 'KGZ', 'TJK', 'TKM', 'MNG', 'CHN'].map((id) => `state=${id}`).join('&');
  assert.match(await page(asked(`/en/compare?${seven}`)), /7 are chosen; at most 6/);
  assert.match(await page(asked('/en/compare?state=KAZ')), /Only Kazakhstan is chosen/);
  for (const query of [
    'state=%3Cscript%3E&state=%00&by=__proto__&sort=constructor&order=x',
    'state=KAZ&state=UZB&sort=column-99&page=-4',
    'across=toString&of=x&as=y&was=z&from=9&to=%F0%9F%92%A9',
    `q=${'('.repeat(4_000)}`,
    'kind=&kind=any&kind=nothing&issue=-',
  ]) {
    for (const room of ROOMS) {
      const { status, text } = await get(asked(`/en${roomPath(room)}?${query}`));
      assert.equal(status, 200, `${room}: ${query.slice(0, 80)}`);
      assert.ok(!text.includes('<script>'));
    }
  }
});
