import { basename } from 'node:path';
import { KINDS } from '../features/kinds.ts';
import { kindShapes } from '../features/mappings/index.ts';
import type { OpenedFile, Proposal, Recognition, TableGround } from '../features/proposals/index.ts';
import { AppError, isAppError } from '../kernel/errors.ts';
import type { NameEntry } from '../kernel/names.ts';
import { shippedMappings, shippedNames, shippedStateNames, shippedStates } from '../main.ts';
import { createDocumentReading } from '../readers/documents.ts';
import type { Documents } from '../readers/documents.ts';
import { READERS } from '../readers/readers.ts';
import { recognise } from '../readers/recognise.ts';
import { applyAddendum, uprAddendumReader } from '../readers/upr-addendum/index.ts';
import { defineCommand } from './command.ts';
import type { Call } from './command.ts';
import { recordLines } from './read.lines.ts';
import { mappingAt } from './table-mapping.ts';

/** Files read at the same time. */
const AT_ONCE = 2;

interface Failure {
  readonly document: string;
  readonly code: string;
  readonly message: string;
  readonly remedy: string | null;
}

/** One file's outcome, in the order of the command line. */
interface Outcome {
  readonly document: string;
  readonly proposal?: Proposal;
  /** Replies whose report may be among the files. */
  readonly addendum?: OpenedFile;
  readonly failure?: Failure;
}

const documentOf = (path: string): string => basename(path).replace(/\.[^.]+$/, '');

function failureOf(document: string, error: unknown): Failure {
  if (!isAppError(error)) throw error;
  const { code, message, remedy } = error;
  return { document, code, message, remedy: remedy ?? null };
}

interface Reading {
  readonly documents: Documents;
  readonly names: readonly NameEntry[];
  readonly reader: string | undefined;
  readonly tables: TableGround;
  /** Keep addenda until all reports are read. */
  readonly isTogether: boolean;
  readonly signal: AbortSignal;
}

async function readOne(reading: Reading, path: string): Promise<Outcome> {
  const document = documentOf(path);
  const { documents, names, reader, tables, signal } = reading;
  try {
    const opened = await documents.open(path, { signal });
    if (reading.isTogether && surest(recognise(opened, READERS)) === uprAddendumReader.id)
      return { document, addendum: opened };
    const { proposal } = await documents.propose(opened, {
      reader,
      names,
      tables,
      recommendationsOf: () => Promise.resolve([]),
      held: () => Promise.resolve(new Map()),
      signal,
    });
    return { document, proposal };
  } catch (error) {
    signal.throwIfAborted();
    return { document, failure: failureOf(document, error) };
  }
}

const surest = ([first]: readonly Recognition[]): string | undefined =>
  first !== undefined && first.sureness > 0 ? first.reader : undefined;

/** Outcomes in the order given; no more than `AT_ONCE` files are held at a time, however many are given. */
async function* readAll(reading: Reading, paths: readonly string[]): AsyncGenerator<Outcome> {
  const running: Promise<Outcome>[] = [];
  for (const path of paths) {
    running.push(readOne(reading, path));
    if (running.length < AT_ONCE) continue;
    const outcome = await running.shift();
    if (outcome) yield outcome;
  }
  for (const last of running) yield await last;
}

/** The reports with the replies that addenda among the files give to them. */
async function answered(outcomes: readonly Outcome[]): Promise<Outcome[]> {
  const stateNames = await shippedStateNames();
  const results = [...outcomes];
  for (const { document, addendum } of outcomes) {
    if (!addendum) continue;
    const tried: Failure[] = [];
    const at = results.findIndex(({ proposal }, index) => {
      if (proposal?.reader !== 'upr-report') return false;
      try {
        const { items } = applyAddendum(proposal, addendum, stateNames);
        results[index] = { ...(results[index] ?? { document }), proposal: { ...proposal, items } };
        return true;
      } catch (error) {
        tried.push(failureOf(document, error));
        return false;
      }
    });
    if (at < 0) {
      const failure = tried[0] ?? failureOf(document, noReport());
      results.splice(
        outcomes.findIndex((one) => one.document === document),
        1,
        { document, failure },
      );
    }
  }
  return results;
}

const noReport = (): AppError =>
  new AppError('report_missing', 422, 'The report that this addendum answers is not among the files.', {
    remedy: 'Name the report before it, or leave --together out.',
  });

