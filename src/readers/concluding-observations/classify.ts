import { asksForInformation, sentenceClass, sentencesOf, type SentenceClass } from './language.ts';

export type PartType = 'positive_aspect' | 'concern' | 'recommendation' | 'request_for_information';

export interface Segment {
  readonly type: PartType | null;
  readonly text: string;
}

/**
 * A paragraph's own words → what is concern and what is recommendation. In the older layout the two follow each other
 * within one paragraph; then there are two segments. `type` is null where no sentence says what it is.
 */
export function segmentsOf(text: string): readonly Segment[] {
  const sentences = sentencesOf(text).map((sentence) => ({ ...sentence, is: sentenceClass(sentence.text) }));
  const first = sentences.findIndex(({ is }) => is === 'recommends');
  if (first <= 0)
    return [
      {
        type: typeOf(
          sentences.map(({ is }) => is),
          text,
        ),
        text,
      },
    ];
  const before = sentences.slice(0, first).map(({ is }) => is);
  if (!before.includes('concerned')) return [{ type: recommendationType(text), text }];
  const cut = sentences[first]?.start ?? 0;
  const [concern, recommendation] = [text.slice(0, cut).trim(), text.slice(cut).trim()];
  return [
    { type: 'concern', text: concern },
    { type: recommendationType(recommendation), text: recommendation },
  ];
}

const recommendationType = (text: string): PartType =>
  asksForInformation(text) ? 'request_for_information' : 'recommendation';

function typeOf(classes: readonly SentenceClass[], text: string): PartType | null {
  if (classes.includes('recommends')) return recommendationType(text);
  if (classes.includes('concerned')) return 'concern';
  return classes.includes('welcomes') ? 'positive_aspect' : null;
}

/** Whether the words begin a recommendation: in the older layout an unnumbered paragraph of its own. */
export const opensRecommendation = (text: string): boolean => {
  const [first] = sentencesOf(text.slice(0, 1500));
  return first !== undefined && sentenceClass(first.text) === 'recommends';
};

/** Opening words that say who speaks and that something follows, up to the first main verb of the sentence. */
const FORMULA =
  /^.{0,600}?(?<!\p{L})(?:recommends?|urges?|calls? (?:up)?on|encourages?|invites?|requests?|should|concerned|with (?:\p{L}{1,12} )?concern|regrets?|recommande|engage|exhorte|encourage|invite|devrait|préoccup\p{L}{0,6}|regrette|recomienda|insta|exhorta|alienta|debería|preocupa\p{L}{0,4}|lamenta|рекомендует|призывает|следует|обеспокоен\p{L}{0,6}|озабочен\p{L}{0,6})(?!\p{L})/iu;

const EMPTY_WORDS =
  /(?<!\p{L})(?:that|the|Committee|recommends|urges|State|party|parties|to|about|at|by|following|in|particular|inter|alia|its|it|of|and|should|also|further|as|well|including|with|regard|a|an|for|on|light|above|État|partie|Estado|parte|государств\p{L}{0,4}|участник\p{L}{0,4})(?!\p{L})/giu;

/** Fewer words than this say nothing by themselves: "The Committee is concerned, in particular, about the:". */
const LEAST_WORDS = 4;

/**
 * Whether the words before a list are more than "The State party should:", so that they are a record of their own. What
 * is noted on the way ("The Committee notes the new Act. However, it is concerned that:") stays with the items.
 */
export const hasSubstance = (lead: string): boolean =>
  sentencesOf(lead).some(({ text }) => {
    const is = sentenceClass(text);
    if (is !== 'recommends' && is !== 'concerned') return false;
    const rest = text.slice(0, 2000).replace(FORMULA, '').replace(EMPTY_WORDS, ' ');
    return (rest.match(/\p{L}{2,}/gu)?.length ?? 0) >= LEAST_WORDS;
  });
