import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Journal, readLines, scanJournal, START } from './journal.ts';
import type { JournalContent } from './journal.ts';

const writesOf = (text: string): JournalContent => ({
  writes: [{ table: 'loaded_file', key: ['path'], put: [{ path: text, hash: 'x' }] }],
});
const more = (text: string): JournalContent => ({ ...writesOf(text), more: true });

async function inFolder(work: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'servanda-journal-'));
  try {
    await work(join(folder, 'journal'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A new journal with the transactions given, each a list of lines. */
async function written(
  path: string,
  transactions: readonly (readonly JournalContent[])[],
): Promise<number[]> {
  await Journal.create(path);
  const journal = await Journal.open(path, { position: START, size: 0 });
  const sizes: number[] = [];
  for (const lines of transactions) {
    await journal.append(lines);
    sizes.push(journal.end.size);
  }
  await journal.close();
  return sizes;
}

async function texts(path: string): Promise<string[]> {
  const end = await scanJournal(path);
  const found: string[] = [];
  for await (const { content, end: at } of readLines(path)) {
    if (at > end.size || !('writes' in content)) continue;
    found.push(...content.writes.flatMap((write) => (write.put ?? []).map((row) => String(row['path']))));
  }
  return found;
}

// U+2028 stands in JSON as it is, and ends a line for Node's readline.
const THREE = [[writesOf('one')], [writesOf('two \u2028 lines\nof text \u2029')], [writesOf('three')]];

test('what is appended is read again, in order', async () => {
  await inFolder(async (path) => {
    const sizes = await written(path, THREE);
    assert.deepEqual(await texts(path), ['one', 'two \u2028 lines\nof text \u2029', 'three']);
    const end = await scanJournal(path);
    assert.equal(end.size, sizes[2]);
    assert.equal(end.position.entry, 3);
  });
});

test('cut at any byte, the whole entries before stay and the torn one is dropped and written over', async () => {
  await inFolder(async (path) => {
    const sizes = await written(path, THREE);
    const whole = await readFile(path);
    for (let length = 0; length <= whole.length; length += 1) {
      await writeFile(path, whole.subarray(0, length));
      const left = sizes.filter((size) => size <= length).length;
      const end = await scanJournal(path);
      assert.equal(end.position.entry, left, `${length} bytes`);
      const journal = await Journal.open(path, end);
      await journal.append([writesOf('again')]);
      await journal.close();
      assert.equal((await texts(path)).length, left + 1);
      assert.equal((await texts(path)).at(-1), 'again');
    }
  });
});

test('zeros that a power cut left behind the last entry are dropped', async () => {
  await inFolder(async (path) => {
    const sizes = await written(path, THREE);
    await appendFile(path, Buffer.alloc(5_000));
    const end = await scanJournal(path);
    assert.equal(end.size, sizes[2]);
    await (await Journal.open(path, end)).close();
    assert.equal((await stat(path)).size, sizes[2]);
  });
});

test('an altered byte before the last entry is an error that says so', async () => {
  await inFolder(async (path) => {
    const sizes = await written(path, THREE);
    const whole = await readFile(path);
    for (let at = 0; at < (sizes[1] ?? 0); at += 7) {
      const altered = Buffer.from(whole);
      altered[at] = (altered[at] ?? 0) ^ 1;
      await writeFile(path, altered);
      await assert.rejects(scanJournal(path), { code: 'journal_damaged' });
    }
  });
});

test('entries that are left out, doubled or swapped are an error', async () => {
  await inFolder(async (path) => {
    await written(path, [...THREE, [writesOf('four')]]);
    const [one, two, three, four] = (await readFile(path, 'utf8')).split(/(?<=\n)/);
    for (const order of [
      [one, three, four],
      [two, three, four],
      [one, one, two, three, four],
      [one, three, two, four],
    ]) {
      await writeFile(path, order.join(''));
      await assert.rejects(scanJournal(path), { code: 'journal_damaged' }, order.join('').slice(0, 9));
    }
  });
});

test('a transaction of several lines counts only with its last one', async () => {
  await inFolder(async (path) => {
    const sizes = await written(path, [[writesOf('one')], [more('two'), more('two b'), writesOf('two c')]]);
    assert.deepEqual(await texts(path), ['one', 'two', 'two b', 'two c']);
    await truncate(path, (sizes[1] ?? 0) - 1);
    assert.deepEqual(await texts(path), ['one']);
    const end = await scanJournal(path);
    const journal = await Journal.open(path, end);
    await journal.append([writesOf('three')]);
    await journal.close();
    assert.deepEqual(await texts(path), ['one', 'three']);
  });
});

test('what is cut back leaves no trace', async () => {
  await inFolder(async (path) => {
    await Journal.create(path);
    const journal = await Journal.open(path, { position: START, size: 0 });
    await journal.append([writesOf('one')]);
    const mark = journal.end;
    await journal.append([more('two')], { sync: false });
    await journal.cutBack(mark);
    await journal.append([writesOf('three')]);
    await journal.close();
    assert.deepEqual(await texts(path), ['one', 'three']);
  });
});

test('an append that fails half-way leaves the journal as it was, and the next one is sound', async () => {
  await inFolder(async (path) => {
    await Journal.create(path);
    const journal = await Journal.open(path, { position: START, size: 0 });
    await journal.append([writesOf('one')]);
    const failing = function* (): Generator<JournalContent> {
      yield more('two');
      throw new Error('no room');
    };
    await assert.rejects(journal.append(failing()), { code: 'disk_refused' });
    assert.ok(journal.isSound);
    await journal.append([writesOf('three')]);
    await journal.close();
    assert.deepEqual(await texts(path), ['one', 'three']);
  });
});

test('a journal shorter than it was closed is refused, never padded', async () => {
  await inFolder(async (path) => {
    const sizes = await written(path, THREE);
    const end = await scanJournal(path);
    await truncate(path, sizes[0] ?? 0);
    await assert.rejects(Journal.open(path, end), { code: 'journal_damaged' });
    assert.equal((await stat(path)).size, sizes[0]);
  });
});
