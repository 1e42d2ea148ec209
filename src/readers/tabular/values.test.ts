import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mainRecord } from '../../features/proposals/index.ts';
import type { MappedField } from '../../features/proposals/index.ts';
import { recordGround } from '../common/record-ground.testdata.ts';
import { idPart } from './ids.ts';
import { listOf } from './lists.ts';
import { mappingOf, SHAPES } from './tabular.testdata.ts';
import { ChoiceWords, readValue } from './values.ts';

/** Reads a cell as a field of a kind, in a mapping with the settings given. */
function read(
  kind: string,
  field: string,
  printed: string,
  given: Partial<MappedField> = {},
  settings: object = {},
) {
  const mapping = mappingOf({
    name: 'Test',
    prefix: 'test',
    columns: [{ name: 'A', headings: ['A'] }],
    records: [{ name: 'one', kind, fields: [{ field, columns: ['A'], ...given }] }],
    ...settings,
  });
  const mapped = mainRecord(mapping)?.fields[0];
  const shape = SHAPES.find((one) => one.kind === kind)?.fields.find((one) => one.name === field);
  assert.ok(mapped && shape, `${kind}.${field}`);
  return readValue(
    printed,
    mapped,
    shape,
    { mapping, ground: recordGround, stateId: 'KAZ' },
    new ChoiceWords(),
  );
}

const VALUES: readonly (readonly [
  kind: string,
  field: string,
  printed: string,
  value: unknown,
  given?: Partial<MappedField>,
  settings?: object,
])[] = [
  ['position', 'position', 'Supported', 'supported'],
  ['position', 'position', 'ПРИНЯТА К СВЕДЕНИЮ', 'noted'],
  ['position', 'position', 'қолдау тапты', 'supported'],
  ['position', 'position', 'partially_supported', 'partially_supported'],
  ['position', 'position', 'Enjoys support', 'supported', { words: { 'enjoys support': 'supported' } }],
  ['position', 'position', 'null', null, { words: { null: '' } }],
  ['recommendation', 'recommendingStates', 'Chile; Norway', ['CHL', 'NOR']],
  ['recommendation', 'recommendingStates', 'Chile, Norway and Türkiye', ['CHL', 'NOR', 'TUR']],
  ['recommendation', 'recommendingStates', 'Iran (Islamic Republic of)\nБельгия', ['IRN', 'BEL']],
  ['recommendation', 'recommendingStates', '- Chile\n- Norway', ['CHL', 'NOR']],
  ['recommendation', 'recommendingStates', 'Chile/Norway', ['CHL', 'NOR'], { separator: 'slash' }],
  ['recommendation', 'text', '=HYPERLINK("http://example.org")', '=HYPERLINK("http://example.org")'],
  ['recommendation', 'text', 'حماية الأطفال', 'حماية الأطفال'],
  ['recommendation', 'actionCategory', '5', 5],
  ['recommendation', 'actionCategory', '5.0', 5],
  ['recommendation', 'mechanismId', 'UPR', 'upr'],
  ['measure', 'text', 'Draft a law', { en: 'Draft a law' }],
  [
    'measure',
    'text',
    'Разработать закон',
    { en: 'Разработать закон', ru: 'Разработать закон' },
    {},
    { language: 'ru' },
  ],
  ['measure', 'periodEnd', '12.06.2021', '2021-06-12'],
  ['measure', 'periodEnd', '06/12/2021', '2021-06-12', { dates: 'month_first' }],
  ['instrument', 'isBinding', 'да', true],
  ['instrument', 'isBinding', 'Жоқ', false],
  ['submission', 'dutyId', '12', 'kaz.impact-indicator.12', { idPrefix: 'impact-indicator' }],
  ['follow_up_report', 'paragraphs', '12; 14 (a)', ['12', '14 (a)']],
  ['assessment', 'value', 'In progress', 'in_progress', { words: { 'in progress': 'in_progress' } }],
];

test('cells are read as what their field holds', () => {
  for (const [kind, field, printed, value, given, settings] of VALUES) {
    const found = read(kind, field, printed, given, settings);
    assert.deepEqual(found.value, value, `${kind}.${field}: ${printed}`);
    assert.equal(found.problem, null, `${kind}.${field}: ${printed}`);
  }
});

const PROBLEMS: readonly (readonly [
  kind: string,
  field: string,
  printed: string,
  code: string,
  given?: Partial<MappedField>,
])[] = [
  ['position', 'position', 'Deferred', 'bad_choice'],
  ['assessment', 'value', 'half', 'bad_choice', { words: { done: 'fully' } }],
  ['measure', 'periodEnd', '31.02.2022', 'bad_date'],
  ['recommendation', 'actionCategory', 'five', 'bad_number'],
  ['recommendation', 'recommendingStates', 'Atlantis', 'unknown_state'],
  ['instrument', 'isBinding', 'perhaps', 'bad_yes_no'],
  ['measure', 'planId', 'the plan of 2021', 'bad_id'],
];

test('what a cell says and a field cannot hold is told with its reason', () => {
  for (const [kind, field, printed, code, given] of PROBLEMS)
    assert.equal(read(kind, field, printed, given).problem?.code, code, `${kind}.${field}: ${printed}`);
});

test('of several States those that are known are kept', () => {
  const found = read('recommendation', 'recommendingStates', 'Chile; Atlantis; Norway');
  assert.deepEqual(found.value, ['CHL', 'NOR']);
  assert.deepEqual(found.problem, { code: 'unknown_state', printed: 'Atlantis' });
});

test('names of a vocabulary that the record does not know are asked about, not dropped', () => {
  const found = read('recommendation', 'themes', 'Torture; Something nobody knows');
  assert.equal(found.problem, null);
  assert.ok(
    found.unknown.some((one) => one.printed === 'Something nobody knows' && one.vocabulary === 'theme'),
  );
  assert.deepEqual(read('responsibility', 'bodyId', 'Ministry of Nowhere').unknown, [
    { vocabulary: 'body', printed: 'Ministry of Nowhere' },
  ]);
});

test('a field whose column is a choice keeps the constant that stands for an empty cell', () => {
  assert.equal(read('position', 'position', 'pending', { constant: 'pending' }).value, 'pending');
});

test('lists are cut at the sign that the mapping names', () => {
  assert.deepEqual(listOf('МЮ; МВД\nГП;', 'any'), ['МЮ', 'МВД', 'ГП']);
  assert.deepEqual(listOf('МЮ, МВД', 'any'), ['МЮ, МВД']);
  assert.deepEqual(listOf('МЮ, МВД', 'comma'), ['МЮ', 'МВД']);
  assert.deepEqual(listOf('a | b | a', 'bar'), ['a', 'b']);
  assert.deepEqual(listOf('1) a\n2) b', 'line'), ['a', 'b']);
  assert.ok(listOf(';'.repeat(1_000_000), 'semicolon').length === 0);
});

test('parts of ids are the same for the same words, and different where only other scripts tell them apart', () => {
  assert.equal(idPart('124.16'), '124.16');
  assert.equal(idPart(' Measure 7 (a) '), 'measure-7-a');
  assert.equal(idPart('Мера 7'), idPart('мера  7'));
  assert.notEqual(idPart('Мера 7'), idPart('Шара 7'));
  for (const printed of ['Мера 7', 'x'.repeat(500), '№', '—', 'حماية'])
    assert.match(idPart(printed), /^[a-z0-9][a-z0-9.~-]{0,80}$/, printed);
});
