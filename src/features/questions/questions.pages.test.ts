import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { read, utils } from '@e965/xlsx';
import { SaxesParser } from 'saxes';
import { actionDraft, GROUND_RECORDS, ground } from '../../../test/support/records.ts';
import { newPlace, STORES, withStore } from '../../../test/support/stores.ts';
import type { Services } from '../../main.ts';
import { siteOf } from '../../site.ts';
import { readMarkup } from '../../web/testing.ts';
import { PLAIN_COLUMNS } from './export.plain.ts';
import { FEED_LIMITS } from './news.ts';

const HOSTILE = [
  '=cmd|"/c calc"!A0',
  '"><script>alert(1)</script>',
  '\u0000\u0008\ufffe]]>&amp;',
  'торговля людьми 人权 حقوق',
  "'; drop table change; --",
];

interface Asking {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  text(path: string): Promise<string>;
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response>;
}

function asking(services: Services): Asking {
  const site = siteOf(services);
  const host = { host: 'localhost' };
  const get: Asking['get'] = async (path, headers = {}) =>
    site.request(`http://localhost${path}`, { headers: { ...host, ...headers } });
  return {
    get,
    text: async (path) => {
      const response = await get(path);
      const text = await response.text();
      assert.equal(response.status, 200, `${path}: ${text.slice(0, 300)}`);
      return text;
    },
    post: async (path, fields) =>
      site.request(`http://localhost${path}`, {
        method: 'POST',
        headers: host,
        body: new URLSearchParams(fields),
      }),
  };
}

async function fill(services: Services, ...summaries: readonly string[]): Promise<void> {
  const drafts = summaries.map((summary, at) =>
    actionDraft(`a${at}.${summary.length}`, { summary, date: `2003-12-0${(at % 9) + 1}` }),
  );
  await services.ledger.write(ground(`Filling ${summaries.join()}`), [...GROUND_RECORDS, ...drafts]);
  await services.search.caughtUp();
}

/** A saved question's address, from the answer that sent to its page. */
async function saved(ask: Asking, name: string, question: string): Promise<string> {
  const response = await ask.post('/en/questions', { name, question });
  assert.equal(response.status, 303, (await response.text()).slice(0, 500));
  return (response.headers.get('location') ?? '').split('?', 1)[0] ?? '';
}

interface QuestionJson {
  readonly name: string;
  readonly question: string;
  readonly finds: number;
  readonly new: number;
}
const questionAt = async (ask: Asking, path: string): Promise<QuestionJson> =>
  (JSON.parse(await ask.text(`${path}.json`)) as { data: QuestionJson }).data;

