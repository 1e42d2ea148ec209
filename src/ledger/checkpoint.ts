import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../kernel/errors.ts';
import { syncFolder, writeWhole } from '../store/index.ts';

/**
 * A checkpoint says "this ledger had `size` changes and this root", signed with Ed25519, in the form of C2SP
 * tlog-checkpoint and signed-note, so that existing tools for transparency logs can read it:
 *
 *     <origin>\n<size>\n<root, base64>\n\n— <origin> <base64(key id ‖ signature)>\n
 */
const ALGORITHM = 1;

export interface Signer {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** The 32 bytes of an Ed25519 public key. */
const rawKey = (key: KeyObject): Buffer => Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');

/**
 * The name of the ledger that a key signs, 'servanda/5f0c…': tlog-checkpoint wants one that no other log has. It is
 * made from the key itself, so that it comes with the key into backups and copies, cannot be lost apart from it, and
 * anyone can see that the two belong together.
 */
export const originOf = (key: KeyObject): string =>
  `servanda/${createHash('sha256').update(rawKey(key)).digest('hex').slice(0, 16)}`;
const ORIGIN = /^servanda\/[0-9a-f]{16}$/;

/** First four bytes of SHA-256(name ‖ LF ‖ algorithm ‖ key), as signed-note says. */
function keyId(key: KeyObject): Buffer {
  return createHash('sha256')
    .update(`${originOf(key)}\n`)
    .update(Buffer.from([ALGORITHM]))
    .update(rawKey(key))
    .digest()
    .subarray(0, 4);
}

/** The public key in the signed-note form `<name>+<hex key id>+<base64(algorithm ‖ key)>`, to be handed to outsiders. */
export const verifierKey = (key: KeyObject): string =>
  `${originOf(key)}+${keyId(key).toString('hex')}+${Buffer.concat([Buffer.from([ALGORITHM]), rawKey(key)]).toString('base64')}`;

const body = (origin: string, size: number, root: string): string =>
  `${origin}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\n`;

export function signCheckpoint(size: number, root: string, signer: Signer): string {
  const origin = originOf(signer.publicKey);
  const text = body(origin, size, root);
  const signature = sign(null, Buffer.from(text), signer.privateKey);
  return `${text}\n— ${origin} ${Buffer.concat([keyId(signer.publicKey), signature]).toString('base64')}\n`;
}

/**
 * Whether the note is exactly this size and root, signed by one of the keys: 'signed', 'altered', or 'unknown_signer'
 * where everything fits a key that is not among them, so that nothing can be said about the signature.
 */
export function checkNote(
  note: string,
  size: number,
  root: string,
  keys: readonly KeyObject[],
): 'signed' | 'altered' | 'unknown_signer' {
  const origin = note.slice(0, note.indexOf('\n'));
  const text = body(origin, size, root);
  const prefix = `${text}\n— ${origin} `;
  if (!ORIGIN.test(origin) || !note.startsWith(prefix) || !note.endsWith('\n')) return 'altered';
  const encoded = note.slice(prefix.length, -1);
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.toString('base64') !== encoded || bytes.length !== 68) return 'altered';
  const key = keys.find((candidate) => originOf(candidate) === origin);
  if (key === undefined) return 'unknown_signer';
  const isSigned =
    keyId(key).equals(bytes.subarray(0, 4)) && verify(null, Buffer.from(text), key, bytes.subarray(4));
  return isSigned ? 'signed' : 'altered';
}

/** The key among these that signed the note; null where none did, or where it is no checkpoint of that size and root. */
export const signerOf = (
  note: { readonly note: string; readonly size: number; readonly root: string },
  keys: readonly KeyObject[],
): KeyObject | null =>
  keys.find((key) => checkNote(note.note, note.size, note.root, [key]) === 'signed') ?? null;

/** Size and root that a note states, without its signature being checked; null if it is no checkpoint of a ledger of ours. */
export function readNote(note: string): { readonly size: number; readonly root: string } | null {
  const [origin = '', size = '', root = '', empty] = note.split('\n');
  const bytes = Buffer.from(root, 'base64');
  if (!ORIGIN.test(origin) || !/^[1-9]\d{0,14}$/.test(size) || bytes.length !== 32 || empty !== '')
    return null;
  return { size: Number(size), root: bytes.toString('hex') };
}

/** The keys of one installation: its own signing key, and the public keys it trusted before (a restored backup). */
export interface Keys {
  readonly signer: Signer;
  readonly trusted: readonly KeyObject[];
}

/** Opens the folder of keys; makes a key pair at the first start. The private key is readable by its owner alone. */
export async function openKeys(folder: string): Promise<Keys> {
  await mkdir(join(folder, 'trusted'), { recursive: true, mode: 0o700 });
  const path = join(folder, 'ledger.key');
  const signer = readSigner((await readIfThere(path)) ?? (await makeKey(path)), path);
  const trusted: KeyObject[] = [signer.publicKey];
  for (const name of (await readdir(join(folder, 'trusted'))).filter((one) => one.endsWith('.pub')).sort()) {
    const key = readPublicKey(await readFile(join(folder, 'trusted', name), 'utf8'), name);
    if (!key.equals(signer.publicKey)) trusted.push(key);
  }
  return { signer, trusted };
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new AppError('key_unreadable', 500, `The signing key ${path} may not be read.`, {
      cause,
      remedy: 'Give it to the user that Servanda runs as.',
    });
  }
}

/** On the disk before anything is signed with it; where two processes start at once, both use the first one's key. */
async function makeKey(path: string): Promise<string> {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const own = `${path}.${randomBytes(6).toString('hex')}`;
  await writeWhole(own, pem);
  try {
    await link(own, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(own, { force: true });
  }
  await syncFolder(dirname(path));
  return readFile(path, 'utf8');
}

export function readPublicKey(pem: string, name: string): KeyObject {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType !== 'ed25519') throw new Error('no Ed25519 key');
    return key;
  } catch (cause) {
    throw new AppError('key_damaged', 500, `The public key ${name} cannot be read.`, {
      cause,
      remedy: 'Put it back from a backup, or move it out of the folder.',
    });
  }
}

function readSigner(pem: string, path: string): Signer {
  try {
    const privateKey = createPrivateKey(pem);
    if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('no Ed25519 key');
    return { privateKey, publicKey: createPublicKey(privateKey) };
  } catch (cause) {
    throw new AppError('key_damaged', 500, `The signing key ${path} cannot be read.`, {
      cause,
      remedy:
        'Put the key back from a backup, or move it away: a new one is made and the old checkpoints stay valid only with the old public key in keys/trusted.',
    });
  }
}

/** Keeps a public key whose checkpoints stay valid here, as after a restore. */
export async function trustKey(folder: string, publicPem: string): Promise<void> {
  const key = readPublicKey(publicPem, 'to be trusted');
  await mkdir(join(folder, 'trusted'), { recursive: true, mode: 0o700 });
  await writeWhole(join(folder, 'trusted', `${keyId(key).toString('hex')}.pub`), publicPem);
}
