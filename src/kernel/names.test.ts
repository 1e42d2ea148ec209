import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NameIndex, nameKey } from './names.ts';
import type { NameEntry } from './names.ts';

const entry = (
  vocabulary: string,
  id: string | null,
  name: string,
  more: Partial<NameEntry> = {},
): NameEntry => ({
  vocabulary,
  id,
  name,
  stateId: null,
  isAlias: false,
  ...more,
});

const NAMES = new NameIndex([
  entry('body', 'kaz.body.mfa', 'Ministry of Foreign Affairs', { stateId: 'KAZ' }),
  entry('body', 'kaz.body.mfa', 'Министерство иностранных дел', { stateId: 'KAZ' }),
  entry('body', 'kaz.body.moj', 'Ministry of Justice', { stateId: 'KAZ' }),
  entry('body', 'fra.body.moj', 'Ministry of Justice', { stateId: 'FRA' }),
  entry('instrument', 'cat', 'Convention against Torture'),
  entry('instrument', 'crc', 'Convention on the Rights of the Child'),
  entry('instrument', 'a', 'Optional Protocol'),
  entry('instrument', 'b', 'Optional Protocol'),
  entry('instrument', 'b', 'Optional protocol', { stateId: 'KAZ', isAlias: true }),
  entry('theme', null, 'Other matters', { isAlias: true }),
]);

test('two spellings of one name have one key', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Convention against Torture', 'CONVENTION  against\ntorture'],
    ['Rights of the Child', 'rights of child'],
    ['Trade & Industry', 'Trade and Industry'],
    ['Côte – été', 'cote ete'],
    ['Министерство юстиции', 'МИНИСТЕРСТВО ЮСТИЦИИ.'],
    ['  (ICCPR) ', 'iccpr'],
  ];
  for (const [one, other] of cases) assert.equal(nameKey(one), nameKey(other), one);
  assert.notEqual(nameKey('art. 14'), nameKey('art. 41'));
  assert.equal(nameKey('…'), '');
});

test('a name is found in its list and for its State', () => {
  assert.deepEqual(NAMES.find('body', 'ministry of justice', 'KAZ'), { id: 'kaz.body.moj' });
  assert.deepEqual(NAMES.find('body', 'Ministry of Justice', 'FRA'), { id: 'fra.body.moj' });
  assert.equal(NAMES.find('body', 'Ministry of Justice', null), null);
  assert.equal(NAMES.find('instrument', 'Ministry of Justice', 'KAZ'), null);
  assert.equal(NAMES.find('body', '', 'KAZ'), null);
});

test('what stands for several things is not known, until a person says which; "nothing" is an answer too', () => {
  assert.equal(NAMES.find('instrument', 'Optional Protocol', 'FRA'), null);
  assert.deepEqual(NAMES.find('instrument', 'Optional Protocol', 'KAZ'), { id: 'b' });
  assert.equal(NAMES.find('theme', 'other matters', 'KAZ'), 'left_out');
});

test('an unknown name gets the likest ones, each record once', () => {
  assert.equal(NAMES.nearest('body', 'Ministry of Foreign Afairs', 'KAZ')[0]?.id, 'kaz.body.mfa');
  assert.deepEqual(
    NAMES.nearest('body', 'MFA', 'KAZ').map((one) => one.id),
    ['kaz.body.mfa'],
  );
  assert.equal(NAMES.nearest('instrument', 'Torture Convention', null)[0]?.id, 'cat');
  assert.deepEqual(NAMES.nearest('body', 'xyz', 'KAZ'), []);
  const ids = NAMES.nearest('body', 'Ministry', 'KAZ').map((one) => one.id);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(!ids.includes('fra.body.moj'));
});

test('a key is its own key, and long or odd input costs no time', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => nameKey(nameKey(text)) === nameKey(text)));
  for (const letter of ['a', '(', ' ', 'the ', '\u0301'])
    assert.ok(NAMES.nearest('body', letter.repeat(100_000), 'KAZ').length <= 5);
});
