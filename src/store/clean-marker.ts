import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../kernel/canonical.ts';
import type { JournalPosition } from './journal.ts';

/**
 * Written when the embedded store is closed in order, removed when it is opened: its presence says that the directory
 * is as it was left, so that nothing needs checking. The sizes of all files are in it, because a directory that was
 * put back from an older copy, or cut short, must not pass for the one that was closed.
 */
export interface CleanMarker {
  readonly position: JournalPosition;
  readonly journalSize: number;
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

export async function writeMarker(directory: string, marker: CleanMarker): Promise<void> {
  const temporary = `${pathOf(directory)}.new`;
  const file = await open(temporary, 'w', 0o600);
  await file.writeFile(JSON.stringify(marker));
  await file.sync();
  await file.close();
  await rename(temporary, pathOf(directory));
  await syncFolder(directory);
}

async function syncFolder(directory: string): Promise<void> {
  const folder = await open(directory, 'r');
  await folder.sync();
  await folder.close();
}
