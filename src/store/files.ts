import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from './disk.ts';

/** Held documents, each under the SHA-256 of its bytes: the same file is kept once, an altered one is seen. */
export class Files {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  path(hash: string): string {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new TypeError('no SHA-256');
    return join(this.#folder, hash.slice(0, 2), hash);
  }

  has(hash: string): boolean {
    return existsSync(this.path(hash));
  }

  /** Keeps the bytes and returns their hash; on the disk when this resolves. */
  async keep(bytes: Uint8Array): Promise<string> {
    const keeping = await this.begin();
    await keeping.add(bytes);
    return keeping.end();
  }

  /** Begins to keep a file that comes in parts. */
  async begin(): Promise<Keeping> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const temporary = join(this.#folder, `${randomBytes(8).toString('hex')}.new`);
    return new Keeping(await open(temporary, 'wx', 0o600), temporary, (hash) =>
      this.#settle(temporary, hash),
    );
  }

  /** Moves a whole file to its place. One that is there already is replaced: it may be damaged, this one is not. */
  async #settle(temporary: string, hash: string): Promise<void> {
    const path = this.path(hash);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(temporary, path);
    await syncFolder(dirname(path));
    await syncFolder(this.#folder);
  }

  read(hash: string): Promise<Buffer> {
    return readFile(this.path(hash));
  }

  /** The bytes in parts of at most so many. */
  async *parts(hash: string, bytesAPart: number): AsyncGenerator<Buffer> {
    for await (const part of createReadStream(this.path(hash), { highWaterMark: bytesAPart }))
      yield part as Buffer;
  }

  async all(): Promise<string[]> {
    if (!existsSync(this.#folder)) return [];
    const names = await readdir(this.#folder, { recursive: true });
    return names
      .map((name) => name.slice(-64))
      .filter((name) => /^[0-9a-f]{64}$/.test(name))
      .sort();
  }

  /** Whether the bytes are still those that the name says. */
  async isWhole(hash: string): Promise<boolean> {
    const digest = createHash('sha256');
    try {
      for await (const part of createReadStream(this.path(hash))) digest.update(part as Buffer);
    } catch {
      return false;
    }
    return digest.digest('hex') === hash;
  }
}

/** A file that is being kept, part by part. */
export class Keeping {
  readonly #file: FileHandle;
  readonly #path: string;
  readonly #settle: (hash: string) => Promise<void>;
  readonly #digest = createHash('sha256');

  constructor(file: FileHandle, path: string, settle: (hash: string) => Promise<void>) {
    this.#file = file;
    this.#path = path;
    this.#settle = settle;
  }

  async add(bytes: Uint8Array): Promise<void> {
    try {
      this.#digest.update(bytes);
      await this.#file.writeFile(bytes);
    } catch (error) {
      await this.abandon();
      throw error;
    }
  }

  /** The hash of the whole, which is on the disk when this resolves. */
  async end(): Promise<string> {
    try {
      await this.#file.sync();
      await this.#file.close();
      const hash = this.#digest.digest('hex');
      await this.#settle(hash);
      return hash;
    } catch (error) {
      await this.abandon();
      throw error;
    }
  }

  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined);
    await rm(this.#path, { force: true });
  }
}
