/** Text for XML 1.0: what may not stand in it at all is left out, what means something in it is written as its name. */

/** Characters that no XML may hold, not even by number (XML 1.0, 2.2 Characters). */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A bare return would be read as a line break (XML 1.0, 2.11).
  '\r': '&#13;',
};
const SPECIAL = /[\u0000-\u0008\u000b-\u001f&<>"\ufffe\uffff\ud800-\udfff]/;

/** For content and for attributes in double quotes. */
export function xmlText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replace(/[&<>"\r]/g, (sign) => NAMES[sign] ?? '');
}
