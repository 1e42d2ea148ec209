import assert from 'node:assert/strict';
import { randomBytes, randomInt } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { runServanda } from '../../test/support/child.ts';
import {
  actionDraft,
  actionDrafts,
  cite,
  GROUND_RECORDS,
  ground,
  sourceDraft,
} from '../../test/support/records.ts';
import { newPlace, STORES } from '../../test/support/stores.ts';
import type { Place } from '../../test/support/stores.ts';
import { KINDS } from '../features/kinds.ts';
import { textHash, verifyStore } from '../ledger/index.ts';
import type { Services } from '../main.ts';
import { checkBackup, restoreBackup } from './index.ts';

const PAGES = ['First page \u2028 with a line separator', 'Second page'];
const FILE = Buffer.concat([randomBytes(4_000_000), Buffer.alloc(3_000_000, 'the same over and over')]);

/** A record with everything that a backup must carry: changes, citations, a held document with text and file, a reading. */
async function fill(services: Services): Promise<void> {
  await services.ledger.write(ground('First', '2020-01-01T00:00:00.000Z'), [
    ...GROUND_RECORDS,
    ...actionDrafts(2_500),
  ]);
  const held = sourceDraft('held');
  const fileHash = await services.files.keep(FILE);
  await services.ledger.write(
    ground('Second', '2021-01-01T00:00:00.000Z'),
    [
      actionDraft('a000001', { summary: 'Changed \u2029' }, [cite('p. 1', { value: 'x' }), cite('p. 2')]),
      { kind: services.ledger.kind('treaty_action'), remove: 'a000002' },
      {
        ...held,
        fields: { ...('fields' in held ? held.fields : {}), fileHash, textHash: textHash(PAGES), pages: 2 },
      },
    ],
    [
      {
        table: 'held_text',
        key: ['source_id', 'page'],
        put: PAGES.map((text, index) => ({ source_id: 'held', page: index + 1, text })),
      },
      {
        table: 'reading',
        key: ['id'],
        put: [
          {
            id: 'r',
            batch: 'b',
            place: 1,
            state_id: 'KAZ',
            file_name: 'f',
            file_hash: fileHash,
            bytes: FILE.length,
            status: 'read',
            chosen_reader: null,
            reader: 'upr-report',
            source_id: 'held',
            actor: 'test:person',
            created_at: 'x',
            content: { big: 'x'.repeat(3_000_000) },
          },
        ],
      },
    ],
  );
}

/** Everything that can be seen of a record, in one value. */
async function everything(services: Services): Promise<unknown> {
  const dossiers = await Promise.all(
    [null, 'KAZ'].flatMap((state) =>
      [null, '2020-06-01'].map((known) => services.dossiers.get(state, known)),
    ),
  );
  const { db } = services.store;
  return JSON.stringify([
    dossiers.map((dossier) => KINDS.map((kind) => [...dossier.entries(kind.name)])),
    await db.selectFrom('change_set').selectAll().orderBy('number').execute(),
    await db.selectFrom('change').selectAll().orderBy('sequence').execute(),
    await db.selectFrom('checkpoint').selectAll().orderBy('size').execute(),
    await db.selectFrom('held_text').selectAll().orderBy('page').execute(),
    await db.selectFrom('reading').selectAll().execute(),
    await services.files.all(),
  ]);
}

const backups = new Map<
  string,
  { readonly path: string; readonly content: unknown; readonly place: Place }
>();

before(async () => {
  for (const kind of STORES) {
    const place = await newPlace(kind);
    const services = await place.open();
    await fill(services);
    const content = await everything(services);
    await services.close();
    const path = join(place.directory, 'backup');
    const made = await runServanda(['backup', path, '--json'], place.env);
    assert.equal(made.code, 0, made.err);
    backups.set(kind, { path, content, place });
  }
});
after(async () => {
  for (const { place } of backups.values()) await place.remove();
});

const backupOf = (kind: string) => backups.get(kind) ?? assert.fail();

for (const from of STORES) {
  for (const into of STORES) {
    test(`a backup of the ${from} store restored into the ${into} one: the same to the byte, and whole`, async () => {
      const { path, content } = backupOf(from);
      const place = await newPlace(into, { isNew: true });
      try {
        const restored = await runServanda(['restore', path, '--json'], place.env);
        assert.equal(restored.code, 0, restored.err);
        const services = await place.open();
        assert.equal(await everything(services), content);
        assert.equal(
          (await readFile(services.files.path((await services.files.all())[0] ?? ''))).compare(FILE),
          0,
        );
        const { findings } = await verifyStore(
          services.store,
          KINDS,
          services.keys.trusted,
          await services.witnesses(),
        );
        assert.deepEqual(findings, []);
        // Written on with a key of its own, it verifies with both keys.
        await services.ledger.write(ground(), [actionDraft('later')]);
        await services.close();
        assert.equal((await runServanda(['verify'], place.env)).code, 0);
      } finally {
        await place.remove();
      }
    });
  }
}

