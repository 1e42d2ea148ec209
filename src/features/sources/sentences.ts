/** A stretch of a block's text. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** After these a stop ends no sentence. */
const ABBREVIATED =
  /(?:^|[\s(“"'])(?:No|Nos|Art|Arts|art|arts|Para|Paras|para|paras|Mr|Mrs|Ms|Dr|St|Cf|cf|vs|ca|approx|etc|e\.g|i\.e|ibid|Ibid|Vol|vol|pp|p|Rev|Add|Corr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|\p{Lu})\.$/u;
const BOUNDARY = /[.!?…][”"’')\]]*\s+(?=[“"‘'([]*[\p{Lu}\p{N}])/gu;

/** The sentences of a text, in order, without the white space between them. */
export function sentencesOf(text: string): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (const match of text.matchAll(BOUNDARY)) {
    const end = match.index + match[0].trimEnd().length;
    if (ABBREVIATED.test(text.slice(from, match.index + 1))) continue;
    found.push({ from, to: end });
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ from, to: text.length });
  return found;
}

/** The sentence that a stretch stands in; from the first to the last where it runs over several. */
export function sentenceAround(text: string, { from, to }: Stretch): Stretch {
  const sentences = sentencesOf(text);
  const first = sentences.find((one) => one.to > from) ?? { from: 0, to: text.length };
  const last = sentences.find((one) => one.to >= to) ?? first;
  return { from: first.from, to: Math.max(last.to, first.to) };
}
