/**
 * Pieces of the file → passages of the document: headings, numbered paragraphs, sub-paragraphs, unnumbered text. A number
 * counts only where it continues the sequence, so that "in paragraph\n12. The" or a year at the start of a line opens
 * nothing. Pure; one pass.
 */
import { romanOrLetter } from './labels.ts';
import { opensRecommendation } from './classify.ts';
import { sectionOf } from './headings.ts';
import type { Piece } from '../common/pieces.ts';
import type { Place } from '../../features/proposals/index.ts';

export type PassageKind = 'heading' | 'paragraph' | 'item' | 'part' | 'text' | 'table';

export interface Passage {
  readonly kind: PassageKind;
  /** '12' for a paragraph, 'a' for an item, 'i' for a part of one; 'II' or 'A' for a heading with a number. */
  readonly label: string | null;
  readonly text: string;
  readonly isBold: boolean | null;
  readonly place: Place;
  /** Where the passage ends, when it runs over the page. */
  readonly endsOn: Place;
  /** The number is not the next one. */
  readonly isOutOfOrder: boolean;
}

/** A gap of more paragraphs than this is no gap but another list of numbers. */
const LONGEST_GAP = 8;
const LONGEST_HEADING = 180;

const PARAGRAPH = /^(\d{1,3})(?:\s?[.)]\s*|\t)(?=\S)/u;
const ITEM = /^\(?([a-zа-я]{1,2}|[ivx]{1,5})\)\s*(?=\S)/iu;
const HEADING = /^([IVX]{1,5}|[A-NP-ZА-Я])[.)]\s*(?=\p{Lu})/u;

interface Opened {
  readonly kind: PassageKind;
  readonly label: string | null;
  readonly text: string;
  readonly isOutOfOrder: boolean;
}

export function passagesOf(pieces: readonly Piece[]): Passage[] {
  const walk = new Walk();
  for (const [index, piece] of pieces.entries()) walk.take(piece, pieces[index + 1]);
  return walk.passages.map(({ lines, ...passage }) => ({ ...passage, text: joined(lines) }));
}

/** A hyphen at a line's end belongs to a compound as often as to a broken word: both halves stay as printed. */
const joined = (lines: readonly string[]): string =>
  lines
    .map((line, index) => (index === lines.length - 1 || /\p{L}-$/u.test(line) ? line : `${line} `))
    .join('');

/** A passage while its lines come in: joined once, at the end. */
interface Draft extends Omit<Passage, 'text' | 'endsOn'> {
  readonly lines: string[];
  endsOn: Place;
}

class Walk {
  readonly passages: Draft[] = [];
  #paragraph = 0;
  #item: string | null = null;
  #part: string | null = null;

  take(piece: Piece, next: Piece | undefined): void {
    if (piece.cells !== null) {
      this.#open(piece, { kind: 'table', label: null, text: piece.text, isOutOfOrder: false });
      return;
    }
    const opened =
      this.#heading(piece, next) ?? this.#numbered(piece) ?? this.#lettered(piece) ?? this.#unnumbered(piece);
    if (opened === null) this.#continue(piece);
    else this.#open(piece, opened);
  }

