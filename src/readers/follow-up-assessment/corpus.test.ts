import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { asText, groundHolding } from './assessment.testdata.ts';
import { followUpAssessmentReader } from './index.ts';

/** The committee's grades of Kazakhstan as someone took them from CCPR/C/123/2: its structure, by field. */
interface Tracked {
  readonly co_symbol: string;
  readonly assessment_symbol: string;
  readonly followup_paras: readonly string[];
  readonly paragraphs: readonly {
    readonly para: string;
    readonly title: string;
    readonly recommendation: string;
    readonly limbs: readonly { readonly limb: string; readonly grade: string; readonly eval: string }[];
  }[];
}

const root = new URL('../../../', import.meta.url).pathname;
const corpus = process.env['SERVANDA_CORPUS'] ?? join(root, '../shared/corpus');
const path = join(corpus, 'kazakhstan/hrc_followup_grades_KAZ_CCPR-C-123-2.json');

const shipped = (file: string): readonly Readonly<Record<string, unknown>>[] =>
  (
    JSON.parse(readFileSync(join(root, `data/kazakhstan/${file}.json`), 'utf8')) as {
      records: Record<string, unknown>[];
    }
  ).records;

/** Put back into the form of the report. */
function reportOf({ co_symbol, assessment_symbol, followup_paras, paragraphs }: Tracked): string {
  const grades = paragraphs.map(
    ({ para, limbs }) => `${para} ${limbs.map(({ grade }) => `[${grade}]`).join('')}`,
  );
  return [
    assessment_symbol,
    'Distr.: General 11 December 2018',
    'Human Rights Committee',
    'Report on follow-up to the concluding observations of the Human Rights Committee*',
    'Kazakhstan',
    `Concluding observations: ${co_symbol}, 11 July 2016`,
    `Follow-up paragraphs: ${followup_paras.join(', ')}`,
    `Committee’s evaluation: Additional information required on paragraphs ${grades.join(', ')}`,
    ...paragraphs.flatMap(({ para, title, recommendation, limbs }) => [
      `Paragraph ${para}: ${title}`,
      `${recommendation}.`,
      'Summary of State party’s reply',
      'The reply was read.',
      'Committee’s evaluation',
      ...limbs.map(
        ({ limb, grade, eval: words }) =>
          `[${grade}]${limb === '' ? '' : `: ${limb}`}: ${words.split(' Recommended action:')[0]}.`,
      ),
    ]),
    'Recommended action: A letter should be sent informing the State party of the discontinuation of the follow-up procedure.',
    'Next periodic report: 15 July 2020.',
    '* Adopted by the Committee at its 123rd session (2–27 July 2018).',
  ].join('\n');
}

test('Kazakhstan’s grades become the assessments that the record ships', async (t) => {
  if (!existsSync(path)) return t.skip(`corpus not present: ${path}`);
  const tracked = JSON.parse(readFileSync(path, 'utf8')) as Tracked;
  const held = shipped('recommendations.treaty-bodies')
    .filter(({ sourceId }) => sourceId === 'ccpr-c-kaz-co-2')
    .map((row) => ({
      id: String(row['id']),
      reviewId: String(row['reviewId']),
      sourceId: String(row['sourceId']),
      paragraph: typeof row['paragraph'] === 'string' ? row['paragraph'] : null,
      text: String(row['text']),
    }));
  const proposal = await followUpAssessmentReader.propose(
    asText(reportOf(tracked)),
    groundHolding({ [tracked.co_symbol]: held }),
  );
  const fields = [
    'id',
    'subjectId',
    'scaleId',
    'value',
    'date',
    'part',
    'reviewId',
    'assessor',
    'mechanismId',
  ];
  const pick = (row: Readonly<Record<string, unknown>>): unknown => fields.map((field) => row[field]);
  assert.deepEqual(
    proposal.items.flatMap(({ records }) =>
      records.filter(({ kind }) => kind === 'assessment').map((one) => pick(one.fields)),
    ),
    shipped('assessments')
      .filter(({ assessorKind }) => assessorKind === 'mechanism')
      .map(pick),
  );
  assert.ok(proposal.items.slice(0, 6).every(({ flags }) => flags.length === 0));
  assert.deepEqual(proposal.checks, []);
  const duty = proposal.items.at(-1)?.records[0]?.fields;
  assert.deepEqual([duty?.['id'], duty?.['dueOn']], ['kaz.duty.ccpr-3', '2020-07-15']);
});
