import { createHash } from 'node:crypto';

/**
 * The Merkle tree of RFC 6962, section 2.1, over SHA-256; hashes are lower-case hexadecimal.
 * Leaf hash = SHA-256(0x00 ‖ data), node hash = SHA-256(0x01 ‖ left ‖ right).
 */
const EMPTY = createHash('sha256').digest('hex');

/** What is read from a store that somebody may have altered is looked at before it is hashed. */
export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

export const leafHash = (data: string): string =>
  createHash('sha256').update('\0').update(data, 'utf8').digest('hex');

export const nodeHash = (left: string, right: string): string =>
  createHash('sha256').update('\x01').update(left, 'hex').update(right, 'hex').digest('hex');

/**
 * The right edge of a tree: the roots of its perfect subtrees, largest first, one for each set bit of the size.
 * Appending and taking the root cost O(log n), so a change does not become dearer as the ledger grows.
 */
export class Edge {
  #size: number;
  readonly #roots: string[];

  constructor(size = 0, roots: readonly string[] = []) {
    this.#size = size;
    this.#roots = [...roots];
  }

  get size(): number {
    return this.#size;
  }

  get roots(): readonly string[] {
    return this.#roots;
  }

  append(leaf: string): void {
    let hash = leaf;
    for (let bit = this.#size; bit % 2 === 1; bit = Math.floor(bit / 2))
      hash = nodeHash(this.#roots.pop() ?? EMPTY, hash);
    this.#roots.push(hash);
    this.#size += 1;
  }

  root(): string {
    return this.#roots.length === 0 ? EMPTY : this.#roots.reduceRight((right, left) => nodeHash(left, right));
  }
}

/** The largest power of two below n (n > 1): where RFC 6962 splits a tree. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** MTH of RFC 6962 over leaf hashes. */
export function treeRoot(leaves: readonly string[]): string {
  const edge = new Edge();
  for (const leaf of leaves) edge.append(leaf);
  return edge.root();
}

/** PATH(m, D[n]) of RFC 6962, section 2.1.1: what, beside the leaf itself, gives the root. */
export function inclusionProof(index: number, leaves: readonly string[]): string[] {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < leaves.length))
    throw new RangeError('no such leaf');
  return path(index, leaves);
}

function path(index: number, leaves: readonly string[]): string[] {
  if (leaves.length <= 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...path(index, leaves.slice(0, k)), treeRoot(leaves.slice(k))]
    : [...path(index - k, leaves.slice(k)), treeRoot(leaves.slice(0, k))];
}

/** PROOF(m, D[n]) of RFC 6962, section 2.1.2 (0 < m ≤ n): that the tree of size m is the beginning of this one. */
export function consistencyProof(size: number, leaves: readonly string[]): string[] {
  if (!(Number.isSafeInteger(size) && size > 0 && size <= leaves.length))
    throw new RangeError('no tree of that size');
  return subProof(size, leaves, true);
}

function subProof(m: number, leaves: readonly string[], isWhole: boolean): string[] {
  const n = leaves.length;
  if (m === n) return isWhole ? [] : [treeRoot(leaves)];
  const k = split(n);
  return m <= k
    ? [...subProof(m, leaves.slice(0, k), isWhole), treeRoot(leaves.slice(k))]
    : [...subProof(m - k, leaves.slice(k), false), treeRoot(leaves.slice(0, k))];
}

/** Root that a leaf and its inclusion proof lead to (RFC 9162, section 2.1.3.2); null if the proof does not fit. */
export function rootFromInclusion(
  index: number,
  size: number,
  leaf: string,
  proof: readonly string[],
): string | null {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) return null;
  let [fn, sn, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (sn === 0) return null;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 ? hash : null;
}

/** The two roots that a consistency proof leads to from the older one (RFC 9162, section 2.1.4.2); null if it does not fit. */
export function rootsFromConsistency(
  first: number,
  second: number,
  firstRoot: string,
  proof: readonly string[],
): { readonly first: string; readonly second: string } | null {
  if (!(Number.isSafeInteger(first) && first > 0 && first <= second)) return null;
  if (first === second) return proof.length === 0 ? { first: firstRoot, second: firstRoot } : null;
  // A perfect tree is itself the first node of the path.
  const isPerfect = Math.log2(first) % 1 === 0;
  const [start, ...rest] = isPerfect ? [firstRoot, ...proof] : proof;
  if (start === undefined) return null;
  let [fn, sn, fr, sr] = [first - 1, second - 1, start, start];
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  for (const node of rest) {
    if (sn === 0) return null;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [nodeHash(node, fr), nodeHash(node, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else {
      sr = nodeHash(sr, node);
    }
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 ? { first: fr, second: sr } : null;
}
