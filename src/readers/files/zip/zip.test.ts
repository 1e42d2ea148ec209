import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../kernel/errors.ts';
import { openZip, ZIP_LIMITS } from './zip.ts';
import type { ZipArchive, ZipLimits } from './zip.ts';
import { fieldOf, withField, zipOf, zipOfEmptyParts } from './zip.testdata.ts';

async function textOf(zip: ZipArchive, partName: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.read(partName)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** The code of what is thrown when the file is opened and its parts are read. */
async function codeOf(bytes: Uint8Array, limits?: Partial<ZipLimits>): Promise<string> {
  try {
    const zip = await openZip('x.docx', bytes, { ...ZIP_LIMITS, ...limits });
    for (const name of zip.partNames) for await (const _ of zip.read(name));
    return 'read';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    assert.ok(error.status >= 400 && error.status < 500 && error.remedy !== undefined);
    return `${error.code}: ${error.message}`;
  }
}

const plain = await zipOf({ 'word/document.xml': 'words '.repeat(1000), 'other.xml': 'more' });

test('parts are found by name, case disregarded, and read whole', async () => {
  const zip = await openZip('x.docx', plain);
  assert.deepEqual(zip.partNames, ['word/document.xml', 'other.xml']);
  assert.ok(zip.has('/Word/Document.XML') && !zip.has('nothing'));
  assert.equal(zip.sizeOf('word/document.xml'), 6000);
  assert.equal(await textOf(zip, 'other.xml'), 'more');
  assert.equal((await textOf(zip, 'WORD/document.xml')).length, 6000);
  await assert.rejects(textOf(zip, 'nothing'), /the part nothing is missing/u);
});

test('a zip that is cut off anywhere is damaged, never a crash', async () => {
  for (let end = 0; end < plain.length; end += 7) {
    assert.match(await codeOf(plain.subarray(0, end)), /^file_damaged/u, `cut at ${end}`);
  }
});

test('sizes that lie are found out', async () => {
  const shorter = withField(plain, 'word/document.xml', 'inflated', () => 10);
  const longer = withField(plain, 'word/document.xml', 'inflated', () => 60_000);
  assert.match(await codeOf(shorter), /^file_damaged: .*not as long as it says/u);
  assert.match(await codeOf(longer), /^file_damaged: .*not as long as it says/u);
});

test('a bomb is refused by its ratio, before it is inflated', async () => {
  const bomb = await zipOf({ 'word/document.xml': Buffer.alloc(50_000_000, 'a') });
  assert.ok(bomb.length < 100_000);
  const before = performance.now();
  assert.match(await codeOf(bomb), /^file_bomb: .*packed 1 to \d+/u);
  assert.ok(performance.now() - before < 200);
});

test('a bomb that lies about its size inflates no further than it says', async () => {
  const bomb = await zipOf({ 'word/document.xml': Buffer.alloc(50_000_000, 'a') });
  const packed = fieldOf(bomb, 'word/document.xml', 'packed');
  const lying = withField(bomb, 'word/document.xml', 'inflated', () => packed * 10);
  assert.match(await codeOf(lying), /^file_damaged: .*not as long as it says/u);
});

test('many parts, much in all, parts over each other, two of one name, a password', async () => {
  assert.match(await codeOf(zipOfEmptyParts(10_000)), /^file_bomb: .*10000 parts/u);
  assert.equal(await codeOf(zipOfEmptyParts(100)), 'read');
  assert.match(await codeOf(plain, { maxInflated: 6001 }), /^file_bomb: .*inflated/u);
  const first = fieldOf(plain, 'word/document.xml', 'localHeader');
  assert.match(
    await codeOf(withField(plain, 'other.xml', 'localHeader', () => first)),
    /^file_bomb: .*lie over each other/u,
  );
  assert.match(
    await codeOf(
      await zipOf([
        ['a.xml', '1'],
        ['A.xml', '2'],
      ]),
    ),
    /^file_damaged: .*two parts/u,
  );
  assert.match(
    await codeOf(withField(plain, 'other.xml', 'flags', (flags) => flags | 1)),
    /^file_encrypted/u,
  );
});

test('names that lead out of the file', async () => {
  const bytes = await zipOf({ 'aa/bb.xml': 'x' });
  const outside = Buffer.from(bytes.toString('latin1').replaceAll('aa/bb.xml', '../bb.xml'), 'latin1');
  assert.match(await codeOf(outside), /^file_damaged: .*leads out of the file/u);
});
