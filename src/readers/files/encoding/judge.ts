/**
 * Which of the encodings with one byte a letter a text is in, judged by what its bytes above 127 become: letters in the
 * middle of words are small, capitals begin them, and signs for printers do not stand within them. Pure.
 */
import { TextDecoder } from 'node:util';

/** Names as `TextDecoder` knows them: Western and Cyrillic, each as Windows and as the old Macintosh wrote it. */
export const SINGLE_BYTE = ['windows-1252', 'windows-1251', 'macintosh', 'x-mac-cyrillic'] as const;
export type SingleByte = (typeof SINGLE_BYTE)[number];

/** Bytes above 127 looked at, with their neighbours; more do not make the judgement surer. */
const SAMPLE = 20_000;

/** The likeliest, and whether it is likely at all: less than nothing speaks for it where the bytes are no text. */
export function judgeEncoding(bytes: Uint8Array): { readonly encoding: SingleByte; readonly score: number } {
  const sample = sampleOf(bytes);
  const scored = SINGLE_BYTE.map((encoding) => ({
    encoding,
    score: scoreOf(new TextDecoder(encoding).decode(sample)),
  }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best));
}

/** Each stretch around bytes above 127, with 8 bytes on either side. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let count = 0;
  for (let at = 0; at < bytes.length && count < SAMPLE; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    let end = at + 1;
    let last = at;
    while (end < bytes.length && end - last <= 16 && count < SAMPLE) {
      if ((bytes[end] ?? 0) >= 0x80) {
        last = end;
        count += 1;
      }
      end += 1;
    }
    parts.push(bytes.subarray(Math.max(0, at - 8), last + 9), SPACE);
    at = last;
  }
  return Buffer.concat(parts);
}

const SPACE = new Uint8Array([0x20]);

const COMMON_LATIN = new Set('éèêëàâäáãåçîïíìôöóòõûüúùñæœøßÉÀÇÖÜÄÅØÁÍÓÚÑ');
const QUOTES = new Set('‘’“”«»„–—…');
const PLAIN_SIGNS = new Set('°§№€£•·©®\u00A0');

interface Sign {
  readonly isLetter: boolean;
  readonly isLower: boolean;
  readonly isUpper: boolean;
  readonly isCyrillic: boolean;
  readonly isHigh: boolean;
}

const NONE: Sign = { isLetter: false, isLower: false, isUpper: false, isCyrillic: false, isHigh: false };

function signOf(text: string | undefined): Sign {
  if (text === undefined) return NONE;
  return {
    isLetter: /\p{L}/u.test(text),
    isLower: /\p{Ll}/u.test(text),
    isUpper: /\p{Lu}/u.test(text),
    isCyrillic: /\p{Script=Cyrillic}/u.test(text),
    isHigh: text > '\u007F',
  };
}

function scoreOf(text: string): number {
  let score = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (letter <= '\u007F') continue;
    const [before, own, after] = [signOf(text[at - 1]), signOf(letter), signOf(text[at + 1])];
    if (own.isLetter) score += letterScore(letter, before, own, after);
    else if (letter === '’') score += 2;
    else if (QUOTES.has(letter)) score += before.isLetter && after.isLetter ? -1 : 1;
    else if (PLAIN_SIGNS.has(letter)) score += 0;
    else
      score +=
        letter === '\uFFFD' || /\p{Cc}/u.test(letter) ? -6 : before.isLetter || after.isLetter ? -3 : -1;
  }
  return score;
}

function letterScore(letter: string, before: Sign, own: Sign, after: Sign): number {
  let score = 0;
  if (own.isUpper && before.isLower) score -= 4;
  if (own.isLower && (before.isLower || after.isLower)) score += 1;
  if (own.isUpper && !before.isLetter && after.isLetter) score += 1;
  for (const near of [before, after]) {
    if (near.isLetter && near.isCyrillic !== own.isCyrillic) score -= 3;
    // Two letters with accents side by side are rare: they would be Cyrillic that is taken for Latin.
    if (near.isLetter && near.isHigh && !own.isCyrillic && !near.isCyrillic) score -= 2;
  }
  if (own.isCyrillic) {
    const isInWord = before.isCyrillic || after.isCyrillic;
    return score + (/[А-Яа-яЁё]/u.test(letter) ? Number(isInWord) : -1);
  }
  return score + (COMMON_LATIN.has(letter) ? 2 : -1);
}
