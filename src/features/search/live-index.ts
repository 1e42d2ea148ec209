import { SegmentBuilder } from './build.ts';
import type { Findable } from './findable.ts';
import { HitList } from './hit-list.ts';
import { like } from './like.ts';
import type { LikeHit, LikeQuery } from './like.ts';
import { LiveSegment, search } from './search.ts';
import type { Answer, Query } from './search.ts';
import type { Segment } from './segment.ts';
import { isHeld, nearestWord } from './spelling.ts';

/** Documents beside the large segment before it is better built anew: a question goes through both. */
export const MOST_BESIDE = 30_000;

/** A word of a question that nothing holds, and one that is near to it, as texts write it. */
export interface Correction {
  readonly word: string;
  readonly meant: string;
}

/**
 * The index as it is asked: one large segment, and a small one with the units (States) that changed since, built again
 * with each change. What a unit had in the large one is gone from the moment that the small one has it.
 */
export class LiveIndex {
  #large: LiveSegment;
  #small: LiveSegment | null = null;
  readonly #changed = new Map<string, readonly Findable[]>();

  constructor(large: Segment = new SegmentBuilder().finish()) {
    this.#large = new LiveSegment(large);
  }

  get size(): number {
    return this.#segments.reduce((sum, one) => sum + one.segment.size - one.goneCount, 0);
  }

  /** Documents that stand beside the large segment. */
  get beside(): number {
    return this.#small?.segment.size ?? 0;
  }

  /** Puts a unit's documents in the place of those it had. */
  replace(units: ReadonlyMap<string, readonly Findable[]>): void {
    const { units: column, size } = this.#large.segment;
    const codes = new Set<number>();
    for (const [unit, findables] of units) {
      if (!this.#changed.has(unit)) codes.add(column.values.indexOf(unit));
      this.#changed.set(unit, findables);
    }
    for (let document = 0; document < size; document += 1) {
      if (codes.has(column.codes[document] ?? -1)) this.#large.remove(document);
    }
    const builder = new SegmentBuilder();
    for (const findables of this.#changed.values()) for (const one of findables) builder.add(one);
    this.#small = new LiveSegment(builder.finish());
  }

  ask(query: Query): Answer {
    return search(this.#segments, query);
  }

  /** All that a question finds, as the index stands now. */
  list(query: Query): HitList {
    return new HitList(this.#segments, query);
  }

  /** The first of the words that nothing holds, with the word that may be meant; null where none is near. */
  correction(words: readonly string[], language: string): Correction | null {
    for (const word of words) {
      if (this.#segments.some(({ segment }) => isHeld(segment, word, language))) continue;
      const meant = this.suggest(word, language);
      if (meant !== null) return { word, meant };
    }
    return null;
  }

  /** What says the same as a text, closest first. */
  like(query: LikeQuery): LikeHit[] {
    return like(this.#segments, query);
  }

  /** A word near to one that nothing holds, or null. */
  suggest(word: string, language: string): string | null {
    return nearestWord(this.#large.segment, word, language) ?? this.#suggestBeside(word, language);
  }

  #suggestBeside(word: string, language: string): string | null {
    return this.#small === null ? null : nearestWord(this.#small.segment, word, language);
  }

  get #segments(): readonly LiveSegment[] {
    return this.#small === null ? [this.#large] : [this.#large, this.#small];
  }
}
