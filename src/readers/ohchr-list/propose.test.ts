import assert from 'node:assert/strict';
import test from 'node:test';
import { assessment } from '../../features/assessments/index.ts';
import type { Proposal, ProposedItem } from '../../features/proposals/index.ts';
import { position, recommendation, review } from '../../features/reviews/index.ts';
import { source } from '../../features/sources/index.ts';
import { citation } from '../../ledger/kind.ts';
import { parseUprReport } from '../upr-report/parse.ts';
import { proposeUprReport } from '../upr-report/propose.ts';
import { reportWith } from '../upr-report/report.testdata.ts';
import { sourceOfPages } from '../common/source-text.ts';
import type { WholeRecommendation } from './held.ts';
import {
  CYCLE_2,
  CYCLE_3,
  CYCLE_4,
  groundOf,
  heading,
  listDocument,
  listRow,
  stateNames,
} from './list.testdata.ts';
import type { MadeList } from './list.testdata.ts';
import { ohchrListReader } from './index.ts';
import type { ListItem } from './index.ts';

const KINDS = new Map([source, review, recommendation, position].map((kind) => [kind.name as string, kind]));

/** Every record but an assessment, which waits for a person, fits its kind; ids occur once. */
function assertFits({ frame, items }: Proposal): void {
  const seen = new Set<string>();
  for (const record of [...frame, ...items.flatMap(({ records }) => records)]) {
    if (record.kind !== assessment.name) KINDS.get(record.kind)?.schema.parse(record.fields);
    assert.ok(record.kind === assessment.name || KINDS.has(record.kind), record.kind);
    for (const one of record.citations) citation.parse(one);
    const key = `${record.kind} ${String(record.fields['id'])}`;
    assert.ok(!seen.has(key), `${key} twice`);
    seen.add(key);
  }
  const ids = items.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
}

const NAMES = {
  'theme right to health': 'theme.right-to-health',
  'theme death penalty': 'theme.death-penalty',
  'theme a41': 'theme.framework',
  'affected_group children': 'group.children',
  'sdg 3': 'sdg.3',
  'sdg 10': 'sdg.10',
};

async function propose(list: MadeList, held: readonly WholeRecommendation[] = []): Promise<Proposal> {
  const proposal = await ohchrListReader.propose(await listDocument(list), groundOf(NAMES, held));
  assertFits(proposal);
  return proposal;
}

const itemOf = ({ items }: Proposal, id: string): ProposedItem => {
  const found = items.find((one) => one.id === id);
  assert.ok(found, `no item ${id}`);
  return found;
};

test('lists of all cycles give records that fit', async () => {
  for (const list of [CYCLE_2, CYCLE_3, CYCLE_4]) await propose(list);
});

test('the list, the report and the review that the recommendations hang on', async () => {
  const proposal = await propose(CYCLE_3);
  assert.deepEqual(
    proposal.frame.map(({ kind, fields }) => [kind, fields['id']]),
    [
      ['source', 'upr39-wsm-matrix'],
      ['source', 'a-hrc-50-11'],
      ['review', 'wsm.upr-3'],
    ],
  );
  assert.deepEqual([proposal.document.stateId, proposal.document.sourceId], ['WSM', 'upr39-wsm-matrix']);
  assert.deepEqual(Object.keys(proposal.frame[0]?.fields['title'] as object), ['en', 'ru', 'kk']);
  assert.equal((await propose(CYCLE_2)).document.sourceId, 'upr-cycle-2-wsm-matrix');
});

