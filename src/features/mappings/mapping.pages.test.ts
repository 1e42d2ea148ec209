import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GROUND_RECORDS, ground, mechanismDraft } from '../../../test/support/records.ts';
import { withStore } from '../../../test/support/stores.ts';
import type { Services } from '../../main.ts';
import { siteOf } from '../../site.ts';
import { SITE_LANGUAGES } from '../../web/messages.ts';
import { readMarkup } from '../../web/testing.ts';
import { findReading } from '../reading/reading.repository.ts';

const HOSTILE = `<img src=x onerror=alert(1)>"'&`;
const QUOTED = `"${HOSTILE.replaceAll('"', '""')}"`;

/** Headings, cells and words that would break a page if they were not escaped; twice the same heading, one missing. */
const TABLE = [
  `Key,${QUOTED},Answer,Answer,,نص`,
  `1,${QUOTED},${QUOTED},x,y,حماية الأطفال`,
  `2,=cmd|calc,Supported,,,–`,
  `,No key,Supported,,,–`,
].join('\n');

interface Answer {
  readonly status: number;
  readonly location: string;
  readonly text: string;
}

interface Pages {
  readonly services: Services;
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, fields: readonly (readonly [string, string | File])[]) => Promise<Answer>;
}

async function withPages(work: (pages: Pages) => Promise<void>): Promise<void> {
  await withStore('embedded', async (services) => {
    await services.ledger.write(ground(), [...GROUND_RECORDS, mechanismDraft('upr')]);
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

/** Hands the table in and waits until it could not be read. */
async function handIn({ services, post }: Pages): Promise<string> {
  const { location } = await post('/en/KAZ/read', [['files', new File([TABLE], `${HOSTILE}.csv`)]]);
  const id = location.split('/').at(-1) ?? '';
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if ((await findReading(services.store.db, id)).status !== 'waiting') return `KAZ/read/${id}`;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the table was not read');
}

const makeColumns = [
  ['action', 'make'],
  ['kind', 'recommendation'],
  ['shown', 'recommendation'],
  ['beside', 'position'],
  ['row', '1'],
  ['rows', '1'],
] as const;

test('every page about columns is well formed in every language, whatever a table says', async () => {
  await withPages(async (pages) => {
    const { get, post } = pages;
    const reading = await handIn(pages);
    const sound = async (path: string): Promise<void> => {
      for (const language of SITE_LANGUAGES) {
        const { status, text } = await get(`/${language}/${path}`);
        assert.equal(status, 200, `${language} ${path}`);
        assert.deepEqual(readMarkup(text).problems, [], `${language} ${path}`);
        assert.ok(!text.includes('<img src=x'), `${language} ${path}`);
      }
    };
    await sound(`${reading}/mapping`);
    const made = await post(`/en/${reading}/mapping`, makeColumns);
    assert.deepEqual([made.status, made.location], [303, `/en/${reading}/columns`]);
    await post(`/en/${reading}/columns`, [
      ['action', 'check'],
      ['name', HOSTILE],
      ['use-1', 'recommendation.text'],
      ['use-2', 'position.position'],
      ['key-1', 'Key'],
    ]);
    await sound(`${reading}/columns`);
    const refused = await post(`/en/${reading}/columns`, [
      ['action', 'read'],
      ['name', HOSTILE],
    ]);
    assert.equal(refused.status, 422);
    assert.deepEqual(readMarkup(refused.text).problems, []);

    const { mappings } = pages.services.reading;
    const { content } = await findReading(pages.services.store.db, reading.split('/').at(-1) ?? '');
    assert.ok(content.mapping);
    const kept = await mappings.save(content.mapping, 'test:person', null);
    await sound('KAZ/read/mappings');
    await sound(`KAZ/read/mappings/${kept.id}`);
    const twin = await get(`/en/${reading}/columns.json`);
    assert.equal(twin.status, 200);
    assert.equal((JSON.parse(twin.text) as { data: { check: { rows: number } } }).data.check.rows, 3);
  });
});

test('what a form says that it cannot mean is refused with a page, never with a failure', async () => {
  await withPages(async (pages) => {
    const { get, post } = pages;
    const reading = await handIn(pages);
    assert.equal((await get(`/en/${reading}/columns`)).status, 303);
    assert.equal((await post(`/en/${reading}/mapping`, [['kind', 'nonsense']])).status, 400);
    assert.equal((await post(`/en/${reading}/columns`, [['action', 'check']])).status, 400);
    assert.equal((await post(`/en/${reading}/mapping`, makeColumns)).status, 303);
    assert.equal((await post(`/en/${reading}/columns`, [['action', 'nonsense']])).status, 400);
    assert.equal((await get('/en/KAZ/read/mappings/nobody')).status, 404);
    assert.equal((await post('/en/KAZ/read/mappings/nobody', [['action', 'delete']])).status, 404);
    assert.equal((await get('/en/KAZ/read/mappings/nobody/file')).status, 404);
    for (const text of ['', '{', '[]', '{"name":"x"}'])
      assert.equal(
        (await post('/en/KAZ/read/mappings', [['mapping', new File([text], 'm.json')]])).status,
        422,
        text,
      );
    assert.equal((await post('/en/KAZ/read/mappings', [])).status, 422);
    const pdf = await post('/en/KAZ/read', [['files', new File(['just words, no rows at all'], 'text.txt')]]);
    const id = pdf.location.split('/').at(-1) ?? '';
    for (let attempt = 0; attempt < 200; attempt += 1) {
      if ((await findReading(pages.services.store.db, id)).status !== 'waiting') break;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    assert.equal((await get(`/en/KAZ/read/${id}/mapping`)).status, 422);
  });
});
