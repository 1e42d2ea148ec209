import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS } from '../../features/kinds.ts';
import type { Mapping, OpenedSheets, Proposal, TableGround } from '../../features/proposals/index.ts';
import { openBytes } from '../files/open-bytes.ts';
import { data, textRow, xlsxOf } from '../files/sheets/xlsx.testdata.ts';
import { recordGround } from '../common/record-ground.testdata.ts';
import { checkTable, mappingFor, tabularBulkReader, tabularReader } from './index.ts';
import { answered, mappingOf, SHAPES, shippedMappings, tableOf } from './tabular.testdata.ts';

const [upr] = shippedMappings('upr-matrix');
assert.ok(upr);
const matrix = answered(upr, {
  recommendation: { reviewId: 'kaz.upr-3' },
  assessment: { assessor: 'Ministry of Justice', date: '2024' },
  measure: { planId: 'kaz.pap' },
});

const groundOf = (mapping: Mapping | null, more: Partial<TableGround> = {}): TableGround => ({
  mappings: [],
  mapping,
  shapes: SHAPES,
  stateId: 'KAZ',
  ...more,
});

const propose = (
  file: OpenedSheets,
  mapping: Mapping | null,
  more: Partial<TableGround> = {},
): Promise<Proposal> =>
  Promise.resolve().then(() => tabularReader(groundOf(mapping, more)).propose(file, recordGround));

const kinds = new Map(KINDS.map((kind) => [kind.name, kind]));

/** Every proposed record fits its kind, and every value that was read from a cell is cited. */
function fits({ frame, items }: Proposal): void {
  for (const { kind, fields, citations } of [...frame, ...items.flatMap((item) => item.records)]) {
    const parsed = kinds.get(kind)?.schema.safeParse(fields);
    assert.ok(parsed?.success, `${kind} ${String(fields['id'])}: ${JSON.stringify(parsed?.error?.issues)}`);
    if (kind !== 'source') assert.ok(citations.length > 0, kind);
  }
}

const MATRIX = tableOf([
  ['Matrix of recommendations, third cycle'],
  ['№', 'Recommendation', 'State', 'Position', 'Ministry', 'Status', 'Measures', 'Deadline'],
  [
    '124.1',
    'Ratify the protocol',
    'Chile; Norway',
    'Supported',
    'МЮ; МВД',
    'In progress',
    'Draft a law',
    '2025',
  ],
  ['124.2', "=cmd|' /C calc'!A0", 'Atlantis', 'Noted', '', 'Implemented', '', ''],
  ['', 'A row without a number', 'Chile', 'Noted', '', '', '', ''],
  ['124.1', 'The same number again', 'Chile', 'Noted', '', '', '', ''],
  ['124.3', 'حماية حقوق الأطفال', 'Кыргызстан, Türkiye', 'Deferred', '', '', '', ''],
]);

test('a matrix is known by its headings and gives everything that its rows say', async () => {
  assert.ok((mappingFor(MATRIX, [upr])?.sureness ?? 0) > 0.7);
  const proposal = await propose(MATRIX, matrix);
  fits(proposal);
  assert.deepEqual(
    proposal.items.map((item) => [item.id, ...item.records.map((one) => one.kind)]),
    [
      [
        'row-3',
        'recommendation',
        'position',
        'assessment',
        'measure',
        'answer',
        'responsibility',
        'responsibility',
      ],
      ['row-4', 'recommendation', 'position', 'assessment'],
      ['row-7', 'recommendation'],
    ],
  );
  const [first] = proposal.items;
  assert.deepEqual(first?.records[0]?.fields['recommendingStates'], ['CHL', 'NOR']);
  assert.deepEqual(first?.records[0]?.citations[1], {
    sourceId: 'kaz.table.upr-matrix',
    locator: '№ 124.1, column State',
    field: 'recommendingStates',
    value: 'Chile; Norway',
    reading: '["CHL","NOR"]',
  });
  assert.equal(first?.records[5]?.fields['measureId'], first?.records[3]?.fields['id']);
  assert.equal(first?.records[5]?.fields['words'], 'МЮ');
});

test('rows that cannot be read are told one by one, and those that can are read without what is wrong in them', async () => {
  const { items, notUnderstood, checks } = await propose(MATRIX, matrix);
  assert.deepEqual(
    notUnderstood.map((one) => one.reason),
    ['Row 5: column №: the key is missing.', 'Row 6: column №: the key stands in row 3 already.'],
  );
  assert.deepEqual(items[1]?.flags, ['table_unknown_state']);
  assert.equal(items[1]?.records[0]?.fields['text'], "=cmd|' /C calc'!A0");
  assert.deepEqual(items[2]?.flags, ['table_bad_choice']);
  assert.equal(items[2]?.records[0]?.fields['text'], 'حماية حقوق الأطفال');
  assert.deepEqual(checks.map((one) => one.code).slice(0, 2), ['rows_refused', 'rows_in_part']);
});

