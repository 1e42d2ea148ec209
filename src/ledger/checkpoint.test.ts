import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  checkNote,
  openKeys,
  originOf,
  readNote,
  signCheckpoint,
  signerOf,
  trustKey,
  verifierKey,
} from './checkpoint.ts';

const NAME = 'servanda/0123456789abcdef';
const ROOT = createHash('sha256').update('root').digest('hex');

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'servanda-keys-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('a checkpoint is a signed note that others can read (C2SP signed-note, tlog-checkpoint)', async () => {
  await inFolder(async (folder) => {
    const { signer } = await openKeys(folder);
    const note = signCheckpoint(42, ROOT, signer);
    const [text = '', signature = ''] = note.split('\n\n');
    const origin = originOf(signer.publicKey);
    assert.equal(text, `${origin}\n42\n${Buffer.from(ROOT, 'hex').toString('base64')}`);
    // By the specification alone, from the key that outsiders have: <name>+<hash>+<base64 of 1 ‖ key>.
    const [name = '', hash = '', encoded = ''] = verifierKey(signer.publicKey)
      .split('+', 2)
      .concat(verifierKey(signer.publicKey).split('+').slice(2).join('+'));
    const bytes = Buffer.from(encoded, 'base64');
    assert.equal(name, origin);
    assert.equal(bytes[0], 1);
    assert.equal(bytes.length, 33);
    assert.equal(createHash('sha256').update(`${name}\n`).update(bytes).digest('hex').slice(0, 8), hash);
    const line = /^— (\S+) (\S+)\n$/.exec(signature);
    assert.equal(line?.[1], name);
    const signed = Buffer.from(line?.[2] ?? '', 'base64');
    assert.equal(signed.subarray(0, 4).toString('hex'), hash);
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(1).toString('base64url') },
      format: 'jwk',
    });
    assert.ok(verify(null, Buffer.from(`${text}\n`), key, signed.subarray(4)));
    assert.deepEqual(readNote(note), { size: 42, root: ROOT });
  });
});

test('a note with any bit changed is not signed', async () => {
  await inFolder(async (folder) => {
    const { signer, trusted } = await openKeys(folder);
    const note = signCheckpoint(42, ROOT, signer);
    assert.equal(checkNote(note, 42, ROOT, trusted), 'signed');
    assert.equal(checkNote(note, 43, ROOT, trusted), 'altered');
    assert.equal(checkNote(note, 42, '0'.repeat(64), trusted), 'altered');
    assert.equal(checkNote(note, 42, ROOT, []), 'unknown_signer');
    const bytes = Buffer.from(note);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const altered = Buffer.from(bytes);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      assert.notEqual(checkNote(altered.toString(), 42, ROOT, trusted), 'signed', `bit ${bit}`);
    }
    for (const other of [
      `${note}x`,
      note.slice(0, -1),
      `${note}${note.slice(note.indexOf('—'))}`,
      ` ${note}`,
      note.replaceAll('\n', '\r\n'),
    ])
      assert.equal(checkNote(other, 42, ROOT, trusted), 'altered');
  });
});

test('every ledger has a name of its own, which stays with its key', async () => {
  await inFolder(async (folder) => {
    const [one, other] = [await openKeys(join(folder, 'a')), await openKeys(join(folder, 'b'))];
    const name = originOf(one.signer.publicKey);
    assert.match(name, /^servanda\/[0-9a-f]{16}$/);
    assert.notEqual(originOf(other.signer.publicKey), name);
    assert.equal(originOf((await openKeys(join(folder, 'a'))).signer.publicKey), name);
    const { publicKey } = one.signer;
    const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
    assert.equal(name, `servanda/${createHash('sha256').update(raw).digest('hex').slice(0, 16)}`);

    const own = { note: signCheckpoint(42, ROOT, one.signer), size: 42, root: ROOT };
    assert.equal(signerOf(own, [other.signer.publicKey, publicKey]), publicKey);
    assert.equal(signerOf(own, other.trusted), null);
    assert.equal(signerOf({ ...own, size: 43 }, one.trusted), null);
    // Under another ledger's name nothing is signed, whoever's signature it is.
    const borrowed = own.note.replaceAll(name, originOf(other.signer.publicKey));
    assert.equal(checkNote(borrowed, 42, ROOT, [...one.trusted, ...other.trusted]), 'altered');
  });
});

test('what is no checkpoint is read as none', () => {
  const root = Buffer.from(ROOT, 'hex').toString('base64');
  for (const note of [
    '',
    'x',
    `${NAME}\n0\n${root}\n\n`,
    `${NAME}\n-1\n${root}\n\n`,
    `${NAME}\n1\nAA==\n\n`,
    `other\n1\n${root}\n\n`,
    `servanda/ledger\n1\n${root}\n\n`,
    `${NAME}\n1\n${root}\nx\n`,
  ])
    assert.equal(readNote(note), null, note);
  assert.deepEqual(readNote(`${NAME}\n1\n${root}\n\n`), { size: 1, root: ROOT });
});

test('a key pair is made once, for its owner alone; two who start at once have the same', async () => {
  await inFolder(async (folder) => {
    const all = await Promise.all(Array.from({ length: 8 }, () => openKeys(folder)));
    assert.equal(new Set(all.map((keys) => verifierKey(keys.signer.publicKey))).size, 1);
    assert.equal((await stat(join(folder, 'ledger.key'))).mode & 0o777, 0o600);
    assert.deepEqual((await readdir(folder)).sort(), ['ledger.key', 'trusted']);
    assert.deepEqual((await openKeys(folder)).trusted.length, 1);
  });
});

test('trusted keys are those of the folder; our own is not kept twice', async () => {
  await inFolder(async (folder) => {
    const own = await openKeys(join(folder, 'a'));
    const other = await openKeys(join(folder, 'b'));
    for (const keys of [own, other, other])
      await trustKey(
        join(folder, 'a'),
        keys.signer.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      );
    await writeFile(join(folder, 'a', 'trusted', '.DS_Store'), 'left by a file manager');
    assert.equal((await openKeys(join(folder, 'a'))).trusted.length, 2);
  });
});

test('a key that is damaged or of another kind is told by its file, and no new one is made over it', async () => {
  await inFolder(async (folder) => {
    await writeFile(join(folder, 'ledger.key'), 'no key');
    await assert.rejects(openKeys(folder), { code: 'key_damaged', message: /ledger\.key/ });
    await rm(join(folder, 'ledger.key'));
    await openKeys(folder);
    await writeFile(join(folder, 'trusted', 'x.pub'), 'no key');
    await assert.rejects(openKeys(folder), { code: 'key_damaged', message: /x\.pub/ });
    await assert.rejects(trustKey(folder, 'no key'), { code: 'key_damaged' });
  });
});

test('a key that may not be read is not taken for none', async (t) => {
  if (process.getuid?.() === 0) return t.skip('root may read everything');
  await inFolder(async (folder) => {
    await openKeys(folder);
    await chmod(join(folder, 'ledger.key'), 0);
    await assert.rejects(openKeys(folder), { code: 'key_unreadable' });
  });
});
