import { COUNTED } from './corpus.ts';
import type { CountedFacet } from './corpus.ts';
import type { BenchQuestion } from './questions.ts';

/** Facets counted in plain JavaScript, for engines that only give the numbers of the documents. */
export class PlainCounts {
  readonly #columns = new Map<CountedFacet, { values: Map<string, number>; codes: number[][] }>(
    COUNTED.map((name) => [name, { values: new Map(), codes: [] }]),
  );

  add(facets: Readonly<Partial<Record<CountedFacet, readonly string[]>>>): void {
    for (const name of COUNTED) {
      const column = this.#columns.get(name);
      if (column === undefined) continue;
      column.codes.push(
        [...new Set(facets[name] ?? [])].map((value) => {
          const code = column.values.get(value) ?? column.values.size;
          column.values.set(value, code);
          return code;
        }),
      );
    }
  }

  /** Total, and the documents that meet every choice, in the order given. */
  count(
    documents: Iterable<number>,
    choices: BenchQuestion['choices'] = {},
  ): { total: number; kept: number[] } {
    const chosen = (Object.entries(choices) as [CountedFacet, readonly string[]][]).map(([name, values]) => ({
      name,
      column: this.#columns.get(name),
      codes: new Set(values.map((value) => this.#columns.get(name)?.values.get(value) ?? -1)),
    }));
    const counts = new Map(
      COUNTED.map((name) => [name, new Int32Array(this.#columns.get(name)?.values.size ?? 0)]),
    );
    const kept: number[] = [];
    for (const document of documents) {
      const failed = chosen.filter(
        (one) => !one.column?.codes[document]?.some((code) => one.codes.has(code)),
      );
      if (failed.length > 1) continue;
      const only = failed[0]?.name;
      if (only === undefined) kept.push(document);
      for (const [name, own] of counts) {
        if (only !== undefined && only !== name) continue;
        for (const code of this.#columns.get(name)?.codes[document] ?? []) own[code] = (own[code] ?? 0) + 1;
      }
    }
    return { total: kept.length, kept };
  }
}
