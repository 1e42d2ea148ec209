import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { KINDS } from '../../features/kinds.ts';
import type { BulkEntry } from '../../features/proposals/index.ts';
import { createFileOpener } from '../files/open.ts';
import { data, xlsxOf } from '../files/sheets/xlsx.testdata.ts';
import { bulkReaderFor, streamedFile } from '../bulk-readers.ts';
import { parseEntry } from '../../ledger/rows.ts';
import { uhriReader } from './index.ts';
import { annotation, jsonFile, readJson, readWhole, rowOf, sheetOf, uprAnnotation } from './uhri.testdata.ts';

const CORPUS = new URL(
  `${process.env['SERVANDA_CORPUS'] ?? '../shared/corpus'}/`,
  new URL('../../../', import.meta.url),
);

const recommendation = (entry: BulkEntry | undefined): Readonly<Record<string, unknown>> =>
  entry?.records[0].fields ?? {};

/** Every record fits its kind. */
function requireValid(entries: readonly BulkEntry[]): void {
  const kinds = new Map(KINDS.map((kind) => [kind.name, kind]));
  for (const entry of entries)
    for (const { kind, fields, citations } of [...entry.frame, ...entry.records]) {
      const known = kinds.get(kind);
      assert.ok(known);
      parseEntry(known, fields, citations as never);
    }
}

test('a committee’s recommendation, with what it stands on', async () => {
  const { entries, problems, unknown } = await readJson(annotation());
  requireValid(entries);
  assert.deepEqual([problems, unknown], [[], []]);
  assert.deepEqual(recommendation(entries[0]), {
    id: 'kaz.uhri.11111111-2222-4333-8444-555555555555',
    stateId: 'KAZ',
    reviewId: 'kaz.ccpr-9',
    mechanismId: 'ccpr',
    type: 'recommendation',
    sourceId: 'ccpr-c-kaz-co-9',
    paragraph: '14',
    heading: 'Lawyers',
    text: 'The State party should let lawyers in.',
    isSummary: false,
    language: 'en',
    recommendingStates: [],
    position: 1_400_000,
    issues: [],
    themes: ['theme.justice-fair-trial', 'theme.right-to-life'],
    groups: ['group.judges-lawyers-prosecutors'],
    sdgs: ['sdg.16', 'sdg.16.3'],
  });
  assert.deepEqual(entries[0]?.records[0].citations, [
    { sourceId: 'uhri', locator: 'annotation 11111111-2222-4333-8444-555555555555' },
  ]);
  assert.deepEqual(
    entries[0]?.frame.map(({ kind, fields }) => [kind, fields['id'], fields['kind'] ?? fields['date']]),
    [
      ['source', 'ccpr-c-kaz-co-9', 'concluding_observations'],
      ['review', 'kaz.ccpr-9', 'state_report'],
      ['milestone', 'kaz.ccpr-9.observations-published', '2025-02-12'],
    ],
  );
});

test('a recommendation of the UPR with its States and the answer', async () => {
  const { entries, problems } = await readJson(uprAnnotation());
  requireValid(entries);
  assert.deepEqual(problems, []);
  const fields = recommendation(entries[0]);
  assert.equal(fields['text'], 'Open a school in every valley');
  assert.deepEqual([fields['paragraph'], fields['recommendingStates']], ['77.1', ['CHL', 'FRA']]);
  assert.equal(fields['reviewId'], 'kaz.upr-4');
  assert.deepEqual(entries[0]?.frame[1]?.fields['sessionNumber'], 47);
  assert.deepEqual(entries[0]?.records[1], {
    kind: 'position',
    fields: {
      id: 'kaz.uhri.22222222-2222-4333-8444-555555555555.position',
      stateId: 'KAZ',
      recommendationId: 'kaz.uhri.22222222-2222-4333-8444-555555555555',
      position: 'supported',
    },
    citations: [
      {
        sourceId: 'uhri',
        locator: 'annotation 22222222-2222-4333-8444-555555555555',
        field: 'position',
        value: 'Supported',
        reading: 'supported',
      },
    ],
  });
});

test('JSON in any wrapping and XLSX give the same entries', async () => {
  const all = [annotation(), uprAnnotation({ UprCycle: null })];
  const wanted = (await readJson(...all)).entries.map((one) => one.records);
  const wrapped = jsonFile(JSON.stringify({ total: 2, items: all }), 100);
  const lines = jsonFile(all.map((one) => JSON.stringify(one)).join('\n'));
  for (const file of [wrapped, lines, sheetOf(all.map(rowOf))]) {
    assert.ok(uhriReader.recognises(file) > 0.9);
    assert.deepEqual(
      (await readWhole(file)).entries.map((one) => one.records),
      wanted,
    );
  }
});

