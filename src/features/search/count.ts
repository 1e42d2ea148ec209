import type { Bits } from './arrays.ts';
import { newBits, setBit } from './arrays.ts';
import type { FacetColumn } from './segment.ts';

/** Adds each document's values to the counts, `by` times (-1 takes them away). */
export function countInto(column: FacetColumn, documents: Uint32Array, counts: Int32Array, by: 1 | -1): void {
  const { starts, codes } = column;
  if (starts === null) {
    for (let index = 0; index < documents.length; index += 1) {
      const code = codes[documents[index] as number] as number;
      counts[code] = (counts[code] as number) + by;
    }
    return;
  }
  for (let index = 0; index < documents.length; index += 1) {
    const document = documents[index] as number;
    const end = starts[document + 1] as number;
    for (let at = starts[document] as number; at < end; at += 1) {
      const code = codes[at] as number;
      counts[code] = (counts[code] as number) + by;
    }
  }
}

/** Facet value → documents, in one list: those of code c stand from `starts[c]` to `starts[c + 1]`. */
export interface Inverted {
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly documents: Uint32Array<ArrayBuffer>;
}

export function invert({ starts, codes, totals }: FacetColumn, size: number): Inverted {
  const from = new Uint32Array(totals.length + 1);
  totals.forEach((total, code) => (from[code + 1] = (from[code] ?? 0) + total));
  const next = from.slice();
  const documents = new Uint32Array(codes.length);
  for (let document = 0; document < size; document += 1) {
    const end = starts === null ? document + 1 : (starts[document + 1] as number);
    for (let at = starts === null ? document : (starts[document] as number); at < end; at += 1) {
      const code = codes[at] as number;
      documents[next[code] as number] = document;
      next[code] = (next[code] as number) + 1;
    }
  }
  return { starts: from, documents };
}

/** The documents that have one of the chosen values. */
export function bitsOfChosen(
  { values }: FacetColumn,
  inverted: Inverted,
  chosen: ReadonlySet<string>,
  size: number,
): Bits {
  const bits = newBits(size);
  values.forEach((value, code) => {
    if (!chosen.has(value)) return;
    const documents = inverted.documents.subarray(inverted.starts[code], inverted.starts[code + 1]);
    for (let at = 0; at < documents.length; at += 1) setBit(bits, documents[at] as number);
  });
  return bits;
}

/** The values of one document. */
export function valuesAt({ starts, codes, values }: FacetColumn, document: number): string[] {
  const from = starts === null ? document : (starts[document] ?? 0);
  const to = starts === null ? document + 1 : (starts[document + 1] ?? 0);
  return Array.from(codes.subarray(from, to), (code) => values[code] ?? '');
}
