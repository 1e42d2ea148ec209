import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../kernel/errors.ts';

/**
 * Makes a folder and those above it that are missing, readable by its owner alone. One after another, because
 * Node's own recursive form goes round for ever where a folder says that it exists and takes nothing (/proc).
 * Throws `bad_folder` with the reason.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await make(path);
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new AppError(
      'bad_folder',
      500,
      `${path} cannot be used as a folder (${REASONS[code ?? ''] ?? code}).`,
      {
        cause,
        remedy: 'Set SERVANDA_DIR to a folder that this user may write to.',
      },
    );
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'it may not be read or written',
  EPERM: 'it may not be read or written',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'it is a file, or lies below one',
  ENOENT: 'nothing can be made there',
};

async function make(path: string): Promise<void> {
  const held = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (held?.isDirectory() === true) return;
  if (held !== null) throw Object.assign(new Error('a file'), { code: 'ENOTDIR' });
  await make(dirname(path));
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    // Another process was quicker.
    if (error.code !== 'EEXIST') throw error;
  });
}
