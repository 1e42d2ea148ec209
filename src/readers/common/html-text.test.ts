import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainText } from './html-text.ts';

const CASES: readonly (readonly [raw: string, text: string])[] = [
  ['plain words', 'plain words'],
  ['  two   blanks \n\n and lines ', 'two blanks\nand lines'],
  ['<p>One&nbsp;paragraph.</p>\r\n<p>Another.</p>', 'One paragraph.\nAnother.'],
  ['a<br/>b<BR>c', 'a\nb\nc'],
  ['<b>bo</b>ld <i>words</i>', 'bold words'],
  ['CO<sub>2</sub> falls<sup>12</sup>.', 'CO2 falls.'],
  ['x<sup>th</sup>', 'xth'],
  ['&ldquo;all&rdquo; &lt;5 years &amp; R&D &#8209; &#x2013; caf&eacute;', '“all” <5 years & R&D ‑ – café'],
  ['no semicolon&nbsp here', 'no semicolon here'],
  ['a < b, c > d, <3', 'a < b, c > d, <3'],
  ['<!--[if mso]>hidden<![endif]-->seen', 'seen'],
  ['<style>p { color: red }</style>seen<script>alert(1)</script>', 'seen'],
  ['left<a href="x">linked</a>', 'leftlinked'],
  ['soft\u00adhyphen, zero\u200bwidth, nul\0', 'softhyphen, zerowidth, nul'],
  ['half \ud83d a pair', 'half \ufffd a pair'],
  ['never closed <p and on', 'never closed <p and on'],
  ['&lt;script&gt; stays text', '<script> stays text'],
];

test('tags, entities and odd blanks go, words stay', () => {
  for (const [raw, text] of CASES) assert.equal(plainText(raw), text, raw);
});

test('what is plain stays as it is, and plain text can be stored', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const text = plainText(raw);
      assert.ok(text.isWellFormed() && !text.includes('\0'));
      assert.equal(text, text.trim());
      if (!/[<&]/.test(text)) assert.equal(plainText(text), text);
    }),
  );
});

test('hostile texts cost no more than others', () => {
  const began = performance.now();
  for (const piece of [
    '<',
    '<a',
    '</',
    '<a ',
    '&',
    '&#',
    '&a',
    '<!--',
    '<sup>',
    '<style>',
    '</s',
    ' ',
    '\n ',
    '<p ',
  ])
    plainText(piece.repeat(100_000));
  assert.ok(performance.now() - began < 3_000);
});
