import assert from 'node:assert/strict';
import { test } from 'node:test';
import { annotationOfObject, annotationOfRow, dayOf, isLayoutOfIndex, layoutOf } from './annotation.ts';
import { annotation, rowOf, sheetOf, uprAnnotation } from './uhri.testdata.ts';

const layoutOfObject = (object: object) => layoutOf(Object.keys(object).map((key) => [key, key] as const));
const headings = sheetOf([]).sheets[0]?.rows[0] ?? [];
const layoutOfSheet = layoutOf(headings.map((name, column) => [name ?? '', column] as const));

test('the JSON and the XLSX export say the same', () => {
  for (const one of [annotation(), uprAnnotation()]) {
    const fromJson = annotationOfObject(one, layoutOfObject(one));
    const fromRow = annotationOfRow(rowOf(one), layoutOfSheet);
    // Only the JSON export names the cycle, and a spreadsheet counts days.
    assert.deepEqual(
      { ...fromRow, uprCycle: null, printedDate: null },
      { ...fromJson, uprCycle: null, printedDate: null },
    );
  }
});

test('the names of columns count, not their case, blanks and spelling', () => {
  const spellings = [
    ['text', 'countries_concerned', 'reccomending_body', 'document_symbol', 'type'],
    ['Text', 'Countries Concerned', 'Recommending Body', 'Symbol', 'Annotation Type'],
  ];
  for (const names of spellings)
    assert.ok(isLayoutOfIndex(layoutOf(names.map((name, column) => [name, column] as const))));
  for (const names of [['text', 'type'], [], ['Recommendation', 'Text', 'Session']])
    assert.ok(!isLayoutOfIndex(layoutOf(names.map((name, column) => [name, column] as const))));
});

test('values with dashes, in lines, twice, or not there', () => {
  const values = {
    Themes: '- One\n- Two\r\n- One\n-\n',
    AffectedPersons: ['  - One ', '', 'NA'],
    Sdgs: null,
  };
  const one = annotation(values);
  const read = annotationOfObject(one, layoutOfObject(one));
  assert.deepEqual(read.themes, ['One', 'Two']);
  assert.deepEqual(read.groups, ['One']);
  assert.deepEqual(read.sdgs, []);
});

test('the code of Namibia is not the mark for nothing', () => {
  const one = annotation({ Countries: ['NA'], UprRecommendingCountry: ['NA'], Themes: ['NA'] });
  const read = annotationOfObject(one, layoutOfObject(one));
  assert.deepEqual([read.countries, read.uprStates, read.themes], [['NA'], ['NA'], []]);
});

test('a hostile value is cut, not followed', () => {
  const one = annotation({
    Themes: Array.from({ length: 100_000 }, (_, index) => `Theme ${index}`),
    Sdgs: [{ a: 1 }],
  });
  const read = annotationOfObject(one, layoutOfObject(one));
  assert.equal(read.themes.length, 500);
  assert.deepEqual(read.sdgs, []);
});

const DAYS: readonly (readonly [printed: string | null, day: string | null])[] = [
  ['2025-02-12T00:00:00', '2025-02-12'],
  ['2025-02-12', '2025-02-12'],
  ['45700', '2025-02-12'],
  ['45700.75', '2025-02-12'],
  ['2025-02-30', null],
  ['1899-12-30', null],
  ['12/02/2025', null],
  ['3', null],
  ['99999', null],
  ['soon', null],
  [null, null],
];

test('days as the exports print them', () => {
  for (const [printed, day] of DAYS) assert.equal(dayOf(printed), day, String(printed));
});
