/** Text files in parts that can be shown one at a time. Pure. */
import { decodeBytes } from '../encoding/index.ts';
import { fileError } from '../errors.ts';

/** Letters of a part where the file has no pages of its own: about a printed page. */
export const LETTERS_A_PART = 3000;

/** The text of the bytes, whatever their encoding. Throws `not_text`, `file_no_text`. */
export function decodeText(name: string, bytes: Uint8Array): string {
  const decoded = decodeBytes(bytes);
  if (decoded === null) throw fileError('not_text', name);
  if (decoded.text.trim() === '') throw fileError('file_no_text', name);
  return decoded.text;
}

/** Pages at form feeds; without any, parts of about `letters` letters that end at a blank line. Joined, they are the text. */
export function textPages(text: string, letters = LETTERS_A_PART): string[] {
  if (text.includes('\f'))
    return text.split('\f').filter((page, index, all) => page.trim() !== '' || index < all.length - 1);
  const parts: string[] = [];
  let part = '';
  for (const paragraph of text.replace(/\r\n?/g, '\n').split(/(?<=\n[ \t]*\n)/)) {
    if (part !== '' && part.length + paragraph.length > letters) {
      parts.push(part);
      part = '';
    }
    part += paragraph;
  }
  return part === '' ? parts : [...parts, part];
}
