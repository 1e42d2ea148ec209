import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMarkup } from '../../web/testing.ts';
import { KINDS } from '../kinds.ts';
import { commitmentsReport } from './commitments.ts';
import { reportHtml } from './html.ts';
import { tablesOf } from './model.ts';
import type { Report } from './model.ts';
import { reportStyleSheet } from './report.style.ts';
import { shippedView } from './testing.ts';

const report = async (address: string): Promise<Report> =>
  commitmentsReport(await shippedView(address), KINDS, null);

test('sound markup, with language and direction, headings in order and every link inside answered', async () => {
  for (const [address, lang, dir] of [
    ['/en/KAZ?asof=2021-06-12', 'en', 'ltr'],
    ['/kk/KAZ?asof=2021-06-12', 'kk', 'ltr'],
    ['/ar/KAZ?asof=2021-06-12', 'ar', 'rtl'],
    ['/ru/FRA?asof=2021-06-12', 'ru', 'ltr'],
  ] as const) {
    const { elements, problems } = readMarkup(reportHtml(await report(address)));
    assert.deepEqual(problems, [], address);
    const root = elements.find((one) => one.name === 'html');
    assert.deepEqual([root?.attributes.get('lang'), root?.attributes.get('dir')], [lang, dir]);
    const levels = elements.flatMap(({ name }) => /^h([1-6])$/.exec(name)?.[1] ?? []).map(Number);
    assert.equal(levels.filter((level) => level === 1).length, 1);
    levels.forEach((level, index) => assert.ok(level <= (levels[index - 1] ?? 0) + 1, address));
    const ids = new Set(elements.flatMap(({ attributes }) => attributes.get('id') ?? []));
    const unanswered = elements.flatMap(({ attributes }) => {
      const href = attributes.get('href') ?? '';
      return href.startsWith('#') && !ids.has(href.slice(1)) ? [href] : [];
    });
    assert.deepEqual(unanswered, [], address);
  }
});

test('tables have captions, scopes on every heading cell, and are regions with a name', async () => {
  const done = await report('/en/KAZ?asof=2021-06-12');
  const { elements } = readMarkup(reportHtml(done));
  const tables = tablesOf(done).length;
  assert.ok(tables > 30);
  for (const name of ['table', 'caption', 'thead']) {
    assert.equal(elements.filter((one) => one.name === name).length, tables, name);
  }
  const scopes = elements.filter((one) => one.name === 'th').map((one) => one.attributes.get('scope'));
  assert.ok(scopes.every((scope) => scope === 'col' || scope === 'row' || scope === 'rowgroup'));
});

test('the document asks for nothing from outside', async () => {
  const markup = String(reportHtml(await report('/en/KAZ?asof=2021-06-12')));
  const { elements } = readMarkup(markup);
  const fetched = elements.filter(
    ({ name, attributes }) =>
      ['script', 'img', 'iframe', 'object', 'link'].includes(name) || attributes.has('src'),
  );
  assert.deepEqual(fetched, []);
  assert.doesNotMatch(reportStyleSheet(), /@import|url\(/);
  assert.equal(elements.filter((one) => one.name === 'style').length, 1);
});

test('on the site the rules come from a file, since the site allows no inline style', async () => {
  const done = await report('/en/FRA?asof=2021-06-12');
  const { elements } = readMarkup(reportHtml(done, { styleSheet: '/en/FRA/reports/style.css' }));
  assert.equal(elements.filter((one) => one.name === 'style').length, 0);
  const [sheet] = elements.filter((one) => one.name === 'link');
  assert.equal(sheet?.attributes.get('href'), '/en/FRA/reports/style.css');
  assert.match(reportStyleSheet(), /@page/);
  assert.doesNotMatch(reportStyleSheet(), /<\/?style/);
});

test('text of the record stays text, and an address that runs code is not followed', () => {
  const hostile: Report = {
    kind: 'commitments',
    language: 'en',
    direction: 'ltr',
    title: '<script>',
    author: '"',
    createdAt: '2021-06-12T00:00:00.000Z',
    titlePage: { over: '<b>', title: '&', subtitle: '', facts: [], notice: '' },
    sections: [
      {
        id: 'section-1',
        number: '1',
        level: 1,
        title: '<img src=x onerror=alert(1)>',
        isAnnex: false,
        blocks: [
          {
            kind: 'paragraph',
            content: [
              { kind: 'text', text: '</p><script>alert(1)</script>' },
              { kind: 'link', text: 'here', href: 'javascript:alert(1)' },
            ],
          },
        ],
        sections: [],
      },
    ],
    footnotes: [],
    words: { contents: '', footnotes: '', backToText: '', foot: '' },
  };
  const markup = String(reportHtml(hostile));
  const { elements, problems } = readMarkup(markup);
  assert.deepEqual(problems, []);
  assert.ok(!elements.some(({ name }) => name === 'script' || name === 'img'));
  assert.doesNotMatch(markup, /javascript:/);
});
