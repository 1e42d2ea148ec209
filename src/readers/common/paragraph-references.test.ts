import assert from 'node:assert/strict';
import { test } from 'node:test';
import { follows, paragraphReferences, printedReference } from './paragraph-references.ts';

const read = (text: string): string[] =>
  paragraphReferences(text).map(
    (one) => `${printedReference(one)}${one.subject === null ? '' : ` = ${one.subject}`}`,
  );

const CASES: readonly (readonly [string, readonly string[]])[] = [
  [
    'in paragraphs 13 (violations in the past), 29 (detention (art. 9)) and 35 (courts) above',
    ['13 = violations in the past', '29 = detention (art. 9)', '35 = courts'],
  ],
  ['paragraphs 11 (a) and (b) (equality), 20 and 33 above', ['11 (a)–(b) = equality', '20', '33']],
  ['paragraphs 12 (b), 24 (a), 30 (a) and 44 (c) above', ['12 (b)', '24 (a)', '30 (a)', '44 (c)']],
  ['(see paras. 7 (a), 8 and 18 (b) above)', ['7 (a)', '8', '18 (b)']],
  ['paragraphs 17 to 19 and 24 (a) to (f)', ['17', '18', '19', '24 (a)–(f)']],
  ['paragraph 54 (a), (c) and 9 (a) (i)', ['54 (a), (c)', '9 (a)']],
  ['aux paragraphes 10, 22 et 30', ['10', '22', '30']],
  ['en los párrafos 10, 22 y 30', ['10', '22', '30']],
  ['в пунктах 10, 22 и 30', ['10', '22', '30']],
  ['rule 71, paragraph 5, of the rules; paragraph 20 of resolution 68/268; paragraphs 3 of its previous', []],
  ['the paragraphs of the report', []],
];

for (const [text, expected] of CASES) test(text, () => assert.deepEqual(read(text), expected));

test('labels that follow each other', () => {
  assert.ok(follows('a', 'b') && follows('i', 'ii') && follows('z', 'aa') && !follows('a', 'c'));
});

test('hostile text takes linear time and stays bounded', () => {
  const started = performance.now();
  for (const text of [
    'paragraphs 1 '.repeat(20_000),
    `paragraphs ${'1 ('.repeat(50_000)}`,
    '('.repeat(100_000),
  ])
    paragraphReferences(text);
  assert.ok(paragraphReferences('paragraphs 1 to 999').length <= 61);
  assert.ok(performance.now() - started < 4000);
});
