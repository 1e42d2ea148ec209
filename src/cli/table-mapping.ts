import { readFile } from 'node:fs/promises';
import { mappingOfJson } from '../features/proposals/index.ts';
import type { Mapping } from '../features/proposals/index.ts';
import { AppError } from '../kernel/errors.ts';

/** The mapping of columns in a file, as the site exports it. Throws `file_missing`, `bad_mapping`. */
export async function mappingAt(path: string): Promise<Mapping> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('file_missing', 404, `The file ${path} cannot be read.`, { cause });
  });
  return mappingOfJson(text);
}