test('a recommendation with its tags and the State’s answer', async () => {
  const item = itemOf(await propose(CYCLE_3), '93.1');
  const [first, answer] = item.records;
  assert.deepEqual(first?.fields, {
    id: 'a-hrc-50-11.93.1',
    stateId: 'WSM',
    reviewId: 'wsm.upr-3',
    mechanismId: 'upr',
    type: 'recommendation',
    sourceId: 'a-hrc-50-11',
    paragraph: '93.1',
    text: 'Build a clinic on every island',
    isSummary: false,
    language: 'en',
    recommendingStates: ['FJI', 'TON'],
    position: 9_300_100,
    themes: ['theme.right-to-health'],
    groups: ['group.children'],
    sdgs: ['sdg.3', 'sdg.10'],
  });
  const cited = { sourceId: 'upr39-wsm-matrix', locator: 'recommendation 93.1' };
  assert.deepEqual(first?.citations, [
    { ...cited, quote: 'Build a clinic on every island (Fiji) (Tonga)' },
    {
      ...cited,
      field: 'themes',
      value: 'Right to health\nChildren: definition; general principles; protection',
    },
    { ...cited, field: 'groups', value: 'Children' },
    { ...cited, field: 'sdgs', value: '3 - GOOD HEALTH AND WELL-BEING\n10 - REDUCED INEQUALITIES' },
  ]);
  assert.deepEqual(answer?.fields, {
    id: 'a-hrc-50-11.93.1.position',
    stateId: 'WSM',
    recommendationId: 'a-hrc-50-11.93.1',
    position: 'supported',
  });
  assert.equal(answer?.citations[0]?.['note'], 'Source of position: A/HRC/50/11 - Para 93.');
  assert.deepEqual(item.flags, []);
});

test('a theme is found by its words or its code; one that is not known is asked about without its number', async () => {
  const proposal = await propose(CYCLE_2);
  const [first] = itemOf(proposal, '77.2').records;
  assert.deepEqual(first?.fields['themes'], ['theme.death-penalty']);
  assert.deepEqual(itemOf(proposal, '77.2').unresolved, [
    { record: 0, field: 'themes', vocabulary: 'theme', printed: 'Acceptance of international norms' },
    { record: 0, field: 'groups', vocabulary: 'affected_group', printed: 'general' },
    { record: 0, field: 'groups', vocabulary: 'affected_group', printed: 'women' },
  ]);
  const coded = { ...CYCLE_3, rows: [listRow('93.1 Do so (Fiji);', 'Noted', '- A41 Laws', '')] };
  assert.deepEqual(itemOf(await propose(coded), '93.1').records[0]?.fields['themes'], ['theme.framework']);
});

/** Paragraphs as a report prints them, each also a row of a list. */
const BOTH = [
  '93.1 Build a clinic on every island (Fiji) (Tonga);',
  '93.2 To sign the made-up covenant (Peru); Ratify the made-up covenant (Cuba);',
  '93.3 Sign (Chile)/ratify (Kenya, Chile) the made-up protocol;',
  '93.4 That Samoa open the schools to all children (Iran (Islamic Republic of)).',
];

test('the same ids, words and States as from the report, so that both meet', async () => {
  const pages = reportWith([
    '93. The recommendations below enjoy the support of Samoa:',
    ...BOTH.map((one) => `  ${one}`),
  ]);
  const report = proposeUprReport(
    parseUprReport(sourceOfPages(pages), stateNames),
    pages.map(({ number, lines }) => ({ number, lines: lines.map(({ text }) => text) })),
    stateNames,
  );
  const list = await propose({
    ...CYCLE_3,
    title: 'UPR of Samoa (2nd Cycle - 21st Session)',
    rows: BOTH.map((one) =>
      listRow(`${one}\nSource of Position: A/HRC/99/7 - Para 93`, 'Supported', '- Right to health', ''),
    ),
  });
  const said = ({ items }: Proposal) =>
    items
      .map(({ id, records: [first, answer] }) => ({
        item: id,
        ...Object.fromEntries(
          ['id', 'reviewId', 'sourceId', 'type', 'paragraph', 'text', 'recommendingStates'].map((name) => [
            name,
            first?.fields[name],
          ]),
        ),
        answer: [answer?.fields['id'], answer?.fields['position']],
      }))
      .filter(({ item }) => item.startsWith('93.') && !item.endsWith('statement'));
  assert.deepEqual(said(list), said(report));
  assert.deepEqual(
    list.items.map(({ id }) => id),
    ['93.1', '93.2.1', '93.2.2', '93.3.1', '93.3.2', '93.4'],
  );
});

