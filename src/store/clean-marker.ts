import { open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../kernel/canonical.ts';
import { syncFolder, writeWhole } from './disk.ts';
import type { JournalMark } from './journal.ts';

/**
 * Written when the embedded store is closed in order, removed when it is opened: its presence says that directory and
 * journal are as they were left, so that nothing needs checking. It holds what tells them from any others, because a
 * directory or a journal that was put back from an older copy, or cut short, must not pass for the one that was closed.
 */
export interface CleanMarker {
  readonly end: JournalMark;
  readonly journalTail: string;
  readonly fingerprint: string;
}

const pathOf = (directory: string): string => join(directory, 'closed-cleanly.json');

/** Hash over name, size and time of change of every file below a folder. */
export async function treeFingerprint(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).sort();
  const lines: string[] = [];
  for (const name of names) {
    const info = await stat(join(folder, name));
    if (info.isFile()) lines.push(`${name} ${info.size} ${info.mtimeMs}`);
  }
  return sha256(lines.join('\n'));
}

const TAIL_BYTES = 65_536;

/** Hash over the size and the last bytes of the journal; each line holds the hash of all before it. */
export async function journalTail(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    await file.read(tail, 0, tail.length, size - tail.length);
    return sha256(`${size} ${sha256(tail)}`);
  } finally {
    await file.close();
  }
}

export async function readMarker(directory: string): Promise<CleanMarker | null> {
  try {
    return JSON.parse(await readFile(pathOf(directory), 'utf8')) as CleanMarker;
  } catch {
    return null;
  }
}

export async function removeMarker(directory: string): Promise<void> {
  await rm(pathOf(directory), { force: true });
  await syncFolder(directory);
}

export const writeMarker = (directory: string, marker: CleanMarker): Promise<void> =>
  writeWhole(pathOf(directory), JSON.stringify(marker));
