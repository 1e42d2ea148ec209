import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportingDuty } from '../../features/duties/index.ts';
import type { Proposal } from '../../features/proposals/index.ts';
import { followUpRequest, milestone, recommendation, review } from '../../features/reviews/index.ts';
import { source } from '../../features/sources/index.ts';
import { citation } from '../../ledger/kind.ts';
import { asDocx, asText, fixture, groundHolding } from './observations.testdata.ts';
import { concludingObservationsReader } from './index.ts';

const KINDS = [source, review, milestone, recommendation, followUpRequest, reportingDuty];

/** Every record fits its kind; ids occur once. */
function assertFits(proposal: Proposal): void {
  const seen = new Set<string>();
  for (const record of [...proposal.frame, ...proposal.items.flatMap(({ records }) => records)]) {
    const kind = KINDS.find(({ name }) => name === record.kind);
    assert.ok(kind, record.kind);
    kind.schema.parse(record.fields);
    for (const one of record.citations) citation.parse(one);
    const key = `${record.kind} ${String(record.fields['id'])}`;
    assert.ok(!seen.has(key), `${key} twice`);
    seen.add(key);
  }
  const items = proposal.items.map(({ id }) => id);
  assert.equal(new Set(items).size, items.length);
}

const NAMES =
  'ccpr-paired ccpr-older cescr-paired cescr-older cedaw-paired cedaw-older cat-paired cat-older crc-paired crc-older';

for (const name of NAMES.split(' '))
  test(`${name}: what is proposed fits the record`, async () => {
    const file = asText(fixture(name));
    assert.ok(concludingObservationsReader.recognises(file) >= 0.8);
    const proposal = await concludingObservationsReader.propose(file, groundHolding());
    assertFits(proposal);
    assert.ok(proposal.items.length > 5);
  });

const proposed = (name: string): Promise<Proposal> =>
  concludingObservationsReader.propose(asDocx(fixture(name)), groundHolding());

test('ids are those of the record as it is shipped', async () => {
  const proposal = await proposed('ccpr-paired');
  const ids = [...proposal.frame, ...proposal.items.flatMap(({ records }) => records)].map(
    ({ kind, fields }) => `${kind} ${String(fields['id'])}`,
  );
  for (const id of [
    'source ccpr-c-isl-co-9',
    'review isl.ccpr-9',
    'milestone isl.ccpr-9.review',
    'milestone isl.ccpr-9.observations-adopted',
    'milestone isl.ccpr-9.observations-published',
    'recommendation isl.ccpr-co-9.8-a',
    'follow_up_request isl.ccpr-9.follow-up.6',
    'follow_up_request isl.ccpr-9.follow-up.8-a-b',
    'reporting_duty isl.duty.ccpr-9.follow-up.8-a-b',
    'reporting_duty isl.duty.ccpr-10',
  ])
    assert.ok(ids.includes(id), id);
});

test('a follow-up request and the duty that it makes', async () => {
  const item = (await proposed('ccpr-paired')).items.find(({ id }) => id === 'follow-up.8-a-b');
  const [request, duty] = item?.records ?? [];
  assert.deepEqual(request?.fields, {
    id: 'isl.ccpr-9.follow-up.8-a-b',
    stateId: 'ISL',
    reviewId: 'isl.ccpr-9',
    paragraph: '8 (a)–(b)',
    subject: { en: 'Hearings held at night' },
    requestedOn: '2031-07-21',
    withinMonths: 24,
    dueOn: '2033-07-24',
  });
  assert.equal(duty?.fields['followUpRequestId'], 'isl.ccpr-9.follow-up.8-a-b');
  assert.equal(duty?.fields['dueOn'], '2033-07-24');
  assert.deepEqual(item?.flags, []);
});

test('a chosen paragraph that is not there is flagged', async () => {
  const items = (await proposed('ccpr-older')).items.filter(({ id }) => id.startsWith('follow-up.'));
  assert.deepEqual(
    items.map(({ id, flags }) => [id, flags]),
    [
      ['follow-up.4', []],
      ['follow-up.9', ['paragraph_not_found']],
    ],
  );
});

