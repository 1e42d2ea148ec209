/** Properties of paragraphs and of text as they stand in one place of a Word file. Pure. */
import { firstOf, valueOf } from '../xml/index.ts';
import type { XmlNode } from '../xml/index.ts';

export interface TextProperties {
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly isHidden?: boolean;
  readonly style?: string;
}

export interface ParagraphProperties {
  /** 1–6, or 0 where the outline says "body text". */
  readonly level?: number;
  /** Which list and, where it is said here, how deep from 0. List '0' takes the paragraph out of its style's list. */
  readonly listId?: string;
  readonly listLevel?: number;
  readonly indent?: Indent;
  readonly breaksBefore?: boolean;
}

/** Twips (a twentieth of a point) from the margin of the text, in the direction of the writing. */
export interface Indent {
  readonly left?: number;
  /** Of the first line, against `left`; negative where it hangs out. */
  readonly first?: number;
}

/** ECMA-376-1 §17.17.4: an element without a value means yes. */
export function isOn(node: XmlNode | undefined, name: string): boolean | undefined {
  const element = firstOf(node, name);
  if (element === undefined) return undefined;
  const value = element.attributes['w:val'];
  return value !== '0' && value !== 'false' && value !== 'off';
}

/** Leaves undefined values out, so that what is set nearer overrides what is set farther off. */
function known<T extends object>(values: { [Key in keyof T]: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

/** From `w:rPr`. */
export function textProperties(node: XmlNode | undefined): TextProperties {
  const isComplex = isOn(node, 'w:rtl') === true || isOn(node, 'w:cs') === true;
  return known<TextProperties>({
    isBold: isOn(node, isComplex ? 'w:bCs' : 'w:b'),
    isItalic: isOn(node, isComplex ? 'w:iCs' : 'w:i'),
    isHidden: isOn(node, 'w:vanish'),
    style: valueOf(node, 'w:rStyle'),
  });
}

/** From `w:pPr`. */
export function paragraphProperties(node: XmlNode | undefined): ParagraphProperties {
  const list = firstOf(node, 'w:numPr');
  const outline = wholeNumber(valueOf(node, 'w:outlineLvl'));
  return known<ParagraphProperties>({
    level: outline === undefined ? undefined : outline > 8 ? 0 : Math.min(6, outline + 1),
    listId: valueOf(list, 'w:numId'),
    listLevel: wholeNumber(valueOf(list, 'w:ilvl')),
    indent: indentOf(firstOf(node, 'w:ind')),
    breaksBefore: isOn(node, 'w:pageBreakBefore'),
  });
}

function indentOf(node: XmlNode | undefined): Indent | undefined {
  if (node === undefined) return undefined;
  const { attributes } = node;
  const hanging = wholeNumber(attributes['w:hanging']);
  return known<Indent>({
    left: wholeNumber(attributes['w:start'] ?? attributes['w:left']),
    first: hanging === undefined ? wholeNumber(attributes['w:firstLine']) : -hanging,
  });
}

export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,9}(?:\.\d+)?$/.test(text) ? Math.round(Number(text)) : undefined;
}
