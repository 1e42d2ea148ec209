import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runServanda, startChild } from '../../test/support/child.ts';
import { newPlace } from '../../test/support/stores.ts';
import { takeLock } from './lock.ts';

test('a lock is held by one, told by name, and free again when it is released', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'servanda-lock-'));
  const path = join(folder, 'lock');
  try {
    const release = await takeLock(path);
    await assert.rejects(takeLock(path), {
      code: 'store_in_use',
      message: new RegExp(`in use by process ${process.pid} on `),
    });
    await release();
    await (
      await takeLock(path)
    )();
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('of many that come at once, one gets it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'servanda-lock-'));
  try {
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(join(folder, 'lock'))));
    const got = tries.filter((one) => one.status === 'fulfilled');
    assert.equal(got.length, 1);
    await got[0]?.value();
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('what a dead process left behind is no lock, even if its number is used again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'servanda-lock-'));
  try {
    await writeFile(join(folder, 'lock.holder'), JSON.stringify({ pid: process.pid, host: 'elsewhere' }));
    await writeFile(join(folder, 'lock'), '');
    await (
      await takeLock(join(folder, 'lock'))
    )();
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a folder that cannot be written to is told as such', async () => {
  await assert.rejects(takeLock('/proc/servanda-lock'), { code: 'store_not_lockable' });
});

test('a second process on an embedded store is refused with what to do, and may come once the first was killed', async () => {
  const place = await newPlace('embedded');
  try {
    const first = startChild('test/support/writer.ts', ['a'], place.env);
    await first.printed('\n1 '.trim());
    await first.printed('ready');
    const second = await runServanda(['verify'], place.env);
    assert.equal(second.code, 1);
    assert.match(second.err, new RegExp(`The store is in use by process ${first.process.pid} on `));
    assert.match(second.err, /Stop that process first, or set SERVANDA_DIR .* DATABASE_URL/);
    first.process.kill('SIGKILL');
    await first.ended;
    const third = await runServanda(['verify', '--json'], place.env);
    assert.equal(third.code, 0, third.err);
  } finally {
    await place.remove();
  }
});
