/** Typed arrays that grow, and lists of strings held as bytes: what an index of millions of words is made of. */

type Numbers =
  Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

export const bytes8 = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length);
export const numbers16 = (length: number): Uint16Array<ArrayBuffer> => new Uint16Array(length);
export const numbers32 = (length: number): Uint32Array<ArrayBuffer> => new Uint32Array(length);
export const signed32 = (length: number): Int32Array<ArrayBuffer> => new Int32Array(length);

/** A typed array that doubles when it is full. */
export class Growing<T extends Numbers> {
  readonly #make: (length: number) => T;
  #held: T;
  length = 0;

  constructor(make: (length: number) => T, start = 1024) {
    this.#make = make;
    this.#held = make(start);
  }

  push(value: number): void {
    if (this.length === this.#held.length) this.#grow(this.length + 1);
    this.#held[this.length] = value;
    this.length += 1;
  }

  append(values: ArrayLike<number>): void {
    if (this.length + values.length > this.#held.length) this.#grow(this.length + values.length);
    this.#held.set(values, this.length);
    this.length += values.length;
  }

  at(index: number): number {
    return this.#held[index] ?? 0;
  }

  /** The values so far; a view that the next `push` may leave behind. */
  view(): T {
    return this.#held.subarray(0, this.length) as T;
  }

  #grow(least: number): void {
    const larger = this.#make(Math.max(least, this.#held.length * 2));
    larger.set(this.#held);
    this.#held = larger;
  }
}

/** Strings one after another as UTF-8; string `n` stands from `starts[n]` to `starts[n + 1]`. */
export interface Strings {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly starts: Uint32Array<ArrayBuffer>;
}

export class StringsBuilder {
  readonly #bytes = new Growing(bytes8, 1 << 16);
  readonly #starts = new Growing(numbers32);

  constructor() {
    this.#starts.push(0);
  }

  add(text: string): void {
    this.#bytes.append(Buffer.from(text, 'utf8'));
    this.#starts.push(this.#bytes.length);
  }

  finish(): Strings {
    return { bytes: this.#bytes.view().slice(), starts: this.#starts.view().slice() };
  }
}

const bufferOf = ({ bytes }: Strings, from: number, to: number): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from);

export const stringAt = (strings: Strings, index: number): string =>
  bufferOf(strings, strings.starts[index] ?? 0, strings.starts[index + 1] ?? 0).toString('utf8');

/** Place of the first string that is not smaller than `wanted`, by bytes; the strings are in that order. */
export function lowerBound(strings: Strings, wanted: Uint8Array): number {
  let low = 0;
  let high = strings.starts.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const held = bufferOf(strings, strings.starts[middle] ?? 0, strings.starts[middle + 1] ?? 0);
    if (held.compare(wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Bits, one for each document. */
export type Bits = Uint32Array<ArrayBuffer>;
export const newBits = (size: number): Bits => new Uint32Array((size + 31) >>> 5);
export const setBit = (bits: Bits, index: number): void => {
  bits[index >>> 5] = (bits[index >>> 5] ?? 0) | (1 << (index & 31));
};
export const hasBit = (bits: Bits, index: number): boolean =>
  ((bits[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0;

export function countBits(bits: Bits): number {
  let count = 0;
  for (let word = 0; word < bits.length; word += 1) {
    // Bits summed in parallel (Warren, Hacker's Delight, section 5-1).
    let left = bits[word] as number;
    left -= (left >>> 1) & 0x5555_5555;
    left = (left & 0x3333_3333) + ((left >>> 2) & 0x3333_3333);
    count += (((left + (left >>> 4)) & 0x0f0f_0f0f) * 0x0101_0101) >>> 24;
  }
  return count;
}

/** The numbers whose bits are set, rising. */
export function listOfBits(bits: Bits, count = countBits(bits)): Uint32Array<ArrayBuffer> {
  const found = new Uint32Array(count);
  let at = 0;
  for (let word = 0; word < bits.length; word += 1) {
    let left = bits[word] as number;
    while (left !== 0) {
      const low = left & -left;
      found[at++] = word * 32 + 31 - Math.clz32(low);
      left ^= low;
    }
  }
  return found;
}

export function bitsOfList(list: Uint32Array, size: number): Bits {
  const bits = newBits(size);
  for (let index = 0; index < list.length; index += 1) {
    const document = list[index] as number;
    bits[document >>> 5] = (bits[document >>> 5] as number) | (1 << (document & 31));
  }
  return bits;
}

/** Bits from `first` up to `size`. */
export function bitsFrom(first: number, size: number): Bits {
  const bits = newBits(size).fill(0xffff_ffff);
  bits.fill(0, 0, first >>> 5);
  if ((first & 31) !== 0) bits[first >>> 5] = 0xffff_ffff << (first & 31);
  if ((size & 31) !== 0) bits[size >>> 5] = (bits[size >>> 5] ?? 0) & (0xffff_ffff >>> (32 - (size & 31)));
  return bits;
}

/** Keeps in `bits` what `others` has too. */
export function keepBits(bits: Bits, others: Bits): Bits {
  for (let word = 0; word < bits.length; word += 1)
    bits[word] = (bits[word] as number) & (others[word] as number);
  return bits;
}

/** Takes from `bits` what `others` has. */
export function dropBits(bits: Bits, others: Bits): Bits {
  for (let word = 0; word < bits.length; word += 1)
    bits[word] = (bits[word] as number) & ~(others[word] as number);
  return bits;
}
