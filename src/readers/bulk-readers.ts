import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { HEAD_BYTES } from '../features/proposals/index.ts';
import type {
  BulkFile,
  BulkReader,
  DatabaseExports,
  ExportSource,
  StreamedFile,
} from '../features/proposals/index.ts';
import { AppError } from '../kernel/errors.ts';
import { looksLikeJson } from './files/json/index.ts';
import { uhriReader } from './uhri/index.ts';
import { uprInfoReader } from './upr-info/index.ts';

/** Every reader of database exports. A new one is added here and to the vocabulary 'reader'. */
export const BULK_READERS: readonly BulkReader[] = [uhriReader, uprInfoReader];

const LEAST_SURENESS = 0.5;

/** The reader that the file's content asks for; null where none knows it. */
export function bulkReaderFor(file: BulkFile): BulkReader | null {
  const [best] = BULK_READERS.map((reader) => ({ reader, sureness: reader.recognises(file) })).toSorted(
    (a, b) => b.sureness - a.sureness,
  );
  return best && best.sureness >= LEAST_SURENESS ? best.reader : null;
}

/** Exports by their content, for the house. */
export const databaseExports: DatabaseExports = {
  async streamed(path, name) {
    const file = await streamedFile(path);
    return file === null ? null : sourceOf({ ...file, name });
  },
  opened: (file) => ('sheets' in file ? sourceOf(file) : null),
};

function sourceOf(file: BulkFile): ExportSource | null {
  const reader = bulkReaderFor(file);
  return reader === null ? null : { reader, file };
}

const CHUNK_BYTES = 256 << 10;
/** A JSON file at a path, to be read as a stream; null where the content is something else. Throws `file_missing`. */
export async function streamedFile(path: string): Promise<StreamedFile | null> {
  let file;
  try {
    file = await open(path);
  } catch (cause) {
    throw new AppError('file_missing', 404, `The file ${path} cannot be read.`, { cause });
  }
  try {
    const { size } = await file.stat();
    const buffer = Buffer.alloc(Math.min(HEAD_BYTES, size));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    const head = buffer.subarray(0, bytesRead);
    if (!looksLikeJson(head)) return null;
    const bytes = (): AsyncIterable<Uint8Array> => createReadStream(path, { highWaterMark: CHUNK_BYTES });
    return { form: 'json', name: basename(path), size, head, bytes };
  } finally {
    await file.close();
  }
}

/** SHA-256, hexadecimal. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