test('answers in the words of the index', async () => {
  const words: readonly (readonly [printed: readonly string[], position: string | undefined])[] = [
    [['Supported'], 'supported'],
    [['Noted'], 'noted'],
    [['Supported/Noted'], 'partially_supported'],
    [['Supported', 'Noted'], 'partially_supported'],
    [['Under consideration'], 'pending'],
    [[], undefined],
  ];
  for (const [printed, position] of words) {
    const { entries } = await readJson(uprAnnotation({ UprPositions: printed }));
    assert.equal(entries[0]?.records[1]?.fields['position'], position, printed.join());
  }
  const { entries, problems, unknown } = await readJson(
    uprAnnotation({ UprPositions: ['Concerns/Observations'] }),
  );
  assert.equal(entries[0]?.records.length, 1);
  assert.deepEqual(
    problems.map((one) => [one.code, one.isRefused]),
    [['unknown_position', false]],
  );
  assert.deepEqual(unknown, [{ vocabulary: 'position', printed: 'Concerns/Observations', count: 1 }]);
});

test('dirty names of States: codes, two on a line, regions that report under a State', async () => {
  const cases: readonly (readonly [Readonly<Record<string, unknown>>, readonly string[]])[] = [
    [{ Countries: ['KZ'] }, ['KAZ']],
    [{ Countries: ['- Kazakhstan'] }, ['KAZ']],
    [{ Countries: ['Uzbekistan - Kazakhstan'] }, ['KAZ']],
    [{ Countries: ['Hong Kong'], Symbol: 'CCPR/C/CHN-HKG/CO/4' }, ['CHN']],
    [{ Countries: ['Chile', 'Peru'], Body: '- SR Torture', Symbol: 'A/HRC/50/12' }, ['CHL', 'PER']],
    [{ Countries: ['Uzbekistan', 'Czechia'], Body: '- UPR', Symbol: 'A/HRC/58/99' }, []],
  ];
  for (const [more, states] of cases) {
    const { entries } = await readJson(annotation(more));
    assert.deepEqual(
      entries.map((one) => one.stateId),
      states,
      JSON.stringify(more),
    );
  }
});

test('what another annotation of the document says settles which of two States is meant', async () => {
  const { entries } = await readJson(
    uprAnnotation(),
    uprAnnotation({ AnnotationId: 'b', Countries: ['South Sudan - Kazakhstan'] }),
  );
  assert.deepEqual(
    entries.map((one) => one.stateId),
    ['KAZ', 'KAZ'],
  );
});

test('mandates of the Council, optional protocols and committees by their names', async () => {
  const cases: readonly (readonly [body: string, symbol: string, mechanism: string, review: string])[] = [
    ['- SR Torture', 'A/HRC/13/39/Add.3', 'special-procedures', 'kaz.special-procedures.a-hrc-13-39-add-3'],
    ['- IE  Albinism', 'A/HRC/40/62', 'special-procedures', 'kaz.special-procedures.a-hrc-40-62'],
    ['- CRC-OP-SC', 'CRC/C/OPSC/KAZ/CO/1', 'crc-committee', 'kaz.crc-opsc-1'],
    ['- Committee on the Rights of the Child', 'CRC/C/KAZ/CO/4-5', 'crc-committee', 'kaz.crc-4-5'],
    ['- Committee on Migrant Workers', 'CMW/C/KAZ/CO/1', 'cmw', 'kaz.cmw-1'],
    ['- CERD', 'CERD/C/304/Add.12', 'cerd-committee', 'kaz.cerd.cerd-c-304-add-12'],
    ['- SPT', 'CAT/OP/KAZ/1', 'spt', 'kaz.spt.cat-op-kaz-1'],
  ];
  for (const [Body, Symbol, mechanism, review] of cases) {
    const { entries } = await readJson(annotation({ Body, Symbol }));
    requireValid(entries);
    const { mechanismId, reviewId } = recommendation(entries[0]);
    assert.deepEqual([mechanismId, reviewId], [mechanism, review], Body);
  }
});

