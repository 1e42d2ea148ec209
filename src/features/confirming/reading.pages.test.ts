import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cite, ground } from '../../../test/support/records.ts';
import { STORES, withStore } from '../../../test/support/stores.ts';
import type { Services, ReadingRooms } from '../../main.ts';
import { siteOf } from '../../site.ts';
import { SITE_LANGUAGES } from '../../web/messages.ts';
import { readMarkup } from '../../web/testing.ts';
import type { ProposedItem } from '../proposals/proposal.ts';
import { documentOf, proposal, readDocument, recommendationItem, testReading } from './reading.testdata.ts';

const HOSTILE = `<img src=x onerror=alert(1)>"'&`;

interface Pages {
  readonly services: Services;
  readonly reading: ReadingRooms;
  /** Address of a page → status, where it leads, and its text. */
  readonly get: (path: string) => Promise<{ status: number; location: string; text: string }>;
  readonly post: (
    path: string,
    fields: readonly (readonly [string, string | File])[],
  ) => Promise<{ status: number; location: string; text: string }>;
}

async function withPages(
  kind: (typeof STORES)[number],
  work: (pages: Pages) => Promise<void>,
): Promise<void> {
  await withStore(kind, async (services) => {
    const reading = await testReading(services);
    const site = siteOf({ ...services, reading });
    const headers = { host: 'localhost', 'sec-fetch-site': 'same-origin' };
    const answer = async (response: Response) => ({
      status: response.status,
      location: response.headers.get('location') ?? '',
      text: await response.text(),
    });
    await work({
      services,
      reading,
      get: async (path) => answer(await site.request(`http://localhost${path}`, { headers })),
      post: async (path, fields) => {
        const body = new FormData();
        for (const [name, value] of fields) body.append(name, value);
        return answer(await site.request(`http://localhost${path}`, { method: 'POST', headers, body }));
      },
    });
    await reading.files.close();
  });
}

/** Items of several kinds, sure and not, with words that would break a page if they were not escaped. */
function variedItems(): ProposedItem[] {
  const first = recommendationItem('4.1');
  const [record, position] = first.records;
  assert.ok(record && position);
  return [
    {
      ...first,
      records: [{ ...record, fields: { ...record.fields, text: HOSTILE, heading: HOSTILE } }, position],
    },
    recommendationItem('4.2', { confidence: 0.4, flags: ['no_verb', HOSTILE] }),
    recommendationItem('4.3', {
      unresolved: [
        { record: 0, field: 'themes', vocabulary: 'theme', printed: HOSTILE },
        { record: 0, field: 'themes', vocabulary: 'theme', printed: 'Womens rights' },
      ],
    }),
    {
      ...first,
      id: 'signed',
      records: [
        {
          kind: 'treaty_action',
          fields: {
            id: 'kaz.x',
            stateId: 'KAZ',
            instrumentId: 'iccpr',
            action: 'signature',
            date: '2003-12',
          },
          citations: [{ sourceId: 'a-hrc-1-1', locator: 'p. 1' }],
        },
      ],
    },
    {
      ...first,
      id: 'duty',
      records: [
        {
          kind: 'reporting_duty',
          fields: {
            id: 'kaz.duty',
            stateId: 'KAZ',
            kind: 'other',
            title: { en: 'A duty', ru: HOSTILE },
            owedBy: 'nobody',
          },
          citations: [{ sourceId: 'a-hrc-1-1', locator: 'p. 1' }],
        },
      ],
    },
  ];
}

