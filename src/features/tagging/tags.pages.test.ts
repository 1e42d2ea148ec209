import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ground } from '../../../test/support/records.ts';
import { STORES, withStore } from '../../../test/support/stores.ts';
import type { Services } from '../../main.ts';
import { siteOf } from '../../site.ts';
import { readMarkup } from '../../web/testing.ts';
import { recommendationDraft, TAG_RECORDS } from './tagging.testdata.ts';

const HOSTILE = `Abolish the death penalty <img src=x onerror=alert(1)>"'&`;
const KEY = 'one issue.death-penalty';

interface Answer {
  readonly status: number;
  readonly location: string;
  readonly text: string;
}

interface Pages {
  readonly services: Services;
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, fields: readonly (readonly [string, string])[]) => Promise<Answer>;
}

async function withPages(
  kind: (typeof STORES)[number],
  work: (pages: Pages) => Promise<void>,
): Promise<void> {
  await withStore(kind, async (services) => {
    await services.ledger.write(ground(), [
      ...TAG_RECORDS,
      recommendationDraft('one', HOSTILE, { paragraph: HOSTILE }),
      recommendationDraft('two', 'End the death penalty', { position: 2 }),
    ]);
    const site = siteOf(services);
    const headers = { host: 'localhost', 'sec-fetch-site': 'same-origin' };
    const answer = async (response: Response): Promise<Answer> => ({
      status: response.status,
      location: response.headers.get('location') ?? '',
      text: await response.text(),
    });
    await work({
      services,
      get: async (path) => answer(await site.request(`http://localhost${path}`, { headers })),
      post: async (path, fields) => {
        const body = new FormData();
        for (const [name, value] of fields) body.append(name, value);
        return answer(await site.request(`http://localhost${path}`, { method: 'POST', headers, body }));
      },
    });
  });
}

const buttonsOf = (text: string): string[] =>
  readMarkup(text)
    .elements.filter(({ name, attributes }) => name === 'button' && attributes.get('name') === 'one')
    .map(({ attributes }) => attributes.get('value') ?? '');