function summary(document: string, proposal: Proposal): string {
  const { checks, items, notUnderstood } = proposal;
  const found = checks.length === 0 ? 'no gap found' : `${checks.length} points to look at`;
  const kinds = Map.groupBy(items, (item) => item.records[0]?.kind ?? '');
  const counts = [...kinds].map(([kind, own]) => `${own.length} ${kind.replaceAll('_', ' ')}`).join(', ');
  return `${document}: ${proposal.document.symbol ?? proposal.document.title} (${proposal.reader}), ${proposal.document.stateId ?? 'many States'}: ${counts || 'nothing found'}; ${notUnderstood.length} passages not understood, ${found}`;
}

function tell(call: Call<'ndjson' | 'all'>, { document, proposal, failure }: Outcome): void {
  if (failure) {
    if (!call.isJson)
      call.say(`${document}: ${failure.message}${failure.remedy ? `\n  ${failure.remedy}` : ''}`);
  } else if (proposal && call.options.ndjson) {
    for (const line of recordLines(document, proposal, call.options.all === true))
      call.print(JSON.stringify(line));
  } else if (proposal && !call.isJson) call.print(summary(document, proposal));
}

/** What the command line says about tables: the mapping in a file, and the State that a table does not name itself. */
async function tablesAsked(options: Call<'mapping' | 'state'>['options']): Promise<TableGround> {
  const { mapping, state } = options;
  const stateId = typeof state === 'string' ? (await shippedStateNames()).resolveOrThrow(state) : null;
  return {
    mappings: await shippedMappings(),
    mapping: typeof mapping === 'string' ? await mappingAt(mapping) : null,
    shapes: kindShapes(KINDS),
    stateId,
  };
}

/** Who gives a mapping wants the table read by it. */
const readerAsked = ({ as, mapping }: Call<'as' | 'mapping'>['options']): string | undefined =>
  typeof as === 'string' ? as : mapping === undefined ? undefined : 'tabular';

export const readCommand = defineCommand({
  name: 'read',
  summary: 'Read documents and print what they say. Nothing is written into the record.',
  words: '<file>…',
  minimumWords: 1,
  options: {
    ndjson: { describe: 'one JSON line a recommendation or other record, while reading' },
    all: { describe: 'with --ndjson: every record, also statements, positions and what hangs on them' },
    together: { describe: 'give replies in addenda to the recommendations of the reports named with them' },
    as: { describe: 'the reader, where the content alone would not tell', value: 'READER' },
    mapping: { describe: 'what the columns of a table mean, as the site exports it', value: 'FILE' },
    state: { describe: 'the State that a table is about, where it does not say so', value: 'STATE' },
  },
  examples: [
    'servanda read kazakhstan2014.pdf',
    'servanda read reports/*.pdf --ndjson > recommendations.ndjson',
    'servanda read report.pdf addendum.pdf --together --ndjson',
    'servanda read matrix.xlsx --as tabular --mapping matrix.json --state KAZ',
  ],
  run: async (call) => {
    const documents = createDocumentReading({ states: await shippedStates(), openers: AT_ONCE });
    const isTogether = call.options.together === true;
    const failures: Failure[] = [];
    const proposals: { document: string; proposal: Proposal }[] = [];
    const take = (outcome: Outcome): void => {
      tell(call, outcome);
      if (outcome.failure) failures.push(outcome.failure);
      const isKept = call.isJson && !call.options.ndjson;
      if (outcome.proposal && isKept)
        proposals.push({ document: outcome.document, proposal: outcome.proposal });
    };
    try {
      const reading: Reading = {
        documents,
        names: await shippedNames(),
        reader: readerAsked(call.options),
        tables: await tablesAsked(call.options),
        isTogether,
        signal: call.signal,
      };
      const outcomes: Outcome[] = [];
      for await (const outcome of readAll(reading, call.words))
        if (isTogether) outcomes.push(outcome);
        else take(outcome);
      for (const outcome of await answered(outcomes)) if (!outcome.addendum) take(outcome);
    } finally {
      await documents.close();
    }
    const [first] = failures;
    if (first && call.words.length === 1 && call.isJson)
      throw new AppError(first.code, 422, first.message, first.remedy ? { remedy: first.remedy } : {});
    return {
      failed: failures.length > 0,
      ...(call.options.ndjson ? {} : { json: { proposals, failures } }),
    };
  },
});
