import type { SourceLine } from '../common/source-text.ts';
import { CLOSING_NUMBERED, some } from './wordings.ts';

/** A numbered paragraph of a section, with the numbered or lettered items that stand under it. */
export interface Paragraph {
  /** "124", or null for text that stands before the first number. */
  readonly number: string | null;
  readonly lines: readonly SourceLine[];
  readonly items: readonly Item[];
}

export interface Item {
  /** As a reader would cite it: "124.1", "69.3", "77.7(a)". */
  readonly label: string;
  /** The number in its own list, for the check of gaps; null for a lettered item. */
  readonly number: number | null;
  /** The number does not continue the count, or names another paragraph: probably a slip in the report. */
  readonly isOutOfOrder: boolean;
  readonly lines: readonly SourceLine[];
  /** The heading that stands above it in the list; absent where none does. */
  readonly heading?: string;
}

/** What begins at a line: text without its number. */
type Start =
  | { readonly kind: 'dotted'; readonly major: number; readonly minor: number; readonly rest: string }
  | { readonly kind: 'number'; readonly number: number; readonly rest: string; readonly hasDot: boolean }
  | { readonly kind: 'letter'; readonly letter: string; readonly rest: string };

/** "124.1", "124.1.", "124. 1", "124.1Adopt"; "124.", "124.Adopt", "4 Encourage"; "(a)". */
export function startOf(text: string): Start | null {
  const dotted = /^(\d{1,3}) ?[.,-] ?(\d{1,3})(?: ?[.)]+ ?| |(?=[\p{L}“"(]))(?=\S)(.*)$/u.exec(text);
  if (dotted !== null) {
    return { kind: 'dotted', major: Number(dotted[1]), minor: Number(dotted[2]), rest: dotted[3] ?? '' };
  }
  const plain = /^(\d{1,3}) ?([.)]?) ?(?=["“‘(]?\p{L})(.*)$/u.exec(text);
  if (plain !== null) {
    return { kind: 'number', number: Number(plain[1]), hasDot: plain[2] !== '', rest: plain[3] ?? '' };
  }
  const letter = /^\(([a-z]{1,2}|[ivx]{1,5})\) ?(?=\S)(.*)$/u.exec(text);
  return letter === null ? null : { kind: 'letter', letter: letter[1] ?? '', rest: letter[2] ?? '' };
}

/** Numbers may be left out by mistake; further than this ahead, a number at the start of a line is part of the text. */
const LONGEST_GAP = 4;

/**
 * Cuts a section into paragraphs and items. A number at the start of a line opens a paragraph or an item only where
 * it continues the count ("169 (Bolivia)" does not), so that the layout, which differs from page to page even within
 * one report, need not be trusted. Pure.
 */
export function paragraphsOf(lines: readonly SourceLine[]): readonly Paragraph[] {
  const cutter = new Cutter();
  const numbered = withNumbers(lines);
  for (const [index, line] of numbered.entries()) cutter.add(line, numbered.slice(index + 1, index + 3));
  return cutter.paragraphs;
}

/** "124.1" alone on its line belongs to the words on the next one: so tables and some programs give their text. */
function withNumbers(lines: readonly SourceLine[]): readonly SourceLine[] {
  const joined: SourceLine[] = [];
  let number: SourceLine | null = null;
  for (const line of lines) {
    if (number !== null && startOf(line.text) === null && !ALONE.test(line.text)) {
      joined.push({ ...line, text: `${number.text} ${line.text}`, x: number.x, beginsParagraph: true });
      number = null;
      continue;
    }
    if (number !== null) joined.push(number);
    number = ALONE.test(line.text) ? line : null;
    if (number === null) joined.push(line);
  }
  return number === null ? joined : [...joined, number];
}

const ALONE = /^\d{1,3}(?:[.,]\d{1,3}\.?|\.)$/u;

interface OpenItem {
  label: string;
  number: number | null;
  isOutOfOrder: boolean;
  lines: SourceLine[];
  heading?: string;
}

interface OpenParagraph {
  number: string | null;
  lines: SourceLine[];
  items: OpenItem[];
}

class Cutter {
  readonly paragraphs: OpenParagraph[] = [];
  #paragraph: number | null = null;
  #item = 0;
  #letter: string | null = null;
  /** The file itself says that a paragraph begins at the line in hand. */
  #isMarked = false;
  /** The heading under which the list goes on. */
  #heading: string[] = [];
  /** A heading was met and nothing has begun under it yet. */
  #isUnderHeading = false;

  add(line: SourceLine, following: readonly SourceLine[] = []): void {
    this.#isMarked = line.beginsParagraph;
    if (this.#isHeading(line, following)) {
      this.#heading = this.#isUnderHeading ? [...this.#heading, line.text] : [line.text];
      this.#isUnderHeading = true;
      return;
    }
    const start = startOf(line.text);
    if (start?.kind === 'dotted' && this.#opensDotted(start.major, start.minor)) {
      const isOutOfOrder = start.major !== this.#paragraph || start.minor <= this.#item;
      this.#openItem(
        `${start.major}.${start.minor}`,
        start.minor,
        { ...line, text: start.rest },
        isOutOfOrder,
      );
    } else if (start?.kind === 'number' && this.#opensParagraph(start.number, start.hasDot, line)) {
      this.#openParagraph(start.number, { ...line, text: start.rest });
    } else if (start?.kind === 'number' && this.#opensItem(start.number, start.hasDot)) {
      this.#openItem(`${this.#paragraph}.${start.number}`, start.number, { ...line, text: start.rest });
    } else if (start?.kind === 'letter' && this.#opensLetter(start.letter)) {
      this.#openLetter(start.letter, { ...line, text: start.rest });
    } else {
      this.#continue(line);
    }
  }

  /** A short line without a stop, behind words that have ended and before a number that goes on with the count. */
  #isHeading({ text }: SourceLine, [next, afterNext]: readonly SourceLine[]): boolean {
    if (this.#paragraph === null || next === undefined || !MAY_BE_HEADING.test(text)) return false;
    if (!this.#isUnderHeading && (!/^\p{Lu}/u.test(text) || !STOPPED.test(this.#lastText()))) return false;
    if (startOf(text) !== null) return false;
    if (this.#goesOn(next)) return !CONTINUES.test(text);
    // A heading of two lines.
    return (
      !this.#isUnderHeading &&
      afterNext !== undefined &&
      MAY_BE_HEADING.test(next.text) &&
      startOf(next.text) === null &&
      this.#goesOn(afterNext)
    );
  }

  /** The line begins with the next number of the list, or with that of the next paragraph. */
  #goesOn({ text }: SourceLine): boolean {
    const start = startOf(text);
    const paragraph = this.#paragraph ?? 0;
    if (start?.kind === 'dotted') {
      if (start.major === paragraph)
        return start.minor > this.#item && start.minor <= this.#item + LONGEST_GAP;
      return start.major === paragraph + 1 && start.minor === 1;
    }
    return (
      start?.kind === 'number' &&
      start.hasDot &&
      (start.number === paragraph + 1 || start.number === this.#item + 1)
    );
  }

  #opensDotted(major: number, minor: number): boolean {
    if (this.#paragraph === null) return false;
    const isNear = minor > this.#item && minor <= this.#item + LONGEST_GAP;
    if (major === this.#paragraph) return isNear || this.#hasEnded();
    if (!this.#hasEnded()) return false;
    // A slip of the pen in the first half: "123.5" between 124.4 and 124.6, "120.111" between 129.110 and 129.112.
    return (isNear && Math.abs(major - this.#paragraph) <= 2) || (minor === this.#item + 1 && this.#item > 0);
  }

  #opensParagraph(number: number, hasDot: boolean, line: SourceLine): boolean {
    if (this.#paragraph === null) return hasDot;
    if (number <= this.#paragraph || number > this.#paragraph + 3 || !hasDot) return false;
    if (!this.#hasEnded() && !some(CLOSING_NUMBERED, line.text)) return false;
    // "98." can be paragraph 98 and the 98th item of a list under 97: then the indent decides.
    return number !== this.#item + 1 || line.x < this.#lastItemX() - 10;
  }

  #opensItem(number: number, hasDot: boolean): boolean {
    if (this.#paragraph === null) return false;
    const isNext = number > this.#item && number <= this.#item + (hasDot ? LONGEST_GAP : 1);
    const restarts = number === 1 && (this.#item === 0 || this.#hasEnded());
    return (isNext || restarts) && (this.#hasEnded() || (hasDot && number === this.#item + 1));
  }

  #opensLetter(letter: string): boolean {
    if (this.#paragraph === null) return false;
    if (letter === 'a' || letter === 'i')
      return this.#isMarked || /[:;.,]$|\b(?:and|to)$/u.test(this.#lastText());
    return this.#letter !== null && follows(this.#letter, letter);
  }

  #openParagraph(number: number, line: SourceLine): void {
    this.#paragraph = number;
    this.#item = 0;
    this.#letter = null;
    if (!this.#isUnderHeading) this.#heading = [];
    this.#isUnderHeading = false;
    this.paragraphs.push({ number: String(number), lines: [line], items: [] });
  }

  #openItem(label: string, number: number, line: SourceLine, isOutOfOrder = false): void {
    this.#item = number;
    this.#letter = null;
    this.#isUnderHeading = false;
    const heading = this.#heading.length === 0 ? {} : { heading: this.#heading.join(' ') };
    this.paragraphs.at(-1)?.items.push({ label, number, isOutOfOrder, lines: [line], ...heading });
  }

  #openLetter(letter: string, line: SourceLine): void {
    this.#letter = letter;
    const items = this.paragraphs.at(-1)?.items;
    const parent = items?.findLast(({ number }) => number !== null)?.label ?? String(this.#paragraph);
    items?.push({ label: `${parent}(${letter})`, number: null, isOutOfOrder: false, lines: [line] });
  }

  #continue(line: SourceLine): void {
    const paragraph = this.paragraphs.at(-1);
    if (paragraph === undefined) this.paragraphs.push({ number: null, lines: [line], items: [] });
    else (paragraph.items.at(-1) ?? paragraph).lines.push(line);
  }

  #lastText(): string {
    const paragraph = this.paragraphs.at(-1);
    return (paragraph?.items.at(-1) ?? paragraph)?.lines.at(-1)?.text ?? '';
  }

  /** The text so far stops where a new item may begin. */
  #hasEnded(): boolean {
    if (this.#isMarked) return true;
    const text = this.#lastText();
    return /[.;:)\]”"»*]$|[;,.] ?(?:and|or|et|y|и)$/u.test(text) || HEADING.test(text);
  }

  #lastItemX(): number {
    return this.paragraphs.at(-1)?.items.at(-1)?.lines[0]?.x ?? 0;
  }
}

const MAY_BE_HEADING =
  /^(?=.{4,110}$)[\p{L}"“«][^.;:?!()]*(?:\([^()]*\)[^.;:?!()]*)?$|^[A-Z]\. \p{Lu}[^.;:?!()]{3,110}$/u;
const STOPPED = /[.;:)\]”"»*]$/u;
/** A line that ends so goes on in the next one. */
const CONTINUES = /(?:\b(?:and|or|of|the|to|for|in|on|with|by|a|an|its|et|de|la|le|les|y|el|и|в|на)|,)$/iu;

/** "B. Interactive dialogue and responses by the State under review", and its second line. */
const HEADING = /^(?:[IVX]+|[A-Z])\. \p{Lu}[^.;]{5,120}$|^(?:State )?under review$/iu;

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

function follows(before: string, letter: string): boolean {
  if (ROMAN.includes(before) && ROMAN[ROMAN.indexOf(before) + 1] === letter) return true;
  if (before.length === 1 && letter.length === 1) return letter.charCodeAt(0) === before.charCodeAt(0) + 1;
  return before === 'z' && letter === 'aa';
}