test('praise and replies are not recommendations', async () => {
  const observations = '- Concerns/Observations';
  const { entries } = await readJson(
    annotation({ AnnotationType: observations, Text: 'B. Positive aspects\n3. The Committee welcomes it.' }),
    annotation({
      AnnotationId: 'b',
      AnnotationType: observations,
      Text: 'Water\n4. The Committee regrets it.',
    }),
    uprAnnotation({ AnnotationId: 'c', Text: '12. Response of Kazakhstan: it was done.' }),
  );
  assert.deepEqual(
    entries.map((one) => recommendation(one)['type']),
    ['positive_aspect', 'concern', 'statement'],
  );
});

test('States that the text names and the column does not; two recommendations in one', async () => {
  const { entries, problems } = await readJson(
    uprAnnotation({ UprRecommendingCountry: ['France'] }),
    uprAnnotation({
      AnnotationId: 'b',
      Text: '77.2 Dig (Chile); Drain (Peru) (Kazakhstan);',
      UprRecommendingCountry: [],
    }),
    uprAnnotation({
      AnnotationId: 'c',
      UprRecommendingCountry: ['Portugal, Germany, Spain', 'Atlantis'],
      Text: '77.3 Dig',
    }),
  );
  assert.deepEqual(
    entries.map((one) => [recommendation(one)['text'], recommendation(one)['recommendingStates']]),
    [
      ['Open a school in every valley', ['CHL', 'FRA']],
      ['Dig (Chile); Drain (Peru) (Kazakhstan);', ['PER', 'KAZ']],
      ['Dig', ['PRT', 'DEU', 'ESP']],
    ],
  );
  assert.deepEqual(
    problems.map((one) => one.code),
    ['states_differ', 'recommends_to_itself'],
  );
});

test('a row that cannot be placed is refused with the reason, and the others are read', async () => {
  const refused: readonly (readonly [code: string, more: Readonly<Record<string, unknown>>])[] = [
    ['no_annotation_id', { AnnotationId: '' }],
    ['no_text', { Text: '<p>&nbsp;</p>' }],
    ['no_document', { Symbol: null }],
    ['no_document', { Symbol: '???' }],
    ['no_body', { Body: '' }],
    ['unknown_body', { Body: '- Board of Beekeepers' }],
    ['no_state', { Countries: [] }],
    ['unknown_state', { Countries: ['Atlantis'], Symbol: 'A/55/40' }],
    ['unknown_type', { AnnotationType: '- Poem' }],
    ['no_cycle', { Body: '- UPR', Symbol: 'A/55/40' }],
  ];
  const { entries, problems } = await readJson(
    ...refused.map(([, more], index) => annotation({ AnnotationId: `id-${index}`, ...more })),
    annotation(),
  );
  assert.equal(entries.length, 1);
  assert.deepEqual(
    problems.map((one) => [one.code, one.isRefused]),
    refused.map(([code]) => [code, true]),
  );
});

test('bytes that are no object are refused where they stand', async () => {
  const whole = JSON.stringify([annotation(), annotation({ AnnotationId: 'b' })]);
  const broken = jsonFile(whole.replace('"Regions":[', '"Regions":[,'));
  const { entries, problems } = await readWhole(broken);
  assert.deepEqual(
    [entries.length, problems.map((one) => [one.place, one.code])],
    [1, [['object 1', 'not_readable']]],
  );
  const cut = await readWhole(jsonFile(whole.slice(0, -30)));
  assert.deepEqual([cut.entries.length, cut.problems.map((one) => one.code)], [1, ['file_ends_early']]);
});

test('unknown names are counted and left out', async () => {
  const { entries, unknown } = await readJson(
    annotation({
      Themes: ['Right to life', 'Right to sleep'],
      AffectedPersons: ['Sleepers'],
      Sdgs: ['99 - SLEEP'],
    }),
    annotation({ AnnotationId: 'b', Themes: ['Right to sleep'], AffectedPersons: [], Sdgs: [] }),
  );
  assert.deepEqual(recommendation(entries[0])['themes'], ['theme.right-to-life']);
  assert.deepEqual(unknown, [
    { vocabulary: 'theme', printed: 'Right to sleep', count: 2 },
    { vocabulary: 'affected_group', printed: 'Sleepers', count: 1 },
    { vocabulary: 'sdg', printed: '99 - SLEEP', count: 1 },
  ]);
});

test('only the States asked for, and nothing said about the others', async () => {
  const file = jsonFile(
    JSON.stringify([annotation(), annotation({ AnnotationId: 'b', Countries: ['Peru'], Text: '' })]),
  );
  const { entries, problems } = await readWhole(file, ['KAZ']);
  assert.deepEqual([entries.map((one) => one.stateId), problems], [['KAZ'], []]);
});

