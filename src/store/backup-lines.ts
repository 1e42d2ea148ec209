import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '../kernel/errors.ts';
import { linesOf } from './disk.ts';
import { MIGRATIONS } from './migrate.ts';
import type { Row } from './writes.ts';

/**
 * A backup is one gzipped file of JSON lines: a head, the public keys, every row of every table, every held document
 * in parts, and an end with the number of lines and a hash over all of them. A file that was cut short has no end, one
 * that was altered has another hash; neither is restored.
 */
export const BACKUP_FORMAT = 'servanda-backup/1';

export type BackupLine =
  | { readonly format: string; readonly schema: string }
  | { readonly publicKey: string }
  | { readonly table: string; readonly rows: Row[] }
  | { readonly file: string; readonly base64: string; readonly more?: true }
  | { readonly end: number; readonly hash: string };

export const damaged = (what: string, cause?: unknown): AppError =>
  new AppError('backup_damaged', 422, `This backup is ${what}; nothing was restored.`, {
    cause,
    remedy: 'Use another copy of the backup.',
  });

/** Reads a backup's lines and checks its end. Throws `backup_damaged` at the end at the latest if it is not whole. */
export async function* readBackup(path: string): AsyncGenerator<BackupLine> {
  const digest = createHash('sha256');
  let count = 0;
  let hasEnd = false;
  // The callback is not needed: what fails reaches the loop below through the second stream.
  const unzipped = pipeline(createReadStream(path), createGunzip(), () => undefined);
  try {
    for await (const { text, isEnded } of linesOf(unzipped)) {
      if (hasEnd) throw damaged('altered');
      const line = JSON.parse(text) as BackupLine;
      if ('end' in line) {
        if (!isEnded || line.end !== count || line.hash !== digest.digest('hex')) throw damaged('altered');
        hasEnd = true;
        continue;
      }
      digest.update(text).update('\n');
      count += 1;
      yield line;
    }
  } catch (error) {
    throw errorOf(error, path);
  }
  if (!hasEnd) throw damaged('cut short');
}

/** What reading, unzipping and parsing can throw, in words. */
function errorOf(error: unknown, path: string): AppError {
  if (error instanceof AppError) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new AppError('file_missing', 404, `There is no file ${path}.`);
  if (code === 'EACCES') return new AppError('file_unreadable', 403, `The file ${path} may not be read.`);
  return damaged(code === 'Z_BUF_ERROR' ? 'cut short' : 'damaged, or no backup of Servanda', error);
}

export interface BackupHead {
  readonly schema: string;
  readonly publicKeys: readonly string[];
}

/** Reads a backup through once, so that nothing is begun with one that is not whole. */
export async function checkBackup(path: string): Promise<BackupHead> {
  let schema: string | null = null;
  const publicKeys: string[] = [];
  for await (const line of readBackup(path)) {
    if ('format' in line) {
      if (line.format !== BACKUP_FORMAT) throw damaged(`of another format (${line.format})`);
      schema = line.schema;
    } else if (schema === null) throw damaged('damaged, or no backup of Servanda');
    if ('publicKey' in line) publicKeys.push(line.publicKey);
  }
  if (schema === null) throw damaged('damaged, or no backup of Servanda');
  if (!(schema in MIGRATIONS)) {
    throw new AppError('backup_too_new', 422, 'This backup was made by a newer version of Servanda.', {
      remedy: 'Restore it with that version.',
    });
  }
  return { schema, publicKeys };
}
