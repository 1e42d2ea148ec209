import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import type { HeldRecommendation, ReadOptions } from '../features/proposals/index.ts';
import type { StateNamesEntry } from '../kernel/state-names.ts';
import { createDocumentReading } from './documents.ts';

const states = (
  JSON.parse(readFileSync(new URL('../../data/catalogue/states.json', import.meta.url), 'utf8')) as {
    records: StateNamesEntry[];
  }
).records;
const documents = createDocumentReading({ states });
after(() => documents.close());

const read = async (file: { name: string; bytes: Uint8Array }, more: ReadOptions, by = documents) =>
  by.propose(await by.open(file, more), more);

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const fixture = (path: string) => file(path, readFileSync(new URL(`./${path}`, import.meta.url), 'utf8'));
const options = (more: Partial<ReadOptions> = {}): ReadOptions => ({
  names: [],
  recommendationsOf: () => Promise.resolve([]),
  held: () => Promise.resolve(new Map()),
  ...more,
});

test('a document is opened, recognised and read in threads; the next one by the same threads', async () => {
  for (const path of ['treaty-status/fixtures/copied.txt', 'treaty-status/fixtures/declared.txt']) {
    const { proposal, recognised } = await read(fixture(path), options());
    assert.equal(proposal.reader, 'treaty-status');
    assert.equal(recognised[0]?.reader, 'treaty-status');
    assert.ok(proposal.items.length > 0);
  }
});

test('what is wrong with a file is told, and the next file is read', async () => {
  const letter = read(file('letter.txt', 'Dear Sir or Madam\n\nThank you.'), options());
  await assert.rejects(letter, { code: 'not_recognised', status: 422 });
  await assert.rejects(read(file('empty.txt', ''), options()), { code: 'file_empty' });
  const next = await read(fixture('treaty-status/fixtures/copied.txt'), options());
  assert.ok(next.proposal.items.length > 0);
});

test('a reader asks the record across the threads, several questions at once', async () => {
  const asked: string[] = [];
  const recommendationsOf: ReadOptions['recommendationsOf'] = async (_stateId, of) => {
    asked.push('symbol' in of ? of.symbol : of.reviewId);
    const held: readonly HeldRecommendation[] = [];
    return held;
  };
  for (const name of ['ccpr-report.txt', 'ccpr-older.txt'])
    await read(fixture(`follow-up-assessment/fixtures/${name}`), options({ recommendationsOf }));
  assert.ok(asked.length > 2, asked.join());
  const failing = options({ recommendationsOf: () => Promise.reject(new Error('no store')) });
  await assert.rejects(read(fixture('follow-up-assessment/fixtures/ccpr-older.txt'), failing));
});

test('a reader that takes too long is ended, and does not hold up the others', async () => {
  const hasty = createDocumentReading({ states, limits: { timeout: 100 } });
  const never = options({ recommendationsOf: () => new Promise(() => undefined) });
  const stuck = read(fixture('follow-up-assessment/fixtures/ccpr-older.txt'), never, hasty);
  await assert.rejects(stuck, { code: 'reader_too_long' });
  await hasty.close();
  const controller = new AbortController();
  const waiting = read(
    fixture('follow-up-assessment/fixtures/ccpr-older.txt'),
    options({ recommendationsOf: never.recommendationsOf, signal: controller.signal }),
  );
  setTimeout(() => controller.abort(new Error('stopped')), 200);
  await assert.rejects(waiting, /stopped/);
  const next = await read(fixture('treaty-status/fixtures/copied.txt'), options());
  assert.ok(next.proposal.items.length > 0);
});
