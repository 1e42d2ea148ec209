import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isAppError } from './errors.ts';
import {
  LANGUAGES,
  LANGUAGE_CODES,
  directionOf,
  isLanguageCode,
  languageOf,
  negotiateLanguage,
} from './language.ts';

test('seven languages, each once, Arabic alone from right to left', () => {
  assert.deepEqual([...LANGUAGE_CODES].sort(), ['ar', 'en', 'es', 'fr', 'kk', 'ru', 'zh']);
  assert.deepEqual(
    LANGUAGE_CODES.filter((code) => directionOf(code) === 'rtl'),
    ['ar'],
  );
});

test('tags and locales are well formed, and Intl has data for every one', () => {
  for (const { tag, locale } of LANGUAGES) {
    assert.deepEqual(Intl.getCanonicalLocales(tag), [tag]);
    assert.deepEqual(Intl.DateTimeFormat.supportedLocalesOf(locale), [locale]);
  }
});

test('own names agree with the names that CLDR gives', () => {
  for (const { code, ownName } of LANGUAGES) {
    const known = new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? '';
    const stem = ownName.toLowerCase().slice(0, code === 'zh' ? 2 : 5);
    assert.equal(known.toLowerCase().slice(0, stem.length), stem, `${code}: ${ownName} against ${known}`);
  }
});

test('an unknown language is refused with the list of known ones', () => {
  assert.throws(
    () => languageOf('de'),
    (error) => isAppError(error) && error.code === 'bad_language' && (error.remedy ?? '').includes('kk'),
  );
  assert.equal(isLanguageCode('toString'), false);
});

test('Accept-Language', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['kk-KZ,kk;q=0.9,ru;q=0.8,en;q=0.7', 'kk'],
    ['de-DE,de;q=0.9,fr;q=0.5,en;q=0.6', 'en'],
    ['ru, en', 'ru'],
    ['zh-Hant-TW', 'zh'],
    ['de', null],
    ['', null],
    ['en;q=0', null],
    ['en;q=2, fr;q=0.1', 'fr'],
    ['EN-gb', 'en'],
    ['*', null],
  ];
  for (const [header, expected] of cases) assert.equal(negotiateLanguage(header), expected, header);
});

test('no header makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (header) => {
      const language = negotiateLanguage(header);
      return language === null || isLanguageCode(language);
    }),
  );
});
