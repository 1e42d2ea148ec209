/**
 * What a State's words say about a recommendation. By resolution 5/1 of the Human Rights Council (annex, para. 32),
 * recommendations that enjoy the State's support are identified as such, and all others are noted; so words that do not
 * say support are no support. Pure.
 */

/** `pending`: the answer is still to come. `implemented`: it is done or being done, which is no word of support. */
export type Stance = 'supported' | 'partially_supported' | 'noted' | 'pending' | 'implemented';

/** A word of answer in a text, with its place. */
export interface StanceWord {
  readonly stance: Stance;
  readonly start: number;
  readonly end: number;
}

const AUXILIARY =
  /(?:do(?:es)?|did|can|could|will|would|shall|should|is|are|was|were|has|have|had|may) ?not|can ?not|cannot/u
    .source;
const BETWEEN =
  /(?:,? (?:at (?:this|the present) (?:stage|time|point in time|point|moment|juncture)|for the time being|currently|presently|fully|therefore|thus|yet|be|been|being|able to|in a position to|make|give|take|express|provide),?)*/u
    .source;
const ACCEPTS = /(?:accept|support|agree|endorse|approve|enjoy|receive|adhere|subscribe)/u.source;

/** In the order in which they are tried at each place of the text: refusals before support ("did not enjoy the support"). */
const WORDS: readonly (readonly [Stance, string])[] = [
  [
    'noted',
    `(?:${AUXILIARY})${BETWEEN} (?:to )?${ACCEPTS}(?:s|d|ed)?\\b(?: (?:the |its |his |their |full )*(?:support|approval))?`,
  ],
  ['noted', `(?:${AUXILIARY})${BETWEEN} (?:an? |any )?(?:definitive|final|firm)\\b`],
  ['noted', `(?:unable|not (?:able|ready|prepared|in a position)) to (?:fully )?${ACCEPTS}`],
  [
    'noted',
    '(?:not (?:be )?(?:accepted|supported|acceptable|agreed|approved)|non-accepted|unaccepted|unacceptable|rejects?|rejected|declin(?:es|ed)|disagrees?(?: with)?|opposes)',
  ],
  [
    'partially_supported',
    `(?:partial(?:ly)?|partly|in part) (?:${ACCEPTS}(?:s|d|ed|ance)?|acceptance|supported|accepted|implement)`,
  ],
  [
    'partially_supported',
    '(?:accept(?:s|ed)?|support(?:s|ed)?|agree[sd]?(?: with)?) (?:(?:it|them|this recommendation|the recommendations?|these recommendations) )?(?:in part|partially|partly|only in part)\\b',
  ],
  [
    'pending',
    '(?:will|would|shall) be (?:further )?(?:examined|considered|studied|answered)|(?:under|further) (?:consideration|examination)|will (?:further )?(?:examine|respond)',
  ],
  [
    'noted',
    '(?:takes?|took|taking|taken) (?:due |full |careful |positive )?note\\b(?: of\\b)?|(?:is|are|be|been|was|were|also|only|duly|thus|hereby|and|therefore) noted\\b|^noted\\b|\\bnotes (?=(?:with \\w+ )?(?:the |this |these |that the |the following |following )*(?:recommendations?\\b|\\d))|\\bnoted recommendations?\\b|\\bnoted:?$',
  ],
  [
    'supported',
    `(?:enjoy(?:s|ed)?|ha(?:s|ve|d)(?: enjoyed| received)?|receive[sd]?|express(?:es|ed)?|give[sn]?) (?:the |its |his |their |our |full |of )*support\\b`,
  ],
  [
    'supported',
    '\\b(?:accept(?:s|ed|ing|able)?|support(?:s|ed|ing)?|agree(?:s|d)?(?: with| to)?|endorse[sd]?|approve[sd]|concurs?)\\b',
  ],
  [
    'implemented',
    '(?:already )?(?:been |being |fully |largely |considers? (?:it|this recommendation|these recommendations|the recommendations?)(?: to be| as)?(?: already)? )?implemented\\b|in the process of (?:being )?implement|already ongoing|are ongoing',
  ],
];

const UNION = new RegExp(WORDS.map(([, words]) => `(${words})`).join('|'), 'giu');

