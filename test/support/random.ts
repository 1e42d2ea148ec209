/** Chance that can be repeated: the same seed gives the same course (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, and without, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }
}

/** TEST_SEED, or another one each time; to be printed by whoever uses it. */
export const newSeed = (): number => Number(process.env['TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** How often a test that takes long is repeated: SERVANDA_TEST=full takes the full number. */
export const times = (full: number, short: number): number =>
  process.env['SERVANDA_TEST'] === 'full' ? full : short;