test('a copy without ids is known by document and paragraph', async () => {
  const headings = [
    'countries_concerned',
    'text',
    'upr_reccomending_states',
    'upr_position',
    'document_symbol',
    'upr_session',
    'reccomending_body',
    'type',
  ];
  const row = [
    'Kazakhstan',
    '77.1 Dig (Chile);',
    'Chile',
    'NA',
    'A/HRC/58/99',
    '47',
    '- UPR',
    '- Recommendations',
  ];
  const { entries } = await readWhole(sheetOf([row], headings));
  assert.equal(recommendation(entries[0])['id'], 'kaz.uhri.a-hrc-58-99.77.1');
  assert.deepEqual(entries[0]?.records[0].citations, [
    { sourceId: 'uhri', locator: 'A/HRC/58/99, para. 77.1' },
  ]);
});

test('a workbook, opened: lines in cells, days as days or as numbers', async () => {
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '&#10;');
  const cell = (text: string | null): string =>
    text === null ? '<c/>' : `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
  const rowXml = (cells: readonly (string | null)[], day: string): string =>
    `<row>${cells.map((text) => (text === '45700' ? day : cell(text))).join('')}</row>`;
  const all = [annotation({ Text: '<p>14.&nbsp;Let lawyers in.</p>' }), uprAnnotation()];
  const [headings = [], ...rows] = sheetOf(all.map(rowOf)).sheets[0]?.rows ?? [];
  const days = ['<c s="1"><v>45700</v></c>', '<c><v>45700.5</v></c>'];
  const bytes = await xlsxOf({
    styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
    sheets: {
      Results: data(
        `${rowXml(headings, '')}${rows.map((cells, index) => rowXml(cells, days[index] ?? '')).join('')}`,
      ),
    },
  });
  const opener = createFileOpener({ workers: 1 });
  try {
    const file = await opener.open({ name: 'export.xlsx', bytes });
    assert.ok('sheets' in file && bulkReaderFor(file) === uhriReader);
    const read = await readWhole(file);
    assert.deepEqual(read.problems, []);
    assert.deepEqual(
      read.entries.map((one) => [
        recommendation(one)['text'],
        recommendation(one)['themes'],
        recommendation(one)['recommendingStates'],
        one.frame.at(-1)?.fields['date'],
      ]),
      [
        ['Let lawyers in.', ['theme.justice-fair-trial', 'theme.right-to-life'], [], '2025-02-12'],
        [
          'Open a school in every valley',
          ['theme.justice-fair-trial', 'theme.right-to-life'],
          ['CHL', 'FRA'],
          '2025-02-12',
        ],
      ],
    );
  } finally {
    await opener.close();
  }
});

test('other files are not recognised', () => {
  assert.equal(uhriReader.recognises(jsonFile('[{"name":"x"}]')), 0);
  assert.equal(uhriReader.recognises(sheetOf([], ['To', 'Text', 'From'])), 0);
});

test('the sample and the extracts of the corpus are read whole', async (t) => {
  const folder = new URL('uhri/', CORPUS);
  if (!existsSync(folder)) return t.skip(`corpus not present: ${folder.pathname}`);
  const sample = await streamedFile(new URL('uhri_sample_records.json', folder).pathname);
  assert.ok(sample !== null && bulkReaderFor(sample) === uhriReader);
  const read = await readWhole(sample);
  requireValid(read.entries);
  assert.deepEqual([read.entries.length, read.problems], [17, []]);
  const numbered = read.entries.filter((one) => recommendation(one)['paragraph'] !== null);
  assert.equal(numbered.length, 17);

  const opener = createFileOpener({ workers: 1 });
  try {
    const sheets = await opener.open(new URL('uhri_schema_manual_extracts_2026.csv', folder).pathname);
    assert.ok('sheets' in sheets && bulkReaderFor(sheets) === uhriReader);
    const { entries, problems } = await readWhole(sheets);
    requireValid(entries);
    assert.equal(entries.length, 2_978);
    assert.equal(problems.filter((one) => one.isRefused).length, 0);
    assert.equal(entries.filter((one) => recommendation(one)['paragraph'] === null).length, 0);
    assert.equal(
      entries.filter((one) => (recommendation(one)['recommendingStates'] as string[]).length === 0).length,
      0,
    );
  } finally {
    await opener.close();
  }
});
