import type { ChangeSet } from '../../ledger/index.ts';
import type { BulkEntry, BulkProblem, BulkReport, BulkTotals, UnknownName } from '../proposals/index.ts';

/** Problems that are kept word for word; beyond them they are counted. */
export const MOST_PROBLEMS = 1_000;
/** Different unknown names that are kept: a database has hundreds, a hostile file millions. */
const MOST_UNKNOWN = 2_000;
/** What an import has come to so far. */
export class BulkTally {
  #totals: BulkTotals = { entries: 0, tagged: 0, refused: 0, created: 0, updated: 0, unchanged: 0 };
  readonly #states = new Map<string, number>();
  readonly #problemCounts = new Map<string, number>();
  readonly #problems: BulkProblem[] = [];
  readonly #unknown = new Map<string, UnknownName>();
  readonly #changeSets: number[] = [];

  get totals(): BulkTotals {
    return this.#totals;
  }

  #add(more: Partial<BulkTotals>): void {
    const sum = (name: keyof BulkTotals): number => this.#totals[name] + (more[name] ?? 0);
    this.#totals = {
      entries: sum('entries'),
      tagged: sum('tagged'),
      refused: sum('refused'),
      created: sum('created'),
      updated: sum('updated'),
      unchanged: sum('unchanged'),
    };
  }

  entries(entries: readonly BulkEntry[], tagged: number): void {
    this.#add({ entries: entries.length, tagged });
    for (const { stateId } of entries) this.#states.set(stateId, (this.#states.get(stateId) ?? 0) + 1);
  }

  problem(problem: BulkProblem): void {
    if (problem.isRefused) this.#add({ refused: 1 });
    this.#problemCounts.set(problem.code, (this.#problemCounts.get(problem.code) ?? 0) + 1);
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(problem);
  }

  unknown(name: UnknownName): void {
    const key = `${name.vocabulary}\n${name.printed}`;
    const before = this.#unknown.get(key);
    if (before === undefined && this.#unknown.size >= MOST_UNKNOWN) return;
    this.#unknown.set(key, { ...name, count: name.count + (before?.count ?? 0) });
  }

  written(set: ChangeSet): void {
    this.#add({ created: set.created, updated: set.updated, unchanged: set.unchanged });
    if (set.number !== null) this.#changeSets.push(set.number);
  }

  report(importId: string, isDryRun: boolean): BulkReport {
    const byCount = <T extends readonly [string, number]>(a: T, b: T): number =>
      b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
    return {
      ...this.#totals,
      importId,
      isDryRun,
      states: Object.fromEntries([...this.#states].sort(byCount)),
      problemCounts: Object.fromEntries([...this.#problemCounts].sort(byCount)),
      problems: this.#problems,
      unknown: [...this.#unknown.values()].sort((a, b) => b.count - a.count),
      changeSets: this.#changeSets,
    };
  }
}
