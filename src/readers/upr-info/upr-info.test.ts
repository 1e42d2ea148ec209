import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { KINDS } from '../../features/kinds.ts';
import type { BulkPart, OpenedSheets } from '../../features/proposals/index.ts';
import { parseEntry } from '../../ledger/rows.ts';
import { shippedGround } from '../common/ground.testdata.ts';
import { bulkReaderFor } from '../bulk-readers.ts';
import { createFileOpener } from '../files/open.ts';
import { uprInfoReader } from './index.ts';

const CORPUS = new URL(
  `${process.env['SERVANDA_CORPUS'] ?? '../shared/corpus'}/`,
  new URL('../../../', import.meta.url),
);

type Cells = readonly (string | null)[];
const sheet = (rows: readonly Cells[]): OpenedSheets => ({
  form: 'csv',
  name: 'export.csv',
  sheets: [{ name: '', rows }],
  remarks: [],
});

const CSV = [
  'To',
  'To-Rgrp',
  'To-Org',
  'Text',
  'From',
  'From-Rgrp',
  'From-Org',
  'Response',
  'Action',
  'Issue',
  'Session',
];
const XLS = [
  'SuR',
  'Rgrp',
  'Org',
  'Recommendation',
  'RS',
  'Rgrp',
  'Org',
  'Response',
  'Action',
  'Issue',
  'Session',
];
/** A row of UPR Info: to whom, what, by whom, answer, action, issues, session. */
const row = (
  to: string,
  text: string,
  by: string,
  response = 'Accepted',
  action = '4',
  issue = 'Justice',
  session = '7',
): Cells => [to, 'Asia', 'OIC', text, by, 'WEOG', 'EU', response, action, issue, session];

const DIHR = [
  'Goals',
  'Recommendation',
  'Tekst',
  'Targets',
  'Keywords',
  'Response',
  'Recommending state',
  'Mechanism',
  'Procedures',
  'Treaties',
  'Type',
  'field_year',
  'Document',
];
/** A row of the Danish Institute: goals, to whom, what, targets, groups, answer, by whom, document. */
const dihrRow = ({
  goals = '16. Peace, justice and strong institutions',
  targets = '16.3',
  groups = 'Children',
  response = 'Supported',
  text = 'Dig a well',
  by = 'Chile',
  document = 'Source:A/HRC/14/10|95.1|',
} = {}): Cells => [
  goals,
  'Kazakhstan',
  text,
  targets,
  groups,
  response,
  by,
  '(Universal Periodic Review)',
  null,
  null,
  'Recommendation',
  '2010 Cycle 1',
  document,
];

interface Read {
  readonly entries: BulkPart['entries'];
  readonly problems: readonly (readonly [place: string, code: string, isRefused: boolean])[];
  readonly unknown: readonly string[];
  readonly fields: readonly Readonly<Record<string, unknown>>[];
}

async function read(file: OpenedSheets, stateIds: ReadonlySet<string> | null = null): Promise<Read> {
  const parts: BulkPart[] = [];
  for await (const part of uprInfoReader.parts(file, await shippedGround(), { stateIds })) parts.push(part);
  const entries = parts.flatMap((part) => part.entries);
  return {
    entries,
    problems: parts.flatMap((part) =>
      part.problems.map((one) => [one.place, one.code, one.isRefused] as const),
    ),
    unknown: parts.flatMap((part) =>
      part.unknown.map((one) => `${one.vocabulary} ${one.printed} ${one.count}`),
    ),
    fields: entries.map((one) => one.records[0].fields),
  };
}

function requireValid(entries: BulkPart['entries']): void {
  const kinds = new Map(KINDS.map((kind) => [kind.name, kind]));
  for (const entry of entries)
    for (const { kind, fields, citations } of [...entry.frame, ...entry.records]) {
      const known = kinds.get(kind);
      assert.ok(known);
      parseEntry(known, fields, citations as never);
    }
}

