#!/usr/bin/env node
// Checks a proof that "servanda proof" wrote. It shares no code with Servanda and needs nothing but Node 18 or newer:
//
//     node verify-proof.mjs FILE --key KEY [--consistency OLDER]
//
// KEY is the ledger's public key, from a place that you trust ("servanda key" prints it). OLDER is a checkpoint, or a
// proof with one, that you kept: then it is also checked that the ledger of then is the beginning of the ledger of now.
// Read: RFC 6962 section 2.1 (tree and audit path), RFC 9162 section 2.1.4.2 (consistency), C2SP signed-note,
// C2SP tlog-checkpoint, RFC 8785 (canonical JSON; here only strings, integers, booleans, null, arrays, objects).
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const fail = (why) => {
  console.error(`NOT proved: ${why}.`);
  process.exit(1);
};
const check = (isTrue, why) => isTrue || fail(why);

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const node = (left, right) => sha256(Buffer.from([1]), left, right);
const isHash = (text) => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);
const bytesOf = (hashes) => {
  check(Array.isArray(hashes) && hashes.every(isHash), 'a path is not made of hashes');
  return hashes.map((hash) => Buffer.from(hash, 'hex'));
};

function canonical(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const parts = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${parts.join(',')}}`;
}

/** Base64 in its one right form. */
function base64(text) {
  const bytes = Buffer.from(text, 'base64');
  check(bytes.toString('base64') === text, 'something is not base64');
  return bytes;
}

/**
 * <name>+<key id>+<base64 of 1 ‖ Ed25519 key>; the id is the beginning of SHA-256(name ‖ LF ‖ 1 ‖ key). A ledger of
 * Servanda is named after its key: servanda/ and the beginning of SHA-256(key).
 */
function readKey(text) {
  const [, name, id, encoded] =
    /^([^+\s]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? fail('the key is not of the right form');
  const bytes = base64(encoded);
  check(bytes.length === 33 && bytes[0] === 1, 'the key is no Ed25519 key');
  check(
    sha256(`${name}\n`, bytes).subarray(0, 4).toString('hex') === id,
    'the key does not match its own id',
  );
  check(
    name === `servanda/${sha256(bytes.subarray(1)).toString('hex').slice(0, 16)}`,
    'the ledger is not named after its key',
  );
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(1).toString('base64url') };
  return { name, id, key: createPublicKey({ key: jwk, format: 'jwk' }) };
}

/** A signed note: origin, size, root, an empty line, and one signature. */
function readCheckpoint(note, signer) {
  const match =
    /^(.+)\n([1-9]\d*)\n(.+)\n\n— (\S+) (.+)\n$/.exec(note) ?? fail('a checkpoint is not of the right form');
  const [, origin, size, root, name, encoded] = match;
  check(origin === signer.name && name === signer.name, `a checkpoint is not one of ${signer.name}`);
  const signature = base64(encoded);
  check(signature.subarray(0, 4).toString('hex') === signer.id, 'a checkpoint is signed with another key');
  const signed = Buffer.from(`${origin}\n${size}\n${root}\n`);
  check(verify(null, signed, signer.key, signature.subarray(4)), 'the signature of a checkpoint is wrong');
  return { size: Number(size), root: base64(root) };
}

/** From a node up to the root, along a path: the whole tree's root, and that of the part that ends with the node. */
function climb(index, size, start, path) {
  let [fn, sn, part, whole] = [index, size - 1, start, start];
  for (const sibling of path) {
    check(sn > 0, 'a path is too long');
    const isRight = fn % 2 === 1 || fn === sn;
    if (isRight) part = node(sibling, part);
    whole = isRight ? node(sibling, whole) : node(whole, sibling);
    if (isRight) while (fn % 2 === 0 && fn > 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  check(sn === 0, 'a path is too short');
  return { part, whole };
}

/** Checks that the older tree is the beginning of the newer one. */
function checkConsistency(older, newer, path) {
  const isPerfect = Number.isInteger(Math.log2(older.size));
  const [start, ...rest] = isPerfect || older.size === newer.size ? [older.root, ...path] : path;
  check(start !== undefined, 'the consistency path is too short');
  let [index, size] = older.size === newer.size ? [0, 1] : [older.size - 1, newer.size];
  while (index % 2 === 1) [index, size] = [Math.floor(index / 2), Math.floor((size - 1) / 2) + 1];
  const { part, whole } = climb(index, size, start, rest);
  check(part.equals(older.root) && whole.equals(newer.root), 'the ledger was rewritten');
}

function read(path) {
  try {
    return readFileSync(path);
  } catch {
    return fail(`the file ${path} cannot be read`);
  }
}

function parseProof(bytes) {
  try {
    const proof = JSON.parse(bytes.toString('utf8'));
    // Only the very bytes that were written: no name twice, no other spelling of a character.
    if (Buffer.from(`${JSON.stringify(proof, null, 2)}\n`).equals(bytes)) return proof;
  } catch {}
  return fail('the file is not as it was written: altered, cut short or reformatted');
}

const USAGE = 'Usage: node verify-proof.mjs FILE --key KEY [--consistency OLDER]';
const [file, ...options] = process.argv.slice(2);
const option = (name) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined);
const [givenKey, keptPath] = [option('--key'), option('--consistency')];
if (!file || file.startsWith('-') || !givenKey || options.length !== (keptPath ? 4 : 2)) {
  console.error(USAGE);
  process.exit(2);
}

const PARTS = /^format,key,record,change,index,size,path,checkpoint(,consistency)?$/;
const proof = parseProof(read(file));
const { record, change, index } = proof ?? {};
check(PARTS.test(Object.keys(proof ?? {}).join()), 'the file is no proof of Servanda');
check(proof.format === 'servanda-proof/1', 'the file is no proof of a form that is known here');
check(proof.key === givenKey, 'the proof names another key than the one given');
check(record?.kind === change?.kind, 'record and change are not of one kind');
check(record.fields?.id === change.recordId, 'record and change are not of one record');
check(sha256(canonical(record)).toString('hex') === change.contentHash, 'the record is not what was written');
const signer = readKey(givenKey);
const now = readCheckpoint(proof.checkpoint, signer);
check(now.size === proof.size && index === change.sequence - 1, 'entry, size and checkpoint do not fit');
check(Number.isSafeInteger(index) && index >= 0 && index < now.size, 'the entry lies outside the ledger');
const leaf = sha256(Buffer.from([0]), canonical(change));
check(climb(index, now.size, leaf, bytesOf(proof.path)).whole.equals(now.root), 'it is not in the ledger');

let kept = '';
if (proof.consistency !== undefined) {
  check(Object.keys(proof.consistency).join() === 'checkpoint,path', 'the consistency part has another form');
  const older = readCheckpoint(proof.consistency.checkpoint, signer);
  check(older.size <= now.size, 'the older checkpoint is of a larger ledger');
  checkConsistency(older, now, bytesOf(proof.consistency.path));
  kept = `The ledger of ${older.size} entries (root ${older.root.toString('hex')}) is its beginning: nothing in it was rewritten.`;
}
if (keptPath !== undefined) {
  const text = read(keptPath).toString('utf8');
  const checkpoint = text.startsWith('{') ? parseProof(Buffer.from(text)).checkpoint : text;
  check(
    checkpoint === proof.consistency?.checkpoint,
    'it says nothing of that older checkpoint; make it with --since',
  );
}

console.log(`Proved: ${change.kind} ${change.recordId}, with the values below, was written by ${change.actor}
at ${change.at} for this reason: ${change.reason}
It is entry ${index + 1} of a ledger of ${now.size} entries (root ${now.root.toString('hex')})
that is signed by the key ${signer.name}+${signer.id}.`);
if (kept) console.log(kept);
console.log('Not proved: that no later entry changes the record again.\n');
console.log(JSON.stringify({ fields: record.fields, citations: record.citations }, null, 2));
