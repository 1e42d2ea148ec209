import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionPlanReader, actionPlanTables } from '../action-plan/index.ts';
import { assertProposal, openFile, openText } from '../common/opened.testdata.ts';
import { recordGround } from '../common/record-ground.testdata.ts';
import { scaleFor } from '../follow-up-assessment/index.ts';
import { treatyStatusReader, treatyTables } from '../treaty-status/index.ts';
import { createCountryReportReader } from './index.ts';
import { cycleIn } from './upr-dates.ts';

const reader = createCountryReportReader({ tables: [treatyTables, actionPlanTables], scaleOf: scaleFor });
const report = () => openFile(new URL('./fixtures/report.md', import.meta.url));

test('each table is read by the reader that knows it, and the others are named', async () => {
  const file = await report();
  const proposal = await reader.propose(file, recordGround);
  assertProposal(proposal, ['date']);
  assert.deepEqual(
    proposal.checks.flatMap(({ code, message }) =>
      code.startsWith('table_') ? [message.replace(/ \(.*\):/u, ':')] : [],
    ),
    [
      'Table 1: 2 of 2 rows read as upr-dates, 6 items.',
      'Table 2: 1 of 1 rows read as upr-positions, 3 items.',
      'Table 3: 2 of 2 rows read as treaty-status, 4 items.',
      'Table 4: 1 of 1 rows read as treaty-status, 1 items.',
      'Table 5: 2 of 2 rows read as treaty-status, 1 items.',
      'Table 6: 1 of 1 rows read as committee-grades, 2 items.',
      'Table 8: 1 of 1 rows read as action-plan, 2 items.',
    ],
  );
  assert.deepEqual(
    proposal.notUnderstood.map(({ reason, text }) => `${reason}: ${text}`),
    [
      'date_not_read: Final decision of the Council: not yet',
      'table_not_known: Table 7: Ship | Tonnage (1 rows)',
    ],
  );
  assert.deepEqual(
    proposal.items.map(({ id, flags }) => [id, ...flags].join(' ')),
    [
      'isl.upr-1.review',
      'isl.upr-1.report-published',
      'isl.upr-1.replies',
      'isl.upr-1.outcome',
      'isl.upr-3.review',
      'isl.upr-3.report-published',
      'isl.upr-3.noted.1 no_state no_number',
      'isl.upr-3.noted.2-a no_state no_number',
      'isl.upr-3.noted.2-b no_state no_number',
      'isl.crc.signature',
      'isl.crc.ratification',
      'isl.crc.reservation date_missing',
      // Two tables give it different days.
      'isl.iccpr.accession dates_differ',
      'isl.ilo-c029.ratification',
      'isl.ccpr-5.grade.7-a-b date_missing recommendation_not_held',
      'isl.ccpr-5.grade.7-c date_missing recommendation_not_held',
      'isl.ap-2030',
      'isl.ap-2030.1 body_unknown',
    ],
  );
  assert.deepEqual(proposal.document, {
    stateId: 'ISL',
    symbol: null,
    title: 'Report on Human Rights in Iceland',
    language: 'en',
    sourceId: 'isl-report-on-human-rights-in-iceland-2031',
  });
});

test('a report is recognised before the readers of its tables, and they before it', async () => {
  const file = await report();
  const rates = (one: typeof file): boolean =>
    reader.recognises(one) > Math.max(treatyStatusReader.recognises(one), actionPlanReader.recognises(one));
  assert.ok(rates(file));
  const table = '| Treaty | Signature | Ratification |\n| --- | --- | --- |\n| CRC | 2001 | 2002 |';
  assert.ok(!rates(await openText('a.md', `# Status of treaties of Iceland\n\n${table}`)));
  assert.equal(
    reader.recognises(
      await openText('a.csv', 'Country,Signature,Ratification\nChad,,2001\nChile,2000,2001\n'),
    ),
    0,
  );
  assert.equal(reader.recognises(await openText('a.txt', 'A report without any table.')), 0);
});

test('cycles as they are named', () => {
  const cases: readonly (readonly [string, number | null])[] = [
    ['First cycle (2008-2011)', 1],
    ['the Most Recent Universal Periodic Review (Third Cycle)', 3],
    ['2nd UPR cycle', 2],
    ['Cycle 4', 4],
    ['Третий цикл УПО', 3],
    ['2-й цикл', 2],
    ['a motorcycle', null],
    ['', null],
  ];
  for (const [text, cycle] of cases) assert.equal(cycleIn(text), cycle, text);
});

test('a report without a State is refused', async () => {
  const file = await openText(
    'a.md',
    '# Report\n\n| Treaty | Signature | Ratification |\n| --- | --- | --- |\n| CRC | 2001 | 2002 |',
  );
  await assert.rejects(reader.propose(file, recordGround), { code: 'state_not_named' });
});
