import { hash } from 'node:crypto';
import type { Tag } from '../reviews/index.ts';
import type { SuggestedTag, Suggestions } from './suggestions.ts';

export type TaggedField = Tag['field'];

/** One suggestion for one recommendation, by the field that it would stand beside. */
export interface Suggested {
  readonly field: TaggedField;
  readonly termId: string;
  /** In thousandths: of a hundred suggestions with 800 about eighty are right. */
  readonly confidence: number;
}

/** The same with the words of the text that led to it, the strongest first. */
export interface SuggestedWithWords extends Suggested {
  readonly words: readonly string[];
}

/** All suggestions for one text in one list, field after field, the surest of each first. */
export function inOneList({
  issues,
  themes,
  groups,
  sdgs,
  actionCategory,
}: Suggestions): SuggestedWithWords[] {
  const of = (field: TaggedField, tags: readonly SuggestedTag[]): SuggestedWithWords[] =>
    tags.map(({ id, confidence, words }) => ({
      field,
      termId: id,
      confidence: Math.round(confidence * 1000),
      words,
    }));
  return [
    ...of('issues', issues),
    ...of('themes', themes),
    ...of('groups', groups),
    ...of('sdgs', sdgs),
    ...of('actionCategory', actionCategory === null ? [] : [actionCategory]),
  ];
}

/** What a text is known by to whoever remembers what was said about it. */
export const textHash = (text: string): string => hash('sha256', text.trim().normalize('NFC'));