for (const kind of STORES) {
  test(`${kind}: every page of reading is well formed in every language, whatever a document says`, async () => {
    await withPages(kind, async ({ services, reading, get }) => {
      await services.ledger.write(ground(), [
        {
          kind: services.ledger.kind('term'),
          fields: {
            id: 'theme.women',
            vocabulary: 'theme',
            code: 'women',
            position: 1,
            label: { en: 'Women’s rights' },
          },
          citations: [cite()],
        },
      ]);
      const content = proposal(variedItems(), {
        checks: [{ code: 'number_missing', message: HOSTILE, paragraph: HOSTILE }],
        notUnderstood: [{ text: HOSTILE, page: 1, reason: 'table_not_known' }],
      });
      const id = await readDocument(reading, services, documentOf(content, `${HOSTILE}.pdf`));
      await reading.confirming.drop(id, ['4.2']);
      await reading.confirming.confirm(id, ['signed'], 'test:person');
      const { batch } = await reading.files.take([{ name: HOSTILE, bytes: new Uint8Array([1]) }], {
        stateId: 'KAZ',
        actor: 'test:person',
      });
      const paths = [
        '/KAZ/read',
        `/KAZ/read/batch/${batch}`,
        `/KAZ/read/${id}`,
        ...['all', 'doubtful', 'sure', 'dropped', 'confirmed'].map(
          (show) => `/KAZ/read/${id}?show=${show}&done=confirmed&count=1`,
        ),
        ...['4.1', '4.3', 'signed', 'duty'].map((item) => `/KAZ/read/${id}/items/${item}`),
        `/KAZ/read/${id}/items/4.1/split`,
        `/KAZ/read/${id}/names`,
        '/KAZ/imports',
        '/imports?scope=catalogue',
        `/KAZ/imports/${id}`,
        `/imports/${id}?kind=treaty_action`,
      ];
      for (const language of SITE_LANGUAGES)
        for (const path of paths) {
          const page = await get(`/${language}${path}`);
          assert.equal(page.status, 200, path);
          assert.deepEqual(readMarkup(page.text).problems, [], `${language} ${path}`);
          assert.ok(!page.text.includes('<img'), `${language} ${path}`);
        }
      for (const path of [
        '/KAZ/read',
        `/KAZ/read/${id}`,
        `/KAZ/read/${id}/items/4.1`,
        `/KAZ/read/${id}/names`,
        `/KAZ/imports/${id}`,
      ]) {
        const twin = await get(`/en${path}.json`);
        assert.equal(twin.status, 200, path);
        assert.ok('data' in (JSON.parse(twin.text) as object), path);
      }
      assert.match((await get('/en/KAZ/imports.csv')).text, /sha256/);
    });
  });

  test(`${kind}: forms do what they say, give back what is wrong, and lead on to the next item`, async () => {
    await withPages(kind, async ({ services, reading, get, post }) => {
      const items = ['4.1', '4.2', '4.3'].map((one) => recommendationItem(one));
      const id = await readDocument(reading, services, documentOf(proposal(items)));
      const path = `/en/KAZ/read/${id}`;
      const wrong = await post(`${path}/items/4.1`, [
        ['action', 'save'],
        ['r0.text', ''],
        ['r0.recommendingStates-add', 'Atlantis'],
      ]);
      assert.equal(wrong.status, 422);
      assert.match(wrong.text, /error-summary[\s\S]*Atlantis/);
      const saved = await post(`${path}/items/4.1?show=sure`, [
        ['action', 'save-confirm'],
        ['r0.text', 'Other words'],
      ]);
      assert.equal(saved.status, 303);
      assert.match(saved.location, /show=sure.*item=4\.2/);
      assert.equal((await post(`${path}/items/4.2/split`, [['text', 'One part only']])).status, 422);
      assert.equal((await post(path, [['action', 'confirm']])).status, 303);
      const none = await get(`${path}?done=nothing&count=0`);
      assert.match(none.text, /Choose items first/);
      assert.equal((await post(path, [['one', 'drop nothing']])).status, 404);
      assert.equal((await post(path, [['one', 'burn 4.2']])).status, 400);
      assert.equal((await post(path, [['one', 'confirm 4.2']])).status, 303);
      await post(path, [['action', 'confirm-all']]);
      assert.equal((await services.dossiers.get('KAZ')).entries('recommendation').size, 3);
      assert.equal((await post(`/en/KAZ/imports/${id}`, [['action', 'undo']])).status, 303);
      assert.equal((await services.dossiers.get('KAZ')).entries('recommendation').size, 0);
      assert.equal((await post(`/en/KAZ/imports/${id}`, [['action', 'undo']])).status, 409);
    });
  });

  test(`${kind}: names are asked for on a page, suggestions first, and what is typed must be known`, async () => {
    await withPages(kind, async ({ services, reading, get, post }) => {
      await services.ledger.write(ground(), [
        {
          kind: services.ledger.kind('term'),
          fields: {
            id: 'theme.women',
            vocabulary: 'theme',
            code: 'women',
            position: 1,
            label: { en: 'Women’s rights' },
          },
          citations: [cite()],
        },
      ]);
      const body = { record: 0, field: 'owedBy', vocabulary: 'body', printed: 'Min-Just' } as const;
      const duty = variedItems().at(-1);
      assert.ok(duty?.records[0]);
      const { owedBy: _owedBy, ...fields } = duty.records[0].fields;
      const items = [
        recommendationItem('4.1', {
          unresolved: [{ record: 0, field: 'themes', vocabulary: 'theme', printed: 'Womens rights' }],
        }),
        { ...duty, records: [{ ...duty.records[0], fields }], unresolved: [body] },
      ];
      const id = await readDocument(reading, services, documentOf(proposal(items)));
      const path = `/en/KAZ/read/${id}/names`;
      assert.match((await get(path)).text, /value="theme\.women"[\s\S]*Women’s rights/);
      const named = (index: number, vocabulary: string, printed: string) =>
        [
          [`vocabulary-${index}`, vocabulary],
          [`printed-${index}`, printed],
        ] as const;
      const unknown = await post(path, [
        ...named(0, 'theme', 'Womens rights'),
        ['answer-0', '?'],
        ['other-0', 'Nothing'],
      ]);
      assert.equal(unknown.status, 422);
      const answered = await post(path, [
        ...named(0, 'theme', 'Womens rights'),
        ['answer-0', 'theme.women'],
        ...named(1, 'body', 'Min-Just'),
        ['answer-1', '+'],
        ['kind-1', 'ministry'],
        ['english-1', 'Ministry of Justice'],
      ]);
      assert.equal(answered.status, 303);
      assert.match((await get(path)).text, /knows every name/);
      const dossier = await services.dossiers.get('KAZ');
      assert.equal(dossier.entries('body').get('kaz.body.ministry-of-justice')?.fields['kind'], 'ministry');
      assert.equal(dossier.entries('body_alias').size, 1);
      const item = await reading.confirming.find(id, 'duty');
      assert.equal(item.content.records[0]?.fields['owedBy'], 'kaz.body.ministry-of-justice');
    });
  });

  test(`${kind}: files are handed in one or many; a document about another State is found there`, async () => {
    await withPages(kind, async ({ get, post }) => {
      const file = (name: string) =>
        new File([documentOf(proposal([recommendationItem('4.1')])).bytes], name);
      const one = await post('/en/UZB/read', [['files', file('one.pdf')]]);
      assert.match(one.location, /^\/en\/UZB\/read\/reading\./);
      for (let attempt = 0; attempt < 200 && (await get(one.location)).status !== 302; attempt += 1)
        await new Promise((resolve) => setTimeout(resolve, 10));
      assert.match((await get(one.location)).location, /^\/en\/KAZ\/read\/reading\./);
      const many = await post('/en/UZB/read', [
        ['files', file('one.pdf')],
        ['files', file('two.pdf')],
      ]);
      assert.match(many.location, /^\/en\/UZB\/read\/batch\//);
      assert.equal((await post('/en/UZB/read', [])).status, 422);
      assert.equal((await get('/en/UZB/read/batch/nothing')).status, 404);
      assert.equal((await get('/en/UZB/read/nothing')).status, 404);
      assert.equal((await get('/en/UZB/imports/nothing')).status, 404);
    });
  });
}
