import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { runServanda } from '../../test/support/child.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CORPUS = process.env['SERVANDA_CORPUS'] ?? join(ROOT, '../shared/corpus');
const fixture = (path: string): string => join(ROOT, 'src/readers', path);
const STATUS = fixture('treaty-status/fixtures/copied.txt');
const PLAN = fixture('action-plan/fixtures/plan-en.html');

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'servanda-read-'));
  await writeFile(join(folder, 'letter.txt'), 'Dear Sir or Madam\n\nThank you for your letter.\n');
});
after(() => rm(folder, { recursive: true }));

const read = (...args: readonly string[]) => runServanda(['read', ...args], { SERVANDA_DIR: folder });
const linesOf = (out: string): Record<string, unknown>[] =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('each file is read in the order given; one that no reader knows fails alone and says what it seems to be', async () => {
  const { code, out, err } = await read(STATUS, join(folder, 'letter.txt'), PLAN);
  assert.equal(code, 1);
  assert.match(out, /^copied: .* \(treaty-status\), .*\nplan-en: .* \(action-plan\), ISL: /);
  assert.match(err, /letter: No reader knows this file: .*“Dear Sir or Madam”/);
  assert.match(err, /choose the reader yourself/);
});

test('a line for each record, and with --all also for what hangs on it', async () => {
  const some = linesOf((await read(PLAN, '--ndjson')).out);
  const all = linesOf((await read(PLAN, '--ndjson', '--all')).out);
  assert.ok(some.every((line) => line['document'] === 'plan-en'));
  assert.deepEqual([...new Set(some.map((line) => line['kind']))].sort(), ['area', 'measure', 'plan']);
  assert.ok(all.some((line) => line['kind'] === 'responsibility'));
  const source = all.find((line) => line['kind'] === 'source');
  assert.equal(typeof source?.['sourceKind'], 'string');
  assert.ok(all.length > some.length);
});

test('--json answers in one piece, and a single failure as an error', async () => {
  const { out } = await read(STATUS, '--json');
  const { proposals, failures } = JSON.parse(out) as {
    proposals: { proposal: { items: unknown[] } }[];
    failures: unknown[];
  };
  assert.deepEqual(failures, []);
  assert.ok((proposals[0]?.proposal.items.length ?? 0) > 0);
  const failed = await read(join(folder, 'letter.txt'), '--json');
  assert.equal(failed.code, 1);
  assert.equal((JSON.parse(failed.err) as { error: { code: string } }).error.code, 'not_recognised');
  const missing = await read(join(folder, 'nothing.pdf'), '--json');
  assert.equal((JSON.parse(missing.err) as { error: { code: string } }).error.code, 'file_not_found');
});

test('a reader may be named', async () => {
  const wrong = await read(PLAN, '--as', 'nobody');
  assert.match(wrong.err, /There is no reader called 'nobody'[\s\S]*Choose one of: upr-report/);
  assert.match((await read(STATUS, '--as', 'treaty-status')).out, /treaty-status/);
});

test('replies are given to the recommendations of the report read with them', async (t) => {
  const report = join(CORPUS, 'addenda/A_HRC_28_15_wg_report.pdf');
  const addendum = join(CORPUS, 'addenda/A_HRC_28_15_Add1.pdf');
  if (!existsSync(report)) return t.skip(`corpus not present: ${CORPUS}`);
  const unanswered = (lines: readonly Record<string, unknown>[]): number =>
    lines.filter((line) => line['position'] === null).length;
  const alone = linesOf((await read(report, '--ndjson')).out);
  const together = linesOf((await read(addendum, report, '--together', '--ndjson')).out);
  assert.equal(together.length, alone.length);
  assert.ok(unanswered(alone) > 0);
  assert.equal(unanswered(together), 0);
  const { code, err } = await read(addendum, STATUS, '--together', '--ndjson');
  assert.equal(code, 1);
  assert.match(err, /A_HRC_28_15_Add1: The report that this addendum answers is not among the files/);
});