test('the same rows in another order give the same records', async () => {
  const turned = {
    ...MATRIX,
    sheets: MATRIX.sheets.map((one) => ({
      ...one,
      rows: [...one.rows.slice(0, 2), ...one.rows.slice(2).toReversed()],
    })),
  };
  const ids = async (file: OpenedSheets) =>
    new Set((await propose(file, matrix)).items.map((item) => String(item.records[0]?.fields['id'])));
  assert.deepEqual(await ids(turned), await ids(MATRIX));
});

test('what the mapping has to be told is asked before anything is read', async () => {
  await assert.rejects(propose(MATRIX, upr), {
    code: 'mapping_incomplete',
    message: /recommendation\.reviewId/,
  });
  const check = checkTable({
    file: MATRIX,
    mapping: upr,
    shapes: SHAPES,
    stateId: 'KAZ',
    ground: recordGround,
  });
  assert.deepEqual([check.rows, check.whole, check.partly, check.refused], [5, 1, 2, 2]);
  const short = tableOf([
    ['No.', 'Recommendation', 'State'],
    ['1', 'Ratify', 'Chile'],
  ]);
  await assert.rejects(propose(short, upr), { message: /told once: recommendation\.reviewId\.$/ });
});

test('a table that no mapping knows, and a file without rows, are refused with what to do', async () => {
  await assert.rejects(
    propose(
      tableOf([
        ['A', 'B'],
        ['1', '2'],
      ]),
      null,
      { mappings: [upr] },
    ),
    { code: 'no_mapping' },
  );
  await assert.rejects(propose({ ...MATRIX, sheets: [] }, matrix), { code: 'no_table' });
  await assert.rejects(propose(tableOf([]), matrix), { code: 'no_table' });
});

test('a State in a column is the State of its row; one that is not known refuses the row', async () => {
  const mapping = mappingOf({
    name: 'Seats',
    prefix: 'seat',
    columns: ['Country', 'Body', 'From'].map((name) => ({ name, headings: [name] })),
    stateColumn: 'Country',
    records: [
      {
        name: 'seat',
        kind: 'seat',
        keys: ['Body'],
        fields: [
          { field: 'organisation', columns: ['Body'] },
          { field: 'role', constant: 'member' },
          { field: 'startsOn', columns: ['From'] },
        ],
      },
    ],
  });
  const file = tableOf([
    ['Country', 'Body', 'From'],
    ['Kazakhstan', 'Council', '01.01.2022'],
    ['Chile', 'Council', '2023'],
    ['Atlantis', 'Council', '2023'],
  ]);
  const proposal = await propose(file, mapping, { stateId: null });
  fits(proposal);
  assert.deepEqual(
    proposal.items.map((item) => item.records[0]?.fields['id']),
    ['kaz.seat.council', 'chl.seat.council'],
  );
  assert.match(proposal.notUnderstood[0]?.reason ?? '', /no State goes by the name “Atlantis”/);
});

test('records that several rows stand on come once, and rows point at them', async () => {
  const mapping = mappingOf({
    name: 'Plan',
    prefix: 'measure',
    language: 'ru',
    columns: ['Раздел', 'Номер', 'Мера', 'Форма', 'Срок'].map((name) => ({ name, headings: [name] })),
    records: [
      {
        name: 'area',
        kind: 'area',
        isShared: true,
        keys: ['Раздел'],
        fields: [
          { field: 'planId', constant: 'kaz.pap' },
          { field: 'number', columns: ['Раздел'] },
          { field: 'title', columns: ['Раздел'] },
        ],
      },
      {
        name: 'measure',
        kind: 'measure',
        keys: ['Номер'],
        fields: [
          { field: 'planId', constant: 'kaz.pap' },
          { field: 'areaId', record: 'area' },
          { field: 'number', columns: ['Номер'] },
          { field: 'text', columns: ['Мера'] },
          { field: 'formOfCompletion', columns: ['Форма'] },
          { field: 'periodWords', columns: ['Срок'] },
        ],
      },
    ],
  });
  const file = tableOf([
    ['Раздел', 'Номер', 'Мера', 'Форма', 'Срок'],
    ['Пытки', '1.1', 'Принять закон', 'Закон', '2025'],
    ['Пытки', '1.2', 'Обучить', 'Отчёт', '2025'],
    ['Женщины', '2.1', 'Открыть центры', '', '2026'],
  ]);
  const proposal = await propose(file, mapping);
  fits(proposal);
  assert.deepEqual(
    proposal.frame.map((one) => one.kind),
    ['source', 'area'],
  );
  assert.equal(
    proposal.items[0]?.records[0]?.fields['areaId'],
    proposal.items[1]?.records[0]?.fields['areaId'],
  );
  assert.deepEqual(proposal.items[0]?.flags, ['not_in_english']);
  assert.match(proposal.notUnderstood[0]?.reason ?? '', /column Форма: formOfCompletion is missing/);
});

