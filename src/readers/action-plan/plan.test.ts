import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Proposal } from '../../features/proposals/index.ts';
import { stateNames } from '../../kernel/state-names.testdata.ts';
import { assertProposal, openFile, openText } from '../common/opened.testdata.ts';
import { recordGround } from '../common/record-ground.testdata.ts';
import { openedDocx } from '../files/docx/docx.testdata.ts';
import { bodiesIn } from './bodies.ts';
import { gaps } from './checks.ts';
import { planColumns } from './columns.ts';
import { planEnding, planHead } from './head.ts';
import { actionPlanReader } from './index.ts';

test('columns in three languages', () => {
  const roles = (...names: string[]): string[] => planColumns(names).map(({ role }) => role);
  const all = ['number', 'measure', 'form', 'period', 'responsible'];
  assert.deepEqual(roles('No.', 'Measure', 'Form of completion', 'Period', 'Responsible bodies'), all);
  assert.deepEqual(
    roles('Nop/p', 'Event name', 'Completion form', 'Timeline', 'Responsible performers'),
    all,
  );
  assert.deepEqual(
    roles(
      '№ п/п',
      'Наименование мероприятия',
      'Форма завершения',
      'Срок исполнения',
      'Ответственные исполнители',
    ),
    all,
  );
  assert.deepEqual(
    roles('Р/с №', 'Іс-шараның атауы', 'Аяқтау нысаны', 'Орындау мерзімі', 'Жауапты орындаушылар'),
    all,
  );
  assert.deepEqual(roles('Activity', 'Implementing agency', 'Time frame'), [
    'measure',
    'responsible',
    'period',
  ]);
  assert.deepEqual(roles('Treaty', 'Signature', 'Ratification'), []);
});

/** Cell → bodies as printed with the first letter of their part. */
const BODIES: readonly (readonly [string, readonly string[]])[] = [
  ['MJ, MIA, GP (by agreement)', ['l MJ', 'p MIA', 'b GP (by agreement)']],
  ['GP (by agreement), MIA, MJ', ['b GP (by agreement)', 'l MIA', 'p MJ']],
  [
    'Sun (agreed), NCHR (according to the agreement)',
    ['b Sun (agreed)', 'b NCHR (according to the agreement)'],
  ],
  ['МВД, МЮ (созыв), ГП (по согласованию)', ['p МВД', 'l МЮ (созыв)', 'b ГП (по согласованию)']],
  ['ӘМ, БП (келісім бойынша)', ['l ӘМ', 'b БП (келісім бойынша)']],
  ['Ministry of Justice; Ombudsman\nCourts.', ['l Ministry of Justice', 'p Ombudsman', 'p Courts']],
  ['NPP "Atameken" (by agreement), MF,', ['b NPP "Atameken" (by agreement)', 'l MF']],
  [
    'MF, mayors of the capital, cities of republican importance and regions, MH',
    ['l MF', 'p mayors of the capital, cities of republican importance and regions', 'p MH'],
  ],
  ['Ministry of Trade, Industry and Energy, MF', ['l Ministry of Trade, Industry and Energy', 'p MF']],
  ['Agency (Committee on law, order), MF', ['l Agency (Committee on law, order)', 'p MF']],
  ['', []],
];

test('bodies and their part', () => {
  const isKnown = (name: string): boolean => name === 'Ministry of Trade, Industry and Energy';
  for (const [cell, expected] of BODIES)
    assert.deepEqual(
      bodiesIn(cell, isKnown).map(({ role, words }) => `${role.charAt(0)} ${words}`),
      expected,
      cell,
    );
  assert.deepEqual(
    bodiesIn('GP (by agreement), MIA', isKnown).map(({ isLeadDoubtful }) => isLeadDoubtful),
    [false, true],
  );
  assert.deepEqual(
    bodiesIn('MJ and MIA', (name) => name === 'MJ' || name === 'MIA').map(({ words }) => words),
    ['MJ', 'MIA'],
  );
});

test('title, act and State above the table', () => {
  const head = planHead(
    [
      { text: 'Astana, 9 June 2031, No. 5', level: 0, isBold: false },
      {
        text: '“Decree of the Government of the Republic of Kazakhstan of June 11, 2031 No. 77',
        level: 0,
        isBold: false,
      },
      { text: 'This order is put into effect from the day it is signed.', level: 0, isBold: false },
      { text: 'Human Rights Priority Action Plan', level: 3, isBold: true },
    ],
    stateNames,
  );
  assert.equal(head.title, 'Human Rights Priority Action Plan');
  assert.equal(head.stateId, 'KAZ');
  assert.deepEqual(head.act, {
    words: 'Decree of the Government of the Republic of Kazakhstan of June 11, 2031 No. 77',
    date: '2031-06-11',
    printedDate: 'June 11, 2031',
    number: '77',
    office: 'Government of the Republic of Kazakhstan',
  });
});

