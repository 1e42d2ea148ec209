import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { sha256 } from '../kernel/canonical.ts';

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
    const hash = sha256(bytes);
    const path = this.path(hash);
    if (existsSync(path)) return hash;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const temporary = `${path}.new`;
    const file = await open(temporary, 'w', 0o600);
    await file.writeFile(bytes);
    await file.sync();
    await file.close();
    await rename(temporary, path);
    return hash;
  }

  read(hash: string): Promise<Buffer> {
    return readFile(this.path(hash));
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