for (const kind of STORES) {
  test(`${kind}: the pages in three languages and from right to left, with a hostile text`, async () => {
    await withPages(kind, async ({ get }) => {
      const words = {
        en: /suggested/,
        ru: /предложено/,
        kk: /ұсынылған/,
        ar: /مقترح/,
      } as const;
      for (const [language, word] of Object.entries(words)) {
        for (const path of ['tags', 'tags?field=all&ticked=all', 'recommendations/one']) {
          const page = await get(`/${language}/KAZ/${path}`);
          assert.equal(page.status, 200, path);
          assert.deepEqual(readMarkup(page.text).problems, [], `${language} ${path}`);
          assert.match(page.text, word);
          assert.doesNotMatch(page.text, /<img/);
          assert.match(page.text, /<mark>death<\/mark> <mark>penalty<\/mark> &lt;img/);
          assert.ok(buttonsOf(page.text).includes(`confirm ${KEY}`));
          assert.ok(buttonsOf(page.text).includes(`refuse ${KEY}`));
        }
      }
      const boxes = readMarkup((await get('/en/KAZ/tags?field=all&ticked=all')).text).elements.filter(
        ({ attributes }) =>
          attributes.get('name') === 'tag' && attributes.get('value')?.includes(' ') === true,
      );
      assert.ok(boxes.length >= 4 && boxes.every(({ attributes }) => attributes.has('checked')));
    });
  });

  test(`${kind}: confirmed one by one and together, refused, and each undone by its button`, async () => {
    await withPages(kind, async ({ get, post, services }) => {
      const one = await post('/en/KAZ/tags', [
        ['one', `confirm ${KEY}`],
        ['back', 'one'],
      ]);
      assert.equal(one.status, 303);
      assert.match(one.location, /^\/en\/KAZ\/recommendations\/one\?done=confirmed&count=1&set=2#suggested$/);
      const page = await get(one.location);
      assert.match(page.text, /1 tag is confirmed/);
      const undo = buttonsOf(page.text).find((value) => value.startsWith('undo-'));
      assert.equal(undo, 'undo-confirmed 2');
      assert.ok(buttonsOf(page.text).includes(`take-back ${KEY}`));
      assert.ok(!buttonsOf(page.text).includes(`confirm ${KEY}`));
      const back = await post('/en/KAZ/tags', [
        ['one', undo],
        ['back', 'one'],
      ]);
      assert.match(back.location, /done=undone&count=1/);
      assert.ok(buttonsOf((await get(back.location)).text).includes(`confirm ${KEY}`));

      const many = await post('/en/KAZ/tags?field=issues&order=surest', [
        ['tag', KEY],
        ['tag', 'two issue.death-penalty'],
        ['action', 'confirm'],
        ['reason', 'Looked at both'],
      ]);
      assert.match(many.location, /field=issues&order=surest&done=confirmed&count=2&set=4$/);
      const list = await get(many.location);
      assert.match(list.text, /2 of 2 looked at/);
      assert.match(list.text, /Everything suggested here has been looked at/);
      const set = await services.store.db
        .selectFrom('change_set')
        .select('reason')
        .where('number', '=', 4)
        .executeTakeFirst();
      assert.match(set?.reason ?? '', /^Looked at both – Tags suggested by the program confirmed: 2, model /);

      const refused = await post('/en/KAZ/tags?field=themes', [['one', 'refuse one theme.death-penalty']]);
      assert.match(refused.location, /done=refused&count=1&batch=refused\.\w+#entry-one$/);
      const after = await get(refused.location.replace('tags', 'recommendations/one'));
      assert.ok(buttonsOf(after.text).includes('offer-again one theme.death-penalty'));
      const again = await post('/en/KAZ/tags', [['one', 'offer-again one theme.death-penalty']]);
      assert.match(again.location, /done=undone/);
      assert.match(
        (await get('/en/KAZ/recommendations?issue=issue.death-penalty')).text,
        /End the death penalty/,
      );
    });
  });

  test(`${kind}: twins, and forms and addresses that nobody made`, async () => {
    await withPages(kind, async ({ get, post }) => {
      const json = JSON.parse((await get('/en/KAZ/tags.json?field=all')).text) as {
        data: { model: string; entries: { suggested: { confidence: number }[] }[] };
      };
      assert.match(json.data.model, /^[0-9a-f]{64}$/);
      assert.ok(json.data.entries.every((one) => one.suggested.every((tag) => tag.confidence <= 1)));
      const csv = (await get('/en/KAZ/tags.csv?field=issues')).text;
      assert.match(csv, /two,End the death penalty,issues,issue\.death-penalty,(?:1|0\.\d+),/);
      for (const fields of [
        [['one', 'confirm']],
        [['one', 'drop everything now']],
        [
          ['tag', '<script>'],
          ['action', 'confirm'],
        ],
        [['one', `confirm ${'x'.repeat(300)} y`]],
        [['action', 'constructor']],
        [['one', 'undo-confirmed 1; drop table tag']],
        [],
      ] as [string, string][][])
        assert.equal((await post('/en/KAZ/tags', fields)).status, 400, JSON.stringify(fields));
      const nothing = await post('/en/KAZ/tags', [
        ['action', 'confirm'],
        ['back', '//evil.example/'],
      ]);
      assert.match(nothing.location, /^\/en\/KAZ\/tags\?done=nothing/);
      for (const query of [
        'field=x&order=y&page=99999&tag=%00&sure=1&review=%F0%9F',
        'done=confirmed&count=-1&set=x',
        'done=refused&batch=<x>',
        'page=0&ticked=&tag=__proto__',
      ])
        assert.equal((await get(`/en/KAZ/tags?${query}`)).status, 200, query);
      assert.equal((await get('/en/XXX/tags')).status, 404);
    });
  });
}