test('ids of plans', () => {
  assert.equal(planEnding('Human Rights Priority Action Plan'), 'pap');
  assert.equal(
    planEnding('National Human Rights Action Plan of the Republic of Kenya 2030–2032', ['Kenya']),
    'nap-2030-2032',
  );
  assert.equal(planEnding('План первоочередных мер в области прав человека'), 'ppmo');
  assert.equal(planEnding('人权'), 'plan');
});

test('gaps in numbers', () => {
  assert.deepEqual(gaps(['1.1', '1.3', '2.1', '2.2']), ['1.2']);
  assert.deepEqual(gaps(['2', '4']), ['1', '3']);
  assert.deepEqual(gaps([]), []);
});

const opened = (name: string) => openFile(new URL(`./fixtures/${name}`, import.meta.url));

async function proposed(name: string, mayLack: readonly string[] = []): Promise<Proposal> {
  const file = await opened(name);
  assert.equal(actionPlanReader.recognises(file), 0.95, name);
  const proposal = await actionPlanReader.propose(file, recordGround);
  assertProposal(proposal, mayLack);
  return proposal;
}

const measures = ({ items }: Proposal): unknown[] =>
  items
    .filter(({ records }) => records[0]?.kind === 'measure')
    .map(({ records: [record, ...bodies], flags }) => [
      record?.fields['number'],
      record?.fields['areaId'],
      record?.fields['periodStart'] ?? null,
      record?.fields['periodEnd'] ?? null,
      bodies.map(({ fields }) => [fields['bodyId'] ?? null, fields['role'], fields['words']]),
      flags.filter((flag) => flag !== 'not_in_english'),
    ]);

test('a plan in Russian: areas, periods, bodies under their Russian abbreviations', async () => {
  const proposal = await proposed('plan-ru.md');
  const [id, act, approved] = ['id', 'act', 'approvedOn'].map(
    (field) => proposal.items[0]?.records[0]?.fields[field],
  );
  assert.deepEqual([id, approved], ['kaz.pmvg-2031-2033', '2031-03-03']);
  assert.match(String((act as { ru: string }).ru), /№ 77$/u);
  assert.deepEqual(measures(proposal), [
    [
      '1.1',
      'kaz.pmvg-2031-2033.area-1',
      null,
      '2031-12-31',
      [
        ['kaz.body.moj', 'lead', 'МЮ (созыв)'],
        ['kaz.body.mia', 'participant', 'МВД'],
        ['kaz.body.general-prosecutor', 'by_agreement', 'ГП (по согласованию)'],
      ],
      [],
    ],
    [
      '1.2',
      'kaz.pmvg-2031-2033.area-1',
      '2032-01-01',
      '2032-06-30',
      [
        ['kaz.body.mia', 'lead', 'МВД'],
        [null, 'by_agreement', 'Академия при ГП (по согласованию)'],
      ],
      ['body_unknown'],
    ],
    [
      '2.1',
      'kaz.pmvg-2031-2033.area-2',
      '2031-01-01',
      '2033-12-31',
      [
        ['kaz.body.mia', 'lead', 'МВД'],
        [null, 'participant', 'акимы областей, городов Астаны и Алматы'],
        ['kaz.body.mof', 'participant', 'МФ'],
      ],
      ['body_unknown'],
    ],
    ['2.3', 'kaz.pmvg-2031-2033.area-2', null, null, [], ['period_not_read', 'no_body']],
  ]);
  assert.deepEqual(
    proposal.checks.map(({ code, paragraph }) => [code, paragraph]),
    [['number_missing', '2.2']],
  );
  assert.ok(proposal.items.every(({ flags }) => flags.includes('not_in_english')));
});

test('a plan in Kazakh', async () => {
  const proposal = await proposed('plan-kk.md');
  assert.equal(proposal.items[0]?.records[0]?.fields['approvedOn'], '2031-03-03');
  assert.deepEqual(
    proposal.items
      .slice(1)
      .map(({ records }) => [
        records[0]?.fields['periodStart'] ?? null,
        records[0]?.fields['periodEnd'],
        records[0]?.fields['periodWords'],
      ]),
    [
      [null, '2031-12-31', '2031 жылдың соңына дейін'],
      ['2032-07-01', '2032-07-31', '2032 жылғы шілде'],
    ],
  );
});

