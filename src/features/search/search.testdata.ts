import { SegmentBuilder } from './build.ts';
import type { Findable } from './findable.ts';
import { LiveSegment } from './search.ts';

/** A findable with what a test does not say left empty. */
export const findable = (id: string, text: string, more: Partial<Findable> = {}): Findable => ({
  kind: 'recommendation',
  id,
  unit: 'KAZ',
  date: '2014-10-30',
  texts: [{ language: 'en', text }],
  more: [],
  symbols: [],
  paragraph: null,
  bodies: [],
  facets: { kind: ['recommendation'] },
  turns: {},
  ...more,
});

export function segmentOf(findables: readonly Findable[]): LiveSegment {
  const builder = new SegmentBuilder();
  for (const one of findables) builder.add(one);
  return new LiveSegment(builder.finish());
}

/** Numbers that look random and are the same in each run (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
