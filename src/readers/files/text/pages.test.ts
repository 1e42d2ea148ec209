import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isAppError } from '../../../kernel/errors.ts';
import { decodeText, textPages } from './pages.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return isAppError(error) ? error.code : 'not ours';
  }
  return 'none';
};

test('form feeds are pages; without any, parts end at blank lines', () => {
  assert.deepEqual(textPages('one\ftwo\f'), ['one', 'two']);
  assert.deepEqual(textPages('one\f\fthree'), ['one', '', 'three']);
  assert.deepEqual(textPages('aaaa\n\nbbbb\n\ncc', 8), ['aaaa\n\n', 'bbbb\n\ncc']);
  assert.deepEqual(textPages('one long paragraph', 3), ['one long paragraph']);
});

test('the parts together are the text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z \n]{0,40}$/), { maxLength: 30 }),
      fc.integer({ min: 1, max: 200 }),
      (parts, letters) => {
        const text = parts.join('\n\n');
        assert.equal(textPages(text, letters).join(''), text);
      },
    ),
  );
});

test('what is no text is refused', () => {
  assert.equal(decodeText('a.txt', encode('Қазақстан')), 'Қазақстан');
  assert.equal(decodeText('a.txt', new Uint8Array([0xff, 0xfe, 0x61, 0x00])), 'a');
  assert.equal(
    codeOf(() => decodeText('a.txt', new Uint8Array([0xc3, 0x28]))),
    'not_text',
  );
  assert.equal(
    codeOf(() => decodeText('a.txt', encode('a\u0000b'))),
    'not_text',
  );
  assert.equal(
    codeOf(() => decodeText('a.txt', encode(' \n\f '))),
    'file_no_text',
  );
});
