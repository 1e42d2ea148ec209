import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { recommendationCell } from './cells.ts';
import { CYCLE_2, CYCLE_3, CYCLE_4, heading, listDocument, listRow, stateNames } from './list.testdata.ts';
import type { MadeList } from './list.testdata.ts';
import type { OhchrList } from './list.ts';
import { parseList } from './parse.ts';
import { surenessOfList } from './recognise.ts';
import { columnOf, labelsOf, sdgCode, withoutCode } from './words.ts';

const read = async (list: MadeList): Promise<OhchrList> => parseList(await listDocument(list), stateNames);

test('second cycle: a column of States, numbers before the themes, persons below them', async () => {
  const list = await read(CYCLE_2);
  assert.deepEqual([list.stateId, list.cycle, list.session, list.symbol], ['WSM', 2, null, 'A/HRC/27/9']);
  const [first, second] = list.rows;
  assert.equal(first?.paragraph, '77.2');
  assert.equal(first?.words, 'Accede to the made-up covenant (Chile); (Iran (Islamic Republic of));');
  assert.deepEqual(first?.parts[0]?.text, 'Accede to the made-up covenant');
  assert.deepEqual(first?.states, ['CHL', 'IRN']);
  assert.deepEqual([first?.position, first?.positionSource], ['noted', 'A/HRC/27/9/Add.1']);
  assert.equal(first?.theme, '2.1. Acceptance of international norms');
  assert.deepEqual(first?.themes, ['2.1. Acceptance of international norms', '12.4. Death penalty']);
  assert.deepEqual(first?.groups, ['general', 'women']);
  assert.deepEqual(first?.sdgs, []);
  assert.deepEqual([second?.position, second?.comment], ['partially_supported', 'Said in a letter']);
  assert.deepEqual([list.checks, list.notUnderstood], [[], []]);
});

test('third cycle: goals and persons in the cell of themes, a column of assessments', async () => {
  const list = await read(CYCLE_3);
  assert.deepEqual([list.stateId, list.cycle, list.session, list.symbol], ['WSM', 3, 39, 'A/HRC/50/11']);
  assert.deepEqual(
    list.rows.map(({ paragraph, theme, position }) => [paragraph, theme, position]),
    [
      ['93.1', 'Right to health', 'supported'],
      ['94.1', 'Right to health', 'noted'],
      ['93.2', 'Right to education', 'supported'],
    ],
  );
  const [first, second] = list.rows;
  assert.deepEqual(first?.themes, [
    'Right to health',
    'Children: definition; general principles; protection',
  ]);
  assert.deepEqual(first?.sdgs.map(sdgCode), ['3', '10']);
  assert.deepEqual([first?.groups, first?.assessment], [['Children'], null]);
  assert.equal(second?.assessment, 'Partially implemented. Two clinics were opened in 2023.');
  assert.deepEqual(
    second?.parts.map(({ text, states }) => [text, states]),
    [
      ['Ratify the made-up convention', ['PER']],
      ['Consider ratifying the made-up convention', ['CUB']],
    ],
  );
  assert.deepEqual(list.checks, []);
});

test('fourth cycle: goals in a column of their own', async () => {
  const list = await read(CYCLE_4);
  assert.deepEqual([list.cycle, list.session, list.symbol], [4, 48, 'A/HRC/59/8']);
  const [only] = list.rows;
  assert.deepEqual(only?.states, ['GBR']);
  assert.deepEqual(only?.groups, ['Public officials', 'Judges, lawyers and prosecutors']);
  assert.deepEqual([only?.sdgs.map(sdgCode), only?.assessment], [['16'], null]);
});

test('recognised by its columns, with or without the title; other tables are not', async () => {
  for (const list of [CYCLE_2, CYCLE_3, CYCLE_4]) assert.equal(surenessOfList(await listDocument(list)), 1);
  assert.equal(surenessOfList(await listDocument({ ...CYCLE_4, title: '' })), 0.9);
  const plan = {
    title: 'Plan of measures',
    columns: ['No.', 'Measure', 'Period'],
    rows: [listRow('1', 'Do', '2027')],
  };
  assert.equal(surenessOfList(await listDocument(plan)), 0);
  const log = { ...plan, columns: ['Recommendation', 'Position', 'Responsible body'] };
  assert.ok(surenessOfList(await listDocument(log)) < 0.5);
  assert.equal(surenessOfList({ form: 'csv', name: 'x.csv', sheets: [], remarks: [] }), 0);
});

const withRows = (...rows: readonly string[]): MadeList => ({ ...CYCLE_3, rows });

