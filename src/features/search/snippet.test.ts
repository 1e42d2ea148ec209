import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highlight } from './highlight.ts';
import type { Piece } from './highlight.ts';
import { chance } from './search.testdata.ts';
import { snippet } from './snippet.ts';
import { placedWords, possibleTerms } from './words.ts';

const textOf = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join('');
const found = (pieces: readonly Piece[]): string[] =>
  pieces.filter((piece) => piece.isFound).map((piece) => piece.text);
const marked = (text: string, word: string): Piece[] =>
  highlight(text, 'en', new Set(possibleTerms(word, 'en')));

const FILLING = 'and take all measures that are needed for it, in every region of the country; ';

test('a short text stays whole', () => {
  const pieces = marked('End torture in all places of detention.', 'torture');
  assert.equal(snippet(pieces), pieces);
});

test('of a long text the part around the first word found is shown, cut at blanks', () => {
  const pieces = snippet(marked(`${FILLING.repeat(20)}end torture now ${FILLING.repeat(20)}`, 'torture'));
  const text = textOf(pieces);
  assert.ok(text.startsWith('…') && text.endsWith('…') && text.length <= 482, text);
  assert.deepEqual(found(pieces), ['torture']);
  assert.ok(text.includes(' end torture now '));
  for (const word of text.slice(1, -1).trim().split(' '))
    assert.ok(`${FILLING}end torture now`.includes(word), word);
});

test('where nothing or the beginning was found, the text begins at its beginning', () => {
  for (const word of ['torture', 'measures']) {
    const text = textOf(snippet(marked(FILLING.repeat(20), word)));
    assert.ok(text.startsWith('and take') && text.endsWith('…'), text);
  }
});

test('a word found near the end leaves nothing out behind it', () => {
  const pieces = snippet(marked(`${FILLING.repeat(20)}end torture.`, 'torture'));
  assert.ok(textOf(pieces).startsWith('…') && textOf(pieces).endsWith('torture.'));
});

test('no letter is cut in two and every piece is of the text, whatever the text', () => {
  const next = chance(7);
  const signs = ['a', 'torture', ' ', ' ', 'ы', '酷刑', '😀', '\u{20BB7}', 'é', '-', 'مرحبا '];
  for (let turn = 0; turn < 2_000; turn += 1) {
    const text = Array.from(
      { length: Math.floor(next() * 400) },
      () => signs[Math.floor(next() * signs.length)],
    ).join('');
    const pieces = snippet(marked(text, 'torture'));
    const shown = textOf(pieces).replace(/^…|…$/g, '');
    assert.ok(text.includes(shown) && shown.isWellFormed(), JSON.stringify(text));
    if (found(marked(text, 'torture')).length > 0) assert.ok(found(pieces).length > 0, JSON.stringify(text));
    assert.ok(textOf(pieces).length <= Math.max(482, 0));
  }
});

test('words are left out of the look only where they cannot be meant', () => {
  const text = 'Torture, tortured; torturer in the Étoile prison, Arrêt de la torture';
  for (const word of ['torture', 'etoile', 'arret', 'prison']) {
    const terms = new Set(possibleTerms(word, 'en'));
    const whole = placedWords(text, 'en').filter((one) => terms.has(one.term)).length;
    const pieces = found(highlight(text, 'en', terms));
    assert.equal(pieces.length, whole, word);
    assert.ok(whole > 0, word);
  }
});
