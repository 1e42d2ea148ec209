/**
 * From a feature's hash to its number, by open addressing: a lookup costs some nanoseconds, and a text asks for hundreds.
 */
export interface FeatureTable {
  /** The feature's number, or −1. */
  numberOf(feature: number): number;
}

export function createFeatureTable(features: ArrayLike<number>): FeatureTable {
  let size = 16;
  while (size < features.length * 2) size *= 2;
  const mask = size - 1;
  const keys = new Uint32Array(size);
  const numbers = new Int32Array(size).fill(-1);
  for (let number = 0; number < features.length; number++) {
    const feature = features[number] ?? 0;
    let slot = (feature ^ (feature >>> 15)) & mask;
    while (numbers[slot] !== -1) slot = (slot + 1) & mask;
    keys[slot] = feature;
    numbers[slot] = number;
  }
  return {
    numberOf(feature) {
      let slot = (feature ^ (feature >>> 15)) & mask;
      for (;;) {
        const number = numbers[slot] ?? -1;
        if (number === -1 || keys[slot] === feature) return number;
        slot = (slot + 1) & mask;
      }
    },
  };
}
