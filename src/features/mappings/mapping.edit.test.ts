import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS } from '../kinds.ts';
import { askedFields } from '../proposals/asked-fields.ts';
import { mainRecord, parseMapping } from '../proposals/mapping.ts';
import type { Mapping } from '../proposals/mapping.ts';
import { draftMapping, overHeadings } from './mapping.draft.ts';
import type { DraftOrder } from './mapping.draft.ts';
import { setConstant, setKeys, setWord, useColumn, usesOfColumn } from './mapping.edit.ts';
import { constantFields, readMappingForm, readTableForm } from './mapping.form.ts';
import { kindShapes } from './kind-shapes.ts';
import { FieldFinder, kindsByHeadings, relatedKinds } from './mapping.suggest.ts';

const SHAPES = kindShapes(KINDS);
const FINDER = new FieldFinder(SHAPES, []);

const HEADINGS = ['No.', 'Text', 'Recommending States', 'Position', 'Remarks'];
const draftOf = (given: Partial<DraftOrder> = {}): Mapping =>
  parseMapping(
    draftMapping(
      {
        name: 'Matrix',
        sheet: null,
        headingRow: 1,
        headingRows: 1,
        headings: HEADINGS,
        kind: 'recommendation',
        beside: ['position'],
        language: 'en',
        ...given,
      },
      SHAPES,
      FINDER,
      [],
    ),
  );

const uses = (mapping: Mapping): Record<string, string> =>
  Object.fromEntries(mapping.columns.map(({ name }) => [name, usesOfColumn(mapping, name)[0] ?? '']));

test('all that a person may add can come from a table', () => {
  const kinds = SHAPES.map((one) => one.kind);
  for (const kind of [
    'source',
    'treaty_action',
    'review',
    'recommendation',
    'position',
    'body',
    'plan',
    'measure',
    'reporting_duty',
    'assessment',
    'indicator_value',
  ])
    assert.ok(kinds.includes(kind), kind);
  // The house's own decisions, and what no row of cells can say.
  for (const kind of ['choice', 'alias', 'state']) assert.ok(!kinds.includes(kind), kind);
});

test('columns are suggested by their headings, in each language of the site', () => {
  const cases: readonly (readonly [headings: string[], uses: string[]])[] = [
    [
      HEADINGS,
      [
        'recommendation.paragraph',
        'recommendation.text',
        'recommendation.recommendingStates',
        'position.position',
        '',
      ],
    ],
    [
      ['Пункт', 'Текст', 'Рекомендующие государства', 'Позиция'],
      [
        'recommendation.paragraph',
        'recommendation.text',
        'recommendation.recommendingStates',
        'position.position',
      ],
    ],
    [
      ['№', 'Мәтін', 'Ұсыным беруші мемлекеттер'],
      ['', 'recommendation.text', 'recommendation.recommendingStates'],
    ],
  ];
  for (const [headings, expected] of cases) {
    const found = Object.values(uses(draftOf({ headings })));
    for (const [at, use] of expected.entries()) if (use !== '') assert.equal(found[at], use, headings[at]);
  }
});

test('what a row is about is guessed by what its headings explain', () => {
  const first = (...headings: string[]) =>
    kindsByHeadings(SHAPES, FINDER, headings)
      .slice(0, 3)
      .map((one) => one.kind);
  assert.ok(first('Number', 'Text', 'Form of completion', 'Period', 'Plan').includes('measure'));
  assert.ok(first('Paragraph', 'Text', 'Recommending States', 'Themes').includes('recommendation'));
  assert.ok(first('Instrument', 'Action', 'Date', 'Provision').includes('treaty_action'));
});

test('kinds that stand beside a kind point at it, or it at them', () => {
  const beside = relatedKinds(SHAPES, 'measure');
  assert.deepEqual(
    beside.filter((one) => one.isShared).map((one) => one.kind),
    ['plan', 'area'],
  );
  assert.ok(beside.some((one) => one.kind === 'responsibility' && one.field === 'measureId'));
  assert.ok(beside.some((one) => one.kind === 'assessment' && one.field === 'subjectId'));
});

test('a column gets another meaning, and a second column joins the first', () => {
  const draft = draftOf();
  const moved = useColumn(draft, 'Remarks', 'recommendation.text');
  assert.deepEqual(mainRecord(moved)?.fields.find((one) => one.field === 'text')?.columns, [
    'Text',
    'Remarks',
  ]);
  const back = useColumn(moved, 'Remarks', '');
  assert.deepEqual(uses(back), uses(draft));
  const state = useColumn(draft, 'Remarks', 'state');
  assert.equal(state.stateColumn, 'Remarks');
  assert.equal(useColumn(state, 'Remarks', '').stateColumn, null);
  const russian = useColumn(draft, 'Remarks', 'position.ground@ru');
  assert.equal(russian.records[1]?.fields.find((one) => one.field === 'ground')?.language, 'ru');
  assert.deepEqual(uses(useColumn(draft, 'Remarks', 'nobody.knows')), uses(draft));
});

