/** For tests of pages and components: a context, and what is wrong with a piece of markup. */
import type { Html } from './html.ts';
import { readContext } from './page-context.ts';
import type { PageContext } from './page-context.ts';

export const TODAY = '2025-11-22';

/** The context of an address: '/ru/XEX/treaties?asof=2021-06-12'. */
export function contextOf(address = '/en/XEX', today = TODAY): PageContext {
  const url = new URL(address, 'http://localhost');
  return readContext({ path: url.pathname, query: url.searchParams }, today);
}

export interface MarkupElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

const VOID: ReadonlySet<string> = new Set('br hr img input link meta'.split(' '));
const TOKEN =
  /<!--[\s\S]*?-->|<!doctype html>|<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>|[^<]+|</gi;
const ATTRIBUTE = /([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g;

/** Elements of a piece of markup in order; `problems` tells what a strict reader would not accept. */
export function readMarkup(markup: Html | string): { elements: MarkupElement[]; problems: string[] } {
  const elements: MarkupElement[] = [];
  const problems: string[] = [];
  const open: string[] = [];
  for (const [whole, slash, rawName, rest] of String(markup).matchAll(TOKEN)) {
    if (whole === '<') problems.push('a "<" that begins nothing');
    const name = rawName?.toLowerCase();
    if (name === undefined) continue;
    if (slash === '/') {
      const last = open.pop();
      if (last !== name) problems.push(`</${name}> closes <${last ?? 'nothing'}>`);
      continue;
    }
    const attributes = readAttributes(rest ?? '', name, problems);
    elements.push({ name, attributes });
    // Only inside a drawing does '/>' close an element (HTML, 13.1.2.1, start tags).
    const closesItself = rest?.endsWith('/') === true && open.includes('svg');
    if (!VOID.has(name) && !closesItself) open.push(name);
  }
  if (open.length > 0) problems.push(`never closed: ${open.join(', ')}`);
  problems.push(...idProblems(elements));
  return { elements, problems };
}

function readAttributes(text: string, element: string, problems: string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE)) {
    if (found.has(name)) problems.push(`<${element}> has "${name}" twice`);
    found.set(name, decoded(double ?? single ?? ''));
  }
  return found;
}

const CHARACTERS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
const decoded = (text: string): string =>
  text.replace(/&(lt|gt|quot|#39|amp);/g, (whole, name: string) => CHARACTERS[name] ?? whole);

const POINTS_AT_ID = ['for', 'aria-labelledby', 'aria-describedby'];

function idProblems(elements: readonly MarkupElement[]): string[] {
  const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
  const known = new Set(ids);
  const problems = ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => `id "${id}" stands twice`);
  problems.push(
    ...ids.filter((id) => !/^[A-Za-z0-9_.-]+$/.test(id)).map((id) => `id "${id}" is not a plain name`),
  );
  for (const { name, attributes } of elements) {
    const pointed = POINTS_AT_ID.flatMap((attribute) =>
      (attributes.get(attribute) ?? '').split(' ').filter(Boolean),
    );
    problems.push(
      ...pointed
        .filter((id) => !known.has(id))
        .map((id) => `<${name}> points at "${id}", which is not there`),
    );
  }
  return problems;
}
