/** Words of one paragraph of a page while they are gathered. */
import { plainText } from '../plain.ts';

/** A raised sign that refers to a note: '12', '*', '[3]'. */
const MARK = /^\s*\[?(?:\d{1,3}|[*∗†‡§]{1,3})\]?\s*$/u;

/** Raised after these it is a power: m², km². */
const UNIT = /(?:^|[^\p{L}])[ckm]?m$/u;

export class InlineWords {
  #text = '';
  #letters = 0;
  #bold = 0;
  #italic = 0;
  /** The mark of a note with which the paragraph begins. */
  mark: string | null = null;

  add(
    text: string,
    looks: { readonly isBold: boolean; readonly isItalic: boolean; readonly isAsTyped: boolean },
  ): void {
    this.#text += looks.isAsTyped ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
    const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    this.#letters += letters;
    if (looks.isBold) this.#bold += letters;
    if (looks.isItalic) this.#italic += letters;
  }

  breakLine(): void {
    this.#text += '\n';
  }

  /** Takes a raised text if it is a mark; the first words of a note are marked so, others are only referred to. */
  takesMark(text: string): boolean {
    if (!MARK.test(text) || UNIT.test(this.#text.slice(-4))) return false;
    if (this.#text.trim() === '' && this.mark === null) this.mark = text.replace(/[[\]\s]/g, '');
    return true;
  }

  get isEmpty(): boolean {
    return this.#text.trim() === '';
  }

  get text(): string {
    return plainText(this.#text).trim();
  }

  get isBold(): boolean {
    return this.#letters > 0 && this.#bold * 2 > this.#letters;
  }

  get isItalic(): boolean {
    return this.#letters > 0 && this.#italic * 2 > this.#letters;
  }
}