test('a paragraph that the record holds is met under its own id, in its own review', async () => {
  const held = [
    { id: 'own.6', reviewId: 'own-review', sourceId: 'own-source', paragraph: '6', text: 'Six' },
    { id: 'own.7', reviewId: 'own-review', sourceId: 'own-source', paragraph: '7', text: 'Seven' },
    {
      id: 'own.7-again',
      reviewId: 'own-review',
      sourceId: 'own-source',
      paragraph: '7',
      text: 'Seven again',
    },
  ];
  const { items, frame } = await concludingObservationsReader.propose(
    asText(fixture('ccpr-paired')),
    groundHolding(held),
  );
  const idOf = (id: string): unknown => items.find((item) => item.id === id)?.records[0]?.fields['id'];
  assert.deepEqual([idOf('6'), idOf('7'), idOf('8-a')], ['own.6', 'isl.ccpr-co-9.7', 'isl.ccpr-co-9.8-a']);
  assert.equal(frame.find(({ kind }) => kind === 'review')?.fields['id'], 'own-review');
});

test('citations quote the words and name the general comment', async () => {
  const item = (await proposed('ccpr-paired')).items.find(({ id }) => id === '8-a');
  const [words, , lead] = item?.records[0]?.citations ?? [];
  assert.equal(words?.['quote'], 'Hold hearings between eight in the morning and six in the evening');
  assert.equal(words?.['note'], 'Refers to general comment No. 32 (2007).');
  assert.equal(lead?.['quote'], 'Recalling its general comment No. 32 (2007), the State party should:');
});

const companion = (symbol: string, title: string, more = ''): string =>
  `United Nations\n\n${symbol}\n\nDistr.: General\n\n16 September 2031\n\nOriginal: English\n\n${title}\n\n${more}`;

test('lists of issues, replies, reports and visits are the document and its step', async () => {
  const cases: readonly (readonly [string, string, string, string, string])[] = [
    [
      'CEDAW/C/ISL/Q/9',
      'List of issues and questions in relation to the ninth periodic report of Iceland',
      '',
      'list_of_issues',
      '2031-09-16',
    ],
    [
      'CCPR/C/ISL/QPR/10',
      'List of issues prior to submission of the tenth periodic report of Iceland',
      '',
      'list_of_issues',
      '2031-09-16',
    ],
    [
      'CEDAW/C/ISL/RQ/9',
      'Replies of Iceland to the list of issues and questions',
      '[Date received: 2 September 2031]',
      'replies',
      '2031-09-02',
    ],
    [
      'CRC/C/ISL/5-6',
      'Combined fifth and sixth periodic reports submitted by Iceland',
      '[Date received: 1 June 2031]',
      'state_report_submitted',
      '2031-06-01',
    ],
    [
      'CAT/OP/ISL/1',
      'Visit to Iceland undertaken from 1 to 9 May 2030: recommendations and observations addressed to the State party',
      '',
      'published',
      '2031-09-16',
    ],
  ];
  for (const [symbol, title, more, step, date] of cases) {
    const file = asText(companion(symbol, title, more));
    assert.ok(concludingObservationsReader.recognises(file) >= 0.7, symbol);
    const proposal = await concludingObservationsReader.propose(file, groundHolding());
    assertFits(proposal);
    assert.deepEqual(
      proposal.items.map(({ records }) => [records[0]?.fields['step'], records[0]?.fields['date']]),
      [[step, date]],
      symbol,
    );
  }
});

test('other documents are not taken for concluding observations', () => {
  const rate = (text: string): number => concludingObservationsReader.recognises(asText(text));
  assert.equal(
    rate('United Nations\n\nA/HRC/28/10\n\nReport of the Working Group on the Universal Periodic Review'),
    0,
  );
  assert.equal(rate('CCPR/C/SR.3307\n\nHuman Rights Committee\n\nSummary record of the 3307th meeting'), 0);
  assert.equal(
    rate('CCPR/C/123/2\n\nHuman Rights Committee\n\nReport on follow-up to the concluding observations'),
    0,
  );
  assert.equal(rate('A page about concluding observations.'), 0);
  assert.equal(
    concludingObservationsReader.recognises({ form: 'csv', name: 'a.csv', sheets: [], remarks: [] }),
    0,
  );
});
