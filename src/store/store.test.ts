import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { actionDraft, actionDrafts, cite, GROUND_RECORDS, ground } from '../../test/support/records.ts';
import { newPlace, STORES, withStore } from '../../test/support/stores.ts';
import { ledgerSize } from '../ledger/index.ts';
import type { Services } from '../main.ts';
import type { TableWrite } from './index.ts';

const fileRow = (path: string, hash = 'h'): TableWrite => ({
  table: 'loaded_file',
  key: ['path'],
  put: [{ path, hash }],
});
const write = (services: Services, ...writes: TableWrite[]): Promise<void> =>
  services.store.transaction(async () => ({ writes, result: undefined }));
const paths = async (services: Services): Promise<string[]> =>
  (await services.store.db.selectFrom('loaded_file').select('path').orderBy('path').execute()).map(
    (row) => row.path,
  );

for (const kind of STORES) {
  test(`${kind}: a transaction that fails leaves nothing, and the next one works`, async () => {
    await withStore(kind, async (services) => {
      await assert.rejects(
        services.store.transaction(async () => {
          throw new Error('on purpose');
        }),
        /on purpose/,
      );
      await assert.rejects(
        write(services, fileRow('a'), { table: 'nowhere', key: ['id'], put: [{ id: 1 }] }),
      );
      // A reference that leads nowhere shows at the end only, when everything else is written.
      await assert.rejects(
        write(services, fileRow('b'), {
          table: 'provision',
          key: ['id'],
          put: [{ id: 'p', instrument_id: 'none', article: '1', position: 1, subject: {} }],
        }),
        { code: '23503' },
      );
      assert.deepEqual(await paths(services), []);
      await write(services, fileRow('c'));
      assert.deepEqual(await paths(services), ['c']);
    });
  });

  test(`${kind}: a bulk is there as a whole or not at all, also after a new start`, async () => {
    const place = await newPlace(kind);
    let services = await place.open();
    try {
      const failing = services.store.bulk(async function* () {
        for (let part = 0; part < 5; part += 1) yield [fileRow(`part ${part}`)];
        throw new Error('the end is missing');
      });
      await assert.rejects(failing, /the end is missing/);
      assert.deepEqual(await paths(services), []);
      await write(services, fileRow('afterwards'));
      await services.store.bulk(async function* () {
        for (let part = 0; part < 3; part += 1) yield [fileRow(`whole ${part}`)];
      });
      await services.close();
      services = await place.open();
      assert.deepEqual(await paths(services), ['afterwards', 'whole 0', 'whole 1', 'whole 2']);
      assert.deepEqual(services.store.notices, []);
    } finally {
      await services.close();
      await place.remove();
    }
  });

  test(`${kind}: rows are put whole, removed by key, and removed before put`, async () => {
    await withStore(kind, async (services) => {
      await write(services, {
        table: 'loaded_file',
        key: ['path'],
        put: Array.from({ length: 1_201 }, (_, index) => ({ path: `p${index}`, hash: 'old' })),
      });
      await write(services, {
        table: 'loaded_file',
        key: ['path'],
        remove: [{ path: 'p0' }, { path: 'p1' }],
        put: [{ path: 'p1', hash: 'new' }],
      });
      const rows = await services.store.db
        .selectFrom('loaded_file')
        .selectAll()
        .where('path', 'in', ['p0', 'p1', 'p2'])
        .orderBy('path')
        .execute();
      assert.deepEqual(rows, [
        { path: 'p1', hash: 'new' },
        { path: 'p2', hash: 'old' },
      ]);
      assert.equal((await paths(services)).length, 1_200);
    });
  });

  test(`${kind}: text comes back as it went in, whatever it is made of`, async () => {
    const text =
      'Қазақстан \u2028 \u2029 "quoted" \\back\\ \u0001 \t\r\n 😀 $1 :name ; -- ' + 'é'.normalize('NFD');
    const place = await newPlace(kind);
    let services = await place.open();
    try {
      await services.ledger.write(ground(), GROUND_RECORDS);
      await services.ledger.write(ground(text), [
        actionDraft('a', { summary: text }, [cite(text, { note: text })]),
      ]);
      await services.close();
      services = await place.open();
      const entry = await services.ledger.find('treaty_action', 'a');
      assert.deepEqual(entry?.fields['summary'], { en: text.trim() });
      assert.equal(entry?.citations[0]?.note, text);
    } finally {
      await services.close();
      await place.remove();
    }
  });

  test(`${kind}: who writes sees it at once; listeners hear of it, and one that fails does not fail the write`, async () => {
    await withStore(kind, async (services) => {
      await services.ledger.write(ground(), GROUND_RECORDS);
      let heard = 0;
      services.store.onChange(() => {
        throw new Error('on purpose');
      });
      services.store.onChange(() => void (heard += 1));
      const said = console.error;
      console.error = () => undefined;
      try {
        for (let number = 1; number <= 5; number += 1) {
          await services.dossiers.get('KAZ');
          await services.ledger.write(ground(), [actionDraft(`a${number}`)]);
          assert.ok(heard >= number);
          assert.equal((await services.dossiers.get('KAZ')).entries('treaty_action').size, number);
        }
      } finally {
        console.error = said;
      }
    });
  });

  test(`${kind}: many at once are written one after the other`, async () => {
    await withStore(kind, async (services) => {
      await services.ledger.write(ground(), GROUND_RECORDS);
      const sets = await Promise.all(
        Array.from({ length: 30 }, (_, index) => services.ledger.write(ground(), [actionDraft(`a${index}`)])),
      );
      assert.deepEqual(
        sets.map((set) => set.number).sort((a, b) => Number(a) - Number(b)),
        Array.from({ length: 30 }, (_, index) => index + 2),
      );
      assert.equal(await ledgerSize(services.store.db), GROUND_RECORDS.length + 30);
    });
  });

  test(`${kind}: closing waits for what is being written and refuses what comes later`, async () => {
    const place = await newPlace(kind);
    try {
      const services = await place.open();
      await services.ledger.write(ground(), GROUND_RECORDS);
      const writing = services.ledger.write(ground(), actionDrafts(2_000));
      const closing = services.store.close();
      await assert.rejects(
        services.store.transaction(async () => ({ writes: [], result: 0 })),
        { code: 'store_closed' },
      );
      const set = await writing;
      await Promise.all([closing, services.close()]);
      assert.equal(set.created, 2_000);
      const again = await place.open();
      assert.deepEqual(again.store.notices, []);
      assert.equal(await ledgerSize(again.store.db), GROUND_RECORDS.length + 2_000);
      await again.close();
    } finally {
      await place.remove();
    }
  });

  test(`${kind}: a snapshot is read while it is written`, async () => {
    await withStore(kind, async (services) => {
      await services.ledger.write(ground(), GROUND_RECORDS);
      const counts = await Promise.all([
        services.ledger.write(ground(), actionDrafts(300, 'a')).then(() => -1),
        ...Array.from({ length: 5 }, async () => {
          const { rows } = await sql<{
            count: number;
          }>`select count(*)::int as count from treaty_action`.execute(services.store.db);
          return rows[0]?.count ?? 0;
        }),
      ]);
      for (const count of counts.slice(1)) assert.ok(count === 0 || count === 300, String(count));
    });
  });
}
