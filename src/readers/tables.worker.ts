/** The thread in which tables are opened and looked at while a person says what their columns mean. */
import { parentPort, workerData } from 'node:worker_threads';
import { headingsOf } from '../features/proposals/index.ts';
import type { OpenedSheets, TableCheck, TableOrder, TableSample } from '../features/proposals/index.ts';
import { AppError, isAppError } from '../kernel/errors.ts';
import { NameIndex } from '../kernel/names.ts';
import type { NameEntry } from '../kernel/names.ts';
import { createStateNames } from '../kernel/state-names.ts';
import type { StateNames, StateNamesEntry } from '../kernel/state-names.ts';
import { openBytes } from './files/open-bytes.ts';
import { checkTable } from './tabular/index.ts';

export interface TableJob {
  readonly number: number;
  readonly hash: string;
  readonly name: string;
  /** Sent where the thread does not hold the file. */
  readonly bytes: Uint8Array | null;
  /** What to lay over it; null: only its beginning is asked for. */
  readonly order: (Omit<TableOrder, 'names'> & { readonly names: readonly NameEntry[] | null }) | null;
}

export type TableAnswer = { readonly number: number } & (
  | { readonly kind: 'sample'; readonly sample: TableSample }
  | { readonly kind: 'check'; readonly check: TableCheck }
  | {
      readonly kind: 'failed';
      readonly code: string;
      readonly status: number;
      readonly message: string;
      readonly remedy: string | null;
    }
  | { readonly kind: 'broken'; readonly error: Error }
);

/** Rows and letters of the beginning: enough to see what a table is. */
const SAMPLE_ROWS = 40;
const SAMPLE_LETTERS = 240;

if (parentPort) serve(parentPort, createStateNames((workerData as { states: StateNamesEntry[] }).states));

function serve(port: NonNullable<typeof parentPort>, stateNames: StateNames): void {
  let held: { readonly hash: string; readonly file: OpenedSheets } | null = null;
  let names = new NameIndex([]);
  const fileOf = async ({ hash, name, bytes }: TableJob): Promise<OpenedSheets> => {
    if (held?.hash === hash) return held.file;
    if (bytes === null) throw new Error('the thread was asked about a file that it does not hold');
    held = null;
    const opened = await openBytes(name, bytes, { only: null, maxPages: 1000 });
    if (!('sheets' in opened)) throw noTable(name);
    held = { hash, file: opened };
    return opened;
  };
  const answer = async (job: TableJob): Promise<TableAnswer> => {
    const file = await fileOf(job);
    const { number, order } = job;
    if (order === null) return { number, kind: 'sample', sample: sampleOf(file) };
    if (order.names) names = new NameIndex(order.names);
    const ground = { stateNames, lookUp: names.idOf };
    return { number, kind: 'check', check: checkTable({ ...order, file, ground }) };
  };
  port.on('message', (job: TableJob) => {
    void answer(job)
      .catch((error: unknown) => failure(job.number, error))
      .then((made) => port.postMessage(made));
  });
}

const noTable = (name: string): AppError =>
  new AppError('no_table', 422, `${name} has no table in it.`, {
    remedy: 'Give a file with rows: XLSX, XLS, ODS or CSV.',
  });

const sampleOf = ({ name, sheets }: OpenedSheets): TableSample => ({
  name,
  sheets: sheets.map((sheet) => ({
    name: sheet.name,
    count: sheet.rows.length,
    headings: headingsOf(sheet),
    rows: sheet.rows
      .slice(0, SAMPLE_ROWS)
      .map((row) => row.map((cell) => cell?.slice(0, SAMPLE_LETTERS) ?? null)),
  })),
});

function failure(number: number, error: unknown): TableAnswer {
  if (!isAppError(error))
    return { number, kind: 'broken', error: error instanceof Error ? error : new Error(String(error)) };
  const { code, status, message, remedy } = error;
  return { number, kind: 'failed', code, status, message, remedy: remedy ?? null };
}
