import type { TextPlace } from '../common/placed-text.ts';
import type { Claim, Ground, Reply, Said, Section, Unnumbered } from './claims.ts';
import type { NamedNumber } from './numbers.ts';
import type { AnswerableRecommendation, Resolver } from './resolve.ts';
import { ownWords, repeatedIn } from './restated.ts';
import { answerOf, type Stance } from './stance.ts';

/** Words of the vocabulary 'reading_flag'. */
export type AnswerFlag =
  'reply_differs' | 'position_unclear' | 'position_by_totals' | 'matched_by_words' | 'answered_as_another';

export type Position = 'supported' | 'partially_supported' | 'noted' | 'pending';

/** The State's answer to one recommendation, with its words. */
export interface RecommendationAnswer {
  readonly recommendation: AnswerableRecommendation;
  readonly position: Position;
  readonly ground: Ground | 'words_of_another' | 'totals' | 'nothing_said';
  /** The words that give the answer. */
  readonly words: string;
  /** What the State says about this recommendation in particular; null where it only stands in a list. */
  readonly comment: string | null;
  readonly place: TextPlace;
  /** The addendum's own paragraph, where it has one. */
  readonly paragraph: string | null;
  readonly confidence: number;
  readonly flags: readonly AnswerFlag[];
}

/** How sure each ground is; measured where the three addenda of Slovenia show it (README.md), else set below it. */
const SURE: Readonly<Record<RecommendationAnswer['ground'], number>> = {
  list: 0.99,
  words: 0.97,
  section: 0.95,
  all: 0.9,
  words_of_another: 0.85,
  totals: 0.8,
  nothing_said: 0.55,
};

/** A list counts before the State's words at the number, these before the section, that before what holds for all. */
const ORDER: readonly Ground[] = ['list', 'words', 'section', 'all'];

interface Found {
  readonly stance: Stance;
  readonly ground: Ground;
  readonly words: string;
  readonly place: TextPlace;
  readonly paragraph: string | null;
}

/** Everything that an addendum says about one recommendation. */
interface About {
  readonly recommendation: AnswerableRecommendation;
  readonly found: Found[];
  comment: { readonly text: string; readonly place: TextPlace } | null;
  seeAlso: readonly NamedNumber[];
  section: Section | null;
  byWords: boolean;
}

export interface Answered {
  readonly answers: readonly RecommendationAnswer[];
  /** Numbers that name no recommendation of the report. */
  readonly unknown: readonly NamedNumber[];
  /** Paragraphs that speak of no recommendation. */
  readonly left: readonly Unnumbered[];
}

/** What an addendum says, given to the recommendations that it says it of. Pure. */
export function answersOf(
  said: Said,
  recommendations: readonly AnswerableRecommendation[],
  resolver: Resolver,
): Answered {
  const all = new Map(recommendations.map((one) => [one, aboutOf(one)]));
  const unknown: NamedNumber[] = [];
  const abouts = (numbers: readonly NamedNumber[]): readonly About[] =>
    numbers.flatMap((number) => {
      const found = resolver.find(number).flatMap((one) => all.get(one) ?? []);
      if (found.length === 0) unknown.push(number);
      return found;
    });
  for (const claim of said.claims)
    for (const about of abouts(claim.numbers)) about.found.push(foundIn(claim));
  for (const reply of said.replies) for (const about of abouts(reply.numbers)) readReply(about, reply);
  const { replies, left } = repeatedIn(said.unnumbered, [...all.values()].filter(isSilent));
  for (const { about, reply } of replies) readReply(about, reply, true);
  if (said.sweeping !== null) readSweeping(said.sweeping, [...all.values()], resolver);
  const answers = [...all.values()].flatMap((about) => {
    const answer = answerFor(about, (numbers) => abouts(numbers));
    return answer === null ? [] : [answer];
  });
  return { answers, unknown, left };
}

const aboutOf = (recommendation: AnswerableRecommendation): About => ({
  recommendation,
  found: [],
  comment: null,
  seeAlso: [],
  section: null,
  byWords: false,
});

