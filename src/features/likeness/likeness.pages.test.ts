import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pagesOf } from '../../../test/support/pages.ts';
import { ground } from '../../../test/support/records.ts';
import { withStore } from '../../../test/support/stores.ts';
import type { Services } from '../../main.ts';
import { siteOf } from '../../site.ts';
import { readMarkup } from '../../web/testing.ts';
import { DRAFTS } from './likeness.testdata.ts';

type Fields = readonly (readonly [string, string])[];

/** Sends a form as a browser on the site does. */
async function post(
  services: Services,
  path: string,
  fields: Fields,
): Promise<{ status: number; location: string; text: string }> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const response = await siteOf(services).request(`http://localhost${path}`, {
    method: 'POST',
    body: form,
    headers: { host: 'localhost', origin: 'http://localhost' },
  });
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    text: await response.text(),
  };
}

const LIKE = '/en/KAZ/recommendations/death-1/like';

test('from candidates to a cluster with its page, its list and what it serves', async () => {
  await withStore('embedded', async (services) => {
    await services.ledger.write(ground(), DRAFTS);
    await services.search.caughtUp();
    const { page, json } = pagesOf(services);
    const offered = await page(LIKE);
    assert.deepEqual(readMarkup(offered).problems, []);
    assert.ok(offered.includes('Remove &lt;capital&gt; punishment'));
    assert.ok((await page('/en/KAZ/clusters')).includes('Nobody has put recommendations together yet'));

    const made = await post(services, LIKE, [
      ['same', 'death-2'],
      ['same', 'death-3'],
      ['cluster', 'new'],
      ['name', 'End the <death> penalty'],
      ['action', 'same'],
    ]);
    assert.equal(made.status, 303);
    assert.equal(made.location, '/en/KAZ/clusters/kaz.cluster.end-death-penalty?done=created');
    const answered = await post(services, LIKE, [
      ['answer', 'measure/m1'],
      ['certainty', 'probable'],
      ['reason', 'It takes the penalty out of the law'],
      ['action', 'answers'],
    ]);
    assert.equal(answered.status, 303);
    await services.search.caughtUp();

    const own = await page(made.location);
    assert.deepEqual(readMarkup(own).problems, []);
    assert.match(own, /supported in 2010 and noted in 2015/i);
    assert.match(own, /End the &lt;death&gt; penalty/);
    assert.match(own, /Take the death penalty out of the Criminal Code/);
    const list = await page('/en/KAZ/clusters');
    assert.deepEqual(readMarkup(list).problems, []);
    assert.match(list, /2010–2016/);

    // What answers one member is derived for the others, and shown as such.
    const other = await page('/en/KAZ/recommendations/death-3');
    assert.deepEqual(readMarkup(other).problems, []);
    assert.match(other, /Derived: answers another recommendation/);
    assert.match(await page('/en/KAZ/measures/m1'), /Serves these too/);
    for (const language of ['ru', 'kk', 'ar'])
      for (const path of [
        '/clusters',
        '/clusters/kaz.cluster.end-death-penalty',
        '/recommendations/death-1/like',
      ])
        assert.deepEqual(
          readMarkup(await page(`/${language}/KAZ${path}`)).problems,
          [],
          `${language}${path}`,
        );

    const data = (await json('/en/KAZ/clusters/kaz.cluster.end-death-penalty.json')) as {
      positionsDiffer: boolean;
      members: { id: string; citations: object[] }[];
    };
    assert.equal(data.positionsDiffer, true);
    assert.ok(data.members.every((one) => one.citations.length > 0));
    assert.match(await page('/en/KAZ/clusters.csv'), /2010 supported; 2015 noted/);
    assert.match(await page('/en/KAZ/clusters/kaz.cluster.end-death-penalty.csv'), /death-3,2016-07,ccpr/);

    // As of a day before the second was said; and as it was known before anybody clustered.
    assert.match(
      await page('/en/KAZ/clusters/kaz.cluster.end-death-penalty?asof=2012-01-01'),
      /Said <a[^>]*>once/,
    );
    assert.equal((await pagesOf(services).get(`${made.location}&known=2020-01-01`)).status, 404);
  });
});