const heldOf = (id: string, text: string, more: Partial<WholeRecommendation> = {}): WholeRecommendation => {
  const fields = {
    id,
    stateId: 'WSM',
    reviewId: 'wsm.upr-3',
    mechanismId: 'upr',
    type: 'recommendation',
    text,
    isSummary: true,
    language: 'fr',
    position: 7,
    themes: ['theme.by-a-person'],
    page: 12,
    ...more.fields,
  };
  const { reviewId } = fields;
  return { id, reviewId, sourceId: 'a-hrc-50-11', paragraph: '93.1', text, answers: [], ...more, fields };
};

test('what the record holds keeps its id and its fields; the tags come beside', async () => {
  const item = itemOf(await propose(CYCLE_3, [heldOf('wsm.own', 'Clinics on every island')]), '93.1');
  const [first, answer] = item.records;
  assert.deepEqual(first?.fields, {
    id: 'wsm.own',
    stateId: 'WSM',
    reviewId: 'wsm.upr-3',
    mechanismId: 'upr',
    type: 'recommendation',
    text: 'Clinics on every island',
    isSummary: true,
    language: 'fr',
    position: 7,
    themes: ['theme.by-a-person', 'theme.right-to-health'],
    groups: ['group.children'],
    sdgs: ['sdg.3', 'sdg.10'],
  });
  assert.deepEqual(
    [answer?.fields['id'], answer?.fields['recommendationId']],
    ['wsm.own.position', 'wsm.own'],
  );
  assert.deepEqual(item.flags, []);
});

test('a paragraph held as several recommendations: each gets the tags, and its own words where they are as many', async () => {
  const held = [
    heldOf('wsm.a', 'Ratify the made-up convention', { paragraph: '94.1' }),
    heldOf('wsm.b', 'Consider ratifying the made-up convention', { paragraph: '94. 1' }),
    heldOf('wsm.said', 'Samoa said that it would', { paragraph: '94.1', fields: { type: 'statement' } }),
  ];
  const items = (await propose(CYCLE_3, held)).items.filter(({ id }) => /^94\.1\.\d$/u.test(id));
  assert.deepEqual(
    items.map(({ id, records: [first] }) => [id, first?.fields['id'], first?.citations[0]?.['quote']]),
    [
      ['94.1.1', 'wsm.a', 'Ratify the made-up convention (Peru)'],
      ['94.1.2', 'wsm.b', 'Consider ratifying the made-up convention (Cuba)'],
    ],
  );
});

test('an answer that is held stays; the list’s is cited beside it, and a difference is flagged', async () => {
  const answers = [
    { id: 'wsm.own.first', position: 'pending', date: '2021-11' },
    { id: 'wsm.own.last', position: 'noted', date: '2022-03' },
  ];
  const held = heldOf('wsm.own', 'Build a clinic on every island', { answers });
  const item = itemOf(await propose(CYCLE_3, [held]), '93.1');
  const answer = item.records[1];
  assert.deepEqual([answer?.fields['id'], answer?.fields['position']], ['wsm.own.last', 'noted']);
  assert.deepEqual(
    [answer?.citations[0]?.['value'], answer?.citations[0]?.['reading']],
    ['Supported', 'supported'],
  );
  assert.deepEqual(item.flags, ['position_differs']);
});

test('other words under the same number are flagged', async () => {
  const held = heldOf('wsm.own', 'Abolish the corporal punishment of prisoners in every district');
  assert.deepEqual(itemOf(await propose(CYCLE_3, [held]), '93.1').flags, ['words_differ']);
});

