import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Kysely } from 'kysely';
import { AppError } from '../kernel/errors.ts';
import { journalTail, readMarker, removeMarker, treeFingerprint } from './clean-marker.ts';
import { syncFolder } from './disk.ts';
import { startEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { Journal, readLines, scanJournal } from './journal.ts';
import type { JournalEntry, JournalMark, JournalPosition } from './journal.ts';
import { MergedWrites } from './merged-writes.ts';
import { migrate } from './migrate.ts';
import { readPosition, writePosition } from './position.ts';
import type { StoreTables } from './tables.ts';
import { applyWrites } from './writes.ts';

/** The files of an embedded store. */
export interface Places {
  readonly directory: string;
  readonly store: string;
  readonly journal: string;
}

export const placesIn = (directory: string): Places => ({
  directory,
  store: join(directory, 'store'),
  journal: join(directory, 'journal'),
});

export interface Opened {
  readonly engine: Engine;
  readonly journal: Journal;
}

/**
 * Opens directory and journal so that the one is what the other says. A directory that was closed in order is used as
 * it is; any other is built anew from the journal, because nothing short of that is sure: one whose index lost a page
 * opened, verified, and then answered wrongly (seen in test/faults/power-cut.test.ts). `notice` is told of it.
 */
export async function openWhole(places: Places, notice: (text: string) => void): Promise<Opened> {
  await requireJournal(places);
  const end = await cleanEnd(places);
  await removeMarker(places.directory);
  if (end) {
    const engine = await startEngine(places.store).catch((error: unknown) =>
      notice(`The store was closed in order but does not open: ${wordsOf(error)}.`),
    );
    if (engine) return { engine, journal: await Journal.open(places.journal, end) };
  }
  const scanned = await scanJournal(places.journal);
  await requireWholeJournal(places, scanned);
  const began = performance.now();
  const engine = await rebuild(places, scanned);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (scanned.size > 0)
    notice(`The store was not closed in order; it was built anew from its journal in ${seconds} s.`);
  return { engine, journal: await Journal.open(places.journal, scanned) };
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function requireJournal(places: Places): Promise<void> {
  if (existsSync(places.journal)) return;
  if (existsSync(places.store)) {
    throw new AppError('journal_missing', 500, 'The store is there but its journal is not.', {
      remedy: 'Put the file "journal" back beside it, or restore a backup into an empty SERVANDA_DIR.',
    });
  }
  // Before the store: a start that is broken off must not leave a store without a journal.
  await Journal.create(places.journal);
}

/** The end of the journal if everything is as the last closing left it, else null. */
async function cleanEnd(places: Places): Promise<JournalMark | null> {
  const marker = await readMarker(places.directory);
  if (marker === null || !existsSync(places.store)) return null;
  const isSame =
    marker.journalTail === (await journalTail(places.journal)) &&
    marker.fingerprint === (await treeFingerprint(places.store));
  return isSame ? marker.end : null;
}

/**
 * A journal that ends before the store does was put back from an older copy, or has lost its end: building the store
 * anew from it would lose what was acknowledged. A directory that tells nothing any more cannot speak against it.
 */
async function requireWholeJournal(places: Places, end: JournalMark): Promise<void> {
  if (!existsSync(places.store)) return;
  const engine = await startEngine(places.store).catch(() => null);
  const position = engine && (await readPosition(engine.db).catch(() => null));
  await engine?.kill();
  if (position && position.entry > end.position.entry) {
    throw new AppError(
      'journal_behind',
      500,
      'The journal ends before the store does: part of the journal is missing.',
      { remedy: 'Put the newest file "journal" back, or restore a backup into an empty SERVANDA_DIR.' },
    );
  }
}

/** A new directory from the journal alone. The old one stays until the new one is there. */
async function rebuild(places: Places, end: JournalMark): Promise<Engine> {
  const old = `${places.store}.old`;
  await rm(old, { recursive: true, force: true });
  if (existsSync(places.store)) await rename(places.store, old);
  await mkdir(places.store, { mode: 0o700 });
  await syncFolder(dirname(places.store));
  const engine = await startEngine(places.store);
  try {
    await replay(engine.db, entriesUpTo(places.journal, end));
  } catch (error) {
    await engine.kill();
    throw error;
  }
  await rm(old, { recursive: true, force: true });
  return engine;
}

const ROWS_AT_ONCE = 5_000;

interface Entry {
  readonly content: JournalEntry;
  readonly position: JournalPosition;
}

/** Applies entries of the journal; all between two changes of the schema in one transaction. */
async function replay(db: Kysely<StoreTables>, entries: AsyncIterator<Entry, void>): Promise<void> {
  let next = await entries.next();
  while (!next.done) {
    const { content, position } = next.value;
    if ('schema' in content) {
      await migrate(db, content.schema);
      if (content.schema !== '' && !content.more) await writePosition(db, position);
      next = await entries.next();
      continue;
    }
    await db.transaction().execute(async (trx) => {
      const merged = new MergedWrites();
      let last = position;
      for (; !next.done && 'writes' in next.value.content; next = await entries.next()) {
        const { writes } = next.value.content;
        if (merged.count >= ROWS_AT_ONCE || !merged.add(writes)) {
          await applyWrites(trx, merged.take());
          merged.add(writes);
        }
        last = next.value.position;
      }
      await applyWrites(trx, merged.take());
      await writePosition(trx, last);
    });
  }
}

async function* entriesUpTo(path: string, until: JournalMark): AsyncGenerator<Entry, void> {
  for await (const { content, position, end } of readLines(path)) {
    if (end > until.size) return;
    yield { content, position };
  }
}
