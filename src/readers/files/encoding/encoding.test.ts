import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeBytes } from './decode.ts';

/** Letters above 127 of each encoding, from the tables of the Unicode Consortium (VENDORS/…). */
const TABLES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'windows-1252': {
    é: 0xe9,
    à: 0xe0,
    ç: 0xe7,
    ô: 0xf4,
    ü: 0xfc,
    É: 0xc9,
    '’': 0x92,
    '–': 0x96,
    ñ: 0xf1,
    í: 0xed,
  },
  macintosh: { é: 0x8e, à: 0x88, ç: 0x8d, ô: 0x99, ü: 0x9f, É: 0x83, '’': 0xd5, '–': 0xd0, ñ: 0x96, í: 0x92 },
  'windows-1251': Object.fromEntries([
    ...[...'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя'].map((letter, at) => [
      letter,
      0xc0 + at,
    ]),
    ['«', 0xab],
    ['»', 0xbb],
    ['–', 0x96],
  ]),
  'x-mac-cyrillic': Object.fromEntries([
    ...[...'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ'].map((letter, at) => [letter, 0x80 + at]),
    ...[...'абвгдежзийклмнопрстуфхцчшщъыьэю'].map((letter, at) => [letter, 0xe0 + at]),
    ['я', 0xdf],
    ['«', 0xc7],
    ['»', 0xc8],
    ['–', 0xd0],
  ]),
};

const encoded = (text: string, encoding: string): Uint8Array =>
  Uint8Array.from([...text].map((letter) => TABLES[encoding]?.[letter] ?? letter.charCodeAt(0)));

const LATIN = 'Cote d’Ivoire,Vis-à-vis,Ratifié,façon,Éducation,l’État de droit – privé,España,Guaraní,über';
const CYRILLIC = 'Государство,Ратифицировать Конвенцию «О правах» – Яна,Я,Ответ,Эстония,Чехия,мнения';

test('what each encoding looks like', () => {
  const cases = [
    [LATIN, 'windows-1252'],
    [LATIN, 'macintosh'],
    [CYRILLIC, 'windows-1251'],
    [CYRILLIC, 'x-mac-cyrillic'],
    // One letter in a whole file is enough where it stands in a word.
    ['Ratification and abuse vis-à-vis children', 'macintosh'],
    ['Ratification and abuse vis-à-vis children', 'windows-1252'],
    ['КАЗАХСТАН,ПРИНЯТЬ ЗАКОН', 'windows-1251'],
    ['КАЗАХСТАН,ПРИНЯТЬ ЗАКОН', 'x-mac-cyrillic'],
  ] as const;
  for (const [text, encoding] of cases) {
    const decoded = decodeBytes(encoded(text, encoding));
    assert.deepEqual([decoded?.encoding, decoded?.text], [encoding, text]);
    assert.deepEqual(decoded?.remarks, [{ code: 'encoding_assumed', detail: encoding }]);
  }
});

test('UTF-8 and UTF-16 are certain, with and without a mark', () => {
  const text = 'Қазақстан;Éducation;حقوق\n';
  assert.deepEqual(decodeBytes(Buffer.from(text)), { text, encoding: 'utf-8', remarks: [] });
  assert.equal(decodeBytes(Buffer.from(`\uFEFF${text}`))?.text, text);
  const wide = Buffer.from('State;Text\nAlbania;Adopt a law\n', 'utf16le');
  assert.equal(decodeBytes(Buffer.concat([Buffer.from([0xff, 0xfe]), wide]))?.encoding, 'utf-16le');
  assert.deepEqual(decodeBytes(wide)?.remarks, [{ code: 'encoding_assumed', detail: 'utf-16le' }]);
  assert.equal(decodeBytes(wide.swap16())?.text, 'State;Text\nAlbania;Adopt a law\n');
});

test('lines of another encoding within UTF-8 are read, and named', () => {
  const lines = Array.from({ length: 10 }, (_, index) => Buffer.from(`Éducation ${index}\n`));
  lines[3] = Buffer.from(encoded('Ratifié par l’État\n', 'windows-1252'));
  const decoded = decodeBytes(Buffer.concat(lines));
  assert.equal(decoded?.text.split('\n')[3], 'Ratifié par l’État');
  assert.equal(decoded?.text.split('\n')[4], 'Éducation 4');
  assert.deepEqual(decoded?.remarks, [{ code: 'mixed_encodings', detail: 'windows-1252: 1 (4)' }]);
});

test('bytes that are no text', () => {
  assert.equal(decodeBytes(Buffer.from('a\u0000b')), null);
  assert.equal(decodeBytes(Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919 + 13) % 256)), null);
  assert.equal(decodeBytes(Uint8Array.from([0xc3, 0x28])), null);
});

test('whatever is written in UTF-8 comes back', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zé-ÿа-я \n,;]{0,200}$/u), (text) => {
      const bytes = Buffer.from(text);
      const decoded = decodeBytes(bytes);
      assert.ok(decoded === null || decoded.encoding !== 'utf-8' || decoded.text === text);
    }),
  );
});

test('judging takes no time, whatever the bytes', () => {
  const before = performance.now();
  for (const byte of [0x80, 0xe9, 0xff]) decodeBytes(new Uint8Array(5_000_000).fill(byte));
  assert.ok(performance.now() - before < 5000);
});
