import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { AppError } from '../kernel/errors.ts';
import { BACKUP_FORMAT } from './backup-lines.ts';
import { syncFolder } from './disk.ts';
import { rowParts, tableKeys } from './dump.ts';
import type { Files } from './files.ts';
import { schemaVersion } from './migrate.ts';
import type { Store } from './store.ts';
import type { Reader } from './writes.ts';

const BYTES_A_PART = 3 * 2 ** 20;

export interface BackupOptions {
  readonly store: Store;
  readonly files: Files;
  /** Public keys in PEM: with them the signatures stay verifiable wherever the backup is restored. */
  readonly publicKeys: readonly string[];
  readonly at: string;
}

export interface BackupSummary {
  readonly rows: number;
  readonly files: number;
  readonly schema: string;
}

type Count = { rows: number; files: number; schema: string };

/** Writes a backup beside its final name and moves it there once it is whole and on the disk. */
export async function backup(path: string, options: BackupOptions): Promise<BackupSummary> {
  if (!existsSync(dirname(path))) {
    throw new AppError('folder_missing', 404, `There is no folder ${dirname(path)}.`, {
      remedy: 'Make it, or name another file.',
    });
  }
  const summary = { rows: 0, files: 0, schema: (await schemaVersion(options.store.db)) ?? '' };
  const temporary = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    await options.store.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (trx) => {
        await pipeline(
          Readable.from(sealed(lines(trx, options, summary))),
          createGzip(),
          createWriteStream(temporary, { mode: 0o600, flush: true, flags: 'wx' }),
        );
      });
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return summary;
}

async function* lines(trx: Reader, options: BackupOptions, summary: Count): AsyncGenerator<string> {
  yield JSON.stringify({ format: BACKUP_FORMAT, schema: summary.schema, at: options.at });
  for (const key of options.publicKeys) yield JSON.stringify({ publicKey: key });
  for (const [table, key] of await tableKeys(trx)) {
    for await (const rows of rowParts(trx, table, key)) {
      summary.rows += rows.length;
      yield JSON.stringify({ table, rows });
    }
  }
  for (const file of await options.files.all()) {
    summary.files += 1;
    for await (const part of options.files.parts(file, BYTES_A_PART))
      yield JSON.stringify({ file, base64: part.toString('base64'), more: true });
    yield JSON.stringify({ file, base64: '' });
  }
}

async function* sealed(source: AsyncIterable<string>): AsyncGenerator<string> {
  const digest = createHash('sha256');
  let count = 0;
  for await (const line of source) {
    digest.update(line).update('\n');
    count += 1;
    yield `${line}\n`;
  }
  yield `${JSON.stringify({ end: count, hash: digest.digest('hex') })}\n`;
}
