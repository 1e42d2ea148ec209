/** The thread in which readers work: what they do with a hostile file never holds up the site. */
import { parentPort, workerData } from 'node:worker_threads';
import type {
  HeldFields,
  HeldRecommendation,
  OpenedFile,
  Proposal,
  ReadingGround,
  Recognition,
  TableGround,
} from '../features/proposals/index.ts';
import { isAppError } from '../kernel/errors.ts';
import { NameIndex } from '../kernel/names.ts';
import type { NameEntry } from '../kernel/names.ts';
import { createStateNames } from '../kernel/state-names.ts';
import type { StateNamesEntry } from '../kernel/state-names.ts';
import { READERS, readersWith } from './readers.ts';
import { readerFor, recognise } from './recognise.ts';

export interface ProposeJob {
  readonly kind: 'propose';
  readonly file: OpenedFile;
  readonly reader: string | null;
  /** Sent when they differ from those of the job before. */
  readonly names: readonly NameEntry[] | null;
  /** What is known about the columns of tables; null: nothing, tables of no known form are not read. */
  readonly tables: TableGround | null;
}

/** What a reader asks of the record while it reads. */
export type RecordQuestion =
  | {
      readonly about: 'recommendations';
      readonly stateId: string;
      readonly of: Parameters<ReadingGround['recommendationsOf']>[1];
    }
  | { readonly about: 'records'; readonly kind: string; readonly ids: readonly string[] };

export type RecordAnswer = readonly HeldRecommendation[] | HeldFields;

export type ToWorker =
  | ProposeJob
  | {
      readonly kind: 'told';
      readonly question: number;
      /** null: the record could not be asked. */
      readonly told: RecordAnswer | null;
    };

export type FromWorker =
  | { readonly kind: 'done'; readonly proposal: Proposal; readonly recognised: readonly Recognition[] }
  | {
      readonly kind: 'failed';
      readonly code: string;
      readonly status: number;
      readonly message: string;
      readonly remedy: string | null;
    }
  | { readonly kind: 'broken'; readonly error: Error }
  | { readonly kind: 'asks'; readonly question: number; readonly ask: RecordQuestion };

if (parentPort) serve(parentPort, createStateNames((workerData as { states: StateNamesEntry[] }).states));

function serve(port: NonNullable<typeof parentPort>, stateNames: ReadingGround['stateNames']): void {
  let names = new NameIndex([]);
  /** Questions to the record that wait for their answers; a reader may ask several at once. */
  const asked = new Map<number, PromiseWithResolvers<RecordAnswer>>();
  let questions = 0;
  const asks = (ask: RecordQuestion): Promise<RecordAnswer> => {
    const question = (questions += 1);
    const answer = Promise.withResolvers<RecordAnswer>();
    asked.set(question, answer);
    port.postMessage({ kind: 'asks', question, ask } satisfies FromWorker);
    return answer.promise;
  };
  const ground = (): ReadingGround => ({
    stateNames,
    lookUp: names.idOf,
    recommendationsOf: async (stateId, of) =>
      (await asks({ about: 'recommendations', stateId, of })) as readonly HeldRecommendation[],
    held: async (kind, ids) => (await asks({ about: 'records', kind, ids })) as HeldFields,
  });
  const take = (question: number, told: RecordAnswer | null): void => {
    if (told) asked.get(question)?.resolve(told);
    else asked.get(question)?.reject(new Error('the record could not be asked'));
    asked.delete(question);
  };
  const propose = async (job: ProposeJob): Promise<FromWorker> => {
    if (job.names) names = new NameIndex(job.names);
    const readers = job.tables === null ? READERS : readersWith(job.tables);
    const recognised = recognise(job.file, readers);
    const reader = readerFor(job.file, readers, recognised, job.reader ?? undefined);
    return { kind: 'done', proposal: await reader.propose(job.file, ground()), recognised };
  };
  port.on('message', (message: ToWorker) => {
    if (message.kind === 'told') take(message.question, message.told);
    else
      void propose(message)
        .catch(failure)
        .then((result) => port.postMessage(result));
  });
}

function failure(error: unknown): FromWorker {
  if (!isAppError(error))
    return { kind: 'broken', error: error instanceof Error ? error : new Error(String(error)) };
  const { code, status, message, remedy } = error;
  return { kind: 'failed', code, status, message, remedy: remedy ?? null };
}
