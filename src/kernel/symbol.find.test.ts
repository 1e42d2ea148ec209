import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findSymbols } from './symbol.find.ts';
import { anySymbol } from './symbol.examples.ts';

const symbolsIn = (text: string) => findSymbols(text).map((found) => found.symbol.symbol);

test('running text, as reports print symbols', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['the report (A/HRC/28/10), see also A/HRC/43/10/Add.1.', ['A/HRC/28/10', 'A/HRC/43/10/Add.1']],
    ['reports (CEDAW/C/KAZ/3–4) and CERD/C/KAZ/CO/6-7;', ['CEDAW/C/KAZ/3-4', 'CERD/C/KAZ/CO/6-7']],
    ['A/HRC/WG.6/20/\n      KAZ/1 and A/HRC/WG.6/3/ ISR/2', ['A/HRC/WG.6/20/KAZ/1', 'A/HRC/WG.6/3/ISR/2']],
    ['the national report (A/HRC/WG.6/5 /CHL/1) shows', ['A/HRC/WG.6/5/CHL/1']],
    ['Resolutions S/RES/1325 (2000) and A/RES/217 A (III)', ['S/RES/1325(2000)', 'A/RES/217(III)']],
    ['A/HRC/28/10 (2014) has a year behind it', ['A/HRC/28/10']],
    ['documents A/HRC/28/10–12 are three', ['A/HRC/28/10']],
    ['decisions of CCPR/C/106/D/1914, 1915 & 1916/2009', ['CCPR/C/106/D/1914,1915&1916/2009']],
    ['<https://undocs.org/en/A/HRC/DEC/43/109>', ['A/HRC/DEC/43/109']],
    ['Get?Open&DS=A/HRC/DEC/28/106&Lang=E', ['A/HRC/DEC/28/106']],
    ['as in A/HRC/28/10¹² and A/HRC/28/11/NGO papers', ['A/HRC/28/10', 'A/HRC/28/11']],
    ['CCPR/C/128/3/Adds.1–4', ['CCPR/C/128/3/Add.1']],
    ['“A/RES/60/251”—Human Rights Council', ['A/RES/60/251']],
    ['E/C.12/KAZ/CO/2\nE/C.12/KAZ/2', ['E/C.12/KAZ/CO/2', 'E/C.12/KAZ/2']],
    ['A/HRC/28/\n\n10', []],
    ['HIV/AIDS, and/or, S/he, km/h, 2014/15, OSCE/ODIHR, A/B/C, CAT/scan/3', []],
    ['XA/HRC/28/10, ECCPR/C/KAZ/2, foo_A/HRC/28/10', []],
    ['', []],
  ];
  for (const [text, expected] of cases) assert.deepEqual(symbolsIn(text), expected, text);
});

test('a symbol that the text cuts short or runs on is not found as another one', () => {
  for (const text of [
    'CCPR/C/112/D/2131/2012and',
    'CCPR/C/112/D/2131',
    'A/HRC/WG.6/9/BGR/2/Corr.1and',
    'A/HRC/WG.6/14PER/2',
    'A/HRC24/7',
    'A/HRC//WG.6/8/L.11',
    'A/HRC/28/10x',
  ])
    assert.deepEqual(symbolsIn(text), [], text);
});

test('positions are those of the text', () => {
  const text = 'See A/HRC/WG.6/20/\nKAZ/1, Ж A/HRC/28/10.';
  assert.deepEqual(
    findSymbols(text).map(({ start, end }) => text.slice(start, end)),
    ['A/HRC/WG.6/20/\nKAZ/1', 'A/HRC/28/10'],
  );
});

test('symbols between words are found, all and only they, at their places', () => {
  const words = fc.constantFrom(' ', ' and ', ', ', '; see ', ' (', '). The ', '\n\n', ' – ', '” “', ' и ');
  fc.assert(
    fc.property(fc.array(fc.tuple(words, anySymbol), { maxLength: 12 }), (pieces) => {
      const text = `${pieces.flat().join('')} ends.`;
      assert.deepEqual(
        symbolsIn(text),
        pieces.map(([, symbol]) => symbol),
      );
      for (const { symbol, start, end } of findSymbols(text))
        assert.equal(text.slice(start, end), symbol.symbol);
    }),
  );
});

test('any text: places in order, in bounds, not overlapping', () => {
  const piece = fc.constantFrom(
    'A/HRC/',
    'CCPR/C/',
    'KAZ/',
    '28',
    '/',
    '\n',
    ' ',
    '10',
    'D/',
    '–',
    '(III)',
    'x',
    'RES/',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      let previous = 0;
      for (const { start, end } of findSymbols(text)) {
        assert.ok(previous <= start && start < end && end <= text.length);
        previous = end;
      }
    }),
    { numRuns: 1000 },
  );
});

test('hostile text of a megabyte takes no more than seconds', () => {
  const units = [
    'A/A/',
    'A/',
    'A/HRC/1/a/b/c/d/e/f/g/h ',
    `A/${' '.repeat(40)}`,
    'CCPR/\n',
    `CCPR/C/1/D/${'1,'.repeat(20)}`,
    'A/RES/11111 A (IIIIIII ',
    `CRC/C/${'9'.repeat(100)} `,
    'CCPR/C/1-2-3-4-5-6/',
    'A/RES/1 ',
    'A/HRC/28/10 ',
  ];
  for (const unit of units) {
    // Measured 3 to 310 ms on one core; quadratic work would run into the runner's time limit.
    assert.ok(Array.isArray(findSymbols(unit.repeat(1_000_000 / unit.length))));
  }
});
