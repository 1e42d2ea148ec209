import { coverage, likeness, stemsOf } from '../common/likeness.ts';
import type { PlacedText, TextPlace } from '../common/placed-text.ts';
import type { Reply, Unnumbered } from './claims.ts';
import { numberRuns, type NamedNumber } from './numbers.ts';
import type { AnswerableRecommendation } from './resolve.ts';
import { answerOf } from './stance.ts';

/** The State's own words of a reply, without the recommendation that it repeats. */
export interface OwnWords {
  readonly text: string;
  /** The part of them that gives the answer: of a table, its column for it. */
  readonly answer: string;
  readonly place: TextPlace;
  /** "See recommendations 53 and 71." */
  readonly seeAlso: readonly NamedNumber[];
}

/** From this likeness on, a reply begins with the recommendation; replies also speak of what they answer. */
const REPEATS = 0.65;
const REPEATS_ALONE = 0.75;
/** A shorter recommendation has too few words to be known by them. */
const FEWEST_STEMS = 4;

/** "See recommendation 71.", "See response to 122.28 above": the reply is given elsewhere. */
const SEE = /^\W*(?:please )?(?:see|refer to|as (?:above|in)|same as|idem|ditto)\b/iu;

const RECOMMENDATION_HEAD =
  /^(?:recommendations?\b(?!.*(?:position|response|status))|recommending states?|states?|no\.?|number|#)/iu;

/** "Samoa accepts the recommendation to …": a reply that names what it answers. */
const answersAtOnce = (opening: string): boolean => answerOf(opening.slice(0, 90))?.isPlain === true;

const POSITION_HEAD = /\b(?:position|status|accept|support|decision)/iu;

export function ownWords({ columns, heads }: Reply, recommendation: string): OwnWords {
  const stems = stemsOf(recommendation);
  const parts = columns.flatMap((column, index): { text: string; place: TextPlace }[] => {
    const whole = column.text.trim();
    if (whole === '') return [];
    const isHeaded = columns.length > 1 && RECOMMENDATION_HEAD.test(heads[index] ?? '');
    const opening = whole.slice(0, Math.round(recommendation.length * 1.15) + 20);
    const repeated =
      stems.size > 1 && likeness(stems, stemsOf(opening)) >= REPEATS && !answersAtOnce(opening);
    if (isHeaded) return [];
    if (!repeated) return [{ text: whole, place: column.placeOf(0, column.text.length) }];
    const end = endOfRepeated(column.text, recommendation);
    const text = column.text.slice(end).trim();
    return text === '' ? [] : [{ text, place: column.placeOf(end, column.text.length) }];
  });
  const text = parts
    .map((part) => part.text)
    .join(' ')
    .trim();
  const place = parts[0]?.place ?? placeOf(columns);
  const isSee = SEE.test(text);
  const seeAlso = isSee ? numberRuns(text).flatMap(({ numbers }) => numbers) : [];
  const headed = columns.filter((_, index) => POSITION_HEAD.test(heads[index] ?? ''));
  const answer = headed.length === 0 ? text : headed.map((column) => column.text).join(' ');
  return { text, answer, place, seeAlso };
}

const NOWHERE: TextPlace = { from: { page: 0, line: 0 }, to: { page: 0, line: 0 } };

const placeOf = (columns: readonly PlacedText[]): TextPlace => {
  const [first] = columns;
  return first === undefined ? NOWHERE : first.placeOf(0, first.text.length);
};

/** Where the repeated recommendation ends: behind its States in brackets, else as many letters on as it has. */
function endOfRepeated(text: string, recommendation: string): number {
  const reach = Math.min(text.length, Math.round(recommendation.length * 1.3) + 60);
  const brackets = [...text.slice(0, reach).matchAll(/\)\s*[.;:]?/gu)];
  const last = brackets.findLast(({ index }) => index >= recommendation.length * 0.6);
  if (last !== undefined) return last.index + last[0].length;
  if (text.length <= recommendation.length * 1.2 + 20) return text.length;
  const stop = /[.;:]\s/u.exec(text.slice(Math.round(recommendation.length * 0.8)));
  return stop === null ? recommendation.length : Math.round(recommendation.length * 0.8) + stop.index + 1;
}

/** A reply has few paragraphs; what comes later is about something else. */
const MOST_PARAGRAPHS = 3;

interface Asked {
  readonly recommendation: AnswerableRecommendation;
}

/**
 * Paragraphs without a number that repeat a recommendation: each goes to the one whose words it holds, with what stands
 * behind it until the next one begins.
 */
export function repeatedIn<T extends Asked>(
  unnumbered: readonly Unnumbered[],
  asked: readonly T[],
): {
  readonly replies: readonly { readonly about: T; readonly reply: Reply }[];
  readonly left: readonly Unnumbered[];
} {
  const known = asked
    .map((about) => ({ about, stems: stemsOf(about.recommendation.text) }))
    .filter(({ stems }) => stems.size >= FEWEST_STEMS);
  const left: Unnumbered[] = [];
  const found: { about: T; reply: { -readonly [K in keyof Reply]: Reply[K] } }[] = [];
  let room = 0;
  for (const one of unnumbered) {
    const { text, section } = one;
    const stems = stemsOf(text.text);
    const best = known
      .map(({ about, stems: own }) => ({ about, share: coverage(own, stems), size: own.size }))
      .filter(({ share, size }) => share >= REPEATS_ALONE && size * 4 >= stems.size)
      .sort((a, b) => b.share - a.share || b.size - a.size);
    const [first] = best;
    if (first !== undefined) {
      const reply = { numbers: [], columns: [text], heads: [], section, paragraph: null };
      found.push({ about: first.about, reply });
      room = MOST_PARAGRAPHS;
    } else if (room > 0) {
      const last = found.at(-1);
      if (last !== undefined) last.reply.columns = [...last.reply.columns, text];
      room -= 1;
    } else left.push(one);
  }
  return { replies: found, left };
}
