/** What stands inside a paragraph: its words as a person sees them, changes accepted. Pure. */
import { elementsOf, firstOf } from '../xml/index.ts';
import type { XmlNode } from '../xml/index.ts';
import { textProperties } from './properties.ts';
import type { TextProperties } from './properties.ts';
import type { StyleSheet } from './styles.ts';
import { symbolOf } from './symbols.ts';

/** A reference in the text to a note at the foot or the end. */
export interface NoteMark {
  readonly id: string;
  readonly kind: 'footnote' | 'endnote';
  /** The mark that the author set instead of a number. */
  readonly own: string | null;
}

export interface InlineText {
  text: string;
  /** Offsets in `text` at which a new page begins: where Word last laid it out so, and where the author asked for it. */
  readonly laidOutBreaks: number[];
  readonly askedBreaks: number[];
  readonly notes: NoteMark[];
  /** `w:txbxContent` of the text boxes that are anchored here. */
  readonly boxes: XmlNode[];
  pictures: number;
  /** Letters, and how many of them are bold and italic. */
  letters: number;
  boldLetters: number;
  italicLetters: number;
}

export const emptyInline = (): InlineText => ({
  text: '',
  laidOutBreaks: [],
  askedBreaks: [],
  notes: [],
  boxes: [],
  pictures: 0,
  letters: 0,
  boldLetters: 0,
  italicLetters: 0,
});

/** Elements whose content is read as if they were not there. What is not listed is left out with all its content. */
const TRANSPARENT = new Set([
  'w:ins',
  'w:moveTo',
  'w:hyperlink',
  'w:smartTag',
  'w:sdt',
  'w:sdtContent',
  'w:fldSimple',
  'w:dir',
  'w:bdo',
  'w:customXml',
  'w:ruby',
  'w:rubyBase',
  'm:oMathPara',
  'm:oMath',
  'm:d',
  'm:e',
  'm:f',
  'm:num',
  'm:den',
  'm:sSup',
  'm:sSub',
  'm:sup',
  'm:sub',
]);

interface Ground {
  readonly styles: StyleSheet;
  /** What the paragraph's style says of its text. */
  readonly base: TextProperties;
}

/** Adds the words of `w:p` (or of what is inside it) to `inline`. */
export function collectInline(inline: InlineText, node: XmlNode, ground: Ground): void {
  for (const child of elementsOf(node)) {
    if (child.name === 'w:r' || child.name === 'm:r') collectRun(inline, child, ground);
    else if (child.name === 'mc:AlternateContent') collectInline(inline, chosen(child), ground);
    else if (TRANSPARENT.has(child.name)) collectInline(inline, child, ground);
  }
}

/** Of several ways to show one thing the first is the newest; the last is for programs of before 2010. */
const chosen = (node: XmlNode): XmlNode => firstOf(node, 'mc:Choice') ?? firstOf(node, 'mc:Fallback') ?? node;

function collectRun(inline: InlineText, run: XmlNode, ground: Ground): void {
  const own = textProperties(firstOf(run, 'w:rPr'));
  const properties = { ...ground.base, ...ground.styles.character(own.style), ...own };
  if (properties.isHidden === true) return;
  const before = inline.text.length;
  // The author's own mark stands beside the reference as text; it is no word of the paragraph.
  const hasMark = elementsOf(run).some(ownMark);
  for (const child of elementsOf(run)) {
    if (!(hasMark && child.name === 'w:t')) collectPart(inline, child, run);
  }
  const letters = inline.text.slice(before).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  inline.letters += letters;
  if (properties.isBold === true) inline.boldLetters += letters;
  if (properties.isItalic === true) inline.italicLetters += letters;
}

function collectPart(inline: InlineText, part: XmlNode, run: XmlNode): void {
  switch (part.name) {
    case 'w:t':
    case 'm:t':
      inline.text += wordsOf(part);
      return;
    case 'w:tab':
    case 'w:ptab':
      inline.text += '\t';
      return;
    case 'w:br':
      collectBreak(inline, part.attributes['w:type']);
      return;
    case 'w:cr':
      inline.text += '\n';
      return;
    case 'w:noBreakHyphen':
      inline.text += '-';
      return;
    case 'w:sym':
      inline.text += symbolOf(part.attributes['w:font'] ?? '', part.attributes['w:char'] ?? '');
      return;
    case 'w:lastRenderedPageBreak':
      inline.laidOutBreaks.push(inline.text.length);
      return;
    case 'w:footnoteReference':
    case 'w:endnoteReference':
      inline.notes.push(noteOf(part, run));
      return;
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      collectDrawing(inline, part);
      return;
    case 'mc:AlternateContent':
      for (const child of elementsOf(chosen(part))) collectPart(inline, child, run);
      return;
    default:
  }
}

function collectBreak(inline: InlineText, type: string | undefined): void {
  if (type === 'page') inline.askedBreaks.push(inline.text.length);
  else inline.text += '\n';
}

/** Blanks at the ends count only where the file says so (ECMA-376-1 §17.3.3.31). */
function wordsOf(node: XmlNode): string {
  const text = node.children.filter((child) => typeof child === 'string').join('');
  return node.attributes['xml:space'] === 'preserve' || node.name === 'm:t' ? text : text.trim();
}

const isTrue = (value: string | undefined): boolean => /^(?:1|true|on)$/.test(value ?? '');

const ownMark = (part: XmlNode): boolean => isTrue(part.attributes['w:customMarkFollows']);

const noteOf = (part: XmlNode, run: XmlNode): NoteMark => ({
  id: part.attributes['w:id'] ?? '',
  kind: part.name === 'w:footnoteReference' ? 'footnote' : 'endnote',
  own: ownMark(part) ? elementsOf(run, 'w:t').map(wordsOf).join('').trim() : null,
});

/** Text boxes and pictures, wherever in the drawing they are. */
function collectDrawing(inline: InlineText, node: XmlNode): void {
  for (const child of elementsOf(node)) {
    if (child.name === 'w:txbxContent') inline.boxes.push(child);
    else if (child.name === 'mc:AlternateContent') collectDrawing(inline, chosen(child));
    else {
      if (child.name === 'a:blip' || child.name === 'v:imagedata') inline.pictures += 1;
      collectDrawing(inline, child);
    }
  }
}
