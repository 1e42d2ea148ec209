import type { BenchQuestion } from './questions.ts';

/** What each engine does for a question: total, the best twenty with their texts, the counts of all facets. */
export interface Engine {
  readonly name: string;
  /** Returns the total, so that the engines can be held against each other. */
  ask(question: BenchQuestion): Promise<number>;
  close(): Promise<void>;
}
