import type { Model, ModelLabel } from './model.ts';
import { createScorer } from './scorer.ts';
import type { Scored } from './scorer.ts';
import type { SuggestedTag, Suggestions } from './suggestions.ts';
import { themesOf } from './themes.ts';
import { placedWords } from './words.ts';
import type { PlacedWord } from './words.ts';

export interface Tagger {
  /** Any text, in any script and length; what is not English brings few suggestions or none. */
  suggest(text: string): Suggestions;
}

const MOST_SHOWN = 5;
/** A word that gave less than this part of what the strongest gave is not shown. */
const LEAST_PART = 0.2;

const confidenceOf = (label: ModelLabel, score: number): number =>
  Math.round(1000 / (1 + Math.exp(-(label.slope * score + label.shift)))) / 1000;

function strongestWords(text: string, words: readonly PlacedWord[], shares: Float32Array): string[] {
  let most = 0;
  for (let at = 0; at < words.length; at++) {
    const share = shares[at] ?? 0;
    if (share > most && words[at]?.isContent) most = share;
  }
  if (most === 0) return [];
  const given = new Map<string, number>();
  for (let at = 0; at < words.length; at++) {
    const [word, share = 0] = [words[at], shares[at]];
    if (!word?.isContent || share < most * LEAST_PART) continue;
    const written = text.slice(word.start, word.end);
    given.set(written, Math.max(given.get(written) ?? 0, share));
  }
  return [...given]
    .toSorted((one, other) => other[1] - one[1])
    .slice(0, MOST_SHOWN)
    .map(([written]) => written);
}

interface Tagged {
  readonly text: string;
  readonly words: readonly PlacedWord[];
  readonly scored: Scored;
}

/** The tags for the labels at these places, the surest first. */
function tagsAt(
  { text, words, scored }: Tagged,
  labels: readonly ModelLabel[],
  places: readonly number[],
): PlacedTag[] {
  const shares = scored.shares(places);
  return places
    .flatMap((at, order) => {
      const label = labels[at];
      const given = shares[order];
      if (!label || !given) return [];
      const { id, name, vocabulary } = label;
      const confidence = confidenceOf(label, scored.scores[at] ?? 0);
      return [
        { vocabulary, tag: { id, label: name, confidence, words: strongestWords(text, words, given) } },
      ];
    })
    .toSorted((one, other) => other.tag.confidence - one.tag.confidence);
}

interface PlacedTag {
  readonly vocabulary: string;
  readonly tag: SuggestedTag;
}

function suggestedTags(tagged: Tagged, labels: readonly ModelLabel[]): PlacedTag[] {
  const { scores, isKnown } = tagged.scored;
  if (!isKnown) return [];
  const places: number[] = [];
  labels.forEach((label, at) => {
    if ((scores[at] ?? 0) > label.threshold) places.push(at);
  });
  return tagsAt(tagged, labels, places);
}

/** One category for each text, the one with the highest score; confidences of the five add up to one. */
function actionCategoryOf(tagged: Tagged, labels: readonly ModelLabel[]): Suggestions['actionCategory'] {
  const { scores, isKnown } = tagged.scored;
  if (!isKnown) return null;
  let best = 0;
  for (let at = 1; at < labels.length; at++) if ((scores[at] ?? 0) > (scores[best] ?? 0)) best = at;
  const [placed] = tagsAt(tagged, labels, [best]);
  if (!placed) return null;
  const { tag } = placed;
  const all = labels.reduce((sum, one, at) => sum + confidenceOf(one, scores[at] ?? 0), 0);
  const confidence = Math.round((1000 * tag.confidence) / Math.max(all, tag.confidence, 0.001)) / 1000;
  return { ...tag, confidence, code: Number(tag.id.slice('action.'.length)) };
}

export interface Models {
  readonly subject: Model;
  readonly action: Model;
}

export function createTagger({ subject, action }: Models): Tagger {
  const subjectScorer = createScorer(subject);
  const actionScorer = createScorer(action);
  return {
    suggest(text) {
      const words = placedWords(text);
      const about = { text, words, scored: subjectScorer.score(words) };
      const found = suggestedTags(about, subject.labels);
      const of = (...vocabularies: string[]): SuggestedTag[] =>
        found.filter(({ vocabulary }) => vocabularies.includes(vocabulary)).map(({ tag }) => tag);
      const issues = of('issue');
      return {
        issues,
        actionCategory: actionCategoryOf({ text, words, scored: actionScorer.score(words) }, action.labels),
        groups: of('affected_group'),
        sdgs: of('sdg_goal', 'sdg_target'),
        themes: themesOf(text, issues),
      };
    },
  };
}
