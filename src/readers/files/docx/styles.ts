/** `word/styles.xml`: what each named style means, with what it takes over from those it is based on. Pure. */
import { elementsOf, firstOf, valueOf } from '../xml/index.ts';
import type { XmlNode } from '../xml/index.ts';
import { paragraphProperties, textProperties } from './properties.ts';
import type { ParagraphProperties, TextProperties } from './properties.ts';

export interface Style {
  readonly id: string;
  readonly name: string;
  readonly paragraph: ParagraphProperties;
  readonly text: TextProperties;
}

export interface StyleSheet {
  /** The paragraph style of that id; the default one where the id is unknown or none is given. */
  paragraph(id: string | undefined): Style;
  character(id: string | undefined): TextProperties;
  /** The list that a numbering style (or a paragraph style) stands for. */
  listOf(id: string): string | undefined;
}

/** Styles are based on one another up to some ten deep; a circle ends here. */
const DEEPEST = 24;

const BARE: Style = { id: '', name: '', paragraph: {}, text: {} };

export function readStyles(root: XmlNode | undefined): StyleSheet {
  const nodes = new Map<string, XmlNode>();
  let normal: string | undefined;
  for (const node of elementsOf(root, 'w:style')) {
    const id = node.attributes['w:styleId'];
    if (id === undefined) continue;
    nodes.set(id, node);
    const isDefault = /^(?:1|true|on)$/.test(node.attributes['w:default'] ?? '');
    if (isDefault && node.attributes['w:type'] === 'paragraph') normal = id;
  }
  const defaults = firstOf(firstOf(root, 'w:docDefaults'), 'w:rPrDefault');
  const base: Style = { ...BARE, text: textProperties(firstOf(defaults, 'w:rPr')) };
  const made = new Map<string, Style>();
  const styleOf = (id: string, depth: number): Style => {
    const ready = made.get(id);
    if (ready !== undefined) return ready;
    const node = nodes.get(id);
    if (node === undefined || depth > DEEPEST) return base;
    const from = valueOf(node, 'w:basedOn');
    const style = styleFrom(node, id, from === undefined ? base : styleOf(from, depth + 1));
    made.set(id, style);
    return style;
  };
  return {
    paragraph: (id) => {
      const wanted = id !== undefined && nodes.has(id) ? id : normal;
      return wanted === undefined ? base : styleOf(wanted, 0);
    },
    character: (id) => (id !== undefined && nodes.has(id) ? styleOf(id, 0).text : {}),
    listOf: (id) => styleOf(id, 0).paragraph.listId,
  };
}

function styleFrom(node: XmlNode, id: string, from: Style): Style {
  const name = valueOf(node, 'w:name') ?? id;
  const own = paragraphProperties(firstOf(node, 'w:pPr'));
  const named = own.level === undefined ? levelByName(name) : undefined;
  return {
    id,
    name,
    paragraph: {
      ...from.paragraph,
      ...own,
      ...(named !== undefined && { level: named }),
      ...(own.indent && { indent: { ...from.paragraph.indent, ...own.indent } }),
    },
    text: { ...from.text, ...textProperties(firstOf(node, 'w:rPr')) },
  };
}

/**
 * "heading 2", "Heading 2", "Заголовок 2", "Title"; and the styles of the United Nations' own template (HMG … H56G,
 * "_ H __M_G"), which say nothing of an outline: main title, chapter, then four more.
 */
function levelByName(name: string): number | undefined {
  const heading = /^(?:heading|überschrift|titre|título|заголовок|тақырып|عنوان)\s*([1-9])$/iu.exec(
    name,
  )?.[1];
  if (heading !== undefined) return Math.min(6, Number(heading));
  if (/^(?:title|название)$/iu.test(name)) return 1;
  const template = /^H(M|Ch|1|23|4|56)G$/.exec(name.replace(/[\s_/]/g, ''))?.[1];
  return template === undefined ? undefined : UN_LEVELS[template];
}

const UN_LEVELS: Readonly<Record<string, number>> = { M: 1, Ch: 2, '1': 3, '23': 4, '4': 5, '56': 6 };
