import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assessment } from '../../features/assessments/index.ts';
import { reportingDuty } from '../../features/duties/index.ts';
import type { Proposal } from '../../features/proposals/index.ts';
import { milestone, review } from '../../features/reviews/index.ts';
import { source } from '../../features/sources/index.ts';
import { citation } from '../../ledger/kind.ts';
import { asDocx, asText, fixture, groundHolding } from './assessment.testdata.ts';
import { followUpAssessmentReader } from './index.ts';

const KINDS = [source, review, milestone, assessment, reportingDuty];

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
}

const NAMES = 'ccpr-report ccpr-addendum ccpr-older ced-report cedaw-letter cat-letter cerd-letter';

for (const name of NAMES.split(' '))
  test(`${name}: is recognised, and what is proposed fits the record`, async () => {
    const file = asText(fixture(name));
    assert.ok(followUpAssessmentReader.recognises(file) >= 0.8);
    assertFits(await followUpAssessmentReader.propose(file, groundHolding()));
  });

const held = (symbol: string, reviewId: string, ...paragraphs: readonly string[]) => ({
  [symbol]: paragraphs.map((paragraph) => ({
    id: `own.${paragraph.replace(/\W+/g, '-')}`,
    reviewId,
    sourceId: 'own-source',
    paragraph,
    text: paragraph,
  })),
});

test('of several States only those are proposed whose observations the record holds; the others are named', async () => {
  const ground = groundHolding(held('CCPR/C/ISL/CO/8', 'isl.own', '8', '14', '14 (a)', '20 (b)'));
  const proposal = await followUpAssessmentReader.propose(asDocx(fixture('ccpr-report')), ground);
  assertFits(proposal);
  assert.equal(proposal.document.stateId, 'ISL');
  assert.deepEqual(
    proposal.items.map(({ records: [record], flags }) => [
      record?.kind,
      record?.fields['subjectId'],
      record?.fields['part'],
      flags,
    ]),
    [
      ['assessment', 'own.8', '8', []],
      ['assessment', 'own.14', '14 (a)–(b)', []],
      ['assessment', 'own.14', '14 (c)', []],
      ['assessment', 'own.20-b-', '20', []],
      ['reporting_duty', undefined, undefined, []],
    ],
  );
  assert.deepEqual(
    proposal.checks.map(({ code, message }) => [code, message.split(':')[0]]),
    [['state_not_held', 'Slovenia']],
  );
  assert.deepEqual(
    proposal.frame.map(({ kind, fields }) => `${kind} ${String(fields['id'])}`),
    ['source ccpr-c-151-2', 'review isl.own', 'milestone isl.own.follow-up-assessed'],
  );
});

test('a grade on a scale that was not in use is flagged', async () => {
  const text = fixture('ccpr-addendum').replaceAll('[B]', '[B1]');
  const { items } = await followUpAssessmentReader.propose(
    asText(text),
    groundHolding(held('CCPR/C/NOR/CO/8', 'nor.own', '5', '9')),
  );
  assert.deepEqual(
    items
      .slice(0, 2)
      .map(({ records: [record], flags }) => [record?.fields['value'], record?.fields['scaleId'], flags]),
    [
      ['B1', 'ccpr-follow-up-2013', ['scale_not_in_force']],
      ['C', 'ccpr-follow-up-2016', []],
    ],
  );
});

test('the reader compares the grades at the head with those below, and misses a paragraph', async () => {
  const codes = async (text: string): Promise<string[]> =>
    (await followUpAssessmentReader.propose(asText(text), groundHolding())).checks.map(
      ({ code, paragraph }) => `${code} ${paragraph ?? ''}`,
    );
  const whole = fixture('ccpr-addendum');
  assert.deepEqual(await codes(whole), []);
  assert.deepEqual(await codes(whole.replace('5 [B] and 9 [C]', '5 [A] and 9 [C]')), ['grades_differ 5']);
  assert.deepEqual(await codes(whole.replace('[C]: (a), (b) and (c)\n', '')), ['grade_missing 9']);
});

test('a later round has ids of its own', async () => {
  const { items, frame } = await followUpAssessmentReader.propose(
    asText(fixture('ccpr-report')),
    groundHolding(),
  );
  assert.ok(items.some(({ id }) => id === 'svn.ccpr-5.grade.6.round-2'));
  assert.ok(frame.some(({ fields }) => fields['id'] === 'svn.ccpr-5.follow-up-assessed-2'));
});

test('other documents are not taken for assessments', () => {
  const rate = (text: string): number => followUpAssessmentReader.recognises(asText(text));
  assert.equal(
    rate(
      'CCPR/C/ISL/CO/8/Add.1\n\nHuman Rights Committee\n\nInformation received from Iceland on follow-up to the concluding observations',
    ),
    0,
  );
  assert.equal(
    rate(
      'CCPR/C/ISL/CO/8\n\nHuman Rights Committee\n\nConcluding observations on the eighth periodic report of Iceland',
    ),
    0,
  );
  assert.equal(rate('A/HRC/28/10\n\nReport of the Working Group'), 0);
});
