import { xmlText } from './xml.ts';

/** A feed of what is new, in Atom 1.0 (RFC 4287), a page of it (RFC 5005). Pure. */
export interface Feed {
  /** A name that never changes, a tag: URI (RFC 4151). */
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  /** BCP 47. */
  readonly language: string;
  readonly author: string;
  /** ISO 8601 UTC; where there are no entries the moment since which there have been none. */
  readonly updated: string;
  readonly links: readonly FeedLink[];
  readonly entries: readonly FeedEntry[];
}

export interface FeedLink {
  readonly rel: 'self' | 'alternate' | 'first' | 'previous' | 'next';
  /** A whole address. */
  readonly href: string;
  readonly type: string;
}

export interface FeedEntry {
  readonly id: string;
  readonly title: string;
  /** When it became known in the record, ISO 8601 UTC. */
  readonly known: string;
  /** The record's page, a whole address. */
  readonly href: string;
  readonly text: string;
  readonly textLanguage: string;
  readonly categories: readonly { readonly term: string; readonly label: string }[];
}

export const FEED_TYPE = 'application/atom+xml; charset=utf-8';

/**
 * The name of a thing of this ledger. RFC 4151 wants an authority that someone held on a day: a ledger has no domain,
 * and the site's name may change, so it is an address of mail within '.invalid', which nobody else can be given
 * (RFC 2606), made of the ledger's own name.
 */
export function tagUri(origin: string, thing: string): string {
  const name = origin.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'ledger';
  return `tag:${name}@servanda.invalid,2026:${thing.split('/').map(encodeURIComponent).join('/')}`;
}

const element = (name: string, text: string, attributes = ''): string =>
  `<${name}${attributes}>${xmlText(text)}</${name}>`;

const link = ({ rel, href, type }: FeedLink): string =>
  `  <link rel="${rel}" type="${xmlText(type)}" href="${xmlText(href)}"/>`;

export function feedXml(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(feed.language)}">`,
    `  ${element('id', feed.id)}`,
    `  ${element('title', feed.title)}`,
    `  ${element('subtitle', feed.subtitle)}`,
    `  ${element('updated', feed.updated)}`,
    `  <author>${element('name', feed.author)}</author>`,
    `  <generator>Servanda</generator>`,
    ...feed.links.map(link),
    ...feed.entries.map(entryXml),
    '</feed>',
    '',
  ].join('\n');
}

function entryXml({ id, title, known, href, text, textLanguage, categories }: FeedEntry): string {
  return [
    '  <entry>',
    `    ${element('id', id)}`,
    `    ${element('title', title)}`,
    `    ${element('published', known)}`,
    `    ${element('updated', known)}`,
    `  ${link({ rel: 'alternate', href, type: 'text/html' })}`,
    ...categories.map((one) => `    <category term="${xmlText(one.term)}" label="${xmlText(one.label)}"/>`),
    `    ${element('summary', text, ` xml:lang="${xmlText(textLanguage)}"`)}`,
    '  </entry>',
  ].join('\n');
}
