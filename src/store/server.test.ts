import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { runServanda, startChild } from '../../test/support/child.ts';
import { actionDraft, GROUND_RECORDS, ground } from '../../test/support/records.ts';
import { newPlace, withStore } from '../../test/support/stores.ts';
import { KINDS } from '../features/kinds.ts';
import { verifyStore } from '../ledger/index.ts';
import type { Services } from '../main.ts';

const findingsOf = async (services: Services): Promise<unknown> =>
  (await verifyStore(services.store, KINDS, services.keys.trusted, await services.witnesses())).findings;

/** Ends every other connection to this database, as a restart of the server or an administrator does. */
const cutConnections = (services: Services): Promise<unknown> =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
    services.store.db,
  );

async function until(isTrue: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 200 && !isTrue(); attempt += 1) await sleep(50);
  assert.ok(isTrue());
}

test('two processes write at once: one ledger, nothing lost, each hears of the other', async () => {
  const place = await newPlace('server');
  try {
    const services = await place.open();
    await services.ledger.write(ground(), GROUND_RECORDS);
    let heard = 0;
    services.store.onChange(() => void (heard += 1));
    const children = ['b', 'c'].map((prefix) =>
      startChild('test/support/writer.ts', [prefix, '25'], place.env),
    );
    for (const child of children) await child.printed('ready');
    for (let number = 0; number < 25; number += 1)
      await services.ledger.write(ground(), [actionDraft(`own.${number}`)]);
    for (const child of children) assert.equal((await child.ended).code, 0);
    await until(() => heard > 30);
    assert.deepEqual(await findingsOf(services), []);
    const stored = new Set((await services.dossiers.get('KAZ')).entries('treaty_action').keys());
    const acknowledged = children.flatMap((child) => child.out().match(/[bc]\.\d+\.\d+/g) ?? []);
    assert.ok(acknowledged.length > 100);
    for (const id of acknowledged) assert.ok(stored.has(id), id);
    await services.close();
  } finally {
    await place.remove();
  }
});

test('two processes that start at once on an empty database make one schema', async () => {
  const place = await newPlace('server');
  try {
    const all = await Promise.all(Array.from({ length: 4 }, () => place.open()));
    await Promise.all(all.map((services) => services.ledger.write(ground(), GROUND_RECORDS)));
    const [first] = all;
    assert.ok(first);
    assert.deepEqual(await findingsOf(first), []);
    for (const services of all) await services.close();
  } finally {
    await place.remove();
  }
});

test('a connection that is cut is made anew: for reading, writing, and hearing of others', async () => {
  const place = await newPlace('server');
  try {
    const [one, other] = [await place.open(), await place.open()];
    await one.ledger.write(ground(), GROUND_RECORDS);
    for (let round = 1; round <= 3; round += 1) {
      let heard = 0;
      other.store.onChange(() => void (heard += 1));
      await cutConnections(one);
      // The ear says once, when it hears again, that something may have been missed.
      await until(() => heard > 0);
      const before = heard;
      await one.ledger.write(ground(), [actionDraft(`a${round}`)]);
      await until(() => heard > before);
      assert.equal((await other.dossiers.get('KAZ')).entries('treaty_action').size, round);
      await other.ledger.write(ground(), [actionDraft(`a${round}`)]);
    }
    await one.close();
    await other.close();
  } finally {
    await place.remove();
  }
});

test('a connection that is cut in the middle of a write leaves nothing, says so, and the same can be written again', async () => {
  const place = await newPlace('server');
  try {
    const [one, other] = [await place.open(), await place.open()];
    await one.ledger.write(ground(), GROUND_RECORDS);
    const cut = one.store.transaction(async () => {
      await cutConnections(other);
      return {
        writes: [{ table: 'loaded_file', key: ['path'], put: [{ path: 'a', hash: 'h' }] }],
        result: 0,
      };
    });
    await assert.rejects(cut, { code: 'database_lost', status: 503 });
    const { rows } = await sql`select * from loaded_file`.execute(one.store.db);
    assert.deepEqual(rows, []);
    assert.equal((await one.ledger.write(ground(), GROUND_RECORDS)).unchanged, GROUND_RECORDS.length);
    assert.equal((await one.ledger.write(ground(), [actionDraft('a')])).created, 1);
    assert.deepEqual(await findingsOf(one), []);
    await one.close();
    await other.close();
  } finally {
    await place.remove();
  }
});

test('a statement that the server ends for its length is told as such', async () => {
  await withStore('server', async (services) => {
    const slow = services.store.transaction(async (trx) => {
      await sql`set local statement_timeout = 50`.execute(trx);
      await sql`select pg_sleep(2)`.execute(trx);
      return { writes: [], result: 0 };
    });
    await assert.rejects(slow, { code: 'database_timeout' });
  });
});

test('closing ends every connection, also one that is just being made anew', async () => {
  const place = await newPlace('server');
  try {
    const [one, other] = [await place.open(), await place.open()];
    await cutConnections(one);
    await other.close();
    await sleep(1_500);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and application_name = 'servanda' and pid <> pg_backend_pid()`.execute(
      one.store.db,
    );
    // What is left is the ear of the one that is open.
    assert.ok((rows[0]?.count ?? 0) <= 1, JSON.stringify(rows));
    await one.close();
  } finally {
    await place.remove();
  }
});

test('a database that does not answer is told by name, with the reason and without the password', async () => {
  const place = await newPlace('server');
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  try {
    const url = place.databaseUrl ?? '';
    const cases: [string, RegExp][] = [
      ['postgres://u:geheim@127.0.0.1:1/x', /nothing listens at that host and port/],
      [`postgres://u:geheim@127.0.0.1:${port}/x`, /the host does not react/],
      [url.replace('servanda:servanda', 'servanda:geheim'), /password is not accepted/],
      [`${url}_none`, /no such database/],
    ];
    const ended = await Promise.all(
      cases.map(([wrong]) => runServanda(['verify'], { ...place.env, DATABASE_URL: wrong })),
    );
    for (const [index, { code, err }] of ended.entries()) {
      assert.equal(code, 1);
      assert.match(err, /The PostgreSQL named by DATABASE_URL does not answer/);
      assert.match(err, cases[index]?.[1] ?? /$^/);
      assert.match(err, /Without DATABASE_URL the embedded store is used/);
      assert.doesNotMatch(err, /geheim/);
    }
  } finally {
    silent.close();
    await place.remove();
  }
});
