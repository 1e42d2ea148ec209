/** What components decide, beyond their markup. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { page as document } from '../layout.ts';
import { citationsPath, sectionPath } from '../navigation.ts';
import { contextOf, readMarkup } from '../testing.ts';
import { dataTable, readSort } from './data-table.ts';
import { chosenFilters, filters } from './filters.ts';
import { listRange, pagination, readPage } from './pagination.ts';
import { quotation } from './quotation.ts';
import { sourceMark } from './source-mark.ts';
import { stamp } from './stamp.ts';
import { tally } from './tally.ts';
import { thread } from './thread.ts';

/** The words of a piece of markup, as someone would read them. */
const words = (markup: Html): string =>
  String(markup)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const values = (markup: Html, element: string, attribute: string): (string | undefined)[] =>
  readMarkup(markup)
    .elements.filter(({ name }) => name === element)
    .map(({ attributes }) => attributes.get(attribute));

test('pagination: first, last and neighbours; the first page has no number in its address', () => {
  const context = contextOf('/en/KAZ/list?theme=a&page=7');
  const shown = (page: number, total = 1245): string =>
    words(pagination(context, { total, pageSize: 50, page }));
  assert.equal(shown(7), '301–350 of 1,245 Previous 1 … 6 7 8 … 25 Next');
  assert.equal(shown(1), '1–50 of 1,245 1 2 … 25 Next');
  assert.equal(shown(25), '1,201–1,245 of 1,245 Previous 1 … 24 25');
  assert.equal(shown(1, 100), '1–50 of 100 1 2 Next');
  assert.equal(shown(1, 50), '1–50 of 50');
  assert.equal(words(listRange(context, { total: 0, pageSize: 50, page: 1 })), '0–0 of 0');
  const links = values(pagination(context, { total: 150, pageSize: 50, page: 2 }), 'a', 'href');
  assert.deepEqual(links.slice(0, 2), ['/en/KAZ/list?theme=a', '/en/KAZ/list?theme=a']);
  assert.equal(links[2], '/en/KAZ/list?theme=a&page=2');
});

test('the page asked for is a whole number from 1, or the first', () => {
  const asked = (page: string): number => readPage(contextOf(`/en/KAZ?page=${page}`));
  assert.deepEqual(
    ['1', '12', '0', '-1', '1.5', 'x', '', '99999999999'].map(asked),
    [1, 12, 1, 1, 1, 1, 1, 1],
  );
});

