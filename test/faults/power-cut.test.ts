import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { copyFile, readdir, readFile, rename, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { KINDS } from '../../src/features/kinds.ts';
import { verifyStore } from '../../src/ledger/index.ts';
import { Chance, newSeed, times } from '../support/random.ts';
import { actionDraft, GROUND_RECORDS, ground } from '../support/records.ts';
import { copyFolder, newPlace } from '../support/stores.ts';
import type { Services } from '../../src/main.ts';

type Way = (typeof WAYS)[number];
const WAYS = [
  'older copy',
  'older copy and marker',
  'truncated',
  'zeroed',
  'older files among newer',
  'files gone',
  'everything gone',
] as const;

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Files that hold something, with those of the tables and of the log more often than their number would have it. */
async function someFiles(folder: string, chance: Chance, count: number): Promise<string[]> {
  const all = await filesBelow(folder);
  const used: string[] = [];
  for (const path of all) if ((await stat(path)).size > 0) used.push(path);
  const hot = used.filter((path) => /pg_wal\/|pg_xact\/|global\/pg_control|base\/5\/[1-9]\d{4,}/.test(path));
  return Array.from({ length: count }, () => chance.pick(chance.below(3) ? hot : used));
}

/** What a power cut can leave of a directory whose files were never forced to the disk, with times as they were or new. */
async function damage(way: Way, store: string, older: string, chance: Chance): Promise<void> {
  if (way === 'everything gone' || way === 'older copy' || way === 'older copy and marker') {
    await rm(store, { recursive: true });
    if (way !== 'everything gone') await copyFolder(older, store);
    return;
  }
  const keepsTimes = chance.below(2) === 0;
  for (const path of await someFiles(store, chance, 1 + chance.below(25))) {
    const { size, atime, mtime } = await stat(path).catch(() => ({ size: 0, atime: 0, mtime: 0 }));
    if (size === 0) continue;
    if (way === 'files gone') {
      await rm(path);
      continue;
    }
    if (way === 'truncated') await truncate(path, chance.below(size));
    if (way === 'zeroed') {
      const from = Math.floor(chance.below(size) / 512) * 512;
      await writeFile(
        path,
        (await readFile(path)).fill(0, from, Math.min(size, from + 512 * (1 + chance.below(64)))),
      );
    }
    if (way === 'older files among newer')
      await copyFile(path.replace(store, older), path).catch(() => undefined);
    if (keepsTimes) await utimes(path, atime, mtime);
  }
}

test('after a power cut nothing is lost that was acknowledged, whatever it left of the directory', async (t) => {
  const cuts = times(20, 7);
  const seed = newSeed();
  const chance = new Chance(seed);
  const place = await newPlace('embedded');
  const path = (name: string): string => join(place.directory, name);
  const ids: string[] = [];
  const ways = new Map<string, number>();

  const check = async (services: Services, after: string): Promise<void> => {
    const { findings } = await verifyStore(
      services.store,
      KINDS,
      services.keys.trusted,
      await services.witnesses(),
    );
    const words = `after ${after} (TEST_SEED=${seed}), ${services.store.notices.join(' ')}`;
    assert.deepEqual(findings, [], words);
    const stored = (await services.dossiers.get('KAZ')).entries('treaty_action');
    for (const id of ids) assert.ok(stored.has(id), `${id} is lost ${words}`);
  };
  const write = async (services: Services, sets: number): Promise<void> => {
    for (let set = 0; set < sets; set += 1) {
      const own = Array.from({ length: 1 + chance.below(60) }, (_, index) => `a${ids.length}.${index}`);
      const drafts = own.map((id) => actionDraft(id, { summary: `${id} ${'words '.repeat(30)}`.trim() }));
      await services.ledger.write(ground(), drafts);
      ids.push(...own);
    }
  };

  try {
    for (let cut = 0, after = 'nothing'; cut <= cuts; cut += 1) {
      const way = WAYS[(cut + seed) % WAYS.length] ?? 'older copy';
      await rm(path('older'), { recursive: true, force: true });
      await rm(path('now'), { recursive: true, force: true });
      const isClosedCopy = way === 'older copy and marker' && existsSync(path('closed-cleanly.json'));
      if (isClosedCopy) {
        await copyFolder(path('store'), path('older'));
        await copyFolder(path('closed-cleanly.json'), path('older-marker'));
      }
      const services = await place.open();
      await check(services, after);
      if (cut === cuts) {
        await services.close();
        break;
      }
      await services.ledger.write(ground(), GROUND_RECORDS);
      await write(services, 1 + chance.below(6));
      if (!isClosedCopy) await copyFolder(path('store'), path('older'));
      await write(services, 1 + chance.below(6));
      // The directory as it is while it is open, or as it is once it was closed.
      const isOpen = chance.below(3) > 0;
      if (isOpen) await copyFolder(path('store'), path('now'));
      await services.close();
      await rm(path('closed-cleanly.json'));
      if (isOpen) {
        await rm(path('store'), { recursive: true });
        await rename(path('now'), path('store'));
      }
      await damage(way, path('store'), path('older'), chance);
      if (isClosedCopy) await rename(path('older-marker'), path('closed-cleanly.json'));
      ways.set(way, (ways.get(way) ?? 0) + 1);
      after = `cut ${cut + 1}: ${way}${isOpen ? ', open' : ''}`;
    }
    t.diagnostic(
      `${cuts} power cuts, ${ids.length} changes acknowledged, 0 lost: ${JSON.stringify(Object.fromEntries(ways))} (TEST_SEED=${seed})`,
    );
  } finally {
    await place.remove();
  }
});
