import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionDraft, cite, GROUND_RECORDS, ground } from '../../test/support/records.ts';
import { Chance, newSeed } from '../../test/support/random.ts';
import { STORES, withStore } from '../../test/support/stores.ts';
import { entriesAround } from './history.ts';
import type { Entry } from './rows.ts';

for (const store of STORES) {
  test(`${store}: each change is shown with what it found and what it left, whatever came later`, () =>
    withStore(store, async (services) => {
      const { ledger } = services;
      const { db } = services.store;
      const seed = newSeed();
      const chance = new Chance(seed);
      const kind = ledger.kind('treaty_action');
      await ledger.write(ground(), GROUND_RECORDS);
      /** Sequence → the record as the ledger held it right before and right after. */
      const expected = new Map<number, { before: Entry | null; after: Entry | null }>();
      for (let step = 0; step < 40; step += 1) {
        const id = chance.pick(['a', 'b', 'c']);
        const before = await ledger.find('treaty_action', id);
        const draft =
          before && chance.below(5) === 0
            ? { kind, remove: id }
            : actionDraft(
                id,
                { summary: chance.pick(['one', 'two', null]), date: chance.pick(['2003', '2004']) },
                [cite(chance.pick(['p. 1', 'p. 2'])), ...(chance.below(2) === 0 ? [cite('p. 3')] : [])],
              );
        const { number } = await ledger.write(ground(`Step ${step}`), [draft]);
        if (number === null) continue;
        const after = await ledger.find('treaty_action', id);
        const { size } = await db.selectFrom('ledger_head').select('size').executeTakeFirstOrThrow();
        expected.set(size, { before, after });
      }
      const changes = await db
        .selectFrom('change')
        .select(['sequence', 'kind', 'record_id as recordId'])
        .where('kind', '=', 'treaty_action')
        .execute();
      assert.equal(changes.length, expected.size);
      assert.deepEqual(await entriesAround(db, ledger.kinds, changes), expected, `TEST_SEED=${seed}`);
      const some = changes.filter((_, index) => index % 3 === 0);
      assert.deepEqual(
        [...(await entriesAround(db, ledger.kinds, some))].sort(([a], [b]) => a - b),
        some.map((one) => [one.sequence, expected.get(one.sequence)]),
        `TEST_SEED=${seed}`,
      );
      const [first] = changes;
      assert.ok(first);
      const gone = await entriesAround(db, ledger.kinds, [{ ...first, kind: 'colour' }]);
      assert.equal(gone.size, 0);
    }));
}
