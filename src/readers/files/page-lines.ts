import type { DocumentPage, Place } from '../../features/proposals/index.ts';

/** Letters of a line on a page that the file itself does not divide into lines. */
const LINE = 110;

/** Lines of a page where the file has no pages. */
export const LINES_A_PAGE = 60;

/**
 * Lays the text of a form without lines out on pages, so that a person can look at the place beside what was found.
 * Pages end where the file says so, or every `LINES_A_PAGE` lines where it does not say.
 */
export class PageLines {
  readonly #pages: { number: number; lines: string[] }[] = [{ number: 1, lines: [] }];
  readonly #isCounted: boolean;

  /** `isCounted`: the file has no page breaks of its own. */
  constructor(isCounted: boolean) {
    this.#isCounted = isCounted;
  }

  get pages(): readonly DocumentPage[] {
    return this.#pages;
  }

  #last(): { number: number; lines: string[] } {
    return this.#pages.at(-1) ?? { number: 1, lines: [] };
  }

  /** Ends the page; pages that are counted end by themselves. */
  breakPage(): void {
    if (!this.#isCounted) this.#pages.push({ number: this.#last().number + 1, lines: [] });
  }

  /** Call before a paragraph or a row, which then stands on one page. */
  beginBlock(): void {
    const { number, lines } = this.#last();
    if (this.#isCounted && lines.length >= LINES_A_PAGE) this.#pages.push({ number: number + 1, lines: [] });
  }

  /** Writes the text below what is there, in lines; the place is where it stands. Text without words takes a line. */
  write(text: string): Place {
    const { number, lines } = this.#last();
    const fromLine = lines.length + 1;
    for (const line of text.split('\n')) lines.push(...wrap(line));
    return { page: number, fromLine, toLine: lines.length };
  }
}

/** From the beginning of the first to the end of the last on the first's page. */
export function joinPlaces(first: Place, last: Place): Place {
  return last.page === first.page ? { ...first, toLine: last.toLine } : first;
}

/** Lines of at most 110 letters, broken at blanks; a longer word is a line of its own. Linear. */
export function wrap(text: string, length = LINE): string[] {
  if (text.length <= length) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > length) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** A row as it is shown on a page: short cells side by side, long ones below one another. Repeats are left out. */
export function rowText(cells: readonly { readonly text: string; readonly isRepeat: boolean }[]): string {
  const texts = cells.filter((cell) => !cell.isRepeat).map((cell) => cell.text.replace(/\t/g, ' '));
  const line = texts.join(' | ');
  if (line.length <= LINE && !line.includes('\n')) return line.replace(/(?: \| ?)+$/, '');
  return texts
    .filter((text) => text !== '')
    .map((text) => `| ${text}`)
    .join('\n');
}
