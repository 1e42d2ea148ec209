import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { linesOf, writeWhole } from './disk.ts';
import type { Line } from './disk.ts';

async function* inChunks(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function all(bytes: Uint8Array, length: number): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of linesOf(inChunks(bytes, length))) lines.push(line);
  return lines;
}

// Characters of one to four bytes, and all that other readers take for the end of a line.
const text = fc
  .array(fc.constantFrom('a', 'é', 'Қ', '😀', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f'))
  .map((characters) => characters.join(''));

test('lines end at line feeds alone, wherever the parts of the stream are cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(text), text, fc.integer({ min: 1, max: 9 }), async (lines, rest, length) => {
      const whole = Buffer.from(lines.map((line) => `${line}\n`).join('') + rest);
      const read = await all(whole, length);
      assert.deepEqual(
        read.map((line) => line.text),
        rest === '' ? lines : [...lines, rest],
      );
      assert.deepEqual(
        read.filter((line) => !line.isEnded).map((line) => line.text),
        rest === '' ? [] : [rest],
      );
      for (const { end, text: words } of read) {
        const before = whole.subarray(0, end).toString();
        assert.ok(before.endsWith(words) || before.endsWith(`${words}\n`));
      }
      assert.equal(read.at(-1)?.end ?? 0, whole.length);
    }),
  );
});

test('a file is written whole or not at all', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'servanda-disk-'));
  try {
    await writeWhole(join(folder, 'a'), 'first');
    await writeWhole(join(folder, 'a'), 'second');
    assert.equal(await readFile(join(folder, 'a'), 'utf8'), 'second');
    // A folder cannot be replaced by a file: the write fails, and leaves nothing beside it.
    await writeWhole(join(folder, 'b'), '').then(() => rm(join(folder, 'b')));
    await assert.rejects(writeWhole(folder, 'x'));
    assert.deepEqual(await readdir(folder), ['a']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
