import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isAppError } from '../kernel/errors.ts';
import { fallbackContext, preferredLanguage, readContext } from './page-context.ts';
import { TODAY, contextOf } from './testing.ts';

const failure = (address: string): { code: string; status: number } => {
  try {
    contextOf(address);
  } catch (error) {
    if (isAppError(error)) return { code: error.code, status: error.status };
    throw error;
  }
  return { code: 'none', status: 200 };
};

test('an address gives language, direction, path, format and dates', () => {
  const context = contextOf(
    '/ar/KAZ/treaties/kaz.iccpr.csv?asof=2021-06-12&known=2021-07-01&theme=a&theme=b',
  );
  assert.equal(context.language, 'ar');
  assert.equal(context.direction, 'rtl');
  assert.equal(context.path, '/KAZ/treaties/kaz.iccpr');
  assert.equal(context.format, 'csv');
  assert.equal(context.asof, '2021-06-12');
  assert.equal(context.isToday, false);
  assert.equal(context.known, '2021-07-01');
  assert.equal(String(context.query), 'theme=a&theme=b');
});

test('without dates the state of play is that of today, as it is known now', () => {
  for (const address of ['/en', '/en/', '/en?asof=&known=', `/en?asof=${TODAY}`]) {
    const context = contextOf(address);
    assert.equal(context.path, '/');
    assert.equal(context.asof, TODAY);
    assert.equal(context.isToday, true);
    assert.equal(context.known, null);
    assert.equal(context.link('/KAZ'), '/en/KAZ');
  }
});

test('what cannot be understood is named', () => {
  assert.deepEqual(failure('/en/KAZ?asof=2021-02-30'), { code: 'bad_asof', status: 400 });
  assert.deepEqual(failure('/en/KAZ?asof=2021'), { code: 'bad_asof', status: 400 });
  assert.deepEqual(failure("/en/KAZ?asof='; drop table"), { code: 'bad_asof', status: 400 });
  assert.deepEqual(failure('/en/KAZ?known=yesterday'), { code: 'bad_known', status: 400 });
  assert.deepEqual(failure('/en/%E0%A4%A'), { code: 'bad_address', status: 400 });
  assert.deepEqual(failure('/xx/KAZ'), { code: 'not_found', status: 404 });
  assert.deepEqual(failure('/'), { code: 'not_found', status: 404 });
});

test('link keeps language and dates, and nothing else', () => {
  const context = contextOf('/kk/KAZ?asof=2021-06-12&known=2021-07-01&page=3');
  assert.equal(context.link('/KAZ/duties'), '/kk/KAZ/duties?asof=2021-06-12&known=2021-07-01');
  assert.equal(context.link('/KAZ/duties#late'), '/kk/KAZ/duties?asof=2021-06-12&known=2021-07-01#late');
  assert.equal(context.link('/', { asof: null, known: null }), '/kk');
  assert.equal(
    context.link('/KAZ/list', { known: null, theme: ['a b', 'c&d'], empty: undefined }),
    '/kk/KAZ/list?asof=2021-06-12&theme=a+b&theme=c%26d',
  );
  assert.equal(contextOf('/en').link('/KAZ/a b/"c"'), '/en/KAZ/a%20b/%22c%22');
});

test('here keeps the query too, and changes what is asked', () => {
  const context = contextOf('/en/KAZ/list.json?theme=a&theme=b&page=2&asof=2021-06-12');
  assert.equal(context.here({ page: 3 }), '/en/KAZ/list?theme=a&theme=b&asof=2021-06-12&page=3');
  assert.equal(context.here({ theme: ['b'], page: null }), '/en/KAZ/list?asof=2021-06-12&theme=b');
  assert.equal(context.here({}, { language: 'ru' }), '/ru/KAZ/list?theme=a&theme=b&page=2&asof=2021-06-12');
  assert.equal(
    context.here({ theme: null, page: null }, { format: 'csv' }),
    '/en/KAZ/list.csv?asof=2021-06-12',
  );
});

test('any path and any value come back as they went in', () => {
  const segment = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((text) => !/[/#]|^\.{1,2}$|\.(json|csv|ics)$/.test(text) && text.isWellFormed());
  fc.assert(
    fc.property(
      segment,
      fc.string({ unit: 'grapheme' }).filter((text) => text.isWellFormed()),
      (name, value) => {
        const back = contextOf(contextOf('/en').link(`/KAZ/${name}`, { words: value }));
        assert.equal(back.path, `/KAZ/${name}`);
        assert.equal(back.query.get('words'), value);
      },
    ),
  );
});

test('numbers, dates and lists follow the language', () => {
  const [en, ru, ar] = [contextOf('/en'), contextOf('/ru'), contextOf('/ar')];
  assert.equal(en.date('2021-06-12'), '12 June 2021');
  assert.equal(en.date('2021'), '2021');
  assert.equal(en.number(1245), '1,245');
  assert.equal(ru.number(1245), '1\u00a0245');
  assert.match(ar.number(1245), /^1.245$/);
  assert.equal(en.percent(214 / 245), '87%');
  assert.equal(en.list(['a', 'b', 'c']), 'a, b and c');
  assert.equal(ru.list(['a', 'b', 'c']), 'a, b и c');
});

test('the fallback context never throws, and speaks the language it can', () => {
  const parts = (path: string, acceptLanguage?: string) => ({
    path,
    query: new URLSearchParams('asof=x'),
    acceptLanguage,
  });
  assert.equal(fallbackContext(parts('/ru/KAZ'), TODAY).language, 'ru');
  assert.equal(fallbackContext(parts('/xx/KAZ', 'kk-KZ,ru;q=0.5'), TODAY).language, 'kk');
  assert.equal(fallbackContext(parts('/en/%E0%A4%A'), TODAY).language, 'en');
  assert.equal(fallbackContext(parts('/en/KAZ'), TODAY).asof, TODAY);
  assert.equal(preferredLanguage('de, fr'), 'en');
  assert.equal(preferredLanguage(undefined), 'en');
});

test('the day of the request decides what today is', () => {
  const context = readContext(
    { path: '/en/KAZ', query: new URLSearchParams('asof=2021-06-12') },
    '2021-06-12',
  );
  assert.equal(context.isToday, true);
});