for (const kind of STORES) {
  test(`${kind}: a question is saved, tells what is new, is renamed, thrown away and brought back, over a restart`, async () => {
    const place = await newPlace(kind);
    let services = await place.open();
    try {
      await fill(services, 'inquiry one', 'inquiry two', 'something else');
      let ask = asking(services);
      const page = await saved(ask, '  Inquiries \u202e ', 'q=inquiry&state=UZB&state=KAZ&page=4');
      assert.deepEqual(
        await questionAt(ask, page).then(({ name, question, finds, new: fresh }) => [
          name,
          question,
          finds,
          fresh,
        ]),
        ['Inquiries', 'q=inquiry&state=KAZ&state=UZB', 2, 0],
      );
      await services.close();

      services = await place.open();
      ask = asking(services);
      await services.ledger.write(ground(), [actionDraft('later', { summary: 'A later inquiry' })]);
      await services.search.caughtUp();
      assert.deepEqual(await questionAt(ask, page).then((one) => [one.finds, one.new]), [3, 1]);
      const html = await ask.text(page);
      assert.match(html, /A later inquiry/);
      const change = /name="change" value="(\d+)"/.exec(html)?.[1] ?? '';
      assert.equal((await ask.post(page, { action: 'seen', change })).status, 303);
      assert.equal((await questionAt(ask, page)).new, 0);
      assert.equal((await ask.post(page, { action: 'seen', change: '0' })).status, 303);
      assert.equal((await questionAt(ask, page)).new, 0, 'what was seen does not become new again');

      const other = await saved(ask, 'Other', '');
      assert.equal(
        (await ask.post(other, { action: 'rename', name: 'inquiries' })).status,
        422,
        'a taken name',
      );
      assert.equal((await ask.post(other, { action: 'rename', name: 'Else' })).status, 303);
      assert.equal((await questionAt(ask, other)).name, 'Else');

      const deleted = await ask.post(page, { action: 'delete' });
      assert.equal(deleted.status, 303);
      assert.equal((await ask.get(page)).status, 404);
      assert.equal((await ask.get(`${page}.atom`)).status, 404);
      const answered = await ask.get(deleted.headers.get('location') ?? '');
      assert.equal(
        answered.headers.get('cache-control'),
        'private, no-cache',
        'a page of one person is not shared',
      );
      const list = await answered.text();
      assert.match(list, /value="restore"/);
      assert.equal(
        (await ask.post(other, { action: 'rename', name: 'Inquiries' })).status,
        303,
        'the name is free',
      );
      assert.equal((await ask.post(page, { action: 'restore' })).status, 303);
      assert.equal((await questionAt(ask, page)).name, 'Inquiries (2)');
    } finally {
      await services.close();
      await place.remove();
    }
  });

  test(`${kind}: hostile names and questions stand on the pages and in the feed as what they are`, async () => {
    await withStore(kind, async (services) => {
      await fill(services, ...HOSTILE.map((text) => `word ${text.replace(/\u0000/g, '')}`));
      const ask = asking(services);
      for (const [at, hostile] of HOSTILE.entries()) {
        const question = new URLSearchParams({ q: hostile, issue: hostile }).toString();
        const page = await saved(ask, `${at} ${hostile}`, question);
        for (const path of [page, '/en/questions', `/ru/questions/new?${question}`]) {
          const html = await ask.text(path);
          assert.deepEqual(readMarkup(html).problems, [], path);
          assert.doesNotMatch(html, /<script>/);
        }
        entriesOf(await ask.text(`${page}.atom`));
      }
      for (const path of ['csv', 'xlsx', 'ndjson', 'atom'])
        assert.equal((await ask.get(`/en/find.${path}?q=word`)).status, 200);
      assert.equal(entriesOf(await ask.text('/en/find.atom?q=word')).length, HOSTILE.length);
    });
  });
}

test('a name must be there, be short and be new; a question must not be too long', async () => {
  await withStore('embedded', async (services) => {
    await fill(services, 'one');
    const ask = asking(services);
    await saved(ask, 'Mine', 'q=one');
    for (const name of ['', ' \u200e ', 'x'.repeat(121), 'MINE']) {
      const response = await ask.post('/en/questions', { name, question: 'q=one' });
      assert.equal(response.status, 422);
      const html = await response.text();
      assert.match(html, /id="error-summary-title"/);
      assert.match(html, /name="question" value="q=one"/, 'the question is not lost');
      assert.deepEqual(readMarkup(html).problems, []);
    }
    assert.equal(
      (await ask.post('/en/questions', { name: 'Long', question: `q=${'x'.repeat(3_000)}` })).status,
      422,
    );
    assert.equal((await ask.post('/en/questions/AAAAAAAAAAAA', { action: 'delete' })).status, 404);
    assert.equal((await ask.get('/en/questions/AAAAAAAAAAAA')).status, 404);
    const page = await saved(ask, 'Yours', '');
    assert.equal((await ask.post(page, { action: 'explode' })).status, 400);
    assert.equal((await ask.post(page, { action: 'seen', change: 'soon' })).status, 400);
  });
});

