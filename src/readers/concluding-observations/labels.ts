import { follows } from '../common/paragraph-references.ts';

/** Where the walk through a paragraph stands: the last sub-paragraph, and the last part of it. */
export interface LabelContext {
  readonly item: string | null;
  readonly part: string | null;
  /** The words before end in a colon, so that a list of its own may begin. */
  readonly isAfterColon: boolean;
}

export interface LabelPlace {
  readonly kind: 'item' | 'part';
  /** In Latin letters: Russian texts count а, б, в … and a, b, c alike. */
  readonly label: string;
  readonly isGap: boolean;
}

const CYRILLIC = 'абвгдежзиклмнопрстуфхцчшщэюя';
const ROMAN = /^(?:x{0,2}(?:ix|iv|v?i{0,3}))$/u;

const latin = (label: string): string => {
  const place = CYRILLIC.indexOf(label);
  return place < 0 ? label : String.fromCharCode(97 + place);
};

/** Sub-paragraphs further apart than this are not one list. */
const LONGEST_GAP = 3;

/** "(i)" is the ninth letter or the first numeral: what stands before it decides. Null where the label opens nothing. */
export function romanOrLetter(
  printed: string,
  { item, part, isAfterColon }: LabelContext,
): LabelPlace | null {
  const label = latin(printed);
  const isRoman = ROMAN.test(label);
  if (part !== null && isRoman && follows(part, label)) return { kind: 'part', label, isGap: false };
  if (item !== null && follows(item, label)) {
    const isNumeral = label === 'i' && isAfterColon && item === 'h';
    return { kind: isNumeral ? 'part' : 'item', label, isGap: false };
  }
  if (isRoman && label === 'i') return { kind: item === null ? 'item' : 'part', label, isGap: false };
  if (label === 'a' && (item === null || isAfterColon)) return { kind: 'item', label, isGap: false };
  if (item !== null && /^[ivx]+$/u.test(item) && isRoman && follows(item, label))
    return { kind: 'item', label, isGap: false };
  const gap = item?.length === 1 && label.length === 1 ? label.charCodeAt(0) - item.charCodeAt(0) : 0;
  if (gap > 1 && gap <= LONGEST_GAP) return { kind: 'item', label, isGap: true };
  return null;
}