test('one record gives one backup, whichever store it is in', async () => {
  const [one, other] = await Promise.all(
    STORES.map(async (kind) =>
      gunzipSync(await readFile(backupOf(kind).path))
        .toString()
        .split('\n')
        .filter((line) => line.includes('"table":"citation"')),
    ),
  );
  assert.deepEqual(one, other);
});

for (const kind of STORES) {
  test(`${kind}: a backup is not restored over a record, and nothing is changed`, async () => {
    const { path, content, place } = backupOf(kind);
    const refused = await runServanda(['restore', path], place.env);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /There is a record in this store already/);
    const services = await place.open();
    assert.equal(await everything(services), content);
    await services.close();
  });

  test(`${kind}: a restore that breaks off half-way leaves an empty store, which takes the next one`, async () => {
    const { path } = backupOf(kind);
    const whole = await readFile(path);
    const place = await newPlace(kind);
    const broken = join(place.directory, 'broken');
    try {
      let services = await place.open();
      const head = await checkBackup(path);
      // As if the file were damaged between being checked and being read.
      await writeFile(broken, whole.subarray(0, whole.length / 2));
      await assert.rejects(restoreBackup(broken, head, services), { code: 'backup_damaged' });
      await services.close();
      services = await place.open();
      assert.equal(await services.store.db.selectFrom('change').selectAll().executeTakeFirst(), undefined);
      assert.deepEqual(
        (await readdir(join(place.directory, 'files')).catch(() => [])).filter((name) =>
          name.endsWith('.new'),
        ),
        [],
      );
      await restoreBackup(path, head, services);
      assert.equal(await everything(services), backupOf(kind).content);
      await services.close();
    } finally {
      await place.remove();
    }
  });
}

test('a backup that is cut short at any of 20 places is refused before anything is made', async () => {
  const whole = await readFile(backupOf('embedded').path);
  const place = await newPlace('embedded', { isNew: true });
  try {
    const path = join(place.directory, 'cut');
    for (let part = 0; part < 20; part += 1) {
      await writeFile(path, whole.subarray(0, Math.floor((whole.length * part) / 20)));
      await assert.rejects(checkBackup(path), { code: 'backup_damaged', status: 422 }, `part ${part}`);
    }
    await writeFile(path, whole.subarray(0, whole.length - 1));
    const refused = await runServanda(['restore', path], place.env);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /This backup is cut short; nothing was restored\.\nUse another copy/);
    assert.deepEqual(await readdir(place.directory), ['cut']);
  } finally {
    await place.remove();
  }
});

test('a backup with 20 altered bytes, or one, is refused, zipped or inside', async () => {
  const whole = await readFile(backupOf('embedded').path);
  const unzipped = gunzipSync(whole);
  const path = join(backupOf('embedded').place.directory, 'altered');
  // The ten bytes of the gzip header say nothing of the content (time, system).
  const alter = (bytes: Buffer, count: number, from: number): Buffer => {
    const altered = Buffer.from(bytes);
    for (let time = 0; time < count; time += 1) {
      const at = randomInt(from, altered.length);
      altered[at] = (altered[at] ?? 0) ^ randomInt(1, 256);
    }
    return altered;
  };
  for (const count of [20, 20, 20, 1, 1, 1, 1, 1]) {
    for (const bytes of [alter(whole, count, 10), gzipSync(alter(unzipped, count, 0), { level: 1 })]) {
      if (bytes.equals(whole)) continue;
      await writeFile(path, bytes);
      await assert.rejects(checkBackup(path), { code: 'backup_damaged' });
    }
  }
});

test('what is no backup is told as such', async () => {
  const { place } = backupOf('embedded');
  const path = join(place.directory, 'no-backup');
  for (const bytes of [
    '',
    'text',
    gzipSync(''),
    gzipSync('{}\n'),
    gzipSync('5\n'),
    gzipSync('{"format":"other/1"}\n'),
    randomBytes(999),
  ]) {
    await writeFile(path, bytes);
    await assert.rejects(checkBackup(path), { code: 'backup_damaged' });
  }
  await assert.rejects(checkBackup(join(place.directory, 'nowhere')), { code: 'file_missing' });
  await assert.rejects(checkBackup(place.directory), { code: 'backup_damaged' });
});

test('a backup is not written over a file unless told so, nor into a folder that is not there', async () => {
  const { path, place } = backupOf('server');
  const there = await readFile(path);
  const refused = await runServanda(['backup', path], place.env);
  assert.match(refused.err, /There is a file .* already/);
  assert.equal(refused.code, 1);
  assert.ok(there.equals(await readFile(path)));
  const nowhere = await runServanda(['backup', join(place.directory, 'no', 'folder')], place.env);
  assert.match(nowhere.err, /There is no folder/);
  assert.equal((await runServanda(['backup', path, '--force'], place.env)).code, 0);
});
