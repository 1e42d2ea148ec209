/** Bytes → text, for forms that do not say how their letters are written. Pure. */
import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { FileRemark } from '../../../features/proposals/index.ts';
import { counted, remark } from '../remarks.ts';
import { judgeEncoding } from './judge.ts';

export interface DecodedText {
  readonly text: string;
  /** As `TextDecoder` names it. */
  readonly encoding: string;
  /** What was assumed: 'encoding_assumed', 'mixed_encodings'. Nothing where the bytes leave no doubt. */
  readonly remarks: readonly FileRemark[];
}

/**
 * UTF-8, UTF-16 (with or without a byte-order mark), Windows-1252 or 1251, Mac Roman or Mac Cyrillic. Lines in another
 * encoding within a file in UTF-8 are read in that one. Null where the bytes are no text.
 */
export function decodeBytes(bytes: Uint8Array): DecodedText | null {
  const marked = markedEncoding(bytes);
  const wide = marked ?? unmarkedWide(bytes);
  if (wide !== null) return decodeAs(wide, bytes, marked === null ? [assumed(wide)] : []);
  if (isUtf8(bytes)) return decodeAs('utf-8', bytes, []);
  const mixed = decodeMixed(bytes);
  if (mixed !== null) return mixed;
  const { encoding, score } = judgeEncoding(bytes);
  return score > 0 ? decodeAs(encoding, bytes, [assumed(encoding)]) : null;
}

const assumed = (encoding: string): FileRemark => remark('encoding_assumed', encoding);

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return isUtf8(bytes) ? 'utf-8' : null;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** In UTF-16 every other byte of Latin text is zero, and most of Cyrillic the same small number. */
function unmarkedWide(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 4096);
  if (head.length < 8 || head.length % 2 !== 0) return null;
  const small = [0, 0];
  for (const [index, byte] of head.entries()) {
    if (byte === 0 || byte === 4) small[index % 2] = (small[index % 2] ?? 0) + 1;
  }
  const most = head.length / 2;
  const [even = 0, odd = 0] = small;
  if (odd > 0.7 * most && even < 0.1 * most) return 'utf-16le';
  return even > 0.7 * most && odd < 0.1 * most ? 'utf-16be' : null;
}

function decodeAs(encoding: string, bytes: Uint8Array, remarks: readonly FileRemark[]): DecodedText | null {
  const text = new TextDecoder(encoding).decode(bytes);
  return isText(text) ? { text, encoding, remarks } : null;
}

/** A zero is never part of a text; a few other control signs come along when text is copied out of a PDF. */
function isText(text: string): boolean {
  if (text.includes('\u0000')) return false;
  const controls = text.match(/[\u0001-\u0008\u000E-\u001F\u007F]/g)?.length ?? 0;
  return controls <= 4 + text.length / 1000;
}

/** Letters of more than one byte that UTF-8 must have for each line that is not UTF-8. */
const WELL_FORMED = 4;

/** Mostly UTF-8 with some lines in another encoding: what a table becomes that several people pasted into. */
function decodeMixed(bytes: Uint8Array): DecodedText | null {
  const lines = linesOf(bytes);
  const others = lines.filter((line) => !isUtf8(line));
  const high = (line: Uint8Array): boolean => line.some((byte) => byte >= 0x80);
  const wellFormed = lines.filter((line) => high(line) && isUtf8(line)).length;
  if (others.length === 0 || wellFormed < WELL_FORMED * others.length) return null;
  const { encoding } = judgeEncoding(Buffer.concat(others));
  const [whole, single] = [new TextDecoder('utf-8'), new TextDecoder(encoding)];
  const text = lines.map((line) => (isUtf8(line) ? whole : single).decode(line)).join('');
  const numbers = lines.flatMap((line, index) => (isUtf8(line) ? [] : [index + 1]));
  const remarks = [remark('mixed_encodings', `${encoding}: ${counted(numbers)}`)];
  return isText(text) ? { text, encoding: 'utf-8', remarks } : null;
}

/** With their ends. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end + 1;
    lines.push(bytes.subarray(from, to));
    from = to;
  }
  return lines;
}
