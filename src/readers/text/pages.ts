/** Text files (.txt, .md) in parts that can be shown one at a time. Pure. */
import { AppError } from '../../kernel/errors.ts';

/** Letters of a part where the file has no pages of its own: about a printed page. */
export const LETTERS_A_PART = 3000;

const failure = (code: string, message: string, remedy: string): AppError =>
  new AppError(code, 422, message, { remedy });

/** The text of the bytes: UTF-8, or UTF-16 with a byte-order mark. Throws `not_text`, `file_empty`. */
export function decodeText(name: string, bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('not_text', 422, `${name} is not a text in UTF-8.`, {
      cause,
      remedy: 'Save it as UTF-8, or add the PDF.',
    });
  }
  if (/\p{Cc}/u.test(text.replace(/[\t\n\r\f\v]/g, '')))
    throw failure(
      'not_text',
      `${name} is not a text: it holds control characters.`,
      'Add a PDF, .txt or .md file.',
    );
  if (text.trim() === '')
    throw failure('file_empty', `${name} holds no text.`, 'Add a file with the words of the document.');
  return text;
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
