/** Footnotes and endnotes of a Word file: their words, and the number under which each is printed. Pure. */
import { plainText } from '../plain.ts';
import { elementsOf } from '../xml/index.ts';
import type { XmlNode } from '../xml/index.ts';
import { collectInline, emptyInline } from './inline.ts';
import type { NoteMark } from './inline.ts';
import { numeral } from '../numerals.ts';
import type { StyleSheet } from './styles.ts';
import { unwrapped } from './tables.ts';

export interface Note {
  readonly label: string;
  readonly text: string;
}

export class Notes {
  readonly #texts = new Map<string, string>();
  readonly #counts = { footnote: 0, endnote: 0 };
  readonly #taken = new Set<string>();

  constructor(footnotes: XmlNode | undefined, endnotes: XmlNode | undefined, styles: StyleSheet) {
    for (const [kind, root] of [
      ['footnote', footnotes],
      ['endnote', endnotes],
    ] as const) {
      for (const note of elementsOf(root, `w:${kind}`)) {
        // The lines that part notes from the text are notes to Word.
        if (note.attributes['w:type'] !== undefined && note.attributes['w:type'] !== 'normal') continue;
        this.#texts.set(`${kind} ${note.attributes['w:id'] ?? ''}`, textOf(note, styles));
      }
    }
  }

  /** The notes that these marks stand for, once each, numbered in the order in which they are asked for. */
  of(marks: readonly NoteMark[]): Note[] {
    const notes: Note[] = [];
    for (const { kind, id, own } of marks) {
      const key = `${kind} ${id}`;
      const text = this.#texts.get(key);
      if (text === undefined || this.#taken.has(key)) continue;
      this.#taken.add(key);
      if (own === null) this.#counts[kind] += 1;
      const number = numeral(kind === 'footnote' ? 'decimal' : 'lowerRoman', this.#counts[kind]);
      if (text !== '') notes.push({ label: own ?? number, text });
    }
    return notes;
  }
}

function textOf(note: XmlNode, styles: StyleSheet): string {
  const texts: string[] = [];
  for (const paragraph of unwrapped(note, ['w:p'])) {
    const inline = emptyInline();
    collectInline(inline, paragraph, { styles, base: {} });
    texts.push(plainText(inline.text).trim());
  }
  return texts.filter((text) => text !== '').join('\n');
}
