/** One paragraph of a Word file with its list, style and place from the margin. */
import { splitLabel } from '../label.ts';
import type { Labelled } from '../label.ts';
import { plainText } from '../plain.ts';
import { firstOf, valueOf } from '../xml/index.ts';
import type { XmlNode } from '../xml/index.ts';
import { collectInline, emptyInline } from './inline.ts';
import type { InlineText } from './inline.ts';
import { Numbering } from './numbering.ts';
import { isOn, paragraphProperties } from './properties.ts';
import type { ParagraphProperties } from './properties.ts';
import type { Style, StyleSheet } from './styles.ts';

export interface Paragraph {
  readonly label: string | null;
  readonly text: string;
  /** Label and text as they are printed. */
  readonly printed: string;
  readonly level: number;
  readonly style: string | null;
  /** Twips from the margin at which its first sign stands. */
  readonly start: number;
  /** How deep in its list, from 0; null outside lists. */
  readonly listLevel: number | null;
  readonly breaksBefore: boolean;
  readonly inline: InlineText;
}

/** Word sets its tabs half an inch apart where nothing else is said. */
const TAB = 720;

/**
 * Paragraphs in the order of the document: list numbers are counted on. A paragraph whose end somebody deleted while
 * changes were tracked is one with the next (ECMA-376-1 §17.13.5.15): `read` gives null for it and keeps its words.
 */
export class Paragraphs {
  readonly #styles: StyleSheet;
  readonly #numbering: Numbering;
  #carried: InlineText | null = null;

  constructor(styles: StyleSheet, numbering: XmlNode | undefined) {
    this.#styles = styles;
    this.#numbering = new Numbering(numbering, styles);
  }

  read(node: XmlNode): Paragraph | null {
    const own = firstOf(node, 'w:pPr');
    const styleId = valueOf(own, 'w:pStyle');
    const style = this.#styles.paragraph(styleId);
    const inline = this.#carried ?? emptyInline();
    this.#carried = null;
    collectInline(inline, node, { styles: this.#styles, base: style.text });
    if (endsDeleted(own)) {
      this.#carried = inline;
      return null;
    }
    const properties = { ...style.paragraph, ...paragraphProperties(own) };
    const list = this.#listOf(properties, paragraphProperties(own), style);
    const indent = { ...style.paragraph.indent, ...list?.indent, ...paragraphProperties(own).indent };
    const printed = printedLabel(inline.text, list?.label ?? null);
    return {
      label: printed.label,
      text: printed.text,
      printed: printed.whole,
      level: properties.level ?? 0,
      style: styleId === undefined ? null : style.name,
      start: (indent.left ?? 0) + (indent.first ?? 0) + TAB * leadingTabs(inline.text),
      listLevel: list?.level ?? null,
      breaksBefore: properties.breaksBefore === true,
      inline,
    };
  }

  #listOf(properties: ParagraphProperties, own: ParagraphProperties, style: Style) {
    const { listId } = properties;
    if (listId === undefined || listId === '0') return null;
    const level =
      own.listLevel ??
      (own.listId === undefined
        ? (style.paragraph.listLevel ?? this.#numbering.levelOfStyle(listId, style.id))
        : 0);
    return {
      level,
      label: this.#numbering.next(listId, level),
      indent: this.#numbering.indentOf(listId, level),
    };
  }
}

const endsDeleted = (own: XmlNode | undefined): boolean => {
  const mark = firstOf(own, 'w:rPr');
  return firstOf(mark, 'w:del') !== undefined || firstOf(mark, 'w:moveFrom') !== undefined;
};

/** A number that Word sets, or else one that the author typed. */
function printedLabel(raw: string, set: string | null): Labelled & { readonly whole: string } {
  const text = plainText(raw).replace(/^[\t\n]+/, '');
  if (set === null) return { ...splitLabel(text), whole: text };
  return { label: set, text, whole: text === '' ? '' : `${set} ${text}` };
}

const leadingTabs = (text: string): number => /^[ \t]*/.exec(text)?.[0].replace(/ /g, '').length ?? 0;

/** Whether most letters of the paragraph are so. */
export const isMostly = (letters: number, all: number): boolean => all > 0 && letters * 2 > all;

/** Whether the row was deleted while changes were tracked. */
export const isDeletedRow = (row: XmlNode): boolean => firstOf(firstOf(row, 'w:trPr'), 'w:del') !== undefined;

export const isHeadingRow = (row: XmlNode): boolean => isOn(firstOf(row, 'w:trPr'), 'w:tblHeader') === true;