test('a plan as a web page: cells over several rows, another table beside it', async () => {
  const proposal = await proposed('plan-en.html');
  assert.deepEqual(measures(proposal), [
    [
      '1',
      'isl.nap-2030-2032.area-1',
      '2030-01-01',
      '2030-12-31',
      [
        [null, 'lead', 'Ministry of Justice'],
        [null, 'by_agreement', 'Ombudsman (by agreement)'],
      ],
      ['body_unknown'],
    ],
    [
      '2',
      'isl.nap-2030-2032.area-1',
      null,
      '2031-12-31',
      [
        [null, 'by_agreement', 'Courts (by agreement)'],
        [null, 'by_agreement', 'Archive (by agreement)'],
      ],
      ['body_unknown', 'no_lead'],
    ],
    [
      '3',
      'isl.nap-2030-2032.area-2',
      '2031-01-01',
      '2032-12-31',
      [
        [null, 'lead', 'Ministry of Health'],
        [null, 'participant', 'Prison Service'],
      ],
      ['body_unknown'],
    ],
  ]);
  assert.deepEqual(
    proposal.items.find(({ id }) => id.endsWith('.1'))?.unresolved,
    ['Ministry of Justice', 'Ombudsman'].map((printed, index) => ({
      record: index + 1,
      field: 'bodyId',
      vocabulary: 'body',
      printed,
    })),
  );
  assert.deepEqual(
    proposal.notUnderstood.map(({ reason, text }) => `${reason}: ${text}`),
    ['table_not_known: Budget line | Amount (2 rows)'],
  );
});

const cell = (text: string, more = ''): string =>
  `<w:tc><w:tcPr>${more}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;

test('a plan as a Word document: an area over all columns, a body for two measures', async () => {
  const span = (text: string): string => cell(text, '<w:gridSpan w:val="4"/>');
  const body = [
    '<w:p><w:r><w:t>Decision of the Government of Iceland of 5 May 2030 No. 12</w:t></w:r></w:p>',
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Prison Plan</w:t></w:r></w:p>',
    '<w:tbl>',
    row(...['No.', 'Measure', 'Period', 'Responsible'].map((name) => cell(name))),
    row(span('1. Health')),
    row(
      cell('1.1'),
      cell('Open a clinic'),
      cell('2031'),
      cell('Ministry of Health', '<w:vMerge w:val="restart"/>'),
    ),
    row(cell('1.2'), cell('Train nurses'), cell('July 2031'), cell('', '<w:vMerge/>')),
    '</w:tbl>',
  ].join('');
  const proposal = await actionPlanReader.propose(await openedDocx(body), recordGround);
  assertProposal(proposal, ['formOfCompletion']);
  assert.deepEqual(measures(proposal), [
    [
      '1.1',
      'isl.pp.area-1',
      '2031-01-01',
      '2031-12-31',
      [[null, 'lead', 'Ministry of Health']],
      ['form_missing', 'body_unknown'],
    ],
    [
      '1.2',
      'isl.pp.area-1',
      '2031-07-01',
      '2031-07-31',
      [[null, 'lead', 'Ministry of Health']],
      ['form_missing', 'body_unknown'],
    ],
  ]);
});

test('files without a plan, or without a State, are refused', async () => {
  const other = await openText('a.csv', 'Ship,Tonnage,Flag\nEsja,700,Iceland\nHekla,900,Iceland\n');
  assert.equal(actionPlanReader.recognises(other), 0);
  await assert.rejects(actionPlanReader.propose(other, recordGround), { code: 'no_plan' });
  const nameless = await openText(
    'b.md',
    '| No. | Measure | Period | Responsible |\n| --- | --- | --- | --- |\n| 1 | Open | 2031 | MoJ |',
  );
  await assert.rejects(actionPlanReader.propose(nameless, recordGround), { code: 'state_not_named' });
});

test('hostile cells cost little', () => {
  for (const sign of ['a', '(', ' ', ', ', '«', '(by ', 'and ', 'mayors, ', '1.']) {
    const text = sign.repeat(100_000 / sign.length);
    const before = performance.now();
    bodiesIn(text, () => false);
    planColumns([text]);
    planEnding(text.slice(0, 1_000));
    planHead([{ text, level: 0, isBold: true }], stateNames);
    assert.ok(performance.now() - before < 1_000, JSON.stringify(sign));
  }
});
