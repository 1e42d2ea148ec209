import type { Bits } from './arrays.ts';
import { newBits, setBit } from './arrays.ts';
import { NO_VALUE } from './findable.ts';
import type { FacetColumn } from './segment.ts';

/** Adds each document's values to the counts, `by` times (-1 takes them away). */
export function countInto(column: FacetColumn, documents: Uint32Array, counts: Int32Array, by: 1 | -1): void {
  const { starts, codes } = column;
  if (codes.length === 0) return;
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

/**
 * The values of all plain facets of a document side by side: document d has `codes[starts[d]]` up to
 * `codes[starts[d + 1]]`, the codes of facet f counted from `offsets[f]` on. Counting goes through documents that lie far apart; so
 * each costs one look into memory and not one for each facet.
 */
export interface Sheet {
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly codes: Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
  readonly offsets: readonly number[];
  /** How many documents have each value. */
  readonly totals: Int32Array<ArrayBuffer>;
}

export function sheetOf(columns: readonly FacetColumn[], size: number): Sheet {
  const offsets = columns.map((_column, facet) =>
    columns.slice(0, facet).reduce((sum, { values }) => sum + values.length, 0),
  );
  const totals = Int32Array.from(columns.flatMap((column) => [...column.totals]));
  const length = columns.reduce((sum, { codes }) => sum + codes.length, 0);
  const codes = totals.length > 0xffff ? new Uint32Array(length) : new Uint16Array(length);
  const starts = new Uint32Array(size + 1);
  let next = 0;
  for (let document = 0; document < size; document += 1) {
    for (let facet = 0; facet < columns.length; facet += 1) {
      const column = columns[facet] as FacetColumn;
      const offset = offsets[facet] as number;
      const end = column.starts === null ? document + 1 : (column.starts[document + 1] as number);
      for (
        let at = column.starts === null ? document : (column.starts[document] as number);
        at < end;
        at += 1
      )
        codes[next++] = offset + (column.codes[at] as number);
    }
    starts[document + 1] = next;
  }
  return { starts, codes, offsets, totals };
}

/** Adds each document's values in all facets of the sheet to the counts, `by` times (-1 takes them away). */
export function countSheet(
  { starts, codes }: Sheet,
  documents: Uint32Array,
  counts: Int32Array,
  by: 1 | -1,
): void {
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

/** The documents that have one of the chosen values; `NO_VALUE` chooses those that have none at all. */
export function bitsOfChosen(
  { values, starts }: FacetColumn,
  inverted: Inverted,
  chosen: ReadonlySet<string>,
  size: number,
): Bits {
  const bits = newBits(size);
  if (chosen.has(NO_VALUE) && starts !== null) {
    for (let document = 0; document < size; document += 1)
      if (starts[document] === starts[document + 1]) setBit(bits, document);
  }
  values.forEach((value, code) => {
    if (!chosen.has(value)) return;
    const documents = inverted.documents.subarray(inverted.starts[code], inverted.starts[code + 1]);
    for (let at = 0; at < documents.length; at += 1) setBit(bits, documents[at] as number);
  });
  return bits;
}

/** The values of one document. */
export function valuesAt({ starts, codes, values }: FacetColumn, document: number): string[] {
  const to = starts === null ? document + 1 : (starts[document + 1] as number);
  const found: string[] = [];
  for (let at = starts === null ? document : (starts[document] as number); at < to; at += 1)
    found.push(values[codes[at] as number] as string);
  return found;
}
