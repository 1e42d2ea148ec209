/** How elements of a page look and what they are for, as far as reading needs it. Pure. */
import { attributeOf } from './tree.ts';
import type { HtmlElement } from './tree.ts';

/** Nothing of these is text of the page. */
const LEFT_OUT = new Set(
  'head script style template noscript iframe object embed svg math canvas audio video select textarea button datalist dialog nav'.split(
    ' ',
  ),
);

/** Elements that begin a line of their own. */
const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header hr html legend li main menu ol p pre section summary table td th tr ul h1 h2 h3 h4 h5 h6 caption'.split(
    ' ',
  ),
);

export const isBlock = (element: HtmlElement): boolean => BLOCKS.has(element.tagName);

export const headingLevel = (element: HtmlElement): number =>
  /^h[1-6]$/.test(element.tagName) ? Number(element.tagName[1]) : 0;

/** What a browser does not show is not read: it could say something else than what a person sees. */
export function isLeftOut(element: HtmlElement): boolean {
  if (LEFT_OUT.has(element.tagName) || attributeOf(element, 'hidden') !== undefined) return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(styleOf(element));
}

/** The style attribute; only its beginning is looked at. */
export const styleOf = (element: HtmlElement): string => (attributeOf(element, 'style') ?? '').slice(0, 2000);

const BOLD_TAGS = new Set(['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const ITALIC_TAGS = new Set(['i', 'em', 'cite', 'var']);

export function isBoldIn(element: HtmlElement, around: boolean): boolean {
  const weight = /(?:^|;)\s*font-weight\s*:\s*(\w+)/i.exec(styleOf(element))?.[1]?.toLowerCase();
  if (weight !== undefined) return weight === 'bold' || weight === 'bolder' || /^[6-9]00$/.test(weight);
  return around || BOLD_TAGS.has(element.tagName);
}

export function isItalicIn(element: HtmlElement, around: boolean): boolean {
  const slant = /(?:^|;)\s*font-style\s*:\s*(\w+)/i.exec(styleOf(element))?.[1]?.toLowerCase();
  if (slant !== undefined) return slant === 'italic' || slant === 'oblique';
  return around || ITALIC_TAGS.has(element.tagName);
}

const LONGEST_CLASS = 100;

export function classOf(element: HtmlElement): string | null {
  const names = attributeOf(element, 'class')?.trim().replace(/\s+/g, ' ').slice(0, LONGEST_CLASS);
  return names === undefined || names === '' ? null : names;
}
