import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { actionDraft, GROUND_RECORDS, ground } from '../../../test/support/records.ts';
import { newPlace } from '../../../test/support/stores.ts';
import type { Place } from '../../../test/support/stores.ts';
import type { Services } from '../../main.ts';
import { siteOf } from '../../site.ts';
import { readMarkup } from '../../web/testing.ts';
import type { Site } from '../../web/view.ts';
import { FACETS } from './findable.ts';

let place: Place;
let services: Services;
let site: Site;

const YEARS = 20;
const LONG = `${'It sets out at length what it means to do in each of the regions. '.repeat(20)}It ends the inquiry.`;

before(async () => {
  place = await newPlace('embedded');
  services = await place.open();
  const drafts = Array.from({ length: 90 }, (_none, index) =>
    actionDraft(`a${index}`, {
      stateId: index % 3 === 0 ? 'UZB' : 'KAZ',
      date: `${2000 + (index % YEARS)}-03-04`,
      summary: index === 0 ? LONG : `Accepts the procedure ${index}, article ${index % 7}`,
    }),
  );
  await services.ledger.write(ground(), [...GROUND_RECORDS, ...drafts]);
  site = siteOf(services);
});
after(async () => {
  await services.close();
  await place.remove();
});

const ask = async (path: string): Promise<Response> =>
  site.request(`http://localhost:3000${path}`, { headers: { Host: 'localhost:3000', Accept: 'text/html' } });

/** An address with its parameters in the order of their names. */
function inOrder(address: string): string {
  const url = new URL(address, 'http://localhost');
  url.searchParams.sort();
  return `${url.pathname}${url.search}`;
}

async function pageAt(path: string): Promise<{ text: string; links: string[]; rel: Map<string, string> }> {
  const answer = await ask(path);
  const text = await answer.text();
  assert.equal(answer.status, 200, `${path}: ${text.slice(0, 300)}`);
  const { elements, problems } = readMarkup(text);
  assert.deepEqual(problems, [], path);
  const links = elements.flatMap(({ name, attributes }) =>
    name === 'a' ? inOrder(attributes.get('href') ?? '') : [],
  );
  const rel = new Map(
    elements.flatMap(({ name, attributes }) =>
      name === 'link' ? [[attributes.get('rel') ?? '', attributes.get('href') ?? ''] as const] : [],
    ),
  );
  return { text, links, rel };
}

test('the title names the question; the neighbours of a page are named to the browser', async () => {
  const first = await pageAt('/en/find?q=procedure');
  assert.match(first.text, /<title>Find: procedure ·/);
  assert.deepEqual(
    [first.rel.get('prev'), first.rel.get('next')],
    [undefined, '/en/find?q=procedure&page=2'],
  );
  const second = await pageAt('/en/find?q=procedure&page=2');
  assert.deepEqual(
    [second.rel.get('prev'), second.rel.get('next')],
    ['/en/find?q=procedure', '/en/find?q=procedure&page=3'],
  );
  const last = await pageAt('/en/find?q=procedure&page=5');
  assert.equal(last.rel.get('next'), undefined);
});

test('a page behind the last says so, however far behind', async () => {
  for (const number of [6, 500, 501, 9_999_999]) {
    const { text, links } = await pageAt(`/en/find?q=procedure&page=${number}`);
    assert.match(text, /The list does not reach this page/);
    assert.ok(links.includes(inOrder('/en/find?q=procedure')));
  }
});

test('what was asked for is marked, also by a beginning, and of a long text the part around it is shown', async () => {
  assert.match((await pageAt('/en/find?q=inquiry')).text, /…[^<]*It ends the <mark>inquiry<\/mark>\./);
  assert.match((await pageAt('/en/find?q=proced*')).text, /<mark>procedure<\/mark>/);
});

test('where nothing is found, what would find something is one step away', async () => {
  const wrong = await pageAt('/en/find?q=proceduer&sort=newest');
  assert.ok(
    wrong.links.includes(inOrder('/en/find?q=procedure&sort=newest')),
    'the word put right, the order kept',
  );
  const none = await pageAt('/en/find?q=procedure&year=1999&state=KAZ');
  assert.match(none.text, /60 passages without the choice “Year: 1999”/);
  assert.ok(none.links.includes(inOrder('/en/find?q=procedure&state=KAZ')));
  const words = await pageAt('/en/find?q=procedure+zebra');
  assert.ok(words.links.includes(inOrder('/en/find?q=procedure+OR+zebra')));
});

test('what is chosen stands above the list, to be taken back one by one or at once', async () => {
  const { text, links } = await pageAt('/en/find?q=procedure&year=2012&year=2013&sort=oldest');
  assert.match(text, /class="chips chosen"/);
  assert.ok(links.includes(inOrder('/en/find?q=procedure&year=2013&sort=oldest')));
  assert.ok(links.includes(inOrder('/en/find?q=procedure&sort=oldest')));
});