test('a row of UPR Info', async () => {
  const { entries, problems, unknown } = await read(
    sheet([
      CSV,
      row('Kazakhstan', 'Dig a well ', 'Chile', 'Accepted', '5', "Right to water,Women's rights", '7'),
    ]),
  );
  requireValid(entries);
  assert.deepEqual([problems, unknown], [[], []]);
  const [entry] = entries;
  const { id, ...fields } = entry?.records[0].fields ?? {};
  assert.match(String(id), /^kaz\.upr-info\.7\.[0-9a-f]{12}$/);
  assert.deepEqual(fields, {
    stateId: 'KAZ',
    reviewId: 'kaz.upr-1',
    mechanismId: 'upr',
    type: 'recommendation',
    sourceId: null,
    paragraph: null,
    text: 'Dig a well',
    isSummary: false,
    language: 'en',
    recommendingStates: ['CHL'],
    position: 1,
    issues: ['issue.right-to-water', 'issue.womens-rights'],
    themes: [],
    groups: [],
    sdgs: [],
    actionCategory: 5,
  });
  assert.deepEqual(entry?.records[0].citations, [
    { sourceId: 'upr-info-database', locator: 'session 7, “Dig a well”' },
  ]);
  assert.deepEqual(entry?.records[1]?.fields['position'], 'accepted');
  assert.deepEqual(
    entry?.frame.map((one) => one.fields['id']),
    ['kaz.upr-1'],
  );
});

test('the same words by several States are one recommendation, wherever the rows stand', async () => {
  const { fields, entries } = await read(
    sheet([
      CSV,
      row('Kazakhstan', 'Dig a well', 'Chile'),
      row('Kazakhstan', 'Drain the marsh', 'Peru'),
      row('Peru', 'Dig a well', 'Chile'),
      row('Kazakhstan', 'Dig  a well.', 'France', 'Accepted', '4', 'Right to water'),
      row('Kazakhstan', 'Dig a well', 'Norway', 'Rejected'),
      row('Kazakhstan', 'Dig a well', 'Norway', 'Accepted', '4', 'Justice', '20'),
    ]),
  );
  requireValid(entries);
  assert.deepEqual(
    fields.map((one) => [
      one['stateId'],
      one['text'],
      one['recommendingStates'],
      one['issues'],
      one['reviewId'],
    ]),
    [
      ['KAZ', 'Dig a well', ['CHL', 'FRA'], ['issue.justice', 'issue.right-to-water'], 'kaz.upr-1'],
      ['KAZ', 'Drain the marsh', ['PER'], ['issue.justice'], 'kaz.upr-1'],
      ['PER', 'Dig a well', ['CHL'], ['issue.justice'], 'per.upr-1'],
      ['KAZ', 'Dig a well', ['NOR'], ['issue.justice'], 'kaz.upr-1'],
      ['KAZ', 'Dig a well', ['NOR'], ['issue.justice'], 'kaz.upr-2'],
    ],
  );
  assert.equal(new Set(fields.map((one) => one['id'])).size, 5);
});

test('voluntary pledges are commitments of the State itself', async () => {
  const { fields, entries, problems } = await read(
    sheet([XLS, row('Kazakhstan', 'It will dig', 'Kazakhstan', 'Voluntary Pledge', '5', 'Justice', '20')]),
  );
  assert.deepEqual(
    [fields[0]?.['type'], fields[0]?.['recommendingStates'], entries[0]?.records.length],
    ['voluntary_commitment', ['KAZ'], 1],
  );
  assert.deepEqual(problems, []);
});

test('rows that cannot be placed are refused, values that are not understood are left out', async () => {
  const { fields, problems, unknown } = await read(
    sheet([
      ['UPR Info', null],
      CSV,
      row('', 'Dig', 'Chile'),
      row('Atlantis', 'Dig', 'Chile'),
      row('Kazakhstan', ' ', 'Chile'),
      row('Kazakhstan', 'Dig', 'Chile', 'Accepted', '4', 'Justice', 'x'),
      [],
      row('Kazakhstan', 'Dig', 'Atlantis', 'Perhaps', '9', 'Justice,Bees'),
      row('Kazakhstan', 'Drain', 'Kazakhstan'),
    ]),
  );
  assert.deepEqual(problems, [
    ['row 3', 'no_state', true],
    ['row 4', 'unknown_state', true],
    ['row 5', 'no_text', true],
    ['row 6', 'no_cycle', true],
    ['row 8', 'unknown_position', false],
    ['row 8', 'unknown_action', false],
    ['row 9', 'recommends_to_itself', false],
  ]);
  assert.deepEqual(unknown, ['state Atlantis 2', 'position Perhaps 1', 'issue Bees 1']);
  assert.deepEqual(
    fields.map((one) => [one['text'], one['recommendingStates'], one['actionCategory']]),
    [
      ['Dig', [], null],
      ['Drain', ['KAZ'], 4],
    ],
  );
});

test('only the States asked for', async () => {
  const { fields } = await read(
    sheet([CSV, row('Kazakhstan', 'Dig', 'Chile'), row('Peru', 'Dig', 'Chile')]),
    new Set(['PER']),
  );
  assert.deepEqual(
    fields.map((one) => one['stateId']),
    ['PER'],
  );
});

