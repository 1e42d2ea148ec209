import type {
  BulkEntry,
  BulkPart,
  BulkProblem,
  BulkReader,
  Mapping,
  OpenedSheets,
  ProposedRecord,
  TableGround,
  UnknownName,
} from '../../features/proposals/index.ts';
import { gridFor, readRows } from './apply.ts';
import type { Application } from './apply.ts';
import { sourceIdOf, sourceRecord } from './frame.ts';
import { problemWords } from './problem-words.ts';
import type { ReadRow } from './rows.ts';

/**
 * Tables of so many rows that nobody looks at each: they come in part by part, as a database's export does, and not as
 * a proposal.
 */

/** Rows after which a part is handed on. */
const ROWS_A_PART = 1_000;

const isTable = (file: Parameters<BulkReader['recognises']>[0]): file is OpenedSheets => file.form !== 'json';

export function tabularBulkReader(
  mapping: Mapping,
  { shapes, stateId }: Pick<TableGround, 'shapes' | 'stateId'>,
): BulkReader {
  const sourceId = sourceIdOf(mapping, stateId ?? mapping.stateId);
  return {
    id: 'tabular',
    recognises: (file) => (isTable(file) ? 1 : 0),
    sourceId: () => sourceId,
    async *parts(file, ground, { stateIds, signal }) {
      if (!isTable(file)) return;
      const application: Application = { file, mapping, shapes, stateId, ground };
      const grid = gridFor(application);
      const part = new Part(sourceRecord(mapping, stateId ?? mapping.stateId));
      let done = 0;
      for (const row of readRows(application, grid)) {
        done += 1;
        if (stateIds === null || row.stateId === null || stateIds.has(row.stateId)) part.take(row);
        if (done % ROWS_A_PART > 0) continue;
        signal?.throwIfAborted();
        yield part.give(row.row.number, grid.rows.length);
        // Whoever waits for the thread gets it between two parts.
        await new Promise((resolve) => setImmediate(resolve));
      }
      yield part.give(grid.rows.length, grid.rows.length);
    },
  };
}

/** What has been read since the last part was handed on. */
class Part {
  /** Shared records that no part has brought yet. */
  #frame: ProposedRecord[];
  readonly #framed = new Set<string>();
  #entries: BulkEntry[] = [];
  #problems: BulkProblem[] = [];
  #unknown = new Map<string, UnknownName>();

  constructor(source: ProposedRecord) {
    this.#frame = [source];
  }

  take(row: ReadRow): void {
    for (const problem of row.problems)
      this.#problems.push({
        place: `row ${problem.row}`,
        code: problem.code,
        message: problemWords(problem),
        isRefused: problem.isRefused,
      });
    for (const { vocabulary, printed } of row.unresolved) {
      const key = `${vocabulary}\n${printed}`;
      this.#unknown.set(key, { vocabulary, printed, count: (this.#unknown.get(key)?.count ?? 0) + 1 });
    }
    const [first, ...rest] = row.records;
    if (!first) return;
    for (const record of row.shared) {
      const key = `${record.kind}\n${String(record.fields['id'])}`;
      if (!this.#framed.has(key)) this.#frame.push(record);
      this.#framed.add(key);
    }
    this.#entries.push({
      locator: row.locator,
      stateId: row.stateId ?? '',
      frame: this.#frame,
      records: [first, ...rest],
      printed: {},
    });
    this.#frame = [];
  }

  give(done: number, of: number): BulkPart {
    const part = {
      entries: this.#entries,
      problems: this.#problems,
      unknown: [...this.#unknown.values()],
      done,
      of,
    };
    this.#entries = [];
    this.#problems = [];
    this.#unknown = new Map();
    return part;
  }
}
