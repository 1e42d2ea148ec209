/** Signs that turn the direction of what follows, or that nobody sees: 'cod.exe' can be made to look like 'exe.doc'. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;

/** Letters that a name may have; what file systems hold is 255 bytes. */
const LONGEST = 120;
const LONGEST_ENDING = 12;

/**
 * A name as a file came with it, for people and for logs: without folders, without signs that hide or turn around what
 * it says, of bearable length with its ending kept. Never a path: files are kept under their hash.
 */
export function plainFileName(given: string): string {
  const name = (given.split(/[/\\]/u).at(-1) ?? '')
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const letters = [...name];
  if (letters.length === 0) return 'file';
  if (letters.length <= LONGEST) return name;
  const ending = /\.[^.\s]{1,10}$/u.exec(letters.slice(-LONGEST_ENDING).join(''))?.[0] ?? '';
  return `${letters.slice(0, LONGEST - ending.length - 1).join('')}…${ending}`;
}
