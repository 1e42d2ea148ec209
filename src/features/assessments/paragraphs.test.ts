import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { coversParagraph, meetParagraph } from './paragraphs.ts';

const COVERS: readonly (readonly [outer: string, inner: string, covers: boolean])[] = [
  ['18', '18', true],
  ['24', '24 (a)', true],
  ['24 (a)', '24', false],
  ['24 (a)–(b)', '24 (a)', true],
  ['24 (a)-(b)', '24 (b)', true],
  ['24 (a) to (c)', '24 (b)', true],
  ['24 (a)–(b)', '24 (c)', false],
  ['11 (a) and (b)', '11 (a)', true],
  ['11 (a), (c)', '11 (b)', false],
  ['11 (a)–(b)', '11 (a)–(b)', true],
  ['11 (a)–(d)', '11 (b)–(c)', true],
  ['para. 20', '20 (a)', true],
  ['125', '125.8', false],
  ['2', '24', false],
  ['24', '124', false],
  ['9 (i)–(iii)', '9 (ii)', true],
  ['IX.1', 'IX.1', true],
  ['table 3', 'table 3', true],
  ['table 3', 'table 33', false],
];

for (const [outer, inner, covers] of COVERS) {
  test(`${outer} ${covers ? 'covers' : 'does not cover'} ${inner}`, () =>
    assert.equal(coversParagraph(outer, inner), covers));
}

const MEET: readonly (readonly [left: string, right: string, meet: boolean])[] = [
  ['24 (a)–(c)', '24 (c)–(f)', true],
  ['24 (a)–(b)', '24 (c)–(f)', false],
  ['24', '24 (c)', true],
  ['24 (c)', '24', true],
  ['24 (a)', '54 (a)', false],
];

for (const [left, right, meet] of MEET) {
  test(`${left} and ${right} ${meet ? 'meet' : 'do not meet'}`, () =>
    assert.equal(meetParagraph(left, right), meet));
}

test('any text covers itself, and whatever covers meets', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (left, right) => {
      assert.equal(coversParagraph(left, left), true);
      if (coversParagraph(left, right)) assert.equal(meetParagraph(right, left), true);
    }),
  );
});
