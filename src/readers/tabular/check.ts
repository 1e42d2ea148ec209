import type {
  ProposedRecord,
  TableCheck,
  TableProblem,
  UnknownWord,
  Vocabulary,
} from '../../features/proposals/index.ts';
import { askedFields } from '../../features/proposals/index.ts';
import { gridFor, readRows } from './apply.ts';
import type { Application } from './apply.ts';
import type { ReadRow } from './rows.ts';

/** What would come of a table: counts, the first problems row by row, a few rows as they would be read. */

const MOST_PROBLEMS = 300;
const MOST_WORDS = 60;
const SAMPLES = 3;

export function checkTable(application: Application): TableCheck {
  const grid = gridFor(application);
  const tally = { rows: 0, whole: 0, partly: 0, refused: 0 };
  const codes = new Map<string, number>();
  const problems: TableProblem[] = [];
  const words = new Words();
  const made = new Set<string>();
  const samples: (readonly ProposedRecord[])[] = [];
  const asked = askedFields(application.mapping, application.shapes, grid.places);
  const untold = new Set(asked.map(({ record, shape }) => `${record.name}.${shape.name}`));
  for (const row of readRows(application, grid, untold)) {
    tally.rows += 1;
    tally[row.isRefused ? 'refused' : row.problems.length > 0 ? 'partly' : 'whole'] += 1;
    words.take(row);
    for (const name of row.made) made.add(name);
    for (const problem of row.problems) {
      codes.set(problem.code, (codes.get(problem.code) ?? 0) + 1);
      if (problems.length < MOST_PROBLEMS) problems.push(problem);
    }
    if (!row.isRefused && samples.length < SAMPLES) samples.push([...row.records, ...row.shared]);
  }
  const { places, headings } = grid;
  const used = new Set(places.values());
  return {
    ...tally,
    counts: Object.fromEntries([...codes].sort((a, b) => b[1] - a[1])),
    problems,
    words: words.choices(),
    names: words.names(),
    samples,
    unread: headings.columns.filter((_, at) => !used.has(at)),
    empty: application.mapping.records.map((one) => one.name).filter((name) => !made.has(name)),
    absent: application.mapping.columns.map((one) => one.name).filter((name) => !places.has(name)),
  };
}

/** Words that no value of a choice goes by, and names that the record does not know, the most frequent first. */
class Words {
  readonly #choices = new Map<string, { record: string; field: string; printed: string; count: number }>();
  readonly #names = new Map<string, { vocabulary: Vocabulary; printed: string; count: number }>();

  take({ problems, unresolved }: ReadRow): void {
    for (const { code, record, field, printed } of problems) {
      if (code !== 'bad_choice' || record === null || field === null) continue;
      count(this.#choices, `${record}\n${field}\n${printed}`, { record, field, printed });
    }
    for (const { vocabulary, printed } of unresolved)
      count(this.#names, `${vocabulary}\n${printed}`, { vocabulary, printed });
  }

  choices(): UnknownWord[] {
    return byCount(this.#choices).slice(0, MOST_WORDS);
  }

  names(): TableCheck['names'] {
    return byCount(this.#names).slice(0, MOST_WORDS);
  }
}

/** A hostile table has a new word in every row. */
const MOST_KEPT = 5_000;

function count<T extends object>(into: Map<string, T & { count: number }>, key: string, what: T): void {
  const known = into.get(key);
  if (known) known.count += 1;
  else if (into.size < MOST_KEPT) into.set(key, { ...what, count: 1 });
}

const byCount = <T extends { readonly count: number }>(words: ReadonlyMap<string, T>): T[] =>
  [...words.values()].sort((a, b) => b.count - a.count);
