export { readXml } from './read.ts';
export type { XmlAttributes, XmlEvents, XmlLimits } from './read.ts';
export { elementsOf, firstOf, readXmlTree, valueOf } from './tree.ts';
export type { XmlNode } from './tree.ts';
