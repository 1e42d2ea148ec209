import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { isAppError } from '../../kernel/errors.ts';
import { linesOf, StreamPlaces } from './lines.ts';

/** Records of a kilobyte; tells how many were made, and whether the making was ended. */
function source(count: number, failAt = -1) {
  const seen = { made: 0, isEnded: false };
  async function* records(): AsyncGenerator<object> {
    try {
      for (; seen.made < count; seen.made += 1) {
        if (seen.made === failAt) throw new Error('the store failed');
        yield { number: seen.made, text: 'x'.repeat(1_000) };
      }
    } finally {
      seen.isEnded = true;
    }
  }
  return { seen, records: records() };
}

test('lines are made as they are read: a client that waits has one piece made for it', async () => {
  const { seen, records } = source(100_000);
  let done = 0;
  const reader = linesOf(records, () => (done += 1)).getReader();
  await pause(5);
  assert.equal(seen.made, 0, 'nothing is made before anyone reads');
  await reader.read();
  await pause(5);
  assert.ok(seen.made > 50 && seen.made < 80, `${seen.made} were made for one piece`);
  await reader.cancel();
  assert.deepEqual([seen.isEnded, done], [true, 1]);
});

test('all lines come, each whole, and the place is given back once', async () => {
  const { records } = source(500);
  let done = 0;
  const text = await new Response(linesOf(records, () => (done += 1))).text();
  const numbers = text
    .split('\n')
    .slice(0, -1)
    .map((line) => (JSON.parse(line) as { number: number }).number);
  assert.deepEqual(
    numbers,
    Array.from({ length: 500 }, (_, at) => at),
  );
  assert.equal(done, 1);
});

test('a failure in the middle breaks the answer off, so that it is not taken for whole', async () => {
  const { records, seen } = source(500, 300);
  let done = 0;
  await assert.rejects(new Response(linesOf(records, () => (done += 1))).text());
  assert.deepEqual([seen.isEnded, done], [true, 1]);
});

test('a client that takes nothing any more loses its place', async () => {
  const { records, seen } = source(500);
  let done = 0;
  const reader = linesOf(records, () => (done += 1), 20).getReader();
  await reader.read();
  // The timer does not keep the process alive.
  await pause(80);
  assert.deepEqual([seen.isEnded, done], [true, 1]);
  await assert.rejects(reader.read());
});

test('two lists at once go to one client, eight to all', () => {
  const places = new StreamPlaces();
  const isRefused = (client: string): boolean => {
    try {
      places.take(client);
      return false;
    } catch (error) {
      return isAppError(error) && error.status === 429 && error.code === 'too_many_streams';
    }
  };
  const giveBack = places.take('a');
  assert.equal(isRefused('a'), false);
  assert.equal(isRefused('a'), true);
  giveBack();
  giveBack();
  assert.equal(isRefused('a'), false);
  for (const client of ['b', 'b', 'c', 'c', 'd', 'd']) assert.equal(isRefused(client), false, client);
  assert.equal(isRefused('e'), true);
});