test('a facet leads to all its values, which keep the question and lead back to it', async () => {
  const results = await pageAt('/en/find?q=procedure&state=KAZ&sort=newest');
  const href = results.links.find((one) => one.startsWith('/en/find/values/year'));
  assert.equal(href, inOrder('/en/find/values/year?q=procedure&state=KAZ&ordered=newest'));
  const values = await pageAt(href ?? '');
  assert.ok(values.links.includes(inOrder('/en/find?q=procedure&state=KAZ&year=2012&sort=newest')));
  assert.ok(values.links.includes(inOrder('/en/find?q=procedure&state=KAZ&sort=newest')));
  const chosen = await pageAt('/en/find/values/year?q=procedure&year=2012');
  assert.ok(chosen.links.includes(inOrder('/en/find?q=procedure')), 'a value that is chosen is taken back');
  assert.ok(
    chosen.links.includes(inOrder('/en/find?q=procedure&year=2012&year=2013')),
    'another one is added',
  );
});

test('values are ordered and searched', async () => {
  const rows = async (query: string): Promise<string[]> => {
    const csv = await (await ask(`/en/find/values/year.csv?${query}`)).text();
    return csv
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',')[0] ?? '');
  };
  const byName = await rows('sort=name');
  assert.equal(byName.length, YEARS);
  assert.deepEqual(byName, byName.toSorted());
  assert.deepEqual(await rows('sort=name&order=descending'), byName.toReversed());
  assert.deepEqual(
    await rows('within=201'),
    (await rows('')).filter((year) => year.startsWith('201')),
  );
  assert.deepEqual(await rows('within=2012'), ['2012']);
  assert.deepEqual(await rows('within=nothing'), []);
  assert.match((await pageAt('/en/find/values/year?within=nothing')).text, /No value has these words/);
});

test('the counts of a facet are those of its page', async () => {
  for (const facet of FACETS.filter((name) => name !== 'plan' && name !== 'body')) {
    const answer = (await (await ask('/en/find.json?q=procedure')).json()) as {
      data: { counts: Record<string, Record<string, number>> };
    };
    const listed = (await (await ask(`/en/find/values/${facet}.json?q=procedure`)).json()) as {
      data: { value: string; count: number }[];
    };
    assert.deepEqual(
      Object.fromEntries(listed.data.map(({ value, count }) => [value, count])),
      answer.data.counts[facet],
      facet,
    );
  }
});

test('plans and bodies wait for a State; what is no facet is not there', async () => {
  for (const [path, status] of [
    ['/en/find/values/plan', 404],
    ['/en/find/values/plan?state=KAZ', 200],
    ['/en/find/values/plan?state=KAZ&state=UZB', 404],
    ['/en/find/values/nothing', 404],
    ['/en/find/values/__proto__', 404],
    ['/en/find/values/constructor', 404],
    ['/en/find/values/%E0%A4%A', 400],
  ] as const) {
    assert.equal((await ask(path)).status, status, path);
  }
});

test('an address that someone wrote to do harm gets a page or a clear no', async () => {
  const hostile = [
    '"',
    '((((',
    'a AND OR NOT',
    '<script>alert(1)</script>',
    "'; drop table recommendation; --",
    '\u0000\u0001\u202E',
    'مرحبا "',
    '酷刑'.repeat(2_000),
    'x'.repeat(10_000),
    '*'.repeat(500),
    '-'.repeat(500),
    '__proto__',
    '\uD800',
  ];
  for (const text of hostile) {
    for (const address of ['/en/find', '/ar/find', '/en/find/values/state', '/ru/find/values/issue']) {
      for (const name of ['q', 'state', 'issue', 'within', 'sort', 'page', 'ordered']) {
        const path = `${address}?${new URLSearchParams({ [name]: text })}`;
        const answer = await ask(path);
        const body = await answer.text();
        assert.equal(answer.status, 200, `${name} ${text.slice(0, 40)}`);
        assert.deepEqual(readMarkup(body).problems, []);
        assert.ok(!body.includes('<script>alert'));
      }
    }
  }
});

test('more choices than anyone can mean are refused with the reason', async () => {
  const choices = (count: number): URLSearchParams =>
    new URLSearchParams(
      Array.from({ length: count }, (_none, index): [string, string] => ['issue', `i${index}`]),
    );
  for (const address of ['/en/find', '/en/find.json', '/en/find/values/issue']) {
    assert.equal((await ask(`${address}?${choices(200)}`)).status, 200);
    const refused = await ask(`${address}?${choices(2_000)}`);
    assert.equal(refused.status, 400);
    assert.match(await refused.text(), /200 choices/);
  }
});