test('a row of the Danish Institute, with document, paragraph, goals, targets and groups run together', async () => {
  const { entries, fields, problems } = await read(
    sheet([
      DIHR,
      dihrRow({
        goals: '5. Gender equality ,16. Peace, justice and strong institutions',
        targets: '16.10, 5.c',
        groups: 'Women and girlsChildrenLGBTI',
      }),
      dihrRow({ by: 'France' }),
      dihrRow({ by: 'France', text: 'Drain the marsh', document: 'Source:A/HRC/14/10' }),
    ]),
  );
  requireValid(entries);
  assert.deepEqual(problems, []);
  const [first, second] = fields;
  assert.match(String(first?.['id']), /^kaz\.dihr\.a-hrc-14-10\.95\.1\.[0-9a-f]{12}$/);
  assert.deepEqual(
    [first?.['sourceId'], first?.['paragraph'], first?.['recommendingStates']],
    ['a-hrc-14-10', '95.1', ['CHL', 'FRA']],
  );
  assert.deepEqual(first?.['sdgs'], ['sdg.5', 'sdg.16', 'sdg.16.10', 'sdg.5.c', 'sdg.16.3']);
  assert.deepEqual(first?.['groups'], ['group.women-and-girls', 'group.children', 'group.lgbti']);
  assert.deepEqual([second?.['paragraph'], second?.['text']], [null, 'Drain the marsh']);
  assert.deepEqual(
    entries[0]?.frame.map((one) => one.fields['id']),
    ['dihr-human-rights-data', 'a-hrc-14-10', 'kaz.upr-1', 'kaz.upr-1.review'],
  );
  assert.equal(entries[0]?.frame[3]?.fields['date'], '2010');
});

test('a target that lost its nought is not guessed', async () => {
  const lost = await read(
    sheet([DIHR, dihrRow({ targets: '16.1' }), dihrRow({ text: 'b', targets: '16.1, 16.3' })]),
  );
  assert.deepEqual(
    lost.fields.map((one) => one['sdgs']),
    [['sdg.16'], ['sdg.16', 'sdg.16.1', 'sdg.16.3']],
  );
  assert.deepEqual(lost.problems, [['row 2', 'target_unclear', false]]);
  const whole = await read(
    sheet([DIHR, dihrRow({ targets: '16.1' }), dihrRow({ text: 'b', targets: '16.10' })]),
  );
  assert.deepEqual(
    whole.fields.map((one) => one['sdgs']),
    [
      ['sdg.16', 'sdg.16.1'],
      ['sdg.16', 'sdg.16.10'],
    ],
  );
});

test('other tables are not recognised', () => {
  for (const heads of [
    ['To', 'Text'],
    ['Text', 'Countries Concerned', 'Reccomending Body', 'Document Symbol', 'Type'],
    [],
  ])
    assert.equal(uprInfoReader.recognises(sheet([heads])), 0);
});

test('the real exports: Mac Roman CSV, XLSX, and the .xls that strict readers call corrupt', async (t) => {
  const folder = new URL('exports/', CORPUS);
  if (!existsSync(folder)) return t.skip(`corpus not present: ${folder.pathname}`);
  const wanted: readonly (readonly [name: string, source: string, entries: number, states: number])[] = [
    ['raw-upr-info-sessions-6-9-macroman.csv', 'upr-info-database', 8_176, 8_342],
    ['raw_dihr_export_cycle1.xlsx', 'dihr-human-rights-data', 20_220, 20_678],
    ['raw_upr_info_export_voluntary.xls', 'upr-info-database', 944, 944],
  ];
  const opener = createFileOpener({ workers: 1 });
  try {
    for (const [name, source, count, states] of wanted) {
      const file = await opener.open(new URL(name, folder).pathname);
      assert.ok('sheets' in file && bulkReaderFor(file) === uprInfoReader);
      assert.equal(uprInfoReader.sourceId(file), source);
      const { entries, fields, problems, unknown } = await read(file);
      requireValid(entries);
      assert.equal(entries.length, count);
      assert.equal(
        fields.reduce((sum, one) => sum + (one['recommendingStates'] as string[]).length, 0),
        states,
      );
      assert.equal(problems.filter(([, , isRefused]) => isRefused).length, 0);
      assert.deepEqual(
        unknown.filter((one) => !one.startsWith('affected_group ')),
        [],
      );
      assert.equal(new Set(fields.map((one) => one['id'])).size, count);
    }
  } finally {
    await opener.close();
  }
});
