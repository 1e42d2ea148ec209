import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sha256 } from '../kernel/canonical.ts';
import { AppError } from '../kernel/errors.ts';
import { linesOf, syncFolder } from './disk.ts';
import type { TableWrite } from './writes.ts';

/**
 * The journal of the embedded store: a line for each transaction, on the disk (fsync) before the transaction is
 * acknowledged. PGlite never fsyncs (measured), so after a power cut its directory may be old or torn; the journal
 * is then the truth and the directory is rebuilt from it.
 *
 * A line is `<hash> <json>\n`; the hash covers the previous line's hash and the json, so a line that is torn,
 * altered, missing or out of place is seen. A transaction too large for one line takes several: all but its last
 * say `more`, and without the last none of them counts.
 */
export type JournalContent =
  | { readonly schema: string; readonly more?: true }
  | { readonly writes: readonly TableWrite[]; readonly more?: true };

export type JournalEntry = JournalContent & { readonly entry: number };

export interface JournalPosition {
  readonly entry: number;
  readonly hash: string;
}

/** A place in the journal and the number of bytes before it. */
export interface JournalMark {
  readonly position: JournalPosition;
  readonly size: number;
}

export const START: JournalPosition = { entry: 0, hash: sha256('servanda journal') };

const HASH_LENGTH = 64;
const lineHash = (previous: string, json: string): string => sha256(`${previous}\n${json}`);

export interface JournalLine {
  readonly content: JournalEntry;
  readonly position: JournalPosition;
  /** Bytes up to the end of this line. */
  readonly end: number;
}

const damaged = (after: number): AppError =>
  new AppError('journal_damaged', 500, `The journal is damaged after entry ${after}.`, {
    remedy:
      'Nothing was changed. Put an undamaged copy of the file "journal" back, or restore the last backup into an empty SERVANDA_DIR.',
  });

/**
 * Every whole line in order, those of an unfinished transaction included. Ends before a torn last line; an altered
 * line with others behind it is an error, because those behind it were acknowledged.
 */
export async function* readLines(path: string): AsyncGenerator<JournalLine> {
  let previous = START;
  let isBroken = false;
  for await (const { text, end, isEnded } of linesOf(createReadStream(path))) {
    if (isBroken) throw damaged(previous.entry);
    const [hash, json] = [text.slice(0, HASH_LENGTH), text.slice(HASH_LENGTH + 1)];
    if (!isEnded || hash !== lineHash(previous.hash, json)) {
      isBroken = true;
      continue;
    }
    const content = JSON.parse(json) as JournalEntry;
    previous = { entry: content.entry, hash };
    yield { content, position: previous, end };
  }
}

/** Reads the journal through, before anything is done with it: where its last finished transaction ends. */
export async function scanJournal(path: string): Promise<JournalMark> {
  let mark: JournalMark = { position: START, size: 0 };
  for await (const { content, position, end } of readLines(path))
    if (!content.more) mark = { position, size: end };
  return mark;
}

/** The writing side. One writer, guarded by the store's lock. */
export class Journal {
  readonly #file: FileHandle;
  #end: JournalMark;
  #isSound = true;

  private constructor(file: FileHandle, end: JournalMark) {
    this.#file = file;
    this.#end = end;
  }

  /** Makes an empty journal, which is on the disk when this resolves. Fails if there is one. */
  static async create(path: string): Promise<void> {
    const file = await open(path, 'wx', 0o600);
    await file.sync();
    await file.close();
    await syncFolder(dirname(path));
  }

  /** Opens for appending behind `end`, cutting off what was never finished. */
  static async open(path: string, end: JournalMark): Promise<Journal> {
    const file = await open(path, 'a+', 0o600);
    const { size } = await file.stat();
    if (size < end.size) {
      await file.close();
      throw damaged(end.position.entry);
    }
    if (size > end.size) {
      await file.truncate(end.size);
      await file.sync();
    }
    return new Journal(file, end);
  }

  get end(): JournalMark {
    return this.#end;
  }

  /** False once the disk has refused a write in a way that leaves open what it holds: nothing may be appended then. */
  get isSound(): boolean {
    return this.#isSound;
  }

  /**
   * Appends the lines of one transaction, all but the last of which say `more`. With `sync` (the default) they are on
   * the disk when this resolves. If the disk refuses, the journal is cut back to where it stood.
   */
  async append(
    contents: Iterable<JournalContent>,
    options: { sync: boolean } = { sync: true },
  ): Promise<void> {
    if (!this.#isSound) throw new Error('the journal is not sound');
    const before = this.#end;
    try {
      for (const content of contents) await this.#appendLine(content);
    } catch (cause) {
      await this.cutBack(before);
      throw new AppError(
        'disk_refused',
        507,
        'The disk refused to keep what was written; nothing was changed.',
        {
          cause,
          remedy: 'Make room on the disk of SERVANDA_DIR and try again.',
        },
      );
    }
    if (options.sync) await this.#sync();
  }

  async #appendLine(content: JournalContent): Promise<void> {
    const entry = this.#end.position.entry + 1;
    const json = JSON.stringify({ entry, ...content });
    const hash = lineHash(this.#end.position.hash, json);
    const line = Buffer.from(`${hash} ${json}\n`);
    await this.#file.appendFile(line);
    this.#end = { position: { entry, hash }, size: this.#end.size + line.length };
  }

  async #sync(): Promise<void> {
    try {
      await this.#file.datasync();
    } catch (error) {
      // After a failed fsync nobody knows what is on the disk, and a second one may wrongly succeed.
      this.#isSound = false;
      throw error;
    }
  }

  /** Takes back everything behind a mark. */
  async cutBack(mark: JournalMark): Promise<void> {
    try {
      await this.#file.truncate(mark.size);
      await this.#file.sync();
      this.#end = mark;
    } catch {
      this.#isSound = false;
    }
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}