test('a form that lacks something comes back with its errors and what was typed', async () => {
  await withStore('embedded', async (services) => {
    await services.ledger.write(ground(), DRAFTS);
    await services.search.caughtUp();
    const nothing = await post(services, LIKE, [
      ['cluster', 'new'],
      ['name', ' '],
      ['action', 'same'],
    ]);
    assert.equal(nothing.status, 422);
    assert.match(nothing.text, /Tick at least one that says the same/);
    assert.match(nothing.text, /Enter a name/);
    const inRussian = await post(services, '/ru/KAZ/recommendations/death-1/like', [
      ['same', 'death-2'],
      ['name', 'Отмена смертной казни'],
      ['action', 'same'],
    ]);
    assert.equal(inRussian.status, 422, 'the English name is missing');
    assert.match(inRussian.text, /value="Отмена смертной казни"/);
    assert.deepEqual(readMarkup(inRussian.text).problems, []);
  });
});

test('whatever is sent, the answer is a page and never a fault', async () => {
  await withStore('embedded', async (services) => {
    await services.ledger.write(ground(), DRAFTS);
    await services.search.caughtUp();
    const forms: readonly Fields[] = [
      [],
      [['action', 'delete']],
      [['one', 'refuse']],
      [['one', 'refuse source/report']],
      [['one', 'refuse recommendation/death-1']],
      [['one', "again measure/' or 1=1"]],
      [['one', 'refuse recommendation/nobody']],
      [
        ['same', '../../etc'],
        ['action', 'same'],
        ['name', 'x'],
      ],
      [
        ['same', 'nobody'],
        ['action', 'same'],
        ['name', 'x'],
      ],
      [
        ['same', 'death-2'],
        ['action', 'same'],
        ['name', 'x'.repeat(5000)],
      ],
      [
        ['same', 'death-2'],
        ['action', 'same'],
        ['cluster', 'nobody'],
      ],
      [
        ['same', 'death-2'],
        ['action', 'same'],
        ['cluster', '\u0000'],
      ],
      [
        ['answer', 'treaty_action/x'],
        ['certainty', 'certain'],
        ['action', 'answers'],
      ],
      [
        ['answer', 'measure/m1'],
        ['certainty', 'surely'],
        ['action', 'answers'],
      ],
      Array.from({ length: 500 }, (): readonly [string, string] => ['same', 'death-2']),
    ];
    for (const form of forms) {
      const { status } = await post(services, LIKE, form);
      assert.ok(status >= 300 && status < 500, `${JSON.stringify(form).slice(0, 80)}: ${status}`);
    }
    const named = await post(services, LIKE, [
      ['same', 'death-2'],
      ['name', '\u0000a\ud800b\u202e"><script>'],
      ['action', 'same'],
    ]);
    assert.equal(named.status, 303);
    assert.ok(!(await pagesOf(services).page(named.location)).includes('<script>'));
    const path = named.location.split('?')[0] ?? '';
    for (const form of [
      [],
      [['action', 'remove']],
      [
        ['action', 'remove'],
        ['member', 'no such'],
      ],
      [
        ['action', 'reword'],
        ['name', ''],
      ],
      [['action', 'undo']],
      [['action', 'undo']],
    ] as readonly Fields[]) {
      const { status } = await post(services, path, form);
      assert.ok(status >= 300 && status < 500, `${JSON.stringify(form)}: ${status}`);
    }
    for (const address of [
      `${LIKE}?among=others&show=30`,
      `${LIKE}?among=x&show=-1&done=x&cluster=%00`,
      '/en/KAZ/clusters?done=dissolved&cluster=%22%3E',
    ])
      assert.equal((await pagesOf(services).get(address)).status, 200, address);
    assert.equal((await pagesOf(services).get('/en/KAZ/recommendations/nobody/like')).status, 404);
    assert.equal((await pagesOf(services).get('/en/KAZ/clusters/nobody')).status, 404);
  });
});
