import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { AppError } from '../kernel/errors.ts';
import type { Files } from './files.ts';
import { schemaVersion, SCHEMA_VERSION, MIGRATIONS } from './migrate.ts';
import type { Store } from './store.ts';
import type { Reader, Row, TableWrite } from './writes.ts';

/**
 * A backup is one gzipped file of JSON lines: a head, every row of every table, every held document, the public keys,
 * and an end with the number of lines and a hash over all of them. A file that was cut short has no end, one that was
 * altered has another hash; neither is restored.
 */
const FORMAT = 'servanda-backup/1';
const ROWS_A_PART = 1_000;

/** Tables with their primary keys; what is not listed here is not part of a backup (Kysely's own, the journal's). */
type Tables = Readonly<Record<string, readonly string[]>>;

const OWN_TABLES: Tables = {
  change_set: ['number'],
  change: ['sequence'],
  ledger_head: ['id'],
  checkpoint: ['size'],
  citation: ['record_kind', 'record_id', 'position'],
  held_text: ['source_id', 'page'],
  reading: ['id'],
  loaded_file: ['path'],
};

export interface BackupOptions {
  readonly store: Store;
  readonly files: Files;
  /** Names of the record tables. */
  readonly recordTables: readonly string[];
  /** Public keys in PEM: with them the signatures stay verifiable wherever the backup is restored. */
  readonly publicKeys: readonly string[];
  readonly at: string;
}

export interface BackupSummary {
  readonly rows: number;
  readonly files: number;
  readonly schema: string;
}

const tablesOf = (recordTables: readonly string[]): Tables => ({
  ...Object.fromEntries(recordTables.map((table) => [table, ['id']])),
  ...OWN_TABLES,
});

/** Writes a backup beside its final name and moves it there once it is whole. */
export async function backup(path: string, options: BackupOptions): Promise<BackupSummary> {
  const summary = { rows: 0, files: 0, schema: (await schemaVersion(options.store.db)) ?? '' };
  const temporary = `${path}.part`;
  try {
    await options.store.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (trx) => {
        await pipeline(
          Readable.from(sealed(lines(trx, options, summary))),
          createGzip(),
          createWriteStream(temporary, { mode: 0o600, flush: true }),
        );
      });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return summary;
}

async function* lines(
  trx: Reader,
  options: BackupOptions,
  summary: { rows: number; files: number; schema: string },
): AsyncGenerator<string> {
  yield JSON.stringify({ format: FORMAT, schema: summary.schema, at: options.at });
  for (const key of options.publicKeys) yield JSON.stringify({ publicKey: key });
  for (const [table, key] of Object.entries(tablesOf(options.recordTables))) {
    for await (const rows of partsOf(trx, table, key)) {
      summary.rows += rows.length;
      yield JSON.stringify({ table, rows });
    }
  }
  for (const hash of await options.files.all()) {
    summary.files += 1;
    yield JSON.stringify({ file: hash, base64: (await options.files.read(hash)).toString('base64') });
  }
}

async function* partsOf(trx: Reader, table: string, key: readonly string[]): AsyncGenerator<Row[]> {
  const order = sql.join(key.map((column) => sql.ref(column)));
  for (let after: Row | undefined; ;) {
    const position = after
      ? sql`where (${order}) > (${sql.join(key.map((column) => after?.[column]))})`
      : sql``;
    const { rows } =
      await sql<Row>`select * from ${sql.table(table)} ${position} order by ${order} limit ${ROWS_A_PART}`.execute(
        trx,
      );
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1);
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

type Line =
  | { readonly format: string; readonly schema: string }
  | { readonly publicKey: string }
  | { readonly table: string; readonly rows: Row[] }
  | { readonly file: string; readonly base64: string }
  | { readonly end: number; readonly hash: string };

const damaged = (what: string, cause?: unknown): AppError =>
  new AppError('backup_damaged', 422, `This backup is ${what}; nothing was restored.`, {
    cause,
    remedy: 'Use another copy of the backup.',
  });

/** Reads a backup's lines and checks its end. Throws `backup_damaged` before the last line is handed on if it is not whole. */
async function* readLines(path: string): AsyncGenerator<Line> {
  const digest = createHash('sha256');
  let count = 0;
  let hasEnd = false;
  const source = createReadStream(path);
  const unzipped = source.pipe(createGunzip());
  source.on('error', (error) => unzipped.destroy(error));
  try {
    for await (const line of createInterface({ input: unzipped, crlfDelay: Infinity })) {
      if (hasEnd) throw damaged('altered');
      const parsed = JSON.parse(line) as Line;
      if ('end' in parsed) {
        if (parsed.end !== count || parsed.hash !== digest.digest('hex')) throw damaged('altered');
        hasEnd = true;
        continue;
      }
      digest.update(line).update('\n');
      count += 1;
      yield parsed;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT') throw new AppError('file_missing', 404, `There is no file ${path}.`);
    throw damaged(code === 'Z_BUF_ERROR' ? 'cut short' : 'damaged or no backup of Servanda', error);
  }
  if (!hasEnd) throw damaged('cut short');
}

export interface BackupHead {
  readonly schema: string;
  readonly publicKeys: readonly string[];
}

/** Reads a backup through once, so that nothing is begun with one that is not whole. */
export async function checkBackup(path: string): Promise<BackupHead> {
  let schema: string | null = null;
  const publicKeys: string[] = [];
  for await (const line of readLines(path)) {
    if ('format' in line) {
      if (line.format !== FORMAT) throw damaged(`of another format (${line.format})`);
      schema = line.schema;
    }
    if ('publicKey' in line) publicKeys.push(line.publicKey);
  }
  if (schema === null) throw damaged('no backup of Servanda');
  if (!(schema in MIGRATIONS)) {
    throw new AppError('backup_too_new', 422, 'This backup was made by a newer version of Servanda.', {
      remedy: 'Restore it with that version.',
    });
  }
  return { schema, publicKeys };
}

/**
 * Restores a checked backup into an empty store of either kind, in one transaction: the schema as it was, the rows,
 * then the migrations since.
 */
export async function restoreBackup(
  path: string,
  head: BackupHead,
  target: { store: Store; files: Files; recordTables: readonly string[] },
): Promise<BackupSummary> {
  const { store, files } = target;
  const keys = tablesOf(target.recordTables);
  await store.migrate(head.schema);
  const summary = { rows: 0, files: 0, schema: head.schema };
  await store.bulk(async function* (trx: Reader): AsyncGenerator<TableWrite[]> {
    await requireEmpty(trx);
    for await (const line of readLines(path)) {
      if ('file' in line) {
        const kept = await files.keep(Buffer.from(line.base64, 'base64'));
        if (kept !== line.file) throw damaged('altered');
        summary.files += 1;
      }
      if (!('table' in line)) continue;
      const key = keys[line.table];
      if (!key) throw damaged('damaged: it holds a table that is not known');
      summary.rows += line.rows.length;
      yield [{ table: line.table, key, put: line.rows }];
    }
  });
  await store.migrate(SCHEMA_VERSION);
  return summary;
}

async function requireEmpty(trx: Reader): Promise<void> {
  const head = await trx.selectFrom('ledger_head').select('size').executeTakeFirst();
  if ((head?.size ?? 0) === 0) return;
  throw new AppError(
    'store_not_empty',
    409,
    'There is a record in this store already; a backup is restored into an empty one only.',
    {
      remedy: 'Set SERVANDA_DIR to an empty folder, or DATABASE_URL to an empty database.',
    },
  );
}
