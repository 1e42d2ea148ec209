import type { Ledger } from '../../ledger/index.ts';
import type { Files } from '../../store/index.ts';
import type { BulkReport, DatabaseExports, ExportSource, OpenedFile } from '../proposals/index.ts';
import type { ExportDesk, ReadExport, Reading, RecordGround } from '../reading/index.ts';
import { importBulk } from './bulk.service.ts';

export interface BulkDeskParts {
  readonly ledger: Ledger;
  readonly files: Files;
  readonly ground: RecordGround;
  readonly exports: DatabaseExports;
  readonly now: () => string;
}

type TakeOptions = Parameters<ExportDesk['take']>[2];

/**
 * Rows in one change set where the site takes an export in: pages are made by the same thread, and 250 annotations hold
 * it for 20 ms.
 */
const ENTRIES_A_SET = 250;

/** What of a report is kept with its reading, for the page; the counts are of all. */
const PROBLEMS_KEPT = 200;
const NAMES_KEPT = 200;

/** Takes exports of databases in that were handed in at the site, one at a time: looks first, writes when told to. */
export class BulkDesk implements ExportDesk {
  readonly #parts: BulkDeskParts;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: BulkDeskParts) {
    this.#parts = parts;
  }

  async take(reading: Reading, opened: OpenedFile | null, options: TakeOptions): Promise<Reading | null> {
    const { files, exports } = this.#parts;
    const source =
      opened === null
        ? await exports.streamed(files.path(reading.fileHash), reading.fileName)
        : exports.opened(opened);
    if (source === null) return null;
    const taken = this.#turn.then(() => this.#taken(reading, source, options));
    this.#turn = taken.catch(() => undefined);
    return taken;
  }

  async #taken(reading: Reading, source: ExportSource, options: TakeOptions): Promise<Reading> {
    options.signal.throwIfAborted();
    const asked = reading.content.export;
    const stateIds = asked === undefined ? [reading.stateId] : asked.stateIds;
    const isOrdered = asked?.phase === 'ordered';
    const report = await this.#imported(reading, source, { stateIds, isDryRun: !isOrdered }, options);
    const { problem: _problem, ...content } = reading.content;
    const shown: ReadExport = {
      phase: isOrdered ? 'written' : 'previewed',
      stateIds,
      report: shortened(report),
    };
    return {
      ...reading,
      status: 'read',
      reader: source.reader.id,
      sourceId: source.reader.sourceId(source.file),
      content: { ...content, export: shown },
    };
  }

  async #imported(
    reading: Reading,
    { reader, file }: ExportSource,
    scope: { readonly stateIds: readonly string[] | null; readonly isDryRun: boolean },
    { signal, onProgress }: TakeOptions,
  ): Promise<BulkReport> {
    const { ledger, ground, now } = this.#parts;
    const { index, stateNames } = await ground.names();
    return importBulk(
      { ledger, now, ground: { stateNames, lookUp: index.idOf } },
      {
        ...scope,
        reader,
        file,
        fileHash: reading.fileHash,
        actor: reading.actor,
        entriesASet: ENTRIES_A_SET,
        signal,
        onProgress: ({ done, of }) =>
          onProgress({ page: Math.floor((100 * done) / Math.max(1, of)), pages: 100, unit: 'percent' }),
      },
    );
  }
}

const shortened = (report: BulkReport): BulkReport => ({
  ...report,
  problems: report.problems.slice(0, PROBLEMS_KEPT),
  unknown: report.unknown.slice(0, NAMES_KEPT),
});
