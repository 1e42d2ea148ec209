import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import {
  appendFile,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { actionDraft, actionDrafts, GROUND_RECORDS, ground } from '../../test/support/records.ts';
import { copyFolder, newPlace } from '../../test/support/stores.ts';
import type { Place } from '../../test/support/stores.ts';
import { KINDS } from '../features/kinds.ts';
import { ledgerSize, verifyStore } from '../ledger/index.ts';
import type { Services } from '../main.ts';

const inPlace = (place: Place, name: string): string => join(place.directory, name);

async function withPlace(
  work: (place: Place) => Promise<void>,
  options: { isNew?: boolean } = {},
): Promise<void> {
  const place = await newPlace('embedded', options);
  try {
    await work(place);
  } finally {
    await place.remove();
  }
}

/** Opens, works, closes; the work's answer and what was noticed on opening. */
async function opened<T>(
  place: Place,
  work: (services: Services) => Promise<T>,
): Promise<{ result: T; notices: readonly string[] }> {
  const services = await place.open();
  try {
    return { result: await work(services), notices: services.store.notices };
  } finally {
    await services.close();
  }
}

const sizeWhenWhole = async (services: Services): Promise<number> => {
  const { findings } = await verifyStore(
    services.store,
    KINDS,
    services.keys.trusted,
    await services.witnesses(),
  );
  assert.deepEqual(findings, []);
  return ledgerSize(services.store.db);
};
const GROUND = GROUND_RECORDS.length;
const writeGround = (services: Services): Promise<unknown> => services.ledger.write(ground(), GROUND_RECORDS);
const writeOne = (id: string) => (services: Services) => services.ledger.write(ground(), [actionDraft(id)]);

test('a first start makes folder, journal, store and key, readable by their owner alone', async () => {
  await withPlace(
    async (place) => {
      await opened(place, writeGround);
      for (const name of ['journal', 'store', 'keys', 'keys/ledger.key', 'checkpoints'])
        assert.equal((await stat(inPlace(place, name))).mode & 0o077, 0, name);
      assert.ok(existsSync(inPlace(place, 'closed-cleanly.json')));
      assert.ok(!existsSync(inPlace(place, 'lock.holder')));
    },
    { isNew: true },
  );
});

test('a start that was broken off at any point of making the store is made good', async () => {
  await withPlace(async (place) => {
    await opened(place, writeGround);
    await rm(inPlace(place, 'closed-cleanly.json'));
    await rm(inPlace(place, 'store'), { recursive: true });
    await rm(inPlace(place, 'journal'));
    await writeFile(inPlace(place, 'journal'), '');
    // The engine was just making its directory.
    await copyFolder(inPlace(place, 'keys'), inPlace(place, 'store'));
    await rm(inPlace(place, 'checkpoints'));
    const { result } = await opened(place, async (services) => {
      await writeGround(services);
      return sizeWhenWhole(services);
    });
    assert.equal(result, GROUND);
  });
});

test('closed in order, it opens without a word', async () => {
  await withPlace(async (place) => {
    await opened(place, writeGround);
    assert.deepEqual((await opened(place, sizeWhenWhole)).notices, []);
  });
});

test('an older copy of everything but the journal, marker included, loses nothing', async () => {
  await withPlace(async (place) => {
    await opened(place, writeGround);
    for (const name of ['store', 'closed-cleanly.json'])
      await copyFolder(inPlace(place, name), inPlace(place, `old-${name}`));
    await opened(place, writeOne('later'));
    for (const name of ['store', 'closed-cleanly.json']) {
      await rm(inPlace(place, name), { recursive: true });
      await rename(inPlace(place, `old-${name}`), inPlace(place, name));
    }
    const { result, notices } = await opened(place, sizeWhenWhole);
    assert.equal(result, GROUND + 1);
    assert.match(notices.join(), /built anew from its journal/);
  });
});

test('a file altered without a trace in size and time is found when the store was not closed in order', async () => {
  await withPlace(async (place) => {
    await opened(place, writeGround);
    await opened(place, (services) => services.ledger.write(ground(), actionDrafts(300)));
    await rm(inPlace(place, 'closed-cleanly.json'));
    // The largest files of the tables, each zeroed from its second page on.
    const base = inPlace(place, 'store/base/5');
    for (const name of await readdir(base)) {
      const path = join(base, name);
      const { size, atime, mtime } = await stat(path);
      if (!/^\d+$/.test(name) || Number(name) < 16_384 || size < 16_384) continue;
      const bytes = await readFile(path);
      await writeFile(path, bytes.fill(0, 8_192));
      await utimes(path, atime, mtime);
    }
    const { result, notices } = await opened(place, sizeWhenWhole);
    assert.equal(result, GROUND + 300);
    assert.match(notices.join(), /built anew from its journal/);
    assert.ok(!existsSync(inPlace(place, 'store.old')));
  });
});

test('a store that is gone is built from the journal', async () => {
  await withPlace(async (place) => {
    await opened(place, writeGround);
    await rm(inPlace(place, 'store'), { recursive: true });
    const { result, notices } = await opened(place, sizeWhenWhole);
    assert.equal(result, GROUND);
    assert.match(notices.join(), /built anew from its journal/);
  });
});

test('a journal that is gone, older than the store or damaged is refused, and nothing is changed', async () => {
  await withPlace(async (place) => {
    await opened(place, writeGround);
    await copyFolder(inPlace(place, 'journal'), inPlace(place, 'older'));
    await opened(place, writeOne('later'));
    await rename(inPlace(place, 'journal'), inPlace(place, 'newest'));
    await assert.rejects(place.open(), { code: 'journal_missing' });

    await copyFolder(inPlace(place, 'older'), inPlace(place, 'journal'));
    await assert.rejects(place.open(), { code: 'journal_behind', message: /part of the journal is missing/ });

    const bytes = await readFile(inPlace(place, 'newest'));
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    await writeFile(inPlace(place, 'journal'), bytes);
    await assert.rejects(place.open(), { code: 'journal_damaged' });
    assert.deepEqual(await readFile(inPlace(place, 'journal')), bytes);

    await rename(inPlace(place, 'newest'), inPlace(place, 'journal'));
    assert.equal((await opened(place, sizeWhenWhole)).result, GROUND + 1);
  });
});

test('what a power cut left unfinished behind the journal is cut off', async () => {
  await withPlace(async (place) => {
    await opened(place, writeGround);
    await rm(inPlace(place, 'closed-cleanly.json'));
    const { size } = await stat(inPlace(place, 'journal'));
    await appendFile(inPlace(place, 'journal'), `${'0'.repeat(64)} {"entry":3,"writes":[{"table":"cha`);
    assert.equal((await opened(place, sizeWhenWhole)).result, GROUND);
    assert.equal((await stat(inPlace(place, 'journal'))).size, size);
  });
});

test('an entry that reached the journal but not the store is replayed', async () => {
  await withPlace(async (place) => {
    await opened(place, writeGround);
    await copyFolder(inPlace(place, 'store'), inPlace(place, 'before'));
    await opened(place, async (services) => {
      for (let number = 0; number < 30; number += 1) await writeOne(`a${number}`)(services);
      await services.ledger.write(ground(), actionDrafts(6_000, 'many'));
      await services.ledger.write(ground('Remove'), [
        { kind: services.ledger.kind('treaty_action'), remove: 'a3' },
      ]);
    });
    await rm(inPlace(place, 'closed-cleanly.json'));
    await rm(inPlace(place, 'store'), { recursive: true });
    await rename(inPlace(place, 'before'), inPlace(place, 'store'));
    const { result, notices } = await opened(place, async (services) => {
      assert.equal(await services.ledger.find('treaty_action', 'a3'), null);
      return sizeWhenWhole(services);
    });
    assert.equal(result, GROUND + 6_031);
    assert.match(notices.join(), /built anew from its journal/);
  });
});

test('the journal is written anew with the present state, and all is as before', async () => {
  await withPlace(async (place) => {
    await opened(place, async (services) => {
      await writeGround(services);
      for (let number = 0; number < 40; number += 1)
        await services.ledger.write(ground(), [
          actionDraft('often', { summary: `Version ${number}: ${'words '.repeat(200)}` }),
        ]);
    });
    await copyFolder(inPlace(place, 'store'), inPlace(place, 'before'));
    const { result } = await opened(place, async (services) => {
      const compaction = await services.store.compact();
      await writeOne('behind')(services);
      return compaction;
    });
    assert.ok(result && result.bytesAfter < result.bytesBefore, JSON.stringify(result));
    assert.equal((await opened(place, sizeWhenWhole)).result, GROUND + 41);
    // A directory from before the compaction knows a place that the journal has no more: it is built anew.
    for (const store of ['before', 'none']) {
      await rm(inPlace(place, 'closed-cleanly.json'));
      await rm(inPlace(place, 'store'), { recursive: true });
      if (store === 'before') await copyFolder(inPlace(place, 'before'), inPlace(place, 'store'));
      assert.equal((await opened(place, sizeWhenWhole)).result, GROUND + 41, store);
    }
  });
});

test('a store that does not verify keeps its journal', async () => {
  await withPlace(async (place) => {
    await opened(place, async (services) => {
      await writeGround(services);
      await services.store.db
        .updateTable('change')
        .set({ record_id: 'other' })
        .where('sequence', '=', 2)
        .execute();
      await assert.rejects(services.store.compact(), { code: 'store_not_whole' });
    });
  });
});

test('a place in the journal that was altered by hand is found', async () => {
  await withPlace(async (place) => {
    const services = await place.open();
    await writeGround(services);
    await services.store.db
      .updateTable('journal_position')
      .set({ hash: 'f'.repeat(64) })
      .execute();
    const { findings } = await verifyStore(services.store, KINDS, services.keys.trusted, []);
    assert.deepEqual(
      findings.map((one) => one.code),
      ['journal_out_of_step'],
    );
    await services.close();
    // It was not closed as in step, so it is checked, and built anew.
    const { result, notices } = await opened(place, sizeWhenWhole);
    assert.equal(result, GROUND);
    assert.match(notices.join(), /built anew from its journal/);
  });
});

test('a full journal of zeros or of another kind of file is no journal', async () => {
  await withPlace(async (place) => {
    await opened(place, writeGround);
    const { size } = await stat(inPlace(place, 'journal'));
    await truncate(inPlace(place, 'journal'), 0);
    await truncate(inPlace(place, 'journal'), size);
    await assert.rejects(place.open(), { code: 'journal_behind' });
  });
});
