/**
 * Paragraphs as documents cite them: '18', '24 (a)', '24 (a)–(b)', '11 (a) and (b)', '54 (a), (c)'. A committee may
 * ask for an answer on one, and grade another that lies within it; this is how the two find each other.
 */
interface Place {
  /** '24', 'IX.1', '125.8'. */
  readonly number: string;
  /** Sub-paragraphs in the order given; none means the whole paragraph. */
  readonly parts: readonly string[];
}

const PART = /\(\s*([a-z]+)\s*\)/gi;
const SHAPE =
  /^\s*(?:paras?\.?|paragraphs?)?\s*([A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*)\s*((?:\(\s*[a-z]+\s*\)[\s,;–—-]*(?:(?:and|to)\s*)?)*)$/i;
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/** From one sub-paragraph to another, both included: letters, or roman numerals from (i). */
function through(from: string, to: string): readonly string[] {
  const series = from === 'i' ? ROMAN : [...'abcdefghijklmnopqrstuvwxyz'];
  const [start, end] = [series.indexOf(from), series.indexOf(to)];
  return start === -1 || end < start ? [from, to] : series.slice(start, end + 1);
}

function placeOf(text: string): Place | null {
  const match = SHAPE.exec(text);
  if (match?.[1] === undefined) return null;
  const written = [...(match[2] ?? '').matchAll(PART)].map((part) => ({
    name: (part[1] ?? '').toLowerCase(),
    end: part.index + part[0].length,
    start: part.index,
  }));
  const parts = written.flatMap((part, index) => {
    const before = written[index - 1];
    const between = before === undefined ? '' : (match[2] ?? '').slice(before.end, part.start).trim();
    return before !== undefined && /^(?:[–—-]|to)$/i.test(between)
      ? through(before.name, part.name).slice(1)
      : [part.name];
  });
  return { number: match[1].toLowerCase(), parts };
}

/** Whether all of `inner` lies within `outer`. What is not written like a paragraph covers only itself. */
export function coversParagraph(outer: string, inner: string): boolean {
  if (outer.trim() === inner.trim()) return true;
  const [around, within] = [placeOf(outer), placeOf(inner)];
  if (around === null || within === null || around.number !== within.number) return false;
  if (around.parts.length === 0) return true;
  return within.parts.length > 0 && within.parts.every((part) => around.parts.includes(part));
}

/** Whether the two have anything in common: '24' and '24 (c)', '24 (a)–(c)' and '24 (b)–(d)'. */
export function meetParagraph(left: string, right: string): boolean {
  if (coversParagraph(left, right) || coversParagraph(right, left)) return true;
  const [one, other] = [placeOf(left), placeOf(right)];
  return (
    one !== null &&
    other !== null &&
    one.number === other.number &&
    one.parts.some((part) => other.parts.includes(part))
  );
}
