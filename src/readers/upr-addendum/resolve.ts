import type { NamedNumber } from './numbers.ts';

/** A recommendation that may be answered: as the report gave it, or as the record holds it. */
export interface AnswerableRecommendation {
  readonly id: string;
  /** As one cites it: "124.1", "69.3", "77.7(a)", "27(b)". */
  readonly paragraph: string | null;
  readonly text: string;
  /** The answer that is known already; null or absent where the addendum is to give it. */
  readonly position?: string | null;
}

/** Finds the recommendations that a number names. */
export interface Resolver {
  readonly find: (number: NamedNumber) => readonly AnswerableRecommendation[];
  readonly isParagraph: (number: number) => boolean;
  /** The highest number of a list. */
  readonly highest: number;
}

/**
 * `listed` is the paragraph of the report that the addendum says its bare numbers follow ("the list in paragraph 115");
 * without it, bare numbers belong to the list whose answers are still open, or to the only list there is.
 */
export function resolverOf(
  recommendations: readonly AnswerableRecommendation[],
  listed: number | null,
): Resolver {
  const byLabel = new Map<string, AnswerableRecommendation[]>();
  const open = new Map<number, number>();
  const lists = new Set<number>();
  let highest = 0;
  for (const one of recommendations) {
    const label = keyOf(one.paragraph ?? '');
    const [, paragraph, item] = /^(\d{1,3})\.(\d{1,3})/u.exec(label) ?? [];
    for (const key of new Set([label, paragraph === undefined ? label : `${paragraph}.${item ?? ''}`]))
      byLabel.set(key, [...(byLabel.get(key) ?? []), one]);
    if (paragraph === undefined) continue;
    lists.add(Number(paragraph));
    highest = Math.max(highest, Number(item));
    if ((one.position ?? null) === null) open.set(Number(paragraph), (open.get(Number(paragraph)) ?? 0) + 1);
  }
  const listsOf = (item: number): readonly number[] =>
    [...lists].filter((list) => byLabel.has(`${list}.${item}`));
  const find = ({ paragraph, item, letter }: NamedNumber): readonly AnswerableRecommendation[] => {
    if (letter !== null) return byLabel.get(`${paragraph ?? ''}(${letter})`) ?? [];
    if (item === null) return [];
    if (paragraph !== null) return byLabel.get(`${paragraph}.${item}`) ?? [];
    if (listed !== null && byLabel.has(`${listed}.${item}`)) return byLabel.get(`${listed}.${item}`) ?? [];
    const possible = listsOf(item);
    const stillOpen = possible.filter((list) => open.has(list));
    const [only, other] = stillOpen.length > 0 ? stillOpen : possible;
    return only !== undefined && other === undefined ? (byLabel.get(`${only}.${item}`) ?? []) : [];
  };
  return { find, isParagraph: (number) => lists.has(number), highest };
}

/** "124. 1", "124.1.", "Rec. 124.1" → "124.1"; "27 (b)" → "27(b)". */
const keyOf = (paragraph: string): string =>
  paragraph
    .replace(/^(?:para(?:graph)?s?\.?|recs?\.?|no\.?)\s*/iu, '')
    .replace(/\s+/gu, '')
    .replace(/\.$/u, '');
