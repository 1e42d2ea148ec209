/** Lines of a page that are no part of the text. */

/** Dots that lead from a title to its page, in a table of contents. */
const LEADER = /\.{6,}/;

/** A line of a table of contents. */
export const isLeader = (raw: string): boolean => LEADER.test(raw);

const EDGE_LINES = 2;

/** A line with its figures made alike: page numbers change, the rest of a running head does not. */
export const shapeOf = (raw: string): string => raw.trim().replace(/\d+/g, '0');

/** What stands at the top or foot of most pages: page numbers, running heads. Only documents with real pages have it. */
export function pageFurniture(pages: readonly string[]): ReadonlySet<string> {
  const counted = new Map<string, number>();
  for (const page of pages) {
    const lines = page.split(/\r?\n/).filter((line) => line.trim() !== '');
    const edges = new Set([...lines.slice(0, EDGE_LINES), ...lines.slice(-EDGE_LINES)].map(shapeOf));
    for (const shape of edges) counted.set(shape, (counted.get(shape) ?? 0) + 1);
  }
  const least = Math.max(3, pages.length / 4);
  return new Set([...counted].filter(([, count]) => count >= least).map(([shape]) => shape));
}
