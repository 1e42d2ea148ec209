import type { HeldRecommendation } from '../../features/proposals/index.ts';
import { likeness, stemsOf } from '../common/likeness.ts';
import { placeOfParagraph } from '../common/paragraph-place.ts';
import type { ListRow } from './list.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A held recommendation with all its fields, and the State's answers to it, where the ground gives them. */
export type WholeRecommendation = HeldRecommendation & {
  readonly fields?: Fields;
  readonly answers?: readonly Fields[];
};

/** '121.1' = '121.1.' = '121. 1'. */
const paragraphKey = (paragraph: string): string => paragraph.replace(/[\s.]+$|\s+/gu, '').toLowerCase();

/** What a list speaks of: not the statements that a report's reader keeps under the same numbers. */
const TYPES: ReadonlySet<unknown> = new Set(['recommendation', 'voluntary_commitment']);

/** Recommendations that the record holds of the report, by paragraph; a paragraph may hold several. */
export class HeldByParagraph {
  readonly #held = new Map<string, WholeRecommendation[]>();

  constructor(held: readonly WholeRecommendation[]) {
    for (const one of held) {
      if (one.paragraph === null || !TYPES.has(one.fields?.['type'] ?? 'recommendation')) continue;
      const key = paragraphKey(one.paragraph);
      const known = this.#held.get(key);
      if (known) known.push(one);
      else this.#held.set(key, [one]);
    }
  }

  /** In the order of the document. */
  of({ paragraph }: ListRow): readonly WholeRecommendation[] {
    return paragraph === null ? [] : (this.#held.get(paragraphKey(paragraph)) ?? []);
  }
}

/** Below this share of common words, what is held under the number is another recommendation. */
const SAME = 0.5;

/** True where the words held are not those of the row; a row of several recommendations has the words of all. */
export function hasOtherWords(held: readonly HeldRecommendation[], row: ListRow): boolean {
  const own = stemsOf(held.map((one) => one.text).join(' '));
  return likeness(own, stemsOf(row.parts.map((part) => part.text).join(' '))) < SAME;
}

/** Fields that every recommendation has. The others stay as they stand without being said again. */
const NEEDED = ['mechanismId', 'type', 'text', 'isSummary', 'language', 'position'] as const;

/** A held recommendation as it stands, said once more so that tags can be put beside it. */
export function heldFields(held: WholeRecommendation, stateId: string): Fields {
  const { id, reviewId, paragraph, text } = held;
  const fields = held.fields ?? {
    mechanismId: 'upr',
    type: 'recommendation',
    text,
    isSummary: false,
    language: 'en',
    position: placeOfParagraph(paragraph),
  };
  return { id, stateId, reviewId, ...Object.fromEntries(NEEDED.map((name) => [name, fields[name]])) };
}

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** The held tags of a field with what the list adds. */
export const united = (
  held: WholeRecommendation | null,
  field: string,
  added: readonly string[],
): string[] => [...new Set([...textsOf(held?.fields?.[field]), ...added])];

/** The newest answer of the State that is held: the one that stands. Null where none is. */
export const standingAnswer = (held: WholeRecommendation | null): Fields | null =>
  (held?.answers ?? []).toSorted((one, other) =>
    String(other['date'] ?? '').localeCompare(String(one['date'] ?? '')),
  )[0] ?? null;
