import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../kernel/errors.ts';

/**
 * A checkpoint says "this ledger had `size` changes and this root", signed with Ed25519, in the form of C2SP
 * tlog-checkpoint and signed-note, so that existing tools for transparency logs can read it:
 *
 *     <origin>\n<size>\n<root, base64>\n\n— <origin> <base64(key id ‖ signature)>\n
 */
export const ORIGIN = 'servanda/ledger';
const ALGORITHM = 1;

export interface Signer {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** The 32 bytes of an Ed25519 public key. */
const rawKey = (key: KeyObject): Buffer => Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');

/** First four bytes of SHA-256(name ‖ LF ‖ algorithm ‖ key), as signed-note says. */
function keyId(key: KeyObject): Buffer {
  return createHash('sha256')
    .update(`${ORIGIN}\n`)
    .update(Buffer.from([ALGORITHM]))
    .update(rawKey(key))
    .digest()
    .subarray(0, 4);
}

/** The public key in the signed-note form `<name>+<hex key id>+<base64(algorithm ‖ key)>`, to be handed to outsiders. */
export const verifierKey = (key: KeyObject): string =>
  `${ORIGIN}+${keyId(key).toString('hex')}+${Buffer.concat([Buffer.from([ALGORITHM]), rawKey(key)]).toString('base64')}`;

const body = (size: number, root: string): string =>
  `${ORIGIN}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\n`;

export function signCheckpoint(size: number, root: string, signer: Signer): string {
  const text = body(size, root);
  const signature = sign(null, Buffer.from(text), signer.privateKey);
  return `${text}\n— ${ORIGIN} ${Buffer.concat([keyId(signer.publicKey), signature]).toString('base64')}\n`;
}

/** Whether the note is exactly this size and root, signed by one of the keys. */
export function isSigned(note: string, size: number, root: string, keys: readonly KeyObject[]): boolean {
  const text = body(size, root);
  const prefix = `${text}\n— ${ORIGIN} `;
  if (!note.startsWith(prefix) || !note.endsWith('\n')) return false;
  const encoded = note.slice(prefix.length, -1);
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.toString('base64') !== encoded || bytes.length !== 68) return false;
  const key = keys.find((candidate) => keyId(candidate).equals(bytes.subarray(0, 4)));
  return key !== undefined && verify(null, Buffer.from(text), key, bytes.subarray(4));
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
  let pem = await readFile(path, 'utf8').catch(() => null);
  if (pem === null) {
    pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await writeFile(path, pem, { mode: 0o600, flag: 'wx', flush: true });
    await chmod(path, 0o600);
  }
  const signer = readSigner(pem, path);
  const trusted: KeyObject[] = [signer.publicKey];
  for (const name of await readdir(join(folder, 'trusted')))
    trusted.push(createPublicKey(await readFile(join(folder, 'trusted', name), 'utf8')));
  return { signer, trusted };
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
  const key = createPublicKey(publicPem);
  await mkdir(join(folder, 'trusted'), { recursive: true, mode: 0o700 });
  await writeFile(join(folder, 'trusted', `${keyId(key).toString('hex')}.pub`), publicPem, {
    mode: 0o600,
    flush: true,
  });
}
