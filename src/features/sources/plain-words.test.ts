import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findValue, findWords, partsOfValue, plainWords } from './plain-words.ts';

const PLAIN: readonly (readonly [raw: string, words: string])[] = [
  ['**Second cycle** (2012-2016)', 'Second cycle (2012-2016)'],
  ['<b>26 Aug 1998 (a)</b>', '26 Aug 1998 (a)'],
  ['the 14 <sup>th</sup> session', 'the 14 th session'],
  ['the 65<sup>th</sup> year', 'the 65th year'],
  ['a decree<sup>2</sup>, approving', 'a decree, approving'],
  ['<p>one</p><p>two</p>', 'one two'],
  ['see [the list](https://example.org/a_(b)) here', 'see the list here'],
  ['<https://example.org/x>', 'https://example.org/x'],
  ['a\\_b\\*c', 'a_b*c'],
  ['5 * 3 and *stress*', '5 * 3 and stress'],
  ['R&amp;D&nbsp;costs', 'R&D costs'],
  ['\ufeffHello\u00ad\u200b   world\n', 'Hello world'],
  ['1 < 2 and a<b', '1 < 2 and a<b'],
];

test('markup goes, words stay', () => {
  for (const [raw, words] of PLAIN) assert.equal(plainWords(raw).text, words, raw);
});

test('reference marks are kept apart with their place', () => {
  const { text, marks } = plainWords('A decree<sup>2</sup>, approving<sup> 3 </sup> a plan');
  assert.equal(text, 'A decree, approving a plan');
  assert.deepEqual(marks, [
    { number: '2', at: 'A decree'.length },
    { number: '3', at: 'A decree, approving'.length },
  ]);
});

const FOUND: readonly (readonly [text: string, words: string, isFound: boolean])[] = [
  ['ratified on 26 Aug 1998 (a)', '26 Aug 1998 (a)', true],
  ['the “Law on Charity” of 2015', '"law on charity"', true],
  ['Nur-Sultan', 'Nur Sultan', true],
  ['inter-\nnational', 'international', true],
  ['between 2017–2018', '2017-2018', true],
  ['paragraph 18', '8', false],
  ['MFA, MJ', 'MF', false],
  ['MFA, MF, MJ', 'MF', true],
  ['row of signs: / / /', '/', true],
  ['nothing here', '…', false],
  ['кесте: ЖАҢА заң', 'жаңа заң', true],
];

test('words are found whole, whatever the typesetting', () => {
  for (const [text, words, isFound] of FOUND)
    assert.equal(findWords(text, words).length > 0, isFound, `${words} in ${text}`);
});

test('a value that leaves something out is found from its first part to its last, in order', () => {
  const text = 'information on paragraphs 18 (events), 24 (torture) and 54 (association)';
  const [found] = findValue(text, 'paragraphs 18 […] and 54');
  assert.equal(text.slice(found?.from, found?.to), 'paragraphs 18 (events), 24 (torture) and 54');
  assert.deepEqual(found?.parts.length, 2);
  assert.deepEqual(findValue(text, '54 […] 18'), []);
  assert.deepEqual(partsOfValue('[…] one ... two …'), ['one', 'two']);
});

test('a word that was put into a text is found there', () => {
  const word = fc.stringMatching(/^[a-zA-Z0-9]{1,12}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.nat(), (words, at) => {
      const index = at % words.length;
      const text = words.join(' ');
      const from = words.slice(0, index).join(' ').length + (index > 0 ? 1 : 0);
      const sought = words[index] ?? '';
      return findWords(text, sought).some((one) => one.from === from && one.to === from + sought.length);
    }),
  );
});

test('plain words are stable: there is nothing more to take out of text without markup', () => {
  const safe = fc.stringMatching(/^[\p{L}\p{N} .,;:'"!?-]{0,80}$/u);
  fc.assert(
    fc.property(safe, (text) => {
      const { text: once } = plainWords(text);
      assert.equal(plainWords(once).text, once);
    }),
  );
});
