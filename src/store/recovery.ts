import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Kysely } from 'kysely';
import { AppError } from '../kernel/errors.ts';
import { journalTail, readMarker, removeMarker, treeFingerprint } from './clean-marker.ts';
import { syncFolder, writeWhole } from './disk.ts';
import { startEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { Journal, readLines, scanJournal } from './journal.ts';
import type { JournalEntry, JournalMark, JournalPosition, JournalScan } from './journal.ts';
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

type IsWhole = (db: Kysely<StoreTables>) => Promise<boolean>;

/** Opens directory and journal so that the one is what the other says. `notice` is told what had to be done. */
export async function openWhole(
  places: Places,
  isWhole: IsWhole,
  notice: (text: string) => void,
): Promise<Opened> {
  await requireJournal(places);
  const end = await cleanEnd(places);
  await removeMarker(places.directory);
  if (end) {
    const engine = await startMarked(places).catch((error: unknown) =>
      notice(`The store was closed in order but does not open: ${wordsOf(error)}.`),
    );
    if (engine) return { engine, journal: await Journal.open(places.journal, end) };
  }
  const scan = await scanJournal(places.journal);
  const engine = (await reuse(places, scan, isWhole, notice)) ?? (await rebuild(places, scan, notice));
  return { engine, journal: await Journal.open(places.journal, scan.end) };
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

/** One word for the time since this machine started; null where the system does not tell (other than Linux). */
const bootId = async (): Promise<string | null> =>
  (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')).trim() || null;

const bootFile = (places: Places): string => join(places.store, 'servanda-boot');

/** Starts the engine and notes under which boot of the machine the directory is open. */
async function startMarked(places: Places): Promise<Engine> {
  const engine = await startEngine(places.store);
  await writeWhole(bootFile(places), (await bootId()) ?? 'unknown');
  return engine;
}

/**
 * Whether the machine has been up all the time since the directory was opened. Then a process that was killed has
 * lost nothing: what it wrote is in the system's cache, and PostgreSQL's own log repairs the rest. Otherwise any
 * block of the directory may be old or zero, in tables that no hash covers too, and it is not used.
 */
async function hasStayedUp(places: Places): Promise<boolean> {
  const noted = await readFile(bootFile(places), 'utf8').catch(() => null);
  return noted !== null && noted === (await bootId());
}

/** The engine on the directory as it is, brought up to the journal's end and whole; null if it cannot be used. */
async function reuse(
  places: Places,
  scan: JournalScan,
  isWhole: IsWhole,
  notice: (text: string) => void,
): Promise<Engine | null> {
  if (!existsSync(places.store)) return null;
  const isTrusted = await hasStayedUp(places);
  let engine: Engine | null = null;
  try {
    engine = await startEngine(places.store);
    const position = await readPosition(engine.db);
    if (position.entry > scan.end.position.entry) throw journalBehind();
    if (!isTrusted) throw new Error('the machine was switched off while it was open');
    if (position.entry === 0 || !scan.knows(position)) throw new Error('it does not follow from its journal');
    const replayed = await replay(engine.db, places.journal, position, scan.end);
    if (!(await isWhole(engine.db))) throw new Error('what it holds does not verify');
    if (replayed > 0) notice(`Replayed ${replayed} entries of the journal that the store had lost.`);
    return engine;
  } catch (error) {
    await engine?.kill();
    if (error instanceof AppError && error.code === 'journal_behind') throw error;
    notice(`The store was not used as it was found: ${wordsOf(error)}.`);
    return null;
  }
}

const journalBehind = (): AppError =>
  new AppError(
    'journal_behind',
    500,
    'The journal ends before the store does: part of the journal is missing.',
    {
      remedy: 'Put the newest file "journal" back, or restore a backup into an empty SERVANDA_DIR.',
    },
  );

/** A new directory from the journal alone; the old one is kept beside it as "store.torn". */
async function rebuild(places: Places, scan: JournalScan, notice: (text: string) => void): Promise<Engine> {
  const hasEntries = scan.end.size > 0;
  if (existsSync(places.store)) {
    const aside = `${places.store}.torn`;
    await rm(aside, { recursive: true, force: true });
    await rename(places.store, aside);
    await syncFolder(dirname(aside));
    if (hasEntries) notice('The store was rebuilt from its journal; the one found is kept as "store.torn".');
  } else if (hasEntries) {
    notice('There was a journal without a store; the store was rebuilt from it.');
  }
  await mkdir(places.store, { mode: 0o700 });
  const engine = await startMarked(places);
  try {
    await replay(engine.db, places.journal, null, scan.end);
    return engine;
  } catch (error) {
    await engine.kill();
    throw error;
  }
}

const ROWS_AT_ONCE = 5_000;

/** Applies the entries of the journal behind a position (null: all) up to its end; each stretch in one transaction. */
async function replay(
  db: Kysely<StoreTables>,
  path: string,
  after: JournalPosition | null,
  until: JournalMark,
): Promise<number> {
  const entries = entriesBetween(path, after, until);
  let replayed = 0;
  let next = await entries.next();
  while (!next.done) {
    const { content, position } = next.value;
    if ('schema' in content) {
      replayed += 1;
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
        replayed += 1;
      }
      await applyWrites(trx, merged.take());
      await writePosition(trx, last);
    });
  }
  return replayed;
}

async function* entriesBetween(
  path: string,
  after: JournalPosition | null,
  until: JournalMark,
): AsyncGenerator<{ content: JournalEntry; position: JournalPosition }> {
  for await (const { content, position, end } of readLines(path)) {
    if (end > until.size) return;
    if (position.entry > (after?.entry ?? 0)) yield { content, position };
  }
}