/** Rows of the sort that a hostile file has. */
const HOSTILE: readonly (readonly string[])[] = [
  ['Recommendation', 'State', 'Position'],
  ['a'.repeat(100_000), '('.repeat(100_000), ';'.repeat(100_000)],
  [' '.repeat(100_000), ' ', '\n'],
  ['x', `${'Chile, '.repeat(10_000)}`, 'Supported'],
  ['constructor', '__proto__', 'toString'],
];

test('hostile cells cost little and break nothing', async () => {
  const from = performance.now();
  const proposal = await propose(tableOf(HOSTILE), matrix);
  fits(proposal);
  assert.ok(performance.now() - from < 3_000);
  assert.equal(proposal.items.length, 3);
});

const rowsOf = (count: number): OpenedSheets =>
  tableOf([
    ['No.', 'Recommendation', 'State', 'Position'],
    ...Array.from({ length: count }, (_, at) => [
      `${at + 1}`,
      `Do what number ${at + 1} says`,
      'Chile',
      'Supported',
    ]),
  ]);

test('time grows with the rows and no faster', async () => {
  const timed = async (count: number): Promise<number> => {
    const file = rowsOf(count);
    const from = performance.now();
    assert.equal((await propose(file, matrix)).items.length, count);
    return performance.now() - from;
  };
  await timed(2_000);
  const [few, many] = [await timed(2_000), await timed(20_000)];
  assert.ok(
    many < few * 10 * 4 + 200,
    `${Math.round(few)} ms for 2,000 rows, ${Math.round(many)} ms for 20,000`,
  );
});

test('a table of more rows than a review holds is refused while it is read, and comes in part by part instead', async () => {
  await assert.rejects(propose(rowsOf(30), matrix, { mostItems: 20 }), { code: 'too_many_items' });
  const reader = tabularBulkReader(matrix, { shapes: SHAPES, stateId: 'KAZ' });
  let entries = 0;
  let refused = 0;
  for await (const part of reader.parts(rowsOf(2_500), recordGround, { stateIds: null })) {
    entries += part.entries.length;
    refused += part.problems.filter((one) => one.isRefused).length;
  }
  assert.deepEqual([entries, refused], [2_500, 0]);
});

test('a workbook with merged headings, several sheets, days of Excel and a formula as text', async () => {
  const day = '<c r="D3" s="1"><v>44359</v></c>';
  const sheet = `${data(
    textRow(['No.', 'Measure', 'Completion', '']) +
      textRow(['', '', 'Form', 'Date']) +
      `<row r="3"><c r="A3" t="inlineStr"><is><t>1.1</t></is></c><c r="B3" t="inlineStr"><is><t>=SUM(A1)</t></is></c><c r="C3" t="inlineStr"><is><t>Law</t></is></c>${day}</row>`,
  )}<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="C1:D1"/></mergeCells>`;
  const bytes = await xlsxOf({
    sheets: { Contents: data(textRow(['Contents']) + textRow(['1. Measures'])), Measures: sheet },
    styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
  });
  const file = await openBytes('plan.xlsx', bytes, { only: null, maxPages: 10 });
  assert.ok('sheets' in file);
  const mapping = mappingOf({
    name: 'Measures',
    prefix: 'measure',
    columns: ['No.', 'Measure', 'Completion / Form', 'Completion / Date'].map((name) => ({
      name,
      headings: [name],
      isNeeded: true,
    })),
    records: [
      {
        name: 'measure',
        kind: 'measure',
        keys: ['No.'],
        fields: [
          { field: 'planId', constant: 'kaz.pap' },
          { field: 'number', columns: ['No.'] },
          { field: 'text', columns: ['Measure'] },
          { field: 'formOfCompletion', columns: ['Completion / Form'] },
          { field: 'periodEnd', columns: ['Completion / Date'] },
          { field: 'periodWords', columns: ['Completion / Date'] },
        ],
      },
    ],
  });
  assert.ok((mappingFor(file, [mapping])?.sureness ?? 0) > 0.9);
  const proposal = await propose(file, mapping);
  fits(proposal);
  const [item] = proposal.items;
  assert.deepEqual(item?.records[0]?.fields['text'], { en: '=SUM(A1)' });
  assert.equal(item?.records[0]?.fields['periodEnd'], '2021-06-12');
  assert.deepEqual([item?.page, item?.fromLine], [2, 3]);
  assert.equal(item?.records[0]?.citations[0]?.['locator'], 'sheet Measures, row 3');
});