test('one paragraph under several themes is one recommendation with all of them', async () => {
  const words = '93.1 Build a clinic on every island (Fiji);\nSource of Position: A/HRC/50/11';
  const list = await read(
    withRows(
      heading('Theme: Right to health'),
      listRow(words, 'Supported', '- Right to health\nAffected persons:\n- Women', ''),
      heading('Theme: Poverty'),
      listRow(words, 'Supported', '- Right to health\n- Poverty\nAffected persons:\n- Children', ''),
      // Typed once more, with a slip.
      listRow(words.replace('island', 'iland'), 'Supported', '- Right to life', ''),
    ),
  );
  assert.equal(list.rows.length, 1);
  assert.equal(list.rows[0]?.theme, 'Right to health');
  assert.deepEqual(list.rows[0]?.themes, ['Right to health', 'Poverty', 'Right to life']);
  assert.deepEqual(list.rows[0]?.groups, ['Women', 'Children']);
  assert.deepEqual(
    list.checks.map(({ code }) => code),
    ['assessment_empty'],
  );
});

test('what does not fit is flagged, checked or listed, never dropped', async () => {
  const list = await read(
    withRows(
      heading('A. Questions of every kind'),
      heading('Theme: Right to health'),
      listRow('93.1 Build a clinic (Fiji);', 'Supported', '', 'x'),
      listRow('93.1 Close the harbour on Sundays (Tonga);', 'Under study', '- Right to health', ''),
      listRow('93.4 Visit itself (Samoa);', 'Noted', '- Right to health', ''),
      listRow('93.5 Send an envoy (Atlantis);', 'Noted', '- Right to health', ''),
      listRow('Ask without a number (Peru);', 'Noted', '- Right to health', ''),
      listRow('Words of nobody', '', '', ''),
      listRow('93.6 Do so (Peru). It was done before the review.', 'Noted', '- Right to health', ''),
    ),
  );
  const flags = Object.fromEntries(
    list.rows.map(({ paragraph, words, flags: own }) => [paragraph ?? words, own]),
  );
  assert.deepEqual(list.rows[0]?.themes, ['Right to health'], 'the heading counts where the cell is empty');
  assert.deepEqual(list.rows[1]?.flags, ['position_unclear', 'number_repeated']);
  assert.deepEqual(flags['93.4'], ['recommends_to_itself']);
  assert.deepEqual(flags['93.5'], ['no_state', 'unknown_state']);
  assert.deepEqual(flags['Ask without a number (Peru);'], ['no_number']);
  assert.deepEqual(flags['93.6'], ['words_behind_states']);
  assert.deepEqual(
    list.checks.map(({ code, paragraph }) => [code, paragraph]),
    [
      ['number_missing', '93.2'],
      ['number_missing', '93.3'],
      ['number_repeated', '93.1'],
      ['recommends_to_itself', '93.4'],
      ['unknown_state', '93.5'],
    ],
  );
  assert.deepEqual(
    list.notUnderstood.map(({ text, reason }) => [text, reason]),
    [
      ['A. Questions of every kind', 'row_not_understood'],
      ['Words of nobody', 'row_not_understood'],
      ['It was done before the review.', 'words_behind_states'],
    ],
  );
});

test('a position that stands over a section, and one that differs between rows of a number', async () => {
  const list = await read(
    withRows(
      heading('Recommendations that enjoy the support of Samoa'),
      listRow('93.1 Build a clinic (Fiji);', '', '- Right to health', ''),
      heading('Recommendations noted'),
      listRow('93.2 Build a harbour (Fiji);', '', '- Right to health', ''),
      listRow('93.2 Build a harbour (Fiji);', 'Supported', '- Right to health', ''),
    ),
  );
  assert.deepEqual(
    list.rows.map(({ paragraph, position, flags }) => [paragraph, position, flags]),
    [
      ['93.1', 'supported', []],
      ['93.2', 'noted', ['position_unclear']],
    ],
  );
});

test('States in the column that are not those in brackets', async () => {
  const list = await read({
    ...CYCLE_2,
    rows: [
      listRow('77.1. Do so (Kenya);', 'Kenya\nChile', 'Noted', '2.1. Acceptance of international norms'),
    ],
  });
  assert.deepEqual([list.rows[0]?.states, list.rows[0]?.flags], [['KEN', 'CHL'], ['states_differ']]);
  assert.deepEqual(list.rows[0]?.parts[0]?.states, ['KEN', 'CHL']);
});

test('the title names the State in any spelling, and what it leaves out comes from the report’s symbol', async () => {
  const titled = async (title: string, before: readonly string[] = []) => {
    const list = await read({ ...CYCLE_3, title, before });
    return [list.stateId, list.cycle, list.session];
  };
  assert.deepEqual(await titled('UPR of Bolivia (Plurinational State of) (3rd Cycle – 34th Session)'), [
    'BOL',
    3,
    34,
  ]);
  assert.deepEqual(await titled('UPR of Guinea-Bissau - Second Cycle'), ['GNB', 2, null]);
  assert.deepEqual(await titled('Universal Periodic Review of the Republic of Korea, session 42'), [
    'KOR',
    4,
    42,
  ]);
  assert.deepEqual(await titled('Thematic list of recommendations – Côte d’Ivoire'), ['CIV', 3, null]);
  assert.deepEqual(await titled('', ['UPR of Peru (3rd cycle)', '3 recommendations']), ['PER', 3, null]);
  await assert.rejects(titled('Thematic list'), { code: 'list_incomplete', status: 422 });
  const noCycle = {
    ...CYCLE_3,
    title: 'UPR of Peru',
    rows: [listRow('1.1 Do so (Fiji);', 'Noted', '- x', '')],
  };
  await assert.rejects(read(noCycle), { code: 'list_incomplete' });
  await assert.rejects(read({ ...CYCLE_3, columns: ['a', 'b', 'c', 'd'] }), { code: 'not_a_list' });
});

