/** A file as it is given to be opened. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { HeldFile } from '../../features/proposals/index.ts';
import { fileError } from './errors.ts';

/** A path, or bytes that somebody uploaded under a name. */
export type FileToOpen = string | HeldFile;

export const fileName = (file: FileToOpen): string => (typeof file === 'string' ? basename(file) : file.name);

const MB = 2 ** 20;

/** Refuses a file by its size before it is read. Throws `file_not_found`, `file_too_large`. */
export async function checkSize(file: FileToOpen, maxBytes: number): Promise<void> {
  const name = fileName(file);
  const size = typeof file === 'string' ? await sizeAt(file, name) : file.bytes.length;
  if (size <= maxBytes) return;
  const inMegabytes = (bytes: number): string => `${Math.round(bytes / MB)} MB`;
  throw fileError('file_too_large', name, `${inMegabytes(size)}; the limit is ${inMegabytes(maxBytes)}`);
}

async function sizeAt(path: string, name: string): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isFile()) return found.size;
  } catch (error) {
    throw fileError('file_not_found', name, undefined, error);
  }
  throw fileError('file_not_found', name, 'it is no file');
}
