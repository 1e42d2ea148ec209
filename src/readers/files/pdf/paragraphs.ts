/** Lines of a PDF → paragraphs: where one ends and the next begins. Pure. */
import { splitLabel } from '../label.ts';
import type { BodyLine } from './body.ts';

/** What is usual in the document, so that what differs is seen. */
export interface Usual {
  /** Size of most letters. */
  readonly fontSize: number;
  /** Distance of lines within a paragraph, in font sizes. */
  readonly spacing: number;
  /** Left edges of text, by page: of the page, and of its right column where it has one. */
  readonly left: (line: BodyLine) => number;
  /** Where the longest lines of the page end. */
  readonly right: (page: number) => number;
}

export function usualOf(lines: readonly BodyLine[], widthOf: (page: number) => number): Usual {
  const fontSize = mostCommon(lines.map((line) => [line.fontSize, line.text.length]));
  const spacings = lines.slice(1).flatMap((line, index): [number, number][] => {
    const above = lines[index];
    const gap = above === undefined || above.page !== line.page ? 0 : (line.y - above.y) / line.fontSize;
    return gap > 0.9 && gap < 2.5 ? [[Math.round(gap * 20) / 20, 1]] : [];
  });
  const byPage = Map.groupBy(lines, ({ page }) => page);
  const edges = new Map([...byPage].map(([page, own]) => [page, edgesOf(own, fontSize, widthOf(page))]));
  return {
    fontSize,
    spacing: mostCommon(spacings) || 1.2,
    left: (line) => {
      const edge = edges.get(line.page);
      if (edge === undefined) return line.x;
      return edge.second !== null && line.x >= edge.second - 3 ? edge.second : edge.first;
    },
    right: (page) => edges.get(page)?.right ?? 0,
  };
}

function mostCommon(weighed: readonly (readonly [value: number, weight: number])[]): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of weighed) weights.set(value, (weights.get(value) ?? 0) + weight);
  return [...weights].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0] as const)[0];
}

/** Lines that begin in the right half are a column of their own where there are several. */
const LEAST_COLUMN = 6;

function edgesOf(lines: readonly BodyLine[], fontSize: number, width: number) {
  const body = lines.filter((line) => Math.abs(line.fontSize - fontSize) < 0.6);
  const [left, right] = [body.filter(({ x }) => x < 0.45 * width), body.filter(({ x }) => x >= 0.45 * width)];
  const isColumn = right.length >= LEAST_COLUMN;
  const edge = (own: readonly BodyLine[]): number =>
    mostCommon(own.map((line) => [Math.round(line.x), line.text.length]));
  return {
    first: left.length > 0 ? edge(left) : edge(body),
    second: isColumn ? Math.min(...right.map(({ x }) => Math.round(x))) : null,
    right: Math.max(0, ...body.map((line) => line.right)),
  };
}

/** Numbers that stand in a part of their own, a tab before the words, are told by that tab. */
export function labelled(line: BodyLine): string {
  const [first] = line.cells ?? [];
  if (first === undefined || !line.text.startsWith(first.text)) return line.text;
  return `${first.text}\t${line.text.slice(first.text.length).trimStart()}`;
}

const ENDS = /[.!?:;…][”’"')\]]?$/u;

/** Lines in the order of the document, cut into paragraphs. */
export function paragraphsOf(lines: readonly BodyLine[], usual: Usual): BodyLine[][] {
  const paragraphs: BodyLine[][] = [];
  for (const line of lines) {
    const own = paragraphs.at(-1);
    const above = own?.at(-1);
    if (own === undefined || above === undefined || begins(line, above, usual)) paragraphs.push([line]);
    else own.push(line);
  }
  return paragraphs;
}

function begins(line: BodyLine, above: BodyLine, usual: Usual): boolean {
  if (Math.abs(line.fontSize - above.fontSize) > 0.6) return true;
  const isNumbered = splitLabel(labelled(line)).label !== null;
  const gap = (line.y - above.y) / line.fontSize;
  const goesOnElsewhere = line.page !== above.page || gap <= 0;
  if (!goesOnElsewhere && gap > 1.25 * usual.spacing) return true;
  const isOtherwiseBold = line.bold !== above.bold && line.bold !== null && above.bold !== null;
  if (isOtherwiseBold && (goesOnElsewhere || isNumbered || ENDS.test(above.text))) return true;
  const isShort = above.right < usual.right(above.page) - 2.5 * usual.fontSize;
  const isEnded = ENDS.test(above.text);
  if (isNumbered) return isEnded || isShort || line.cells !== undefined;
  const isSetIn =
    line.x - usual.left(line) > 0.8 * usual.fontSize && above.x - usual.left(above) < 0.8 * usual.fontSize;
  if (goesOnElsewhere) return isEnded && (isShort || isSetIn);
  return isEnded && (isSetIn || (isShort && /^[\p{Lu}“"«]/u.test(line.text)));
}
