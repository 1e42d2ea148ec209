import type { AddendumLine } from './lines.ts';

/** The number of a heading: "I.", "A.". */
export const NUMBERED = /^(?:[IVXLC]{1,5}|[A-Z])[.)]\s/u;
const LONGEST_HEADING = 180;

/** What a heading of answers may say. */
const ANSWERS =
  /\brecommendations?\b.*\b(?:accepted|supported|noted|rejected|enjoy|support|accept|implemented|examined|consideration)\b|\b(?:accepted|supported|noted|rejected|pending)\b.*\brecommendations?\b/iu;

/** 1 for "I.", 2 for "A.", 3 for other headings; 0 for text. */
export function headingRank({ text, level, isBold }: AddendumLine): number {
  if (text.length > LONGEST_HEADING || !/\p{L}{3}/u.test(text)) return 0;
  if (level > 0) return level;
  const isSentence = /[.;,]$/u.test(text);
  const roman = /^[IVXLC]{1,5}[.)]\s/u.test(text);
  const letter = /^[A-Z][.)]\s/u.test(text);
  const rank = roman ? 1 : letter ? 2 : 3;
  if (isBold === true) return isSentence ? 0 : rank;
  if (isSentence || isBold === false)
    return (roman || letter) && !isSentence && ANSWERS.test(text) ? rank : 0;
  return ANSWERS.test(text) && (roman || letter || text.length < 100) && !text.endsWith(':') ? rank : 0;
}

const HEAD_WORDS =
  /^(?:no\.?|number|recommendations?(?: and .*)?|recommending states?|states?|position|response|reply|replies|answer|comments?|remarks?|status|observations?|explanation|views?|#)\b/iu;

/** A row that names the columns: every cell short, two of them with such a word. */
export function isHeadRow(texts: readonly string[]): boolean {
  return (
    texts.length > 1 &&
    texts.every((text) => text.length < 80) &&
    texts.filter((text) => HEAD_WORDS.test(text)).length >= 2 &&
    !texts.some((text) => /\d{1,3}\.\d/u.test(text))
  );
}

export function headsOf(cells: readonly AddendumLine[]): readonly string[] {
  const heads: string[] = [];
  for (const { column, text } of cells) heads[column] = text;
  return Array.from(heads, (head) => head ?? '');
}
