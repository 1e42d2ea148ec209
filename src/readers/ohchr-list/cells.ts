/** The cell of the recommendation: its number, its words, where the position stands. Pure. */

export interface RecommendationCell {
  readonly paragraph: string | null;
  readonly words: string;
  readonly positionSource: string | null;
  readonly comments: string | null;
}

/** Word keeps what a database wrote: "&nbsp;" as letters, blanks of many widths. */
export const tidy = (text: string): string =>
  text
    .replace(/&nbsp;|[\u00A0\u2000-\u200B\u202F\u2060\uFEFF]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

/** "121.1 ", "166.6. ", "27 (b) ", "12. "; a year or another number in the words is none. */
const NUMBER =
  /^(\d{1,3}(?:\.\d{1,3}){1,2}(?: ?\([a-z]{1,4}\))*|\d{1,3}(?: ?\([a-z]{1,4}\))+|\d{1,3}(?=[.)]\s))[.)]?\s*(?=\S)/u;

const SOURCE = /^sources? of positions?\s*:?\s*/iu;
const COMMENTS = /^comments?\s*:\s*/iu;

/** One line each: the words, then "Source of Position: …" and "Comments: …". */
export function recommendationCell(cell: string): RecommendationCell {
  const words: string[] = [];
  const sources: string[] = [];
  const comments: string[] = [];
  for (const line of cell.split('\n').map(tidy)) {
    if (SOURCE.test(line)) sources.push(line.replace(SOURCE, ''));
    else if (COMMENTS.test(line)) comments.push(line.replace(COMMENTS, ''));
    else if (line !== '') words.push(line);
  }
  const whole = words.join(' ');
  const number = NUMBER.exec(whole);
  return {
    paragraph: number?.[1]?.replace(/\s+/gu, '') ?? null,
    words: number === null ? whole : whole.slice(number[0].length),
    positionSource: sources.filter(Boolean).join('; ') || null,
    comments: comments.filter(Boolean).join('; ') || null,
  };
}
