import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NameIndex } from '../../kernel/names.ts';
import { createStateNames } from '../../kernel/state-names.ts';
import { KINDS } from '../kinds.ts';
import type { KnownNames } from '../reading/ground.ts';
import { readItemForm } from './item-form.ts';
import { edited, itemsOf } from './items.ts';
import { proposal, recommendationItem } from './reading.testdata.ts';

const kinds = new Map(KINDS.map((kind) => [kind.name, kind]));
const state = (id: string, alpha2: string, short: string) => {
  const name = { short, formal: null };
  return {
    id,
    alpha2,
    names: { en: name, fr: name, es: name, ru: name, ar: name, zh: name, kk: name },
    otherNames: {},
  };
};
const entries = [
  { vocabulary: 'theme', id: 'theme.women', name: 'Women’s rights', stateId: null, isAlias: false },
  { vocabulary: 'theme', id: 'theme.jobs', name: 'Work, rest and pay', stateId: null, isAlias: false },
];
const names: KnownNames = {
  entries,
  index: new NameIndex(entries),
  stateNames: createStateNames([state('NOR', 'NO', 'Norway'), state('UZB', 'UZ', 'Uzbekistan')]),
};
const [item] = itemsOf(proposal([recommendationItem('4.1')]));
assert.ok(item);

const read = (fields: readonly (readonly [string, string])[]) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return readItemForm(form, item, (name) => kinds.get(name), names);
};

test('what a form says is read by the kind’s schema; what it does not send is left alone', () => {
  const { fields, errors } = read([
    ['r0.text', '  Two\r\n lines '],
    ['r0.recommendingStates', 'UZB'],
    ['r0.recommendingStates-add', 'Norway'],
    ['r0.themes-add', 'women’s rights; WORK, REST AND PAY'],
    ['r0.actionCategory', '4'],
    ['r0.heading', ' '],
    ['r1.position', 'noted'],
    ['r1.date-day', ''],
    ['r1.date-month', '6'],
    ['r1.date-year', '2021'],
    ['r1.ground.en', 'No reason'],
    ['r1.ground.ru', ''],
  ]);
  assert.deepEqual(errors, []);
  assert.deepEqual(fields.get(0), {
    text: 'Two lines',
    recommendingStates: ['UZB', 'NOR'],
    themes: ['theme.women', 'theme.jobs'],
    actionCategory: 4,
    heading: null,
  });
  assert.deepEqual(fields.get(1), { position: 'noted', date: '2021-06', ground: { en: 'No reason' } });
});

test('unticking every box empties a list', () => {
  assert.deepEqual(read([['r0.recommendingStates-add', '']]).fields.get(0), { recommendingStates: [] });
});

test('what does not fit is named with what was typed, and the rest is read', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['r0.text', '', 'missing'],
    ['r0.actionCategory', 'four', 'bad_number'],
    ['r0.recommendingStates-add', 'Atlantis', 'unknown_name'],
    ['r0.themes-add', 'Women’s rights; Odd', 'unknown_name'],
    ['r1.position', 'maybe', 'not_offered'],
    ['r1.ground.ru', 'Только по-русски', 'missing'],
  ];
  for (const [name, value, code] of cases) {
    const { errors } = read([[name, value]]);
    assert.deepEqual(
      errors.map((one) => one.code),
      [code],
      name,
    );
  }
  assert.equal(read([['r0.themes-add', 'Women’s rights; Odd']]).errors[0]?.typed, 'Odd');
  const date = read([
    ['r1.date-day', '31'],
    ['r1.date-month', '2'],
    ['r1.date-year', '2021'],
  ]);
  assert.deepEqual(date.errors[0]?.code, 'bad_date');
});

test('another State goes to every record of the item that was of the same one', () => {
  const changed = edited(item, read([['r0.stateId', 'UZB']]).fields);
  assert.deepEqual(
    changed.content.records.map((one) => one.fields['stateId']),
    ['UZB', 'UZB'],
  );
});

test('a form of any size or content is read or refused, never thrown', () => {
  const long = 'x'.repeat(200_000);
  for (const value of [long, ';'.repeat(100_000), '<script>', '\0', '{"a":1}'])
    for (const name of [
      'r0.text',
      'r0.themes-add',
      'r0.recommendingStates-add',
      'r0.type',
      'r9.text',
      '__proto__',
    ])
      read([[name, value]]);
});
