import assert from 'node:assert/strict';
import { appendFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { actionDraft, actionDrafts, GROUND_RECORDS, ground } from '../../test/support/records.ts';
import { newPlace, STORES, withStore } from '../../test/support/stores.ts';
import { KINDS } from '../features/kinds.ts';
import { witnessFile } from '../main.ts';
import type { Services } from '../main.ts';
import { leafOf } from './change.ts';
import { openKeys, originOf, signCheckpoint, trustKey } from './checkpoint.ts';
import type { Signer } from './checkpoint.ts';
import { Edge } from './merkle.ts';
import { verify, verifyStore } from './verify.ts';

const check = async (services: Services) =>
  verifyStore(services.store, KINDS, services.keys.trusted, await services.witnesses());
const codes = async (services: Services): Promise<string[]> => [
  ...new Set((await check(services)).findings.map((one) => one.code)),
];

/** What somebody who can write to the database and holds a key can do: every hash, root and signature made anew. */
async function rewriteHistory(services: Services, signer: Signer): Promise<void> {
  const { db } = services.store;
  const sets = new Map(
    (await db.selectFrom('change_set').selectAll().execute()).map((set) => [set.number, set]),
  );
  const edge = new Edge();
  await db.deleteFrom('checkpoint').execute();
  for (const row of await db.selectFrom('change').selectAll().orderBy('sequence').execute()) {
    const set = sets.get(row.change_set) ?? assert.fail();
    const leaf = leafOf({
      sequence: row.sequence,
      changeSet: row.change_set,
      at: set.at,
      actor: set.actor,
      reason: set.reason,
      kind: row.kind,
      recordId: row.record_id,
      stateId: row.state_id,
      operation: row.operation,
      before: row.before,
      contentHash: row.content_hash,
    });
    edge.append(leaf);
    await db.updateTable('change').set({ leaf_hash: leaf }).where('sequence', '=', row.sequence).execute();
    if (set.last_sequence === row.sequence) {
      const [size, root] = [edge.size, edge.root()];
      await db
        .insertInto('checkpoint')
        .values({ size, root, note: signCheckpoint(size, root, signer) })
        .execute();
    }
  }
  await db
    .updateTable('ledger_head')
    .set({ size: edge.size, edge: JSON.stringify(edge.roots) })
    .execute();
}

/** The ledger as it was after its first change sets, in every table: what a restore of an older copy leaves. */
async function cutBackTo(services: Services, sets: number): Promise<void> {
  const { db } = services.store;
  const kept = await db
    .selectFrom('change_set')
    .selectAll()
    .where('number', '=', sets)
    .executeTakeFirstOrThrow();
  const gone = await db.selectFrom('change').selectAll().where('sequence', '>', kept.last_sequence).execute();
  const edge = new Edge();
  for (const row of await db
    .selectFrom('change')
    .selectAll()
    .where('sequence', '<=', kept.last_sequence)
    .orderBy('sequence')
    .execute())
    edge.append(row.leaf_hash);
  for (const { record_id } of gone) {
    await db
      .deleteFrom('treaty_action' as never)
      .where('id' as never, '=', record_id as never)
      .execute();
    await db.deleteFrom('citation').where('record_id', '=', record_id).execute();
  }
  await db.deleteFrom('change').where('sequence', '>', kept.last_sequence).execute();
  await db.deleteFrom('change_set').where('number', '>', sets).execute();
  await db.deleteFrom('checkpoint').where('size', '>', kept.last_sequence).execute();
  await db
    .updateTable('ledger_head')
    .set({ size: edge.size, edge: JSON.stringify(edge.roots) })
    .execute();
}

for (const kind of STORES) {
  test(`${kind}: an empty ledger and one that was written to are whole`, async () => {
    await withStore(kind, async (services) => {
      assert.deepEqual((await check(services)).findings, []);
      await services.ledger.write(ground(), GROUND_RECORDS);
      await services.ledger.write(ground(), actionDrafts(50));
      const { findings, changes, records } = await check(services);
      assert.deepEqual(
        [findings, changes, records],
        [[], GROUND_RECORDS.length + 50, GROUND_RECORDS.length + 50],
      );
    });
  });

  test(`${kind}: a history made anew with another key is found, with our own key by who remembers`, async () => {
    await withStore(kind, async (services, place) => {
      await services.ledger.write(ground(), GROUND_RECORDS);
      await services.ledger.write(ground(), [actionDraft('a')]);
      await services.store.db
        .updateTable('change_set')
        .set({ actor: 'somebody:else' })
        .where('number', '=', 2)
        .execute();
      assert.deepEqual(await codes(services), ['change_altered']);

      const { signer } = await openKeys(join(place.directory, 'other-keys'));
      await rewriteHistory(services, signer);
      assert.deepEqual(new Set(await codes(services)), new Set(['signer_unknown', 'history_replaced']));
      // With our key, under another ledger's name: it is no checkpoint of this ledger.
      const { db } = services.store;
      await rewriteHistory(services, services.keys.signer);
      for (const { size, note } of await db.selectFrom('checkpoint').select(['size', 'note']).execute())
        await db
          .updateTable('checkpoint')
          .set({
            note: note.replaceAll(originOf(services.keys.signer.publicKey), originOf(signer.publicKey)),
          })
          .where('size', '=', size)
          .execute();
      assert.deepEqual(new Set(await codes(services)), new Set(['signer_unknown', 'history_replaced']));
      await rewriteHistory(services, services.keys.signer);
      assert.deepEqual(await codes(services), ['history_replaced']);
      // Nothing but the tables: they agree with each other.
      assert.deepEqual((await verify(services.store.db, KINDS, services.keys.trusted)).findings, []);
    });
  });

  test(`${kind}: a ledger cut back to an earlier state in every table is found by who remembers`, async () => {
    await withStore(kind, async (services) => {
      await services.ledger.write(ground(), GROUND_RECORDS);
      for (const id of ['a', 'b', 'c']) await services.ledger.write(ground(), [actionDraft(id)]);
      await cutBackTo(services, 2);
      assert.deepEqual((await verify(services.store.db, KINDS, services.keys.trusted)).findings, []);
      const { findings } = await check(services);
      assert.deepEqual(
        findings.map((one) => [one.code, one.sequence]),
        [
          ['history_replaced', 7],
          ['history_replaced', 8],
        ],
      );
      await rm(witnessFile(services.config));
      // The embedded store has its journal too; a server has only what was written outside it.
      assert.deepEqual(await codes(services), kind === 'embedded' ? ['history_replaced'] : []);
    });
  });

  test(`${kind}: nothing is written on top of a head that was altered`, async () => {
    await withStore(kind, async (services) => {
      await services.ledger.write(ground(), GROUND_RECORDS);
      const { db } = services.store;
      const head = await db.selectFrom('ledger_head').selectAll().executeTakeFirstOrThrow();
      for (const altered of [
        { size: head.size + 1 },
        { edge: JSON.stringify(['f'.repeat(64), ...head.edge.slice(1)]) },
        { edge: '["no hash"]' },
      ]) {
        await db.updateTable('ledger_head').set(altered).execute();
        await assert.rejects(services.ledger.write(ground(), [actionDraft('a')]), {
          code: 'ledger_not_whole',
        });
        assert.deepEqual(await codes(services), ['head_altered']);
        await db
          .updateTable('ledger_head')
          .set({ size: head.size, edge: JSON.stringify(head.edge) })
          .execute();
      }
      await services.ledger.write(ground(), [actionDraft('a')]);
      assert.deepEqual(await codes(services), []);
    });
  });

  test(`${kind}: what is written while it is verified is no finding`, async () => {
    await withStore(kind, async (services) => {
      await services.ledger.write(ground(), GROUND_RECORDS);
      await services.ledger.write(ground(), actionDrafts(2_000));
      const writing = (async () => {
        for (let number = 0; number < 20; number += 1)
          await services.ledger.write(ground(), [actionDraft(`new${number}`)]);
      })();
      for (let time = 0; time < 4; time += 1) assert.deepEqual((await check(services)).findings, []);
      await writing;
    });
  });

  test(`${kind}: another installation's checkpoints are told apart, and verify once its key is trusted`, async () => {
    const place = await newPlace(kind);
    try {
      let services = await place.open();
      await services.ledger.write(ground(), GROUND_RECORDS);
      const pem = services.keys.signer.publicKey.export({ type: 'spki', format: 'pem' }).toString();
      await services.close();
      await rm(join(place.directory, 'keys'), { recursive: true });
      services = await place.open();
      await services.ledger.write(ground(), [actionDraft('a')]);
      assert.deepEqual(await codes(services), ['signer_unknown']);
      await services.close();
      await trustKey(join(place.directory, 'keys'), pem);
      services = await place.open();
      assert.deepEqual(await codes(services), []);
      await services.close();
    } finally {
      await place.remove();
    }
  });

  test(`${kind}: each checkpoint is remembered outside the store, and a torn line is no witness`, async () => {
    await withStore(kind, async (services) => {
      await services.ledger.write(ground(), GROUND_RECORDS);
      await services.ledger.write(ground(), [actionDraft('a')]);
      const path = witnessFile(services.config);
      assert.match(await readFile(path, 'utf8'), /^5 [0-9a-f]{64}\n6 [0-9a-f]{64}\n$/);
      await appendFile(path, '7 abcdef');
      assert.deepEqual(await codes(services), []);
      await appendFile(path, `\n5 ${'0'.repeat(64)}\n`);
      assert.deepEqual(await codes(services), ['history_replaced']);
    });
  });
}
