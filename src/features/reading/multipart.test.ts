import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { boundaryOf, formParts } from './multipart.ts';

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

interface Read {
  readonly name: string;
  readonly fileName: string | null;
  readonly bytes: Buffer;
}

async function partsOf(body: Uint8Array, type: string | null, size = 7): Promise<Read[]> {
  const read: Read[] = [];
  for await (const { name, fileName, bytes } of formParts(chunksOf(body, size), boundaryOf(type))) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of bytes) chunks.push(Buffer.from(chunk));
    read.push({ name, fileName, bytes: Buffer.concat(chunks) });
  }
  return read;
}

/** As browsers and Node's own fetch write a form. */
async function formOf(form: FormData): Promise<{ body: Uint8Array; type: string | null }> {
  const response = new Response(form);
  return { body: new Uint8Array(await response.arrayBuffer()), type: response.headers.get('content-type') };
}

test('fields and files come in order, however the bytes are cut', async () => {
  const file = fc.tuple(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.uint8Array({ maxLength: 300 }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(file, { maxLength: 4 }),
      fc.integer({ min: 1, max: 90 }),
      async (files, size) => {
        const form = new FormData();
        form.append('reader', 'upr-report');
        for (const [name, bytes] of files) form.append('files', new File([new Uint8Array(bytes)], name));
        const { body, type } = await formOf(form);
        const [field, ...read] = await partsOf(body, type, size);
        assert.deepEqual(
          [field?.name, field?.fileName, field?.bytes.toString()],
          ['reader', null, 'upr-report'],
        );
        assert.deepEqual(
          read.map((one) => [one.name, one.fileName, [...one.bytes]]),
          files.map(([name, bytes]) => [
            'files',
            name.replace(/\r\n?|\n/g, '\r\n').replace(/\r\n/g, one(name)),
            [...bytes],
          ]),
        );
      },
    ),
    { numRuns: 60 },
  );
});

/** Line breaks in names stay what they were; browsers write them as %0D%0A. */
const one = (name: string): string => (name.includes('\r\n') ? '\r\n' : (/[\r\n]/.exec(name)?.[0] ?? ''));

test('bytes that look like a delimiter and are none stay in the file', async () => {
  const body = Buffer.from(
    '--x\r\nContent-Disposition: form-data; name="files"; filename="a%22b.txt"\r\nContent-Type: text/plain\r\n\r\n--\r\n-x\r\n--y\r\n--x--',
  );
  const [read] = await partsOf(body, 'multipart/form-data; boundary=x', 1);
  assert.deepEqual([read?.fileName, read?.bytes.toString()], ['a"b.txt', '--\r\n-x\r\n--y']);
});

test('what is no form, or ends in the middle, is refused', async () => {
  const head = '--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nwords';
  for (const [body, type] of [
    [head, 'multipart/form-data; boundary=x'],
    ['', 'multipart/form-data; boundary=x'],
    ['--x\r\nContent-Type: text/plain\r\n\r\nwords\r\n--x--', 'multipart/form-data; boundary=x'],
    [`--x\r\n${'A: b\r\n'.repeat(10_000)}\r\n\r\n--x--`, 'multipart/form-data; boundary=x'],
    [`--x\r\n${'a'.repeat(100_000)}`, 'multipart/form-data; boundary=x'],
    [head, 'application/x-www-form-urlencoded'],
    [head, null],
  ] as const)
    await assert.rejects(partsOf(Buffer.from(body), type, 1000), { code: 'bad_form', status: 400 });
});

test('nothing is asked for before it is needed, and a part that nobody reads is skipped', async () => {
  let given = 0;
  async function* large(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n');
    for (; given < 800; given += 1) yield Buffer.alloc(1 << 16, '\r\n--');
    yield Buffer.from('\r\n--x\r\nContent-Disposition: form-data; name="reader"\r\n\r\nb\r\n--x--\r\n');
  }
  const names: string[] = [];
  for await (const { name, bytes } of formParts(large(), 'x')) {
    names.push(name);
    if (names.length > 1) continue;
    let taken = 0;
    for await (const chunk of bytes) {
      taken += chunk.length;
      assert.ok(given <= taken / 2 ** 16 + 2, `${given} chunks given, ${taken} bytes taken`);
      if (taken > 2 ** 20) break;
    }
  }
  assert.deepEqual(names, ['files', 'reader']);
});
