import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { runServanda } from '../../test/support/child.ts';
import { actionDraft, GROUND_RECORDS, ground, sourceDraft } from '../../test/support/records.ts';
import { newPlace, STORES } from '../../test/support/stores.ts';
import type { Place } from '../../test/support/stores.ts';
import type { Services } from '../main.ts';

async function withPlace(
  kind: (typeof STORES)[number],
  work: (place: Place) => Promise<void>,
): Promise<void> {
  const place = await newPlace(kind);
  try {
    await inStore(place, (services) =>
      services.ledger.write(ground(), [...GROUND_RECORDS, actionDraft('a')]),
    );
    await work(place);
  } finally {
    await place.remove();
  }
}

async function inStore<T>(place: Place, work: (services: Services) => Promise<T>): Promise<T> {
  const services = await place.open();
  try {
    return await work(services);
  } finally {
    await services.close();
  }
}

for (const kind of STORES) {
  test(`${kind}: verify says that all is whole, or names what was altered and ends with 1`, async () => {
    await withPlace(kind, async (place) => {
      const whole = await runServanda(['verify'], place.env);
      assert.equal(whole.code, 0, whole.err);
      assert.match(whole.out, /^Whole: 6 changes and 6 records verified\. Root [0-9a-f]{64}\n$/);
      await inStore(place, ({ store }) =>
        store.db.updateTable('citation').set({ locator: 'elsewhere' }).where('record_id', '=', 'a').execute(),
      );
      const altered = await runServanda(['verify'], place.env);
      assert.equal(altered.code, 1);
      assert.match(altered.out, /NOT whole: 1 findings .*\n  record_altered at change 6: treaty_action a/);
      const json = JSON.parse((await runServanda(['verify', '--json'], place.env)).out) as {
        findings: unknown;
      };
      assert.deepEqual(json.findings, [
        { code: 'record_altered', sequence: 6, kind: 'treaty_action', recordId: 'a' },
      ]);
    });
  });

  test(`${kind}: fsck finds a held document that is gone or altered, and shortens no journal while it does`, async () => {
    await withPlace(kind, async (place) => {
      const hash = await inStore(place, async ({ files, ledger }) => {
        const fileHash = await files.keep(Buffer.from('a document'));
        const held = sourceDraft('held');
        await ledger.write(ground(), [
          { ...held, fields: { ...('fields' in held ? held.fields : {}), fileHash } },
        ]);
        return fileHash;
      });
      const whole = await runServanda(['fsck', '--compact'], place.env);
      assert.equal(whole.code, 0, whole.err);
      assert.match(whole.out, /No fault found in 7 records and 7 changes/);
      assert.equal(/The journal was \d+ bytes and is \d+/.test(whole.out), kind === 'embedded');
      const path = join(place.directory, 'files', hash.slice(0, 2), hash);
      for (const spoil of [() => appendFile(path, 'x'), () => rm(path)]) {
        await spoil();
        const faulty = await runServanda(['fsck', '--compact'], place.env);
        assert.equal(faulty.code, 1);
        assert.match(faulty.out, /The file of source held is gone or altered/);
        assert.doesNotMatch(faulty.out, /The journal was/);
      }
    });
  });
}

/** A backup with one word changed, and its end made to fit again: as somebody does who knows the format. */
async function alter(path: string, from: string, to: string): Promise<void> {
  const lines = gunzipSync(await readFile(path))
    .toString()
    .trimEnd()
    .split('\n')
    .slice(0, -1);
  assert.ok(
    lines.some((line) => line.includes(from)),
    'nothing to alter',
  );
  const altered = lines.map((line) => line.replaceAll(from, to));
  const digest = createHash('sha256');
  for (const line of altered) digest.update(line).update('\n');
  const end = JSON.stringify({ end: altered.length, hash: digest.digest('hex') });
  await writeFile(path, gzipSync(`${[...altered, end].join('\n')}\n`));
}

for (const kind of STORES) {
  test(`${kind}: a backup that somebody altered with skill is not restored, and the place is as empty as before`, async () => {
    await withPlace(kind, async (place) => {
      const path = join(place.directory, 'copy.servanda');
      assert.equal((await runServanda(['backup', path], place.env)).code, 0);
      const good = join(place.directory, 'good.servanda');
      await copyFile(path, good);
      await alter(path, '"locator":"para. 1"', '"locator":"para. 2"');
      const target = await newPlace(kind);
      try {
        const refused = await runServanda(['restore', path], target.env);
        assert.equal(refused.code, 1, refused.out);
        assert.match(refused.err, /does not verify; nothing was restored/);
        assert.match(refused.err, /record_altered/);
        const restored = await runServanda(['restore', good], target.env);
        assert.equal(restored.code, 0, restored.err);
        assert.equal((await runServanda(['verify'], target.env)).code, 0);
      } finally {
        await target.remove();
      }
    });
  });
}

test('what is asked of a record makes none', async () => {
  const directory = join(await mkdtemp(join(tmpdir(), 'servanda-none-')), 'var');
  for (const words of [['verify'], ['fsck'], ['backup', 'x.servanda'], ['proof', 'state', 'KAZ']]) {
    const refused = await runServanda(words, { SERVANDA_DIR: directory });
    assert.equal(refused.code, 1, words[0]);
    assert.match(refused.err, /There is no record in .*\n.*SERVANDA_DIR/);
  }
  assert.equal(existsSync(directory), false);
  await rm(dirname(directory), { recursive: true });
});

test('doctor says what it runs on, and what is wrong with it', async () => {
  await withPlace('embedded', async (place) => {
    const well = await runServanda(['doctor', '--json'], place.env);
    const { lines } = JSON.parse(well.out) as { lines: { topic: string; isGood: boolean; words: string }[] };
    assert.match(lines.find((line) => line.topic === 'Store')?.words ?? '', /^embedded/);
    assert.ok(lines.find((line) => line.topic === 'Signing key')?.isGood);
    await writeFile(join(place.directory, 'journal'), 'no journal\nat all\n');
    const ill = await runServanda(['doctor'], place.env);
    assert.equal(ill.code, 1);
    assert.match(ill.out, /!! +Store +The journal is damaged after entry 0/);
  });
});