test('the list against itself: its count, its cycle, the reports that its positions are taken from', async () => {
  const list = await read({
    ...CYCLE_3,
    title: 'UPR of Samoa (2nd Cycle)',
    before: ['Total number of recommendations: 4'],
    rows: [
      listRow('93.1 Do so (Fiji);\nSource of Position: A/HRC/50/11', 'Noted', '- x', 'Done.'),
      listRow('93.2 Do that (Fiji);\nSource of Position: A/HRC/50/11/Add.1', 'Noted', '- x', ''),
      listRow('93.3 Do more (Fiji);\nSource of Position: A/HRC/50/12', 'Noted', '- x', ''),
    ],
  });
  assert.deepEqual(
    list.checks.map(({ code }) => code),
    ['symbol_differs', 'count_differs', 'cycle_differs'],
  );
  assert.equal((await read({ ...CYCLE_3, rows: [] })).checks[0]?.code, 'nothing_found');
});

test('the number in front, in every form; a year is none', () => {
  const numberOf = (text: string) => {
    const { paragraph, words } = recommendationCell(text);
    return [paragraph, words];
  };
  assert.deepEqual(numberOf('121.1 Ratify it'), ['121.1', 'Ratify it']);
  assert.deepEqual(numberOf('166.16.Review it'), ['166.16', 'Review it']);
  assert.deepEqual(numberOf('27 (b) Ratify it'), ['27(b)', 'Ratify it']);
  assert.deepEqual(numberOf('&nbsp;12. Ratify\u00A0it'), ['12', 'Ratify it']);
  assert.deepEqual(numberOf('1961 Convention: ratify it'), [null, '1961 Convention: ratify it']);
  assert.deepEqual(numberOf('70 per cent of all posts'), [null, '70 per cent of all posts']);
});

test('labels, their codes and their marks', () => {
  assert.deepEqual(labelsOf('- A\n- B\nSDGs: - 3 - GOOD HEALTH\nGroups of Persons: \n- Women', 'themes'), {
    themes: ['A', 'B'],
    groups: ['Women'],
    sdgs: ['3 - GOOD HEALTH'],
  });
  assert.deepEqual(withoutCode('12.4. Death penalty'), { words: 'Death penalty', code: null });
  assert.deepEqual(withoutCode('A12 Acceptance'), { words: 'Acceptance', code: 'A12' });
  assert.deepEqual(withoutCode('2030 Agenda & others'), { words: '2030 Agenda & others', code: null });
  assert.deepEqual(['16 - PEACE', '5.2 - Violence', 'SDG 4', '16.a', 'Peace'].map(sdgCode), [
    '16',
    '5.2',
    '4',
    '16.a',
    null,
  ]);
  assert.deepEqual(
    [
      'Recommendation and recommending State',
      'Recommending state/s',
      'Full list of rights/affected persons',
      'Month',
    ].map(columnOf),
    ['recommendation', 'states', 'themes', null],
  );
});

test('no label is lost or made up, whatever a cell holds', () => {
  const label = fc.stringMatching(/^[A-Z][a-z]{2,12}( [a-z]{2,8}){0,3}$/u);
  fc.assert(
    fc.property(fc.uniqueArray(label), fc.uniqueArray(label), (themes, groups) => {
      const cell = [
        ...themes.map((one) => `- ${one}`),
        'Affected persons:',
        ...groups.map((one) => `• ${one}`),
      ];
      assert.deepEqual(labelsOf(cell.join('\n'), 'themes'), { themes, groups, sdgs: [] });
    }),
  );
});

test('cells of hostile length are read in linear time', async () => {
  const started = performance.now();
  for (const letter of ['a', '(', ' ', '1.', '1', ')', 'A ']) {
    const long = letter.repeat(100_000 / letter.length);
    const list = await read({
      ...CYCLE_3,
      before: [`UPR of ${long}`],
      rows: [
        heading(`Theme: ${long}`),
        listRow(`93.1 Do ${long} (Fiji);`, long, `- ${long}`, long),
        listRow(long, 'Noted', '', ''),
      ],
    });
    assert.equal(list.stateId, 'WSM');
  }
  assert.ok(performance.now() - started < 8000, `${performance.now() - started} ms`);
});
