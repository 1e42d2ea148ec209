import type { PlacedText, TextPlace } from '../common/placed-text.ts';
import { numberRuns, type IsParagraph, type NamedNumber, type NumberRun } from './numbers.ts';
import type { Passage } from './passages.ts';
import { answerOf, stanceWords, type Stance, type StanceWord } from './stance.ts';

/** How a State says its answer, the surest first. */
export type Ground = 'list' | 'words' | 'section' | 'all';

/** What a passage says about the recommendations that it names. */
export interface Claim {
  readonly numbers: readonly NamedNumber[];
  readonly stance: Stance;
  readonly ground: Ground;
  /** The words that say it. */
  readonly words: string;
  readonly place: TextPlace;
  /** The addendum's own paragraph, where it has one: "3". */
  readonly paragraph: string | null;
}

/** A reply as it stands, with the answer of the section that it stands in. */
export interface Reply {
  readonly numbers: readonly NamedNumber[];
  /** What stands behind the numbers: the recommendation again, the reply, or both. */
  readonly columns: readonly PlacedText[];
  readonly heads: readonly string[];
  readonly section: Section | null;
  readonly paragraph: string | null;
}

/** The answer that a heading, or a sentence that ends in a colon, gives to what stands under it. */
export interface Section {
  readonly stance: Stance;
  readonly words: string;
  readonly place: TextPlace;
  readonly paragraph: string | null;
}

/** A paragraph that names no recommendation by number; it may repeat one in words. */
export interface Unnumbered {
  readonly text: PlacedText;
  readonly section: Section | null;
}

/** "Samoa accepts all recommendations, except 12.3": what holds for the rest. */
export interface Sweeping extends Section {
  readonly except: readonly NamedNumber[];
}

export interface Said {
  readonly claims: readonly Claim[];
  readonly replies: readonly Reply[];
  readonly unnumbered: readonly Unnumbered[];
  readonly sweeping: Sweeping | null;
}

/** What an addendum says, passage by passage. Pure. */
export function saidIn(passages: readonly Passage[], isParagraph: IsParagraph): Said {
  const reader = new SaidReader(isParagraph);
  for (const passage of passages) reader.read(passage);
  return reader;
}

class SaidReader implements Said {
  readonly claims: Claim[] = [];
  readonly replies: Reply[] = [];
  readonly unnumbered: Unnumbered[] = [];
  sweeping: Sweeping | null = null;
  readonly #isParagraph: IsParagraph;
  #section: Section | null = null;
  #heading: { readonly rank: number; readonly fontSize: number } | null = null;

  constructor(isParagraph: IsParagraph) {
    this.#isParagraph = isParagraph;
  }