/** Words of answer in the order in which they stand. */
export function stanceWords(text: string): readonly StanceWord[] {
  const found: StanceWord[] = [];
  for (const match of text.matchAll(UNION)) {
    const index = match.slice(1).findIndex((group) => group !== undefined);
    const stance = WORDS[index]?.[0];
    if (stance === undefined) continue;
    if (stance === 'supported' && isOtherSupport(text, match)) continue;
    found.push({ stance, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** "to support persons with disabilities", "financial support", "the support of OHCHR", "acceptable", "supporting". */
function isOtherSupport(text: string, match: RegExpMatchArray): boolean {
  const word = match[0].toLowerCase();
  const before = text.slice(Math.max(0, (match.index ?? 0) - 24), match.index);
  if (/^(?:support|supporting|agree|accept|accepting)$/u.test(word))
    return (
      /(?:\bto|\bthe|\bof|\bfor|\bits|\ban?|\band|\bwith|[a-z]+(?:al|ial|ical|ive|ing)|\bin)\s+$/iu.test(
        before,
      ) &&
      !/\b(?:able to|position to|happy to|pleased to|ready to|decided to|wishes to|like to)\s+$/iu.test(
        before,
      )
    );
  return /^supporting$|^accepting$/u.test(word);
}

/** What a whole reply says, and whether it says it of the recommendation in so many words. */
export interface Answer {
  readonly stance: Stance;
  readonly isPlain: boolean;
}

/** "Accepted.", "Supported – already implemented", "Noted": a reply that begins with its answer. */
const ANSWER_FIRST =
  /^\W*(?:(?:position|response|reply|answer|status)\s*[:–-]\s*)?(?:fully |partially |partly |not |duly )?(?:accepts?|accepted|supports?|supported|noted|notes|rejected|agreed|takes? note|yes\b|no\b)/iu;

/** A sentence that speaks of the recommendation, by its name or as "it" at its end. */
const OF_RECOMMENDATION = /\b(?:recommendations?|recs?\.|part of)\b|\b(?:it|this|these|them)\s*$/iu;

/** "takes note of", "noted": only these words of no support are said of other things as well. */
const NOTES =
  /^(?:takes?|took|taking|taken|notes|noted|is|are|be|been|was|were|also|only|duly|thus|hereby|and|therefore)\b(?!.{0,40}\bnot\b)/iu;

/**
 * The answer of a reply. Both support and refusal of the recommendation in one reply are support in part. Null where no
 * word of answer is found.
 */
export function answerOf(text: string): Answer | null {
  const words = stanceWords(text);
  const plain = words.filter((word) => isPlain(word, text));
  const stance = combined(plain.length > 0 ? plain : words, text);
  return stance === null ? null : { stance, isPlain: plain.length > 0 };
}

const OPENING = 60;

function isPlain({ stance, start, end }: StanceWord, text: string): boolean {
  const word = text.slice(start, end);
  if (stance === 'partially_supported' || (stance === 'noted' && !NOTES.test(word))) return true;
  if (start < OPENING && ANSWER_FIRST.test(text) && !/[.;]\s/u.test(text.slice(0, start))) return true;
  return OF_RECOMMENDATION.test(sentenceAround(text, start, end));
}

/** Letters on each side within which a sentence is looked for. */
const SENTENCE = 250;

function sentenceAround(text: string, start: number, end: number): string {
  const before =
    text
      .slice(Math.max(0, start - SENTENCE), start)
      .split(/[.;:]\s/u)
      .at(-1) ?? '';
  const after = text.slice(end, end + SENTENCE).split(/[.;:](?:\s|$)/u)[0] ?? '';
  return before + text.slice(start, end) + after;
}

/** "accepts the first part and takes note of the second": otherwise taking note beside support is politeness. */
const PARTS = /\b(?:parts?|first|second|latter|former|remaining)\b/iu;

function combined(words: readonly StanceWord[], text: string): Stance | null {
  const all = new Set(words.map(({ stance }) => stance));
  if (all.has('partially_supported')) return 'partially_supported';
  if (all.has('supported')) {
    const refuses = words.some(
      ({ stance, start, end }) =>
        stance === 'noted' && (!NOTES.test(text.slice(start, end)) || PARTS.test(text)),
    );
    return refuses ? 'partially_supported' : 'supported';
  }
  if (all.has('noted')) return 'noted';
  if (all.has('pending')) return 'pending';
  return all.has('implemented') ? 'implemented' : null;
}
