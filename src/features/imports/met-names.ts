/**
 * Which names were met before, in 8 bytes a name: an import goes through files of any length and must not keep them.
 * Two different names are taken for one with a chance of n²/2⁶⁵: for the 300,000 names of the largest known file,
 * two in a thousand million.
 */
export class MetNames {
  #first = new Uint32Array(1 << 12);
  #second = new Uint32Array(1 << 12);
  #count = 0;

  /** False where the name was met before. */
  meet(name: string): boolean {
    if (this.#count * 2 >= this.#first.length) this.#grow();
    const [first, second] = hashesOf(name);
    return this.#put(first, second);
  }

  #put(first: number, second: number): boolean {
    const mask = this.#first.length - 1;
    for (let at = first & mask; ; at = (at + 1) & mask) {
      if (this.#first[at] === 0 && this.#second[at] === 0) {
        this.#first[at] = first;
        this.#second[at] = second;
        this.#count += 1;
        return true;
      }
      if (this.#first[at] === first && this.#second[at] === second) return false;
    }
  }

  #grow(): void {
    const [firsts, seconds] = [this.#first, this.#second];
    this.#first = new Uint32Array(firsts.length * 2);
    this.#second = new Uint32Array(firsts.length * 2);
    this.#count = 0;
    for (const [at, first] of firsts.entries()) {
      const second = seconds[at] ?? 0;
      if (first !== 0 || second !== 0) this.#put(first, second);
    }
  }
}

/** Two numbers of 32 bits that have nothing to do with each other (multiplication by two primes, mixed at the end); never both 0. */
function hashesOf(name: string): readonly [number, number] {
  let [first, second] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x5bd1e995) ^ (second >>> 15);
  }
  return [mixed(first), mixed(second ^ name.length) || 1];
}

function mixed(hash: number): number {
  let bits = hash ^ (hash >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
