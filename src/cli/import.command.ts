import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { KINDS } from '../features/kinds.ts';
import { importBulk } from '../features/imports/index.ts';
import { kindShapes } from '../features/mappings/index.ts';
import type { BulkProgress } from '../features/imports/index.ts';
import type { BulkFile, BulkReader, BulkReport } from '../features/proposals/index.ts';
import { AppError } from '../kernel/errors.ts';
import { shippedStateNames } from '../main.ts';
import type { Services } from '../main.ts';
import { BULK_READERS, bulkReaderFor, hashOfFile, streamedFile } from '../readers/bulk-readers.ts';
import { createFileOpener } from '../readers/files/open.ts';
import { whatItSeems } from '../readers/recognise.ts';
import { tabularBulkReader } from '../readers/tabular/index.ts';
import { defineCommand } from './command.ts';
import type { Call } from './command.ts';
import { mappingAt } from './table-mapping.ts';
import { withServices } from './with-services.ts';

/** Who acts where somebody sits at the command line. */
const COMMAND_LINE = 'local:cli';

/**
 * V8 lets garbage grow to several times what lives before it clears it away: 460 MB while 47 MB live. With this
 * growth an import stays at 330 MB and takes as long (measured on 300,000 annotations).
 */
export const HEAP_GROWTH = '--heap-growing-percent=30';

const usage = (message: string, remedy: string): AppError => new AppError('usage', 400, message, { remedy });

/** The States asked for, as names or codes; null: all. */
async function statesAsked(given: string | true | undefined): Promise<string[] | null> {
  if (typeof given !== 'string') return null;
  const { states, unknown } = (await shippedStateNames()).resolveAll(given);
  if (unknown.length > 0 || states.length === 0)
    throw usage(
      `--state: no State is known under the name “${unknown[0] ?? given}”.`,
      'Give codes or names, with commas between them: --state KAZ,UZB',
    );
  return [...states];
}

async function openFile(path: string, signal: AbortSignal): Promise<BulkFile> {
  const streamed = await streamedFile(path);
  if (streamed !== null) return streamed;
  const opener = createFileOpener({ workers: 1 });
  try {
    const opened = await opener.open(path, { signal });
    if ('sheets' in opened) return opened;
    throw new AppError('not_an_export', 422, `This is no export of a database: ${whatItSeems(opened)}.`, {
      remedy: 'A single document is read with "servanda read".',
    });
  } finally {
    await opener.close();
  }
}

function readerOf(file: BulkFile): BulkReader {
  const reader = bulkReaderFor(file);
  if (reader !== null) return reader;
  const seems = file.form === 'json' ? 'JSON without annotations' : whatItSeems(file);
  throw new AppError('not_recognised', 422, `No reader knows this export: ${seems}.`, {
    remedy: `Exports are read of: ${BULK_READERS.map((one) => one.id).join(', ')}.`,
  });
}

/** A table is about the one State that is named, unless it says so itself. */
const tableReader = async (path: string, stateIds: readonly string[] | null): Promise<BulkReader> =>
  tabularBulkReader(await mappingAt(path), {
    shapes: kindShapes(KINDS),
    stateId: stateIds?.length === 1 ? (stateIds[0] ?? null) : null,
  });

const PROGRESS_MS = 2_000;
const number = (value: number): string => value.toLocaleString('en-GB');

/** A line at most every two seconds. */
function progressLines(say: Call['say'], clock: () => number): (progress: BulkProgress) => void {
  let last = clock();
  return ({ done, of, entries, created, updated }) => {
    if (clock() - last < PROGRESS_MS) return;
    last = clock();
    const share = of === 0 ? 100 : Math.floor((done / of) * 100);
    say(`${share} %: ${number(entries)} rows, ${number(created)} new records, ${number(updated)} changed`);
  };
}

const SHOWN = 12;

function listed<T>(heading: string, all: readonly T[], line: (one: T) => string): string[] {
  if (all.length === 0) return [];
  const more = all.length > SHOWN ? [`  and ${number(all.length - SHOWN)} more`] : [];
  return [heading, ...all.slice(0, SHOWN).map((one) => `  ${line(one)}`), ...more];
}

