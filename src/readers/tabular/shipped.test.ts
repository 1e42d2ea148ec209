import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS } from '../../features/kinds.ts';
import type { Mapping, OpenedSheets, Proposal } from '../../features/proposals/index.ts';
import { recordGround } from '../common/record-ground.testdata.ts';
import { mappingFor, tabularReader } from './index.ts';
import { answered, SHAPES, shippedMappings, tableOf } from './tabular.testdata.ts';

/** Tables under the names that IMPACT OSS gives its columns; the rows are ours. */
const TABLES: Readonly<Record<string, OpenedSheets>> = {
  recommendations: tableOf([
    [
      'id',
      'reference',
      'title',
      'description',
      'support_level',
      'response',
      'draft',
      'created_at',
      'updated_at',
    ],
    [
      '1',
      '110.1',
      'Ratify the protocol',
      '',
      '2',
      'We agree',
      'false',
      '2020-01-02T10:00:00Z',
      '2020-01-02T10:00:00Z',
    ],
    ['2', '110.2', 'Train judges', 'All of them', '1', '', 'false', '', ''],
    ['3', '110.3', 'Withdraw the reservation', '', '0', '', 'false', '', ''],
    ['4', '110.4', 'Undecided', '', 'null', '', 'true', '', ''],
  ]),
  'older recommendations': tableOf([
    ['id', 'title', 'accepted', 'response', 'draft', 'reference'],
    ['1', 'Ratify the protocol', 'true', '', 'false', '110.1'],
    ['2', 'Train judges', 'false', 'Not now', 'false', '110.2'],
  ]),
  actions: tableOf([
    [
      'Title [database:title]',
      'Description [database:description]',
      'Desired outcome [database:outcome]',
      'Indicators [database:indicator_summary]',
      'Target date [database:target_date]',
      'Target date comment [database:target_date_comment]',
    ],
    ['Draft a law', 'On torture', 'Law', '', '2025-06-30', ''],
    ['Open shelters', '', '', '', '', 'ongoing'],
  ]),
  indicators: tableOf([
    [
      'id',
      'title',
      'description',
      'reference',
      'draft',
      'manager_id',
      'frequency_months',
      'start_date',
      'repeat',
      'end_date',
    ],
    [
      '12',
      'Number of shelters',
      'Counted every half-year',
      'I.1',
      'false',
      '3',
      '6',
      '2021-01-01',
      'true',
      '2025-12-31',
    ],
  ]),
  'progress reports': tableOf([
    [
      'id',
      'indicator_id',
      'due_date_id',
      'title',
      'description',
      'document_url',
      'document_public',
      'draft',
      'created_at',
      'updated_at',
    ],
    [
      '7',
      '12',
      '4',
      'First half of 2021',
      'Ten shelters',
      '',
      'true',
      'false',
      '2021-07-03T08:00:00.000Z',
      '2021-07-04T08:00:00.000Z',
    ],
  ]),
};

const ANSWERS: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  'IMPACT OSS: recommendations': { recommendation: { reviewId: 'kaz.upr-3', mechanismId: 'upr' } },
  'IMPACT OSS: actions': { measure: { planId: 'kaz.pap' } },
};

const IMPACT = shippedMappings('impact-oss');
const ALL: readonly Mapping[] = [...IMPACT, ...shippedMappings('upr-matrix')];
const kinds = new Map(KINDS.map((kind) => [kind.name, kind]));

async function read(name: string): Promise<Proposal> {
  const file = TABLES[name];
  const found = file && mappingFor(file, ALL);
  assert.ok(file && found, name);
  const mapping = answered(found.mapping, ANSWERS[found.mapping.name] ?? {});
  const proposal = await tabularReader({ mappings: [], mapping, shapes: SHAPES, stateId: 'KAZ' }).propose(
    file,
    recordGround,
  );
  for (const { kind, fields } of proposal.items.flatMap((item) => item.records)) {
    const parsed = kinds.get(kind)?.schema.safeParse(fields);
    assert.ok(parsed?.success, `${name}: ${JSON.stringify(parsed?.error?.issues)}`);
  }
  return proposal;
}

test('each table of IMPACT OSS is recognised at once, and as itself', () => {
  for (const [name, file] of Object.entries(TABLES)) {
    const found = mappingFor(file, ALL);
    assert.equal(found?.mapping.name, `IMPACT OSS: ${name.replace('older ', '')}`);
    assert.ok((found?.sureness ?? 0) >= 0.5, name);
    assert.equal(
      tabularReader({ mappings: ALL, mapping: null, shapes: SHAPES, stateId: 'KAZ' }).recognises(file),
      found?.sureness,
    );
  }
});

test('recommendations come with the State’s answer, in the words of either version', async () => {
  const positions = async (name: string) =>
    (await read(name)).items.map(
      (item) => item.records.find((one) => one.kind === 'position')?.fields['position'] ?? null,
    );
  assert.deepEqual(await positions('recommendations'), ['supported', 'partially_supported', 'noted', null]);
  assert.deepEqual(await positions('older recommendations'), ['accepted', 'noted']);
});

test('actions are measures, indicators duties to report, progress reports what is handed in for them', async () => {
  const [law, shelters] = (await read('actions')).items.map((item) => item.records[0]?.fields);
  assert.deepEqual(law?.['text'], { en: 'Draft a law\nOn torture' });
  assert.equal(law?.['periodEnd'], '2025-06-30');
  assert.equal(shelters?.['periodWords'], 'ongoing');
  const [duty] = (await read('indicators')).items.map((item) => item.records[0]?.fields);
  const [report] = (await read('progress reports')).items.map((item) => item.records[0]?.fields);
  assert.equal(report?.['dutyId'], duty?.['id']);
  assert.equal(report?.['submittedOn'], '2021-07-04');
});

test('every shipped mapping speaks of fields that there are, and of values that they may have', () => {
  for (const mapping of ALL)
    for (const record of mapping.records) {
      const shape = SHAPES.find((one) => one.kind === record.kind);
      assert.ok(shape, `${mapping.name}: ${record.kind}`);
      for (const field of record.fields) {
        const own = shape.fields.find((one) => one.name === field.field);
        assert.ok(own, `${mapping.name}: ${record.kind}.${field.field}`);
        if (own.control.type !== 'choice') continue;
        for (const value of [
          ...Object.values(field.words),
          ...(field.constant === null ? [] : [field.constant]),
        ])
          assert.ok(
            value === '' || own.control.values.includes(value),
            `${record.kind}.${field.field}: ${value}`,
          );
      }
    }
});

test('the matrix is known in English, Russian and Kazakh', () => {
  for (const headings of [
    ['No.', 'Recommendation', 'Recommending State', 'Position', 'Responsible body', 'Status'],
    ['№ п/п', 'Рекомендация', 'Государство', 'Позиция', 'Ответственный орган', 'Статус исполнения'],
    ['Р/с №', 'Ұсыным', 'Мемлекет', 'Ұстаным', 'Жауапты орган', 'Орындалу жағдайы'],
  ]) {
    const found = mappingFor(tableOf([headings, headings.map(() => 'слова')]), ALL);
    assert.equal(found?.mapping.name, 'UPR matrix', headings.join());
    assert.ok((found?.sureness ?? 0) > 0.8, headings.join());
  }
});