interface Element {
  readonly name: string;
  readonly parent: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** Entries of a feed that is well-formed XML and has what RFC 4287 asks of it; anything else throws. */
function entriesOf(xml: string): { readonly id: string; readonly updated: string; readonly title: string }[] {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    assert.equal(uri, 'http://www.w3.org/2005/Atom');
    const given = Object.fromEntries(Object.values(attributes).map((one) => [one.name, one.value]));
    open.push({ name: local, parent: open.at(-1)?.name ?? '', attributes: given, text: '' });
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed) found.push(closed);
  });
  parser.write(xml).close();
  const of = (parent: string, name: string): Element[] =>
    found.filter((one) => one.parent === parent && one.name === name);
  for (const name of ['id', 'title', 'updated', 'author']) assert.equal(of('feed', name).length, 1, name);
  assert.match(of('feed', 'id')[0]?.text ?? '', /^tag:[A-Za-z0-9._-]+@servanda\.invalid,2026:\S+$/);
  assert.ok(of('author', 'name')[0]?.text);
  const self = of('feed', 'link').filter((one) => one.attributes['rel'] === 'self');
  assert.equal(self.length, 1);
  for (const link of of('feed', 'link')) assert.match(link.attributes['href'] ?? '', /^http:\/\/localhost\//);
  const count = of('feed', 'entry').length;
  const [ids, titles, updated] = ['id', 'title', 'updated'].map((name) => of('entry', name));
  for (const list of [ids, titles, updated, of('entry', 'link'), of('entry', 'summary')])
    assert.equal(list?.length, count);
  for (const one of [...of('feed', 'updated'), ...(updated ?? [])])
    assert.match(one.text, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.equal(new Set(ids?.map((one) => one.text)).size, count, 'each entry has a name of its own');
  return (ids ?? []).map((one, at) => ({
    id: one.text,
    updated: updated?.[at]?.text ?? '',
    title: titles?.[at]?.text ?? '',
  }));
}

test('a feed tells what became known last, in pages, under names that stay, and 304 while nothing changes', async () => {
  await withStore('embedded', async (services) => {
    const many = Array.from({ length: 60 }, (_, at) => actionDraft(`old${at}`, { summary: `inquiry ${at}` }));
    await services.ledger.write(ground('Old', '2021-06-12T08:00:00.000Z'), [...GROUND_RECORDS, ...many]);
    await services.ledger.write(ground('New', '2022-01-02T08:00:00.000Z'), [
      actionDraft('new', { summary: 'inquiry at last', date: '1999-01-01' }),
    ]);
    await services.search.caughtUp();
    const ask = asking(services);
    const first = await ask.get('/en/find.atom?q=inquiry');
    const text = await first.text();
    const entries = entriesOf(text);
    assert.equal(entries.length, FEED_LIMITS.entries);
    assert.match(entries[0]?.id ?? '', /KAZ\/treaty_action\/new$/);
    assert.equal(entries[0]?.updated, '2022-01-02T08:00:00.000Z');
    assert.equal(entries[1]?.updated, '2021-06-12T08:00:00.000Z');
    assert.match(text, /<updated>2022-01-02T08:00:00\.000Z<\/updated>/);
    const next = /rel="next"[^>]*href="http:\/\/localhost([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    const rest = entriesOf(await ask.text(next ?? ''));
    assert.equal(rest.length, 11);
    assert.equal(new Set([...entries, ...rest].map(({ id }) => id)).size, 61);
    assert.equal(entriesOf(await ask.text(`/en/find.atom?q=inquiry&page=999`)).length, 0);

    const etag = first.headers.get('etag') ?? '';
    assert.equal((await ask.get('/en/find.atom?q=inquiry', { 'if-none-match': etag })).status, 304);
    await services.ledger.write(ground('Newer', '2023-01-02T08:00:00.000Z'), [
      actionDraft('newer', { summary: 'one more inquiry' }),
    ]);
    await services.search.caughtUp();
    const again = await ask.get('/en/find.atom?q=inquiry', { 'if-none-match': etag });
    assert.equal(again.status, 200);
    assert.deepEqual(
      entriesOf(await again.text())
        .slice(1, 3)
        .map(({ id }) => id),
      entries.slice(0, 2).map(({ id }) => id),
      'names do not change',
    );
    const html = await ask.text('/en/find?q=inquiry');
    assert.match(
      html,
      /<link rel="alternate" type="application\/atom\+xml"[^>]+href="\/en\/find\.atom\?q=inquiry"/,
    );
    assert.equal(entriesOf(await ask.text('/kk/find.atom?q=nothingofthekind')).length, 0);
  });
});

test('CSV, XLSX and NDJSON hold every row of the answer, in its order', async () => {
  await withStore('embedded', async (services) => {
    const count = 700;
    const drafts = Array.from({ length: count }, (_, at) =>
      actionDraft(`a${String(at).padStart(3, '0')}`, {
        summary: `=1+${at}, "quoted"\nline`,
        date: `20${String(10 + (at % 10))}-0${1 + (at % 9)}-11`,
      }),
    );
    await services.ledger.write(ground(), [...GROUND_RECORDS, ...drafts]);
    await services.search.caughtUp();
    const ask = asking(services);
    const query = 'kind=treaty_action&sort=oldest&asof=2018-06-30';
    const page = JSON.parse(await ask.text(`/en/find.json?${query}`)) as { data: { total: number } };
    const { total } = page.data;
    assert.ok(total > 500 && total < count);

    const csv = parse(await ask.text(`/en/find.csv?${query}`), { columns: true, bom: true }) as Record<
      string,
      string
    >[];
    assert.equal(csv.length, total);
    assert.deepEqual(Object.keys(csv[0] ?? {}), PLAIN_COLUMNS);
    const dates = csv.map((row) => row['date'] ?? '');
    assert.deepEqual(dates, dates.toSorted());
    assert.ok((dates.at(-1) ?? '') <= '2018-06-30');
    assert.equal(
      csv[0]?.['address'],
      `http://localhost/en/KAZ/records/treaty_action/${csv[0]?.['id']}?asof=2018-06-30`,
    );
    assert.equal(csv[0]?.['asof'], '2018-06-30');

    const lines = (await ask.text(`/en/find.ndjson?${query}`)).trimEnd().split('\n');
    const objects = lines.map((line) => JSON.parse(line) as { id: string; text: string; state: string[] });
    assert.deepEqual(
      objects.map(({ id }) => id),
      csv.map((row) => row['id']),
    );
    assert.deepEqual(objects[0]?.state, ['KAZ']);
    for (const [at, { text }] of objects.entries())
      assert.equal(csv[at]?.['text'], /^[=+\-@]/.test(text) ? `'${text}` : text);

    const response = await ask.get(`/ru/find.xlsx?${query}`);
    assert.equal(
      response.headers.get('content-disposition'),
      `attachment; filename="servanda-asof-2018-06-30.xlsx"; filename*=UTF-8''servanda-%D0%B4%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80%D0%BD%D0%BE%D0%B5-%D0%B4%D0%B5%D0%B9%D1%81%D1%82%D0%B2%D0%B8%D0%B5-asof-2018-06-30.xlsx`,
    );
    const book = read(new Uint8Array(await response.arrayBuffer()));
    assert.deepEqual(book.SheetNames, ['Ответ', 'Об этом файле']);
    const rows = utils.sheet_to_json<string[]>(book.Sheets['Ответ'] ?? {}, { header: 1 });
    assert.equal(rows.length, total + 1);
    assert.deepEqual(
      rows.slice(1).map(([id]) => id),
      csv.map((row) => row['id']),
    );
    const about = new Map(
      utils.sheet_to_json<[string, unknown]>(book.Sheets['Об этом файле'] ?? {}, { header: 1, raw: false }),
    );
    assert.equal(about.get('Положение дел на'), '2018-06-30');
    assert.equal(about.get('Строк в этом файле'), String(total));
    assert.equal(about.get('Этот файл'), 'Запрос к реестру и всё, что на него отвечает.');
    assert.match(String(about.get('Запрос на сайте')), /^http:\/\/localhost\/ru\/find\?/);
    assert.ok(about.get('Лицензия'));
  });
});

test('an answer is made as it is taken: whoever stops reading stops the index', async () => {
  await withStore('embedded', async (services) => {
    const drafts = Array.from({ length: 1_600 }, (_, at) =>
      actionDraft(`a${String(at).padStart(4, '0')}`, { summary: `Words of number ${at} `.repeat(40) }),
    );
    await services.ledger.write(ground(), [...GROUND_RECORDS, ...drafts]);
    await services.search.caughtUp();
    let taken = 0;
    const list = services.search.list.bind(services.search);
    const counting: Services['search']['list'] = async (query) => {
      const hits = await list(query);
      return {
        ...hits,
        pages: async function* () {
          for await (const page of hits.pages()) {
            taken += page.length;
            yield page;
          }
        },
      };
    };
    services.search.list = counting;
    const response = await asking(services).get('/en/find.csv');
    const reader = response.body?.getReader();
    assert.ok(reader);
    await reader.read();
    await reader.read();
    // What lies between fills up first; on a busy machine that takes a while.
    for (let before = -1; before !== taken;) {
      before = taken;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const standing = taken;
    assert.ok(standing > 0 && standing <= 1_000, `${standing} rows were made for two parts`);
    await reader.cancel();
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(taken, standing);
  });
});