function summary(report: BulkReport, reader: BulkReader, fileName: string): string {
  const { isDryRun, entries, created, updated, unchanged, tagged, refused } = report;
  const states = Object.entries(report.states);
  const would = isDryRun ? 'would be ' : '';
  return [
    `${fileName} (${reader.id}): ${number(entries)} rows about ${number(states.length)} ${states.length === 1 ? 'State' : 'States'}.`,
    `Records: ${number(created)} ${would}created, ${number(updated)} ${would}changed, ${number(unchanged)} are as they were.`,
    ...(tagged > 0
      ? [
          `${number(tagged)} rows say what recommendations are about that the record holds from elsewhere: their tags ${isDryRun ? 'would be' : 'were'} added.`,
        ]
      : []),
    ...(refused > 0 ? [`${number(refused)} rows were refused.`] : []),
    ...listed('States:', states, ([state, count]) => `${state} ${number(count)}`),
    ...listed(
      'What was found:',
      Object.entries(report.problemCounts),
      ([code, count]) => `${code} ${number(count)}`,
    ),
    ...listed('The first of them:', report.problems, (one) => `${one.place}: ${one.message}`),
    ...listed(
      'Names that the record does not know, left out:',
      report.unknown,
      (one) => `${one.vocabulary}: ${one.printed} (${number(one.count)})`,
    ),
    isDryRun
      ? 'Nothing was written. Add --write to bring it into the record.'
      : report.changeSets.length === 0
        ? 'Nothing had to be written: all of it was there.'
        : `Written as change sets ${report.changeSets[0]} to ${report.changeSets.at(-1)} of the import ${report.importId}.`,
  ].join('\n');
}

async function runImport(
  call: Call<'state' | 'write' | 'mapping'>,
  services: Services,
  path: string,
): Promise<BulkReport & { readonly reader: string }> {
  const stateIds = await statesAsked(call.options.state);
  const file = await openFile(path, call.signal);
  const { mapping } = call.options;
  const reader = typeof mapping === 'string' ? await tableReader(mapping, stateIds) : readerOf(file);
  const { ledger, now, reading } = services;
  const { index } = await reading.ground.names();
  const report = await importBulk(
    { ledger, now, ground: { stateNames: await shippedStateNames(), lookUp: index.idOf } },
    {
      reader,
      file,
      fileHash: await hashOfFile(path),
      actor: COMMAND_LINE,
      stateIds,
      isDryRun: call.options.write !== true,
      onProgress: progressLines(call.say, () => Date.parse(now())),
      signal: call.signal,
    },
  );
  if (!call.isJson) call.print(summary(report, reader, file.name));
  return { reader: reader.id, ...report };
}

const stopped = (isWriting: boolean): AppError =>
  new AppError('stopped', 503, 'The import was stopped.', {
    remedy: isWriting
      ? 'What was written so far is complete. Start it again with the same file: it goes on from there.'
      : 'Nothing was written.',
  });

export const importCommand = defineCommand({
  name: 'import',
  summary:
    'Bring an export of a database into the record: UHRI (JSON, Excel), UPR Info, Danish Institute; or a table with a mapping.',
  words: '<file>',
  minimumWords: 1,
  options: {
    state: { describe: 'only these States: codes or names, with commas between them', value: 'STATES' },
    mapping: { describe: 'what the columns of a table mean, as the site exports it', value: 'FILE' },
    write: { describe: 'write it; without this it only shows what would be written' },
  },
  examples: [
    'servanda import export-full-en.json --state KAZ',
    'servanda import export-full-en.json --write',
    'servanda import upr-info.csv --json',
    'servanda import matrix.xlsx --mapping matrix.json --state KAZ --write',
  ],
  run: async (call) => {
    const [path = '', ...others] = call.words;
    if (others[0] !== undefined) throw usage(`'${others[0]}' is not expected here.`, 'Give one file.');
    setFlagsFromString(HEAP_GROWTH);
    const report = await withServices(call, (services) => runImport(call, services, resolve(path))).catch(
      (error: unknown) => {
        throw call.signal.aborted ? stopped(call.options.write === true) : error;
      },
    );
    return { json: report, failed: report.entries === 0 };
  },
});
