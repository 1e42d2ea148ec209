import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  consistencyProof,
  Edge,
  inclusionProof,
  leafHash,
  nodeHash,
  rootFromInclusion,
  rootsFromConsistency,
  treeRoot,
} from './merkle.ts';

/** The reference tree of Certificate Transparency (google/certificate-transparency, merkle_tree_test.cc): eight leaves, their roots, some paths. */
const LEAVES = ['', '\x00', '\x10', ' !', '01', '@ABC', 'PQRSTUVW', '`abcdefghijklmno'].map(leafHash);
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const N = {
  leaf1: '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  node23: '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  node4567: '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  leaf4: 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  node67: 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  node45: '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
};
const [root1 = '', root2 = '', , root4 = ''] = ROOTS;

test('the empty tree has the hash of nothing', () => {
  assert.equal(treeRoot([]), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('roots of the reference tree', () => {
  assert.deepEqual(
    ROOTS.map((_, index) => treeRoot(LEAVES.slice(0, index + 1))),
    ROOTS,
  );
});

test('audit paths of the reference tree', () => {
  assert.deepEqual(inclusionProof(0, LEAVES.slice(0, 1)), []);
  assert.deepEqual(inclusionProof(0, LEAVES), [N.leaf1, N.node23, N.node4567]);
  assert.deepEqual(inclusionProof(5, LEAVES), [N.leaf4, N.node67, root4]);
  assert.deepEqual(inclusionProof(2, LEAVES.slice(0, 3)), [root2]);
  assert.deepEqual(inclusionProof(1, LEAVES.slice(0, 5)), [root1, N.node23, N.leaf4]);
});

test('consistency proofs of the reference tree', () => {
  assert.deepEqual(consistencyProof(1, LEAVES.slice(0, 1)), []);
  assert.deepEqual(consistencyProof(1, LEAVES), [N.leaf1, N.node23, N.node4567]);
  assert.deepEqual(consistencyProof(6, LEAVES), [N.node45, N.node67, root4]);
  assert.deepEqual(consistencyProof(2, LEAVES.slice(0, 5)), [N.node23, N.leaf4]);
});

test('what no tree has is refused', () => {
  for (const index of [-1, 8, 0.5, NaN]) {
    assert.throws(() => inclusionProof(index, LEAVES), RangeError);
    assert.equal(rootFromInclusion(index, 8, root1, []), null);
  }
  for (const size of [-1, 0, 9, 1.5]) assert.throws(() => consistencyProof(size, LEAVES), RangeError);
});

const trees = fc
  .integer({ min: 1, max: 70 })
  .chain((size) =>
    fc.record({ size: fc.constant(size), index: fc.nat(size - 1), older: fc.integer({ min: 1, max: size }) }),
  )
  .map((one) => ({
    ...one,
    leaves: Array.from({ length: one.size }, (_, index) => leafHash(String(index))),
  }));

/** RFC 6962 section 2.1 as it is written, to hold the edge against. */
function rootByDefinition(leaves: readonly string[]): string {
  if (leaves.length <= 1) return leaves[0] ?? treeRoot([]);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(rootByDefinition(leaves.slice(0, k)), rootByDefinition(leaves.slice(k)));
}

test('the edge gives the root of the definition, also when it is stored and taken up again', () => {
  fc.assert(
    fc.property(trees, ({ leaves, older }) => {
      const first = new Edge();
      for (const leaf of leaves.slice(0, older)) first.append(leaf);
      const second = new Edge(first.size, JSON.parse(JSON.stringify(first.roots)) as string[]);
      for (const leaf of leaves.slice(older)) second.append(leaf);
      assert.equal(second.root(), rootByDefinition(leaves));
    }),
  );
});

test('every leaf is proved, and nothing else with the same path', () => {
  fc.assert(
    fc.property(trees, fc.nat(), ({ leaves, index, size }, other) => {
      const path = inclusionProof(index, leaves);
      const root = treeRoot(leaves);
      const leaf = leaves[index] ?? '';
      assert.equal(rootFromInclusion(index, size, leaf, path), root);
      assert.notEqual(rootFromInclusion(index, size, leafHash('another'), path), root);
      if (other % size !== index) assert.notEqual(rootFromInclusion(other % size, size, leaf, path), root);
      assert.notEqual(rootFromInclusion(index, size, leaf, [...path, root]), root);
      if (path.length > 0) assert.notEqual(rootFromInclusion(index, size, leaf, path.slice(1)), root);
    }),
  );
});

test('every older tree is proved to be the beginning, and no other', () => {
  fc.assert(
    fc.property(trees, ({ leaves, older, size }) => {
      const path = consistencyProof(older, leaves);
      const before = treeRoot(leaves.slice(0, older));
      assert.deepEqual(rootsFromConsistency(older, size, before, path), {
        first: before,
        second: treeRoot(leaves),
      });
      const rewritten = [leafHash('rewritten'), ...leaves.slice(1)];
      const after = rootsFromConsistency(older, size, before, consistencyProof(older, rewritten));
      assert.ok(after === null || after.first !== before || after.second !== treeRoot(rewritten));
      if (path.length > 0) {
        const short = rootsFromConsistency(older, size, before, path.slice(0, -1));
        assert.ok(short === null || short.second !== treeRoot(leaves));
      }
    }),
  );
});
