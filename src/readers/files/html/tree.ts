import { defaultTreeAdapter, parse } from 'parse5';
import type { DefaultTreeAdapterTypes, TreeAdapter } from 'parse5';
import { fileError } from '../errors.ts';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlDocument = DefaultTreeAdapterTypes.Document;

export interface HtmlLimits {
  readonly maxNodes: number;
  readonly maxDepth: number;
}

/** A page of the size of a book has some 100,000 nodes and nests 30 deep; Word's own HTML 15. */
export const HTML_LIMITS: HtmlLimits = { maxNodes: 500_000, maxDepth: 400 };

/**
 * The tree that a browser would make of the page. Hostile markup makes the parser itself slow (each open element is
 * looked at again and again) or makes many elements of few letters, so both depth and number are watched while the
 * tree grows. Throws `document_too_long`.
 */
export function parseHtml(fileName: string, html: string, limits: HtmlLimits = HTML_LIMITS): HtmlDocument {
  return parse(html, { treeAdapter: guarded(fileName, limits), scriptingEnabled: false });
}

type Adapter = TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap>;

function guarded(fileName: string, limits: HtmlLimits): Adapter {
  const depths = new WeakMap<object, number>();
  let nodes = 0;
  const place = (parent: object, node: object): void => {
    nodes += 1;
    const depth = (depths.get(parent) ?? 0) + 1;
    depths.set(node, depth);
    if (nodes > limits.maxNodes)
      throw fileError('document_too_long', fileName, `more than ${limits.maxNodes} elements`);
    if (depth > limits.maxDepth)
      throw fileError('document_too_long', fileName, `nested more than ${limits.maxDepth} deep`);
  };
  return {
    ...defaultTreeAdapter,
    appendChild: (parent, node) => {
      place(parent, node);
      defaultTreeAdapter.appendChild(parent, node);
    },
    insertBefore: (parent, node, before) => {
      place(parent, node);
      defaultTreeAdapter.insertBefore(parent, node, before);
    },
  };
}

export const isElement = (node: HtmlNode | HtmlDocument): node is HtmlElement => 'tagName' in node;

export const isText = (node: HtmlNode | HtmlDocument): node is DefaultTreeAdapterTypes.TextNode =>
  node.nodeName === '#text';

export const attributeOf = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

/** A whole number of an attribute within bounds; `fallback` where there is none. */
export function numberOf(element: HtmlElement, name: string, fallback: number, most: number): number {
  const text = attributeOf(element, name)?.trim() ?? '';
  return /^\d{1,9}$/.test(text) ? Math.min(most, Number(text)) : fallback;
}
