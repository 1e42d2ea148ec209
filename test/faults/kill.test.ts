import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { KINDS } from '../../src/features/kinds.ts';
import { verifyStore } from '../../src/ledger/index.ts';
import { startChild } from '../support/child.ts';
import { Chance, newSeed, times } from '../support/random.ts';
import { newPlace, STORES } from '../support/stores.ts';
import type { Place } from '../support/stores.ts';

/** The ids of each change set that a writer said was acknowledged; a line that the kill cut off was not said. */
const acknowledged = (out: string): string[][] =>
  out
    .split('\n')
    .slice(0, -1)
    .filter((line) => /^\d+ /.test(line))
    .map((line) => line.split(' ').slice(1));

interface Killed {
  readonly wasWriting: boolean;
  readonly sets: string[][];
}

/** One writer, killed at a moment of chance: while it writes or, now and then, while it makes good the kill before. */
async function writeAndKill(place: Place, prefix: string, chance: Chance): Promise<Killed> {
  const child = startChild('test/support/writer.ts', [prefix], place.env);
  if (chance.below(6) > 0) await child.printed('ready');
  await sleep(chance.below(700));
  child.process.kill('SIGKILL');
  const { out, signal, err } = await child.ended;
  assert.equal(signal, 'SIGKILL', err);
  return { wasWriting: out.includes('ready'), sets: acknowledged(out) };
}

for (const kind of STORES) {
  test(`${kind}: a process that is killed while it writes has lost nothing that it acknowledged`, async (t) => {
    const kills = times(20, 6);
    const seed = newSeed();
    const chance = new Chance(seed);
    const place = await newPlace(kind);
    try {
      const sets: string[][] = [];
      let [whileWriting, whileOpening] = [0, 0];
      while (whileWriting < kills) {
        const killed = await writeAndKill(place, `k${whileWriting + whileOpening}`, chance);
        if (killed.wasWriting) whileWriting += 1;
        else whileOpening += 1;
        sets.push(...killed.sets);
        // Now and then somebody looks, which closes in order; else the next writer finds what the kill left.
        if (whileWriting < kills && chance.below(3) > 0) continue;
        const services = await place.open();
        const { findings } = await verifyStore(
          services.store,
          KINDS,
          services.keys.trusted,
          await services.witnesses(),
        );
        assert.deepEqual(findings, [], `TEST_SEED=${seed}, kill ${whileWriting}`);
        const stored = (await services.dossiers.get('KAZ')).entries('treaty_action');
        for (const id of sets.flat())
          assert.ok(stored.has(id), `${id} was acknowledged and is lost (TEST_SEED=${seed})`);
        const rows = await services.store.db.selectFrom('change_set').selectAll().execute();
        // What was not acknowledged is there as a whole or not at all.
        for (const { reason, first_sequence, last_sequence } of rows.filter((row) =>
          row.reason.startsWith('Change '),
        )) {
          const number = Number(reason.slice('Change '.length));
          assert.equal(last_sequence - first_sequence + 1, 1 + ((number * 7) % 40));
        }
        await services.close();
      }
      t.diagnostic(
        `${whileWriting} kills while writing, ${whileOpening} while opening: ${sets.length} change sets (${sets.flat().length} changes) acknowledged, 0 lost (TEST_SEED=${seed})`,
      );
      assert.ok(sets.length > 0);
    } finally {
      await place.remove();
    }
  });
}
