/** Text as it is taken from files of any form. Pure. */

/**
 * Signs that nobody sees and that split words or turn them round: control characters, soft hyphens, zero-width spaces,
 * marks of direction (U+202A–202E could show one text and hold another), characters of private use.
 */
const UNSEEN =
  /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uE000-\uF8FF]/g;

/** Blanks of any width become one space, hyphens that do not break a hyphen; line breaks and tabs stay. */
export function plainText(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(/\r\n?|[\u0085\u2028\u2029\f]/g, '\n')
    .replace(/\u2011/g, '-')
    .replace(/[ \u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+/g, ' ')
    .replace(/ ?([\n\t]) ?/g, '$1')
    .replace(/^[ \n]+|[ \t\n]+$/g, '');
}
