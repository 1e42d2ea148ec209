import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeFolder } from './folder.ts';

test('folders are made with those above them, for their owner alone, and again', async () => {
  const base = await mkdtemp(join(tmpdir(), 'servanda-folder-'));
  try {
    const path = join(base, 'a', 'b', 'c');
    await makeFolder(path);
    await makeFolder(path);
    assert.equal((await stat(join(base, 'a'))).mode & 0o777, 0o700);
  } finally {
    await rm(base, { recursive: true });
  }
});

test('a file, or a place below one, is told as such', async () => {
  const base = await mkdtemp(join(tmpdir(), 'servanda-folder-'));
  try {
    const file = join(base, 'file');
    await writeFile(file, '');
    for (const path of [file, join(file, 'below')])
      await assert.rejects(makeFolder(path), {
        code: 'bad_folder',
        message: /it is a file, or lies below one/,
      });
  } finally {
    await rm(base, { recursive: true });
  }
});

test(
  'a place that takes no folder ends at once',
  { skip: existsSync('/proc/self') ? false : 'this system has no /proc' },
  async () => {
    await assert.rejects(makeFolder('/proc/servanda/store'), { code: 'bad_folder' });
  },
);