const isSilent = ({ found, comment, section }: About): boolean =>
  found.length === 0 && comment === null && section === null;

const foundIn = ({ stance, ground, words, place, paragraph }: Claim): Found => ({
  stance,
  ground,
  words,
  place,
  paragraph,
});

function readReply(about: About, reply: Reply, byWords = false): void {
  const { text, answer: words, place, seeAlso } = ownWords(reply, about.recommendation.text);
  about.byWords ||= byWords;
  about.seeAlso = [...about.seeAlso, ...seeAlso];
  if (reply.section !== null) {
    about.section = reply.section;
    about.found.push({ ...reply.section, ground: 'section' });
  }
  if (text === '') return;
  about.comment ??= { text, place };
  const answer = answerOf(words);
  if (answer?.isPlain === true)
    about.found.push({
      stance: answer.stance,
      ground: 'words',
      words: text,
      place,
      paragraph: reply.paragraph,
    });
}

function readSweeping(
  sweeping: NonNullable<Said['sweeping']>,
  all: readonly About[],
  resolver: Resolver,
): void {
  const except = new Set(sweeping.except.flatMap((number) => resolver.find(number)));
  for (const about of all) {
    if ((about.recommendation.position ?? null) !== null) continue;
    const stance = !except.has(about.recommendation) ? sweeping.stance : opposite(sweeping.stance);
    about.found.push({ ...sweeping, stance, ground: 'all' });
  }
}

const opposite = (stance: Stance): Stance => (stance === 'supported' ? 'noted' : 'supported');

const positionOf = (stance: Stance): Position => (stance === 'implemented' ? 'supported' : stance);

function answerFor(
  about: About,
  others: (numbers: readonly NamedNumber[]) => readonly About[],
): RecommendationAnswer | null {
  const decisive = surest(about.found);
  const { recommendation } = about;
  const flags: AnswerFlag[] = about.byWords ? ['matched_by_words'] : [];
  if (decisive !== null) {
    const { stance, ground, words, place, paragraph, differs } = decisive;
    if (differs) flags.push('reply_differs');
    if (stance === 'implemented') flags.push('position_unclear');
    const comment = about.comment?.text ?? null;
    const sure =
      SURE[ground] * (about.byWords ? 0.85 : 1) * (differs ? 0.85 : 1) * (stance === 'implemented' ? 0.8 : 1);
    const position = positionOf(stance);
    return {
      recommendation,
      position,
      ground,
      words,
      comment,
      place,
      paragraph,
      confidence: round(sure),
      flags,
    };
  }
  if (about.comment === null) return null;
  const { text: words, place } = about.comment;
  const other = others(about.seeAlso).map(({ found }) => surest(found))[0] ?? null;
  const base = { recommendation, words, comment: words, place, paragraph: null };
  if (other !== null) {
    const position = positionOf(other.stance);
    const confidence = SURE.words_of_another;
    return {
      ...base,
      position,
      ground: 'words_of_another',
      confidence,
      flags: [...flags, 'answered_as_another'],
    };
  }
  // Resolution 5/1, annex, para. 32: what is not identified as supported is noted.
  const confidence = SURE.nothing_said;
  return {
    ...base,
    position: 'noted',
    ground: 'nothing_said',
    confidence,
    flags: [...flags, 'position_unclear'],
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** The surest of what was found; two answers of the same weight that differ are support in part. */
function surest(found: readonly Found[]): (Found & { readonly differs: boolean }) | null {
  for (const ground of ORDER) {
    const same = found.filter((one) => one.ground === ground);
    const [first] = same;
    if (first === undefined) continue;
    const stances = new Set(same.map(({ stance }) => positionOf(stance)));
    if (stances.size > 1) return { ...first, stance: 'partially_supported', differs: true };
    const others = new Set(
      found
        .filter((one) => one.ground === 'words' && one.stance !== 'implemented')
        .map(({ stance }) => positionOf(stance)),
    );
    const differs = others.size > 0 && !others.has(positionOf(first.stance));
    return { ...first, differs };
  }
  return null;
}
