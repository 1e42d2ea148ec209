import { fileError } from '../errors.ts';
import { readXml } from './read.ts';
import type { XmlAttributes } from './read.ts';

/** An element with what is in it. Names as in `namespaces.ts`. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly (XmlNode | string)[];
}

export interface TreeOptions {
  /** Elements left out with all that is in them: formatting that nobody asks for is half of a Word document. */
  readonly skip?: ReadonlySet<string>;
  /** A part with more elements is refused (`document_too_long`); each takes some 200 bytes. */
  readonly maxElements?: number;
}

/** A Word document of a thousand pages has some 500,000 elements that matter. */
const MAX_ELEMENTS = 800_000;

interface OpenNode {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: (XmlNode | string)[];
}

/** The whole part as a tree; for parts of bounded size. Blank text between elements is kept. Errors as `readXml`. */
export async function readXmlTree(
  fileName: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { skip = new Set(), maxElements = MAX_ELEMENTS }: TreeOptions = {},
): Promise<XmlNode> {
  const top: OpenNode = { name: '', attributes: {}, children: [] };
  const stack: OpenNode[] = [top];
  let skipped = 0;
  let count = 0;
  await readXml(fileName, bytes, {
    open: (name, attributes) => {
      if (skipped > 0 || skip.has(name)) {
        skipped += 1;
        return;
      }
      count += 1;
      if (count > maxElements) {
        throw fileError('document_too_long', fileName, `more than ${maxElements} elements`);
      }
      const node: OpenNode = { name, attributes, children: [] };
      stack.at(-1)?.children.push(node);
      stack.push(node);
    },
    close: () => {
      if (skipped > 0) skipped -= 1;
      else stack.pop();
    },
    text: (text) => {
      if (skipped === 0 && stack.length > 1) stack.at(-1)?.children.push(text);
    },
  });
  const root = top.children[0];
  if (root === undefined || typeof root === 'string')
    throw fileError('file_damaged', fileName, 'an empty part');
  return root;
}

/** The child elements; of one name where given. */
export const elementsOf = (node: XmlNode | undefined, name?: string): XmlNode[] =>
  (node?.children ?? []).filter(
    (child): child is XmlNode => typeof child !== 'string' && (name === undefined || child.name === name),
  );

export const firstOf = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node?.children.find((child): child is XmlNode => typeof child !== 'string' && child.name === name);

/** The attribute of a child that holds nothing else: `<w:pStyle w:val="Heading1"/>`. */
export const valueOf = (node: XmlNode | undefined, name: string, attribute = 'w:val'): string | undefined =>
  firstOf(node, name)?.attributes[attribute];
