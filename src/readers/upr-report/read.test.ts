import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import test from 'node:test';
import { isAppError } from '../../kernel/errors.ts';
import { encryptedPdf, pageOf, pdfOf, type TestText } from '../files/pdf/pdf.testdata.ts';
import { readUprReports } from './read.ts';
import { reportWith, shippedNames } from './report.testdata.ts';

const stateNames = shippedNames();

const PAGES = reportWith([
  '7. The recommendations below enjoy the support of Samoa:',
  ' 7.1 Plant trees (Chile);',
  '8. All conclusions and/or recommendations contained in the present report reflect the',
  'position of the submitting State(s).',
]);

/** The same small report as a real file. */
const REPORT = pdfOf(
  PAGES.map(({ lines }) =>
    lines.map(({ text, x, y }): TestText => ({ text: text.replace(/[^ -~]/gu, ' '), x, y })),
  ),
);

const FILES = [
  { name: 'samoa.pdf', bytes: REPORT },
  { name: 'locked.pdf', bytes: encryptedPdf() },
  { name: 'letter.pdf', bytes: pdfOf([pageOf(['Dear colleague, these are the trees', 'that I spoke of.'])]) },
  { name: 'empty.pdf', bytes: Buffer.alloc(0) },
  { name: 'samoa again.pdf', bytes: REPORT },
];

test('files come in order; one that cannot be read gives its error and stops no other', async () => {
  const progress: string[] = [];
  const outcomes: string[] = [];
  const onProgress = ({ page, pageCount }: { page: number; pageCount: number }): number =>
    progress.push(`${page}/${pageCount}`);
  for await (const reading of readUprReports(FILES, { stateNames, onProgress })) {
    if ('report' in reading) outcomes.push(reading.report.recommendations.map(({ text }) => text).join());
    else outcomes.push(isAppError(reading.error) ? reading.error.code : String(reading.error));
  }
  assert.deepEqual(outcomes, [
    'Plant trees',
    'pdf_encrypted',
    'not_a_upr_report',
    'pdf_empty',
    'Plant trees',
  ]);
  assert.ok(progress.includes('4/4'));
});

test('reading can be called off, and left early', async () => {
  const off = AbortSignal.abort(new Error('called off'));
  await assert.rejects(async () => {
    for await (const reading of readUprReports(FILES, { stateNames, signal: off })) assert.ok(reading);
  }, /called off/u);
  for await (const reading of readUprReports(FILES, { stateNames, concurrency: 1 })) {
    assert.ok('report' in reading);
    break;
  }
});