  #heading(piece: Piece, next: Piece | undefined): Opened | null {
    const { text, label } = piece;
    if (text.length > LONGEST_HEADING) return null;
    const [, printed = null] =
      label === null ? (HEADING.exec(text) ?? []) : [null, label.replace(/[.)]$/u, '')];
    const rest = label === null && printed !== null ? text.replace(HEADING, '') : text;
    const heading = (name: string | null): Opened => ({
      kind: 'heading',
      label: name,
      text: rest.replace(/\s*[*∗†‡]+$/u, ''),
      isOutOfOrder: false,
    });
    const digits = /^(\d{1,2})[.)]\s*(?=\p{Lu})/u.exec(label === null ? text : `${label} ${text}`);
    if (digits !== null)
      return this.#numberedHeading(
        digits[1] ?? '',
        label === null ? text.slice(digits[0].length) : text,
        next,
      );
    if (printed !== null && !/^(?:[IVX]{1,5}|[A-ZА-Я])$/u.test(printed))
      return piece.level > 0 ? heading(null) : null;
    if (printed !== null)
      return readsAsHeading(rest) && this.#mayOpenHeading(piece) ? heading(printed) : null;
    if (piece.level > 0 && !/[.;:]$/u.test(text)) return heading(null);
    if (!readsAsHeading(text) || !this.#hasEnded()) return null;
    if (sectionOf(text) !== null) return heading(null);
    return this.#paragraph > 0 && beginsSomething(next) ? heading(null) : null;
  }

  /** "1. General measures of implementation" between paragraphs 14 and 15. */
  #numberedHeading(number: string, text: string, next: Piece | undefined): Opened | null {
    const isParagraph = Number(number) > this.#paragraph || this.#paragraph === 0;
    if (isParagraph || !readsAsHeading(text) || !this.#hasEnded() || !beginsSomething(next)) return null;
    return { kind: 'heading', label: number, text, isOutOfOrder: false };
  }

  #numbered(piece: Piece): Opened | null {
    const told = piece.label === null ? null : /^(\d{1,3})[.)]?$/u.exec(piece.label);
    const printed = told === null && piece.label === null ? PARAGRAPH.exec(piece.text) : null;
    const number = Number((told ?? printed)?.[1] ?? 0);
    if (number === 0 || !this.#isNext(number, told !== null, piece.isOwn)) return null;
    const isOutOfOrder = number !== this.#paragraph + 1;
    this.#paragraph = number;
    this.#item = null;
    this.#part = null;
    const text = printed === null ? piece.text : piece.text.slice(printed[0].length);
    return { kind: 'paragraph', label: String(number), text, isOutOfOrder };
  }

  #isNext(number: number, isTold: boolean, isOwn: boolean): boolean {
    const gap = number - this.#paragraph;
    if (this.#paragraph === 0) return number <= 3;
    if (isTold) return gap >= 0 && gap <= LONGEST_GAP;
    return (gap === 1 || (gap > 1 && gap <= (isOwn ? LONGEST_GAP : 3))) && this.#hasEnded();
  }

  #lettered(piece: Piece): Opened | null {
    if (this.#paragraph === 0) return null;
    const told = piece.label === null ? null : ITEM.exec(`${piece.label} x`);
    const printed = told === null && piece.label === null ? ITEM.exec(piece.text) : null;
    const label = (told ?? printed)?.[1]?.toLowerCase();
    if (label === undefined) return null;
    const place = romanOrLetter(label, {
      item: this.#item,
      part: this.#part,
      isAfterColon: this.#isAfterColon(),
    });
    if (place === null || (printed !== null && !this.#mayOpenItem())) return null;
    if (place.kind === 'item') {
      this.#item = place.label;
      this.#part = null;
    } else this.#part = place.label;
    const text = printed === null ? piece.text : piece.text.slice(printed[0].length);
    return { kind: place.kind, label: place.label, text, isOutOfOrder: place.isGap };
  }

  /** Text without a number: a paragraph of its own where the file says so, or where a recommendation begins. */
  #unnumbered(piece: Piece): Opened | null {
    if (this.passages.length === 0)
      return { kind: 'text', label: null, text: piece.text, isOutOfOrder: false };
    if (!this.#hasEnded() || /^\p{Ll}/u.test(piece.text)) return null;
    const isNew = this.#paragraph === 0 || piece.isOwn || opensRecommendation(piece.text);
    if (!isNew) return null;
    if (this.#paragraph > 0 && opensRecommendation(piece.text)) {
      this.#item = null;
      this.#part = null;
    }
    return { kind: 'text', label: null, text: piece.text, isOutOfOrder: false };
  }

  #open(piece: Piece, { kind, label, text, isOutOfOrder }: Opened): void {
    const { isBold, place } = piece;
    if (kind === 'heading') [this.#item, this.#part] = [null, null];
    this.passages.push({ kind, label, lines: [text], isBold, place, endsOn: place, isOutOfOrder });
  }

  #continue(piece: Piece): void {
    const last = this.passages.at(-1);
    if (last === undefined) return;
    last.lines.push(piece.label === null ? piece.text : `${piece.label} ${piece.text}`);
    last.endsOn = piece.place;
  }

  #lastText(): string {
    return this.passages.at(-1)?.lines.at(-1) ?? '';
  }

  #hasEnded(): boolean {
    const last = this.passages.at(-1);
    return (
      last === undefined ||
      last.kind === 'heading' ||
      last.kind === 'table' ||
      /[.;:!?)\]”"»*]\d{0,2}$|[;,] (?:and|or|et|y|и)$/u.test(this.#lastText())
    );
  }

  #isAfterColon(): boolean {
    return /[:—–]\d{0,2}$/u.test(this.#lastText());
  }

  /** A number that the file itself sets apart, or a heading on the cover, needs no full stop before it. */
  #mayOpenHeading(piece: Piece): boolean {
    return this.#hasEnded() || (piece.isOwn && (piece.label !== null || this.#paragraph === 0));
  }

  #mayOpenItem(): boolean {
    return this.#hasEnded() || this.#lastText().endsWith(',');
  }
}

/** Short, begins with a capital letter, does not end as a sentence, and nobody acts in it. */
const readsAsHeading = (text: string): boolean =>
  /^["“«]?\p{Lu}/u.test(text) &&
  !/[.;:,]$/u.test(text.replace(/\s*[*∗†‡\d]+$/u, '')) &&
  text.split(' ').length <= 26 &&
  !/\b(?:should|is concerned|recommends|welcomes|regrets|urges|notes)\b|\b(?:the Committee|State party) (?:is|has|will)\b/iu.test(
    text,
  );

/** What follows a heading: a paragraph, another heading. */
const beginsSomething = (next: Piece | undefined): boolean =>
  next !== undefined &&
  next.cells === null &&
  (/^\d{1,3}[.)]?$/u.test(next.label ?? '') ||
    PARAGRAPH.test(next.text) ||
    next.level > 0 ||
    (readsAsHeading(next.text) && next.text.length < LONGEST_HEADING) ||
    opensRecommendation(next.text));
