import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Mapping, TableFile, Tables } from '../features/proposals/index.ts';
import { shippedStates } from '../kernel/state-names.testdata.ts';
import { SHAPES, mappingOf } from './tabular/tabular.testdata.ts';
import { createTables } from './tables.ts';

let tables: Tables;
before(() => {
  tables = createTables({ states: shippedStates });
});
after(() => tables.close());

let asked = 0;
const fileOf = (text: string, name = 'table.csv'): TableFile => ({
  hash: text,
  name,
  read: () => {
    asked += 1;
    return Promise.resolve(new TextEncoder().encode(text));
  },
});

const MAPPING: Mapping = mappingOf({
  name: 'Statements',
  prefix: 'statement',
  columns: ['No.', 'Text', 'State'].map((name) => ({ name, headings: [name] })),
  records: [
    {
      name: 'one',
      kind: 'recommendation',
      keys: ['No.'],
      fields: [
        { field: 'reviewId', constant: 'kaz.upr-3' },
        { field: 'mechanismId', constant: 'upr' },
        { field: 'type', constant: 'statement' },
        { field: 'text', columns: ['Text'] },
        { field: 'recommendingStates', columns: ['State'] },
      ],
    },
  ],
});

const TABLE = 'No.,Text,State\n1,Something said,Chile\n2,Something else,Atlantis\n,Without a number,Chile\n';
const order = { mapping: MAPPING, shapes: SHAPES, stateId: 'KAZ', names: [] };

test('a table is opened once for its beginning and for what a mapping makes of it', async () => {
  const file = fileOf(TABLE);
  const sample = await tables.sample(file);
  assert.deepEqual(sample.sheets[0]?.headings.columns, ['No.', 'Text', 'State']);
  assert.equal(sample.sheets[0]?.count, 4);
  const check = await tables.check(file, order);
  assert.deepEqual([check.whole, check.partly, check.refused], [1, 1, 1]);
  assert.deepEqual(
    check.problems.map((one) => [one.row, one.code]),
    [
      [3, 'unknown_state'],
      [4, 'missing_key'],
    ],
  );
  assert.equal(asked, 1);
});

test('what is no table is refused, and the thread goes on with the next file', async () => {
  await assert.rejects(tables.sample(fileOf('# A text\n\nwith words alone, and no rows.\n', 'text.md')), {
    code: 'no_table',
  });
  await assert.rejects(tables.sample(fileOf('', 'empty.csv')), /empty/i);
  assert.equal((await tables.check(fileOf(TABLE), order)).rows, 3);
});

test('questions are answered one after the other, each about its own file', async () => {
  const [one, other] = await Promise.all([
    tables.sample(fileOf(TABLE)),
    tables.sample(fileOf('Name,Value,Note\nOne,1,a\nTwo,2,b\nThree,3,c\n', 'other.csv')),
  ]);
  assert.deepEqual([one?.name, other?.name], ['table.csv', 'other.csv']);
});

test('a look that takes too long ends the thread and is told; the next question gets a new one', async () => {
  const hurried = createTables({ states: shippedStates, limits: { timeout: 1 } });
  const long = fileOf(`No.,Text,State\n${'1,x,Chile\n'.repeat(50_000)}`);
  await assert.rejects(hurried.check(long, order), { code: 'reader_too_long' });
  await assert.rejects(hurried.check(long, order), { code: 'reader_too_long' });
  await hurried.close();
});
