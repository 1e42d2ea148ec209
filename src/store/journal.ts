import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { sha256 } from '../kernel/canonical.ts';
import { AppError } from '../kernel/errors.ts';
import type { TableWrite } from './writes.ts';

/**
 * The journal of the embedded store: a line for each transaction, on the disk (fsync) before the transaction is
 * acknowledged. PGlite never fsyncs (measured), so after a power cut its directory may be old or torn; the journal
 * is then the truth and the directory is rebuilt from it.
 *
 * A line is `<hash> <json>\n`; the hash covers the previous line's hash and the json, so a line that is torn,
 * altered, missing or out of place is seen.
 */
export type JournalEntry =
  | { readonly entry: number; readonly schema: string }
  | { readonly entry: number; readonly writes: readonly TableWrite[] };

export interface JournalPosition {
  readonly entry: number;
  readonly hash: string;
}

export const START: JournalPosition = { entry: 0, hash: sha256('servanda journal') };

const lineHash = (previous: string, json: string): string => sha256(`${previous}\n${json}`);

/** Reads every whole entry in order. Stops before a torn last line; an altered line in the middle is an error. */
export async function* readJournal(
  path: string,
): AsyncGenerator<{ entry: JournalEntry; position: JournalPosition; end: number }> {
  let previous = START;
  let end = 0;
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
  let broken: number | null = null;
  for await (const line of lines) {
    if (broken !== null) {
      throw new AppError('journal_damaged', 500, `The journal is damaged after entry ${broken}.`, {
        remedy: 'Do not start again on it. Restore the last backup with "servanda restore".',
      });
    }
    const [hash, json] = [line.slice(0, 64), line.slice(65)];
    if (hash !== lineHash(previous.hash, json)) {
      broken = previous.entry;
      continue;
    }
    const entry = JSON.parse(json) as JournalEntry;
    previous = { entry: entry.entry, hash };
    end += Buffer.byteLength(line) + 1;
    yield { entry, position: previous, end };
  }
}

/** The writing side. One writer, guarded by the store's lock. */
export class Journal {
  readonly #file: FileHandle;
  #last: JournalPosition;
  #size: number;

  private constructor(file: FileHandle, last: JournalPosition, size: number) {
    this.#file = file;
    this.#last = last;
    this.#size = size;
  }

  /** Opens for appending after `last`, cutting off what a power cut left torn behind byte `size`. */
  static async open(path: string, last: JournalPosition, size: number): Promise<Journal> {
    const file = await open(path, 'a+', 0o600);
    await file.truncate(size);
    await file.sync();
    return new Journal(file, last, size);
  }

  get last(): JournalPosition {
    return this.#last;
  }

  get size(): number {
    return this.#size;
  }

  /** Where the entry that `append` would write next will stand; the store writes it in the same transaction. */
  prepare(content: { schema: string } | { writes: readonly TableWrite[] }): {
    line: string;
    position: JournalPosition;
  } {
    const entry = this.#last.entry + 1;
    const json = JSON.stringify({ entry, ...content });
    const hash = lineHash(this.#last.hash, json);
    return { line: `${hash} ${json}\n`, position: { entry, hash } };
  }

  /** On the disk when this resolves. */
  async append(prepared: { line: string; position: JournalPosition }): Promise<void> {
    await this.#file.appendFile(prepared.line);
    await this.#file.datasync();
    this.#last = prepared.position;
    this.#size += Buffer.byteLength(prepared.line);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}