test('an assessment that somebody wrote waits for a person who says whose it is', async () => {
  const unsaid = itemOf(await propose(CYCLE_3), '94.1.1.assessment');
  const [record] = unsaid.records;
  assert.equal(record?.kind, 'assessment');
  assert.deepEqual(record?.fields, {
    id: 'a-hrc-50-11.94.1.1.assessment.upr39-wsm-matrix',
    stateId: 'WSM',
    subjectKind: 'recommendation',
    subjectId: 'a-hrc-50-11.94.1.1',
    rationale: { en: 'Partially implemented. Two clinics were opened in 2023.' },
  });
  assert.deepEqual(unsaid.flags, ['assessor_not_said']);
  assert.deepEqual(unsaid.unresolved, [
    { record: 0, field: 'value', vocabulary: 'scale_value', printed: 'Partially implemented' },
  ]);
  const assessorIn = async (line: string) => {
    const item = itemOf(await propose({ ...CYCLE_3, before: [line] }), '94.1.1.assessment');
    assert.deepEqual(item.flags, []);
    assessment.schema.parse({
      ...item.records[0]?.fields,
      assessorKind: 'state',
      scaleId: 's',
      value: 'v',
      date: '2024',
    });
    return [item.records[0]?.fields['assessor'], item.records[0]?.fields['assessorKind']];
  };
  assert.deepEqual(await assessorIn('Completed by: Ombudsman of Samoa'), [
    'Ombudsman of Samoa',
    'national_institution',
  ]);
  assert.deepEqual(await assessorIn('Assessment by the Government of Samoa.'), [
    'the Government of Samoa',
    'state',
  ]);
  assert.deepEqual(await assessorIn('Submitted by: Island Coalition'), ['Island Coalition', 'civil_society']);
  assert.deepEqual(await assessorIn('Prepared by: Example House'), ['Example House', undefined]);
});

test('the row as printed stands once, with the first item of the row', async () => {
  const items: readonly ListItem[] = (await propose(CYCLE_3)).items;
  assert.deepEqual(
    items.map(({ id, printed }) => [id, printed?.paragraph ?? null]),
    [
      ['93.1', '93.1'],
      ['94.1.1', '94.1'],
      ['94.1.2', null],
      ['94.1.1.assessment', null],
      ['93.2', '93.2'],
    ],
  );
  assert.deepEqual(items[1]?.printed, {
    paragraph: '94.1',
    text: 'Ratify the made-up convention (Peru); Consider ratifying the made-up convention (Cuba);',
    states: ['PER', 'CUB'],
    position: 'noted',
    theme: 'Right to health',
    themes: ['Right to health'],
    groups: [],
    sdgs: [],
    assessment: 'Partially implemented. Two clinics were opened in 2023.',
  });
});

test('rows without a number, or with one twice, get ids of their own', async () => {
  const proposal = await propose({
    ...CYCLE_3,
    rows: [
      heading('Theme: Right to health'),
      listRow('93.1 Build a clinic (Fiji);', 'Noted', '', ''),
      listRow('93.1 Close the harbour on Sundays (Tonga);', 'Noted', '', ''),
      listRow('Send a doctor (Peru);', 'Noted', '', ''),
    ],
  });
  assert.deepEqual(
    proposal.items.map(({ records: [first] }) => [first?.fields['id'], first?.citations[0]?.['locator']]),
    [
      ['wsm.upr-3.93.1', 'recommendation 93.1'],
      ['wsm.upr-3.93.1~2', 'recommendation 93.1'],
      ['wsm.upr-3.row-3', 'row 3 of the table'],
    ],
  );
});

test('a workbook is refused with what is needed', async () => {
  const sheets = { form: 'csv', name: 'x.csv', sheets: [], remarks: [] } as const;
  await assert.rejects(ohchrListReader.propose(sheets, groundOf()), { code: 'not_a_list', status: 422 });
});