test('a column of bodies is kept as printed, and a list of them gives a record each', () => {
  const draft = draftOf({ kind: 'measure', beside: ['responsibility'], headings: ['Number', 'Text', 'Who'] });
  const used = useColumn(draft, 'Who', 'responsibility.bodyId');
  const own = used.records.find((one) => one.kind === 'responsibility');
  assert.equal(own?.each, 'Who');
  assert.deepEqual(own?.fields.find((one) => one.field === 'words')?.columns, ['Who']);
  assert.equal(useColumn(used, 'Who', '').records.find((one) => one.kind === 'responsibility')?.each, null);
});

test('what no column gives is asked for, once it is told no longer', () => {
  const draft = draftOf();
  assert.deepEqual(
    askedFields(draft, SHAPES).map((one) => one.shape.name),
    ['reviewId', 'mechanismId', 'type'],
  );
  const told = setConstant(draft, 'recommendation', 'type', 'recommendation');
  assert.ok(!askedFields(told, SHAPES).some((one) => one.shape.name === 'type'));
  assert.equal(
    constantFields(told, SHAPES, null).find((one) => one.shape.name === 'type')?.given,
    'recommendation',
  );
  assert.deepEqual(setConstant(told, 'recommendation', 'type', null), draft);
});

test('a form that was sent changes what it speaks of and leaves the rest', () => {
  const before = setWord(draftOf(), 'position', 'position', 'Ja', 'supported');
  const form = new FormData();
  for (const [name, value] of [
    ['name', 'Matrix of 2024'],
    ['use-4', 'position.ground'],
    ['constant-recommendation.type', 'recommendation'],
    ['constant-recommendation.reviewId', 'kaz.upr-3'],
    ['key-1', 'No.'],
    ['key-2', ''],
    ['locator', 'No.'],
    ['dates', 'month_first'],
    ['separator', 'nonsense'],
    ['language', 'ru'],
    ['word-0', 'noted'],
    ['word-0-printed', 'Nein'],
    ['word-0-field', 'position.position'],
    ['word-1', '-'],
    ['word-1-printed', 'n/a'],
    ['word-1-field', 'position.position'],
    ['word-2', ''],
    ['word-2-printed', 'Hm'],
    ['word-2-field', 'position.position'],
  ] as const)
    form.set(name, value);
  const { mapping, errors } = readMappingForm(form, before, SHAPES, null);
  assert.deepEqual(errors, []);
  parseMapping(mapping);
  assert.deepEqual(
    [mapping.name, mapping.dates, mapping.separator, mapping.language],
    ['Matrix of 2024', 'month_first', 'any', 'ru'],
  );
  assert.deepEqual(mainRecord(mapping)?.keys, ['No.']);
  const position = mapping.records[1]?.fields.find((one) => one.field === 'position');
  assert.deepEqual(position?.words, { Ja: 'supported', Nein: 'noted', 'n/a': '' });
  assert.deepEqual(
    askedFields(mapping, SHAPES).map((one) => one.shape.name),
    ['mechanismId'],
  );
});

test('a form without a name, and a date that is none, come back', () => {
  const mapping = draftOf({ kind: 'plan', beside: [], headings: ['Title'] });
  const form = new FormData();
  form.set('name', ' ');
  form.set('constant-plan.approvedOn', '31.02.2022');
  assert.deepEqual(
    readMappingForm(form, mapping, SHAPES, null).errors.map((one) => [one.name, one.code]),
    [
      ['name', 'name'],
      ['constant-plan.approvedOn', 'date'],
    ],
  );
});

test('the first form takes kinds that there are and rows that there can be', () => {
  const form = new FormData();
  form.set('kind', 'nonsense');
  assert.equal(readTableForm(form, SHAPES), null);
  form.set('kind', 'recommendation');
  form.set('shown', 'measure');
  form.set('row', '99');
  form.set('rows', '2');
  assert.deepEqual(readTableForm(form, SHAPES), {
    sheet: null,
    headingRow: null,
    headingRows: 2,
    kind: 'recommendation',
    beside: ['position'],
  });
});

test('a known mapping takes in the other columns of a table, and keys are set on what the row is about', () => {
  const over = overHeadings(draftOf(), [
    'No.',
    'Text',
    'Recommending States',
    'Position',
    'Remarks',
    'Added',
  ]);
  assert.equal(over.columns.at(-1)?.name, 'Added');
  const area = draftOf({ kind: 'measure', beside: ['area'], headings: ['Number', 'Text', 'Area'] });
  assert.equal(mainRecord(area)?.kind, 'measure');
  assert.deepEqual(mainRecord(setKeys(area, ['Text']))?.keys, ['Text']);
});
