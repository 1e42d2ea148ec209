import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { actionDraft, GROUND_RECORDS, ground } from '../../../test/support/records.ts';
import { newPlace, STORES } from '../../../test/support/stores.ts';
import type { Services } from '../../main.ts';
import { questionOf } from './asked.ts';

const idsOf = async ({ search }: Services, text: string): Promise<string[]> => {
  const answer = await search.ask({
    question: questionOf(text),
    language: 'en',
    choices: {},
    asof: '2026-01-01',
    order: 'newest',
    from: 0,
    count: 50,
  });
  return answer.hits.map((hit) => hit.id).sort();
};

const SOON = 1_000;

/** Asks until the answer is there; a change is to be found within a second. */
async function soon(services: Services, text: string, ids: readonly string[]): Promise<void> {
  const end = performance.now() + SOON;
  for (;;) {
    const found = await idsOf(services, text);
    if (performance.now() > end || found.join() === ids.join()) return assert.deepEqual(found, ids);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

for (const kind of STORES) {
  test(`${kind}: what is written is found, in every process; a later start opens what was kept`, async () => {
    const place = await newPlace(kind);
    let services = await place.open();
    try {
      await services.ledger.write(ground(), [
        ...GROUND_RECORDS,
        actionDraft('first', { summary: 'Accepts the inquiry procedure' }),
        actionDraft('there', { stateId: 'UZB', summary: 'Accepts the inquiry procedure' }),
      ]);
      await services.search.caughtUp();
      assert.deepEqual(await idsOf(services, 'inquiry'), ['first', 'there']);
      assert.deepEqual(await idsOf(services, 'inquiries procedures'), ['first', 'there']);

      await services.ledger.write(ground(), [actionDraft('second', { summary: 'Accepts the inquiry too' })]);
      await soon(services, 'inquiry', ['first', 'second', 'there']);
      if (kind === 'server') {
        const other = await place.open();
        assert.deepEqual(await idsOf(other, 'inquiry'), ['first', 'second', 'there']);
        await other.ledger.write(ground(), [actionDraft('third', { summary: 'An inquiry once more' })]);
        await soon(services, 'inquiry', ['first', 'second', 'there', 'third']);
        await other.ledger.write(ground(), [actionDraft('third', { summary: 'Nothing of that word' })]);
        await soon(services, 'inquiry', ['first', 'second', 'there']);
        await other.close();
      }
      await services.close();

      const path = join(place.directory, 'index', 'search');
      const kept = await readFile(path);
      services = await place.open();
      assert.deepEqual(await idsOf(services, 'inquiry'), ['first', 'second', 'there']);
      await services.close();
      for (const damaged of [kept.subarray(0, kept.length >> 1), Buffer.from('nonsense'), flipped(kept)]) {
        await writeFile(path, damaged);
        services = await place.open();
        assert.deepEqual(await idsOf(services, 'inquiry'), ['first', 'second', 'there']);
        await services.close();
      }
      services = await place.open();
    } finally {
      await services.close();
      await place.remove();
    }
  });
}

/** One bit of the arrays changed. */
function flipped(file: Buffer): Buffer {
  const copy = Buffer.from(file);
  const at = copy.length - 100;
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
