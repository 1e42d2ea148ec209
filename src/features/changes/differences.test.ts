import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '../../kernel/canonical.ts';
import type { Citation, Entry } from '../../ledger/index.ts';
import { differencesOf } from './differences.ts';
import type { Difference } from './differences.ts';

const cited = (locator: string, more: Partial<Citation> = {}): Citation => ({
  sourceId: 'report',
  field: null,
  locator,
  value: null,
  reading: null,
  quote: null,
  note: null,
  ...more,
});
const entry = (fields: Readonly<Record<string, unknown>>, ...citations: Citation[]): Entry => ({
  fields,
  citations,
});
const field = (name: string, before: unknown, after: unknown, part: readonly string[] = []): Difference => ({
  what: 'field',
  field: name,
  part,
  before,
  after,
});

const CASES: readonly (readonly [string, Entry | null, Entry | null, readonly Difference[]])[] = [
  ['nothing differs', entry({ date: '2003' }, cited('p. 1')), entry({ date: '2003' }, cited('p. 1')), []],
  [
    'a date is made more precise, nothing else is told',
    entry({ date: '2003', action: 'signature' }),
    entry({ date: '2003-12-02', action: 'signature' }),
    [field('date', '2003', '2003-12-02')],
  ],
  ['a field is emptied', entry({ note: 'x' }), entry({ note: null }), [field('note', 'x', null)]],
  [
    'a record is made: what it does not say is not told',
    null,
    entry({ date: '2003', note: null }, cited('p. 1')),
    [field('date', null, '2003'), { what: 'citation', before: null, after: cited('p. 1') }],
  ],
  ['a record is removed', entry({ date: '2003' }), null, [field('date', '2003', null)]],
  [
    'one language of a text is corrected',
    entry({ title: { en: 'Covenant', ru: 'Пакт', kk: 'Пакт' } }),
    entry({ title: { en: 'Covenant', ru: 'Международный пакт', kk: 'Пакт' } }),
    [field('title', 'Пакт', 'Международный пакт', ['ru'])],
  ],
  [
    'a language is added, inside names too',
    entry({ names: { en: { short: 'Kazakhstan', formal: null } } }),
    entry({ names: { en: { short: 'Kazakhstan', formal: 'Republic' }, kk: { short: 'Қазақстан' } } }),
    [field('names', null, 'Republic', ['en', 'formal']), field('names', null, 'Қазақстан', ['kk', 'short'])],
  ],
  [
    'a list is told whole',
    entry({ sdgs: ['1', '2'] }),
    entry({ sdgs: ['1'] }),
    [field('sdgs', ['1', '2'], ['1'])],
  ],
  [
    'something empty is not nothing',
    entry({ names: {} }),
    entry({ names: null }),
    [field('names', {}, null)],
  ],
  [
    'a citation gets its words',
    entry({}, cited('p. 1'), cited('p. 2')),
    entry({}, cited('p. 1', { quote: 'It says so.' }), cited('p. 2')),
    [{ what: 'citation', before: cited('p. 1'), after: cited('p. 1', { quote: 'It says so.' }) }],
  ],
  [
    'a citation of another place is another citation',
    entry({}, cited('p. 1')),
    entry({}, cited('p. 2')),
    [
      { what: 'citation', before: null, after: cited('p. 2') },
      { what: 'citation', before: cited('p. 1'), after: null },
    ],
  ],
  [
    'of two at one place the one that stays is left alone',
    entry({}, cited('p. 1', { value: 'a' }), cited('p. 1', { value: 'b' })),
    entry({}, cited('p. 1', { value: 'c' }), cited('p. 1', { value: 'a' })),
    [{ what: 'citation', before: cited('p. 1', { value: 'b' }), after: cited('p. 1', { value: 'c' }) }],
  ],
  [
    'only the order differs',
    entry({}, cited('p. 1'), cited('p. 2')),
    entry({}, cited('p. 2'), cited('p. 1')),
    [{ what: 'order' }],
  ],
];

for (const [name, before, after, expected] of CASES)
  test(name, () => assert.deepEqual(differencesOf({ before, after }), expected));

const value = fc.oneof(
  fc.constantFrom(null, 'a', 'b', 1, true),
  fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('en', 'ru'), fc.constantFrom('a', 'b'), { maxKeys: 2 }),
);
const citation = fc
  .tuple(fc.constantFrom('p. 1', 'p. 2'), fc.constantFrom(null, 'x', 'y'))
  .map(([locator, quote]) => cited(locator, { quote }));
const anEntry = fc.option(
  fc
    .tuple(fc.record({ a: value, b: value }), fc.array(citation, { maxLength: 4 }))
    .map(([fields, citations]) => entry(fields, ...citations)),
);

/** The citations that are left when those that were taken are taken and those that were put are put, in any order. */
function carriedOut(before: Entry | null, differences: readonly Difference[]): string[] {
  const standing = (before?.citations ?? []).map((one) => canonicalJson(one));
  for (const one of differences) {
    if (one.what !== 'citation') continue;
    if (one.before) assert.ok(standing.includes(canonicalJson(one.before)));
    if (one.before) standing.splice(standing.indexOf(canonicalJson(one.before)), 1);
    if (one.after) standing.push(canonicalJson(one.after));
  }
  return standing.sort();
}

test('the differences tell everything that differs, and nothing that does not', () => {
  fc.assert(
    fc.property(anEntry, anEntry, (before, after) => {
      const differences = differencesOf({ before, after });
      const isSame = (['fields', 'citations'] as const).every(
        (part) => canonicalJson(before?.[part]) === canonicalJson(after?.[part]),
      );
      if (isSame) assert.deepEqual(differences, []);
      if (before && after) assert.equal(differences.length === 0, isSame);
      for (const one of differences)
        if (one.what !== 'order') assert.notEqual(canonicalJson(one.before), canonicalJson(one.after));
      for (const name of ['a', 'b']) {
        const differs =
          canonicalJson(before?.fields[name] ?? null) !== canonicalJson(after?.fields[name] ?? null);
        const told = differences.some((one) => one.what === 'field' && one.field === name);
        assert.equal(told, differs);
      }
      assert.deepEqual(
        carriedOut(before, differences),
        (after?.citations ?? []).map((one) => canonicalJson(one)).sort(),
      );
    }),
  );
});