  read(passage: Passage): void {
    const [first, ...others] = passage.columns;
    if (first === undefined) return;
    if (passage.kind === 'heading') return this.#readHeading(passage, first);
    if (passage.kind === 'reply') {
      const { numbers, columns, heads } = passage;
      this.replies.push({ numbers, columns, heads, section: this.#section, paragraph: null });
      return;
    }
    for (const column of [first, ...others]) this.#readText(column);
  }

  /** A heading without an answer ends a section only where it stands as high as the one that began it. */
  #readHeading({ rank, fontSize }: Passage, placed: PlacedText): void {
    const answer = answerOf(placed.text);
    if (answer?.isPlain) {
      this.#section = sectionOf(answer.stance, placed, null);
      this.#heading = { rank, fontSize };
    } else if (this.#heading !== null && rank <= this.#heading.rank && fontSize >= this.#heading.fontSize) {
      this.#section = null;
      this.#heading = null;
    }
  }

  #readText(placed: PlacedText): void {
    const paragraph = /^(\d{1,3})\.\s/u.exec(placed.text)?.[1] ?? null;
    let namesAny = false;
    let before: StanceWord | null = null;
    for (const sentence of sentencesOf(placed.text)) {
      const text = placed.text.slice(sentence.start, sentence.end);
      const runs = partsOf(text, numberRuns(text, this.#isParagraph), this.#isParagraph);
      const words = stanceWords(text);
      const isSeeAlso = /^\W*(?:\d{1,3}\. )?see\b/iu.test(text);
      if (runs.length > 0 && !isSeeAlso) {
        namesAny = true;
        this.#readSentence(text, runs, words, before, placed, sentence.start, paragraph);
      } else if (words.length > 0) {
        this.#readStatement(text, placed, sentence.start, paragraph);
      }
      before = words.at(-1) ?? before;
    }
    if (!namesAny) this.unnumbered.push({ text: placed, section: this.#section });
  }

  /** A sentence that names recommendations: each run of numbers goes with the word of answer that it stands beside. */
  #readSentence(
    text: string,
    runs: readonly NumberRun[],
    words: readonly StanceWord[],
    before: StanceWord | null,
    placed: PlacedText,
    offset: number,
    paragraph: string | null,
  ): void {
    const exception = EXCEPT.exec(text);
    if (exception !== null && this.#readSweeping(text, placed, offset, paragraph)) return;
    const decisive = words.filter(({ stance }) => stance !== 'implemented');
    for (const [index, run] of runs.entries()) {
      const word = wordFor(text, decisive, runs, index);
      const isOnlyNumbers =
        words.length === 0 && !/\p{L}{4}/u.test(text.slice(0, run.start) + text.slice(run.end));
      const stance = word?.stance ?? (isOnlyNumbers ? before?.stance : undefined) ?? this.#section?.stance;
      if (stance === undefined || stance === 'implemented') continue;
      const isSaid = word !== undefined || (isOnlyNumbers && before !== null);
      this.claims.push({
        numbers: run.numbers,
        stance: isMixed(words, word) ? 'partially_supported' : stance,
        ground: isSaid ? 'list' : 'section',
        words: text.trim(),
        place: placed.placeOf(offset + run.start, offset + run.end),
        paragraph,
      });
    }
  }

  /** A sentence of answer without numbers: it introduces what follows, or speaks of all. */
  #readStatement(text: string, placed: PlacedText, offset: number, paragraph: string | null): void {
    if (this.#readSweeping(text, placed, offset, paragraph)) return;
    const answer = answerOf(text);
    if (answer === null || !answer.isPlain || !INTRODUCES.test(text)) return;
    const place = placed.placeOf(offset, offset + text.length);
    this.#section = { stance: answer.stance, words: text.trim(), place, paragraph };
  }

  #readSweeping(text: string, placed: PlacedText, offset: number, paragraph: string | null): boolean {
    if (!SWEEPING.test(text) || COUNTS.test(text)) return false;
    const exceptAt = EXCEPT.exec(text)?.index ?? text.length;
    const answer = answerOf(text.slice(0, exceptAt));
    if (answer === null || !answer.isPlain) return false;
    const except = numberRuns(text.slice(exceptAt), this.#isParagraph).flatMap(({ numbers }) => numbers);
    const place = placed.placeOf(offset, offset + text.length);
    this.sweeping = { stance: answer.stance, words: text.trim(), place, paragraph, except };
    return true;
  }
}

/**
 * The word of answer that a run of numbers goes with: "accepts A and notes B" the one before, "A are accepted, B are
 * noted" the one behind; "accepts A; B are noted" as each stands.
 */
function wordFor(
  text: string,
  words: readonly StanceWord[],
  runs: readonly NumberRun[],
  index: number,
): StanceWord | undefined {
  const run = runs[index];
  const [first] = words;
  if (run === undefined || first === undefined) return undefined;
  const from = runs[index - 1]?.end ?? 0;
  const to = runs[index + 1]?.start ?? Infinity;
  const before = words.findLast(({ start }) => start >= from && start < run.start);
  const behind = words.find(({ start }) => start >= run.end && start < to);
  const isToldOf = behind !== undefined && TOLD_OF.test(text.slice(run.end, behind.end));
  if (first.start >= (runs[0]?.start ?? 0))
    return behind ?? words.find(({ start }) => start >= run.end) ?? words.at(-1);
  return before ?? (isToldOf ? behind : words.findLast(({ start }) => start < run.start));
}

/** "… 124.4 are noted", "… 124.4 do not enjoy the support". */
const TOLD_OF =
  /^[\s,)]{0,4}(?:(?:which|that|are|is|were|was|have|has|had|would|will|be|been|also|thus|only|both|all) ?){0,4}(?:noted|accepted|supported|rejected|not |enjoy|do not|does not|did not|cannot|partially)/iu;

/** Runs parted at semicolons, behind which another answer may come. */
function partsOf(text: string, runs: readonly NumberRun[], isParagraph: IsParagraph): readonly NumberRun[] {
  return runs.flatMap((run) => {
    const words = text.slice(run.start, run.end);
    if (!words.includes(';')) return [run];
    let at = run.start;
    return words.split(';').flatMap((part) => {
      const start = at;
      at += part.length + 1;
      const numbers = numberRuns(`recommendations ${part.trim()}`, isParagraph).flatMap((one) => one.numbers);
      return numbers.length === 0 ? [] : [{ start, end: start + part.length, numbers }];
    });
  });
}

const isMixed = (words: readonly StanceWord[], word: StanceWord | undefined): boolean =>
  word?.stance === 'partially_supported' && words.length === 1;

const sectionOf = (stance: Stance, placed: PlacedText, paragraph: string | null): Section => ({
  stance,
  words: placed.text,
  place: placed.placeOf(0, placed.text.length),
  paragraph,
});

/** "the following recommendations", "the recommendations listed below", or a colon at the end. */
const INTRODUCES =
  /:\s*$|\b(?:following|below|listed|these) \b.{0,60}$|\bfollowing recommendations\b|\brecommendations? (?:listed |contained |set out )?(?:below|hereunder)\b/iu;

/** "all recommendations", "the rest of the recommendations", "all the other recommendations". */
const SWEEPING =
  /\b(?:all(?: of)?|every one of|the (?:remaining|rest of|other)|remaining|all other)\b(?: of)?(?: the| these| those| its| other| remaining| \d{1,3})* recommendations?\b/iu;
/** "the remaining 157 recommendations, of which 124 are now supported and 33 noted": a count, no answer. */
const COUNTS = /\bof (?:which|them|these)\b/iu;
const EXCEPT = /\b(?:except(?:ing)?(?: for)?|with the exceptions? of|other than|apart from|save for)\b/iu;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Sentences end before a capital letter; "No. 5" and "122.35. 122.36" are no ends. */
function sentencesOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(
    /(?<!\b(?:No|Nos|para|paras|Rec|Recs|art|Mr|Ms|Mrs|Dr)|^\d{1,3})[.;]\s+(?=["“(]?\p{Lu})/gu,
  )) {
    const end = match.index + 1;
    spans.push({ start, end });
    start = match.index + match[0].length;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}