test('tally: a square a row up to three hundred, then a share that the caption says; none is lost', () => {
  const context = contextOf();
  const squares = (count: number): { squares: number; caption: string } => {
    const made = tally(context, {
      caption: 'Rows',
      parts: [
        { level: 'full', label: 'done', count, href: '/en' },
        { level: 'back', label: 'back', count: 1, href: '/en' },
      ],
    });
    const caption = /<figcaption>([^<]*)/.exec(String(made))?.[1] ?? '';
    return { squares: String(made).match(/<i class="square-/g)?.length ?? 0, caption };
  };
  assert.deepEqual(squares(244), { squares: 245, caption: 'Rows' });
  assert.deepEqual(squares(0), { squares: 1, caption: 'Rows' });
  assert.deepEqual(squares(599), { squares: 301, caption: 'Rows. Each square stands for up to 2.' });
  assert.ok(squares(300_000).squares <= 302);
  assert.ok(squares(90_000_000).squares <= 302);
});

test('table: header links toggle the order and leave the page number behind', () => {
  const context = contextOf('/en/KAZ/list?sort=name&page=3');
  const table = (order: 'ascending' | 'descending'): Html =>
    dataTable(context, {
      id: 't',
      caption: 'T',
      columns: [
        { header: 'Name', cell: () => 'a', namesRow: true, sort: 'name' },
        { header: 'Date', cell: () => 'b', sort: 'date' },
      ],
      rows: [1],
      sorted: { by: 'name', order },
    });
  assert.deepEqual(values(table('ascending'), 'a', 'href'), [
    '/en/KAZ/list?sort=name&order=descending',
    '/en/KAZ/list?sort=date',
  ]);
  assert.deepEqual(values(table('descending'), 'a', 'href'), [
    '/en/KAZ/list?sort=name',
    '/en/KAZ/list?sort=date',
  ]);
  assert.deepEqual(values(table('ascending'), 'th', 'aria-sort'), ['ascending', undefined, undefined]);
  assert.deepEqual(values(table('ascending'), 'th', 'scope'), ['col', 'col', 'row']);
});

test('sorting is read against what can be sorted', () => {
  const otherwise = { by: 'date', order: 'descending' } as const;
  const read = (query: string): unknown =>
    readSort(contextOf(`/en/KAZ?${query}`), ['name', 'date'], otherwise);
  assert.deepEqual(read(''), otherwise);
  assert.deepEqual(read('sort=password&order=ascending'), otherwise);
  assert.deepEqual(read('sort=name'), { by: 'name', order: 'ascending' });
  assert.deepEqual(read('sort=name&order=descending'), { by: 'name', order: 'descending' });
});

test('filters: what is chosen is checked; the date and the sorting go with the form, the page number does not', () => {
  const context = contextOf('/en/KAZ/list?theme=a&sort=name&page=2&asof=2021-06-12&known=2021-07-01');
  const facets = [
    {
      name: 'theme',
      label: 'Theme',
      values: [
        { value: 'a', label: 'A', count: 1 },
        { value: 'b', label: 'B', count: 2 },
      ],
    },
  ];
  const { elements } = readMarkup(filters(context, { facets }));
  const inputs = elements
    .filter(({ name }) => name === 'input')
    .map(({ attributes }) => [attributes.get('name'), attributes.get('value'), attributes.has('checked')]);
  assert.deepEqual(inputs, [
    ['asof', '2021-06-12', false],
    ['known', '2021-07-01', false],
    ['sort', 'name', false],
    ['theme', 'a', true],
    ['theme', 'b', false],
  ]);
  assert.deepEqual(values(chosenFilters(context, facets), 'a', 'href'), [
    '/en/KAZ/list?sort=name&asof=2021-06-12&known=2021-07-01',
  ]);
  assert.equal(words(chosenFilters(contextOf('/en/KAZ/list'), facets)), '');
});

test('stamp: quiet today, marked on any other day, and the way back', () => {
  assert.equal(values(stamp(contextOf('/en/KAZ')), 'details', 'class')[0], 'stamp');
  assert.match(words(stamp(contextOf('/en/KAZ'))), /^State of play today 22 November 2025 Change/);
  const past = stamp(contextOf('/en/KAZ/list?asof=2021-06-12&theme=a&page=2'));
  assert.equal(values(past, 'details', 'class')[0], 'stamp stamp-other');
  assert.match(words(past), /^State of play on 12 June 2021 Change/);
  assert.deepEqual(values(past, 'a', 'href'), ['/en/KAZ/list?theme=a&page=2']);
  assert.deepEqual(values(past, 'input', 'name'), ['theme', 'asof', 'known']);
  assert.match(words(stamp(contextOf('/en/KAZ?asof=2030-01-01'))), /^Looking ahead to 1 January 2030/);
  assert.match(words(stamp(contextOf('/en/KAZ?known=2021-07-01'))), /as the record stood on 1 July 2021/);
});

test('thread: what lies after the day of the page is ahead of it', () => {
  const entries = ['2021-06-11', '2021-06-12', '2021-06-13', '2021', '2022'].map((date) => ({
    date,
    weight: 'spoke' as const,
    heading: date,
  }));
  const at = (asof: string): unknown =>
    values(thread(contextOf(`/en/KAZ?asof=${asof}`), { entries }), 'li', 'class').map((name) =>
      name?.includes('ahead'),
    );
  assert.deepEqual(at('2021-06-12'), [false, false, true, false, true]);
});

test('source mark: the fact is the link; a fact without source says so; a difference is loud', () => {
  const context = contextOf();
  const href = context.link(
    citationsPath({ stateId: 'KAZ', kind: 'treaty_action', id: 'kaz.iccpr.signature' }, 'date'),
  );
  assert.equal(href, '/en/KAZ/records/treaty_action/kaz.iccpr.signature#date');
  assert.equal(
    citationsPath({ stateId: null, kind: 'instrument', id: 'iccpr' }),
    '/catalogue/records/instrument/iccpr',
  );
  assert.equal(words(sourceMark(context, { href, value: '2003', count: 2 })), '2003 , 2 sources');
  assert.equal(words(sourceMark(context, { href, count: 1 })), 'source');
  assert.equal(words(sourceMark(context, { href, count: 1, cite: 'row 9' })), 'row 9');
  assert.equal(words(sourceMark(context, { href, value: '2003', count: 0 })), '2003 no source');
  assert.match(
    words(sourceMark(context, { href, value: '2003', count: 2, differs: true })),
    /2 sources differ/,
  );
});

test('a quotation carries its language and direction; a summary has no quotation marks', () => {
  const own = String(quotation(contextOf('/en'), { text: 'نص', language: 'ar', isSummary: false }));
  assert.match(own, /<blockquote lang="ar" dir="rtl">/);
  const summary = String(quotation(contextOf('/ar'), { text: 'Ratify.', language: 'en', isSummary: true }));
  assert.match(summary, /<p lang="en" dir="ltr">/);
  assert.doesNotMatch(summary, /<q>|<blockquote/);
});

test('a page: one heading, the section marked, languages and twins of this very address', () => {
  const context = contextOf('/ar/KAZ/treaties?asof=2021-06-12&theme=a');
  const made = document(context, {
    title: 'المعاهدات',
    crumbs: [{ label: 'x', href: '/ar' }],
    state: { id: 'KAZ', name: 'كازاخستان' },
    section: 'treaties',
    body: html`<p>x</p>`,
    twins: { json: true, csv: '/ar/KAZ/other.csv' },
    refreshSeconds: 5,
  });
  const { elements, problems } = readMarkup(made);
  assert.deepEqual(problems, []);
  const root = elements.find(({ name }) => name === 'html');
  assert.deepEqual(
    [...(root?.attributes ?? [])],
    [
      ['lang', 'ar'],
      ['dir', 'rtl'],
    ],
  );
  assert.match(String(made), /<title>المعاهدات · كازاخستان · [^<]*2021[^<]* · Servanda<\/title>/);
  const current = elements.filter(({ attributes }) => attributes.get('aria-current') === 'page');
  assert.deepEqual(
    current.map(({ attributes }) => attributes.get('href')),
    ['/ar/KAZ/treaties?asof=2021-06-12'],
  );
  const hrefs = elements.flatMap(({ attributes }) => attributes.get('href') ?? []);
  for (const href of [
    '/ru/KAZ/treaties?theme=a&asof=2021-06-12',
    '/ar/KAZ/treaties.json?theme=a&asof=2021-06-12',
    '/ar/KAZ/other.csv',
  ]) {
    assert.ok(hrefs.includes(href), href);
  }
  assert.match(String(made), /<noscript><meta http-equiv="refresh" content="5" \/><\/noscript>/);
  assert.equal(sectionPath('KAZ', 'overview'), '/KAZ');
});
