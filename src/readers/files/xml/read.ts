import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import type { SaxesTagNS } from 'saxes';
import { isAppError } from '../../../kernel/errors.ts';
import { fileError } from '../errors.ts';
import { knownName } from './namespaces.ts';

/** Attributes by known name: 'w:val', 'r:id', 'name'. */
export type XmlAttributes = Readonly<Record<string, string>>;

export interface XmlEvents {
  /** Names as in `namespaces.ts`: 'w:p'. */
  readonly open: (name: string, attributes: XmlAttributes) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

export interface XmlLimits {
  readonly maxDepth: number;
  readonly maxAttributes: number;
  /** Bytes of the whole part. */
  readonly maxBytes: number;
}

const MB = 2 ** 20;

/** Word nests some 30 deep, a table in a table in a text box included; a root element declares up to 40 namespaces. */
export const XML_LIMITS: XmlLimits = { maxDepth: 200, maxAttributes: 200, maxBytes: 512 * MB };

/**
 * Reads XML that may be hostile, in one pass, holding nothing. Refuses a DOCTYPE and so every entity but the five that
 * XML predefines and characters by number (`xml_unsafe`); what is not well-formed, not in UTF-8 or UTF-16 or goes
 * too deep is `file_damaged`. `fileName` is for messages. An event may throw to end the reading.
 */
export async function readXml(
  fileName: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  events: XmlEvents,
  limits: XmlLimits = XML_LIMITS,
): Promise<void> {
  const parser = parserFor(fileName, events, limits);
  let decoder: TextDecoder | null = null;
  let length = 0;
  try {
    for await (const chunk of bytes) {
      length += chunk.length;
      if (length > limits.maxBytes) {
        throw fileError('document_too_long', fileName, `a part of more than ${limits.maxBytes / MB} MB`);
      }
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      parser.write(decoder.decode(chunk, { stream: true }));
    }
    if (decoder !== null) parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    throw isAppError(error) ? error : fileError('file_damaged', fileName, undefined, error);
  }
}

function encodingOf(chunk: Uint8Array): string {
  if ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0x3c && chunk[1] === 0)) return 'utf-16le';
  if ((chunk[0] === 0xfe && chunk[1] === 0xff) || (chunk[0] === 0 && chunk[1] === 0x3c)) return 'utf-16be';
  return 'utf-8';
}

function parserFor(
  fileName: string,
  events: XmlEvents,
  limits: XmlLimits,
): SaxesParser<{ xmlns: true; position: false }> {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  parser.on('doctype', () => {
    throw fileError('xml_unsafe', fileName, 'a DOCTYPE');
  });
  parser.on('error', (error) => {
    if (/undefined entity/iu.test(error.message)) throw fileError('xml_unsafe', fileName, 'an entity', error);
    throw error;
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > limits.maxDepth) throw fileError('file_damaged', fileName, `nested ${depth} deep`);
    events.open(knownName(tag.uri, tag.local), attributesOf(fileName, tag, limits));
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    events.close(knownName(tag.uri, tag.local));
  });
  parser.on('text', events.text);
  parser.on('cdata', events.text);
  return parser;
}

function attributesOf(fileName: string, tag: SaxesTagNS, limits: XmlLimits): XmlAttributes {
  const attributes: Record<string, string> = Object.create(null);
  let count = 0;
  for (const key in tag.attributes) {
    count += 1;
    if (count > limits.maxAttributes) throw fileError('file_damaged', fileName, 'too many attributes');
    const attribute = tag.attributes[key];
    if (attribute === undefined || attribute.prefix === 'xmlns' || key === 'xmlns') continue;
    attributes[knownName(attribute.uri, attribute.local)] = attribute.value;
  }
  return attributes;
}
