import { isAppError } from '../../kernel/errors.ts';
import type { AppError } from '../../kernel/errors.ts';
import type { ChangeSet, CheckedDraft, Draft, Ledger } from '../../ledger/index.ts';
import type {
  BulkEntry,
  BulkFile,
  BulkPart,
  BulkProblem,
  BulkReader,
  ProposedRecord,
  ReadingGround,
  BulkReport,
  BulkTotals,
} from '../proposals/index.ts';
import { bulkDraft, ElsewhereHeld } from './bulk.elsewhere.ts';
import { BulkTally } from './bulk.tally.ts';
import { HeldRecommendations } from './held-recommendations.ts';
import { importWrites } from './imports.repository.ts';
import type { Import } from './imports.repository.ts';
import { MetNames } from './met-names.ts';

export interface BulkImportParts {
  readonly ledger: Ledger;
  /** `stateNames` and `lookUp` of what readings ask of the record. */
  readonly ground: Pick<ReadingGround, 'stateNames' | 'lookUp'>;
  readonly now: () => string;
}

export interface BulkImportOrder {
  readonly reader: BulkReader;
  readonly file: BulkFile;
  /** SHA-256 of the file, hexadecimal: the import's name is made of it, so that an import that was broken off is taken up. */
  readonly fileHash: string;
  readonly actor: string;
  /** Only these States; null: all. */
  readonly stateIds: readonly string[] | null;
  /** True: nothing is written, and the report says what would be. */
  readonly isDryRun: boolean;
  /** Rows in one change set; fewer where others wait for the thread that makes it. */
  readonly entriesASet?: number;
  readonly onProgress?: (progress: BulkProgress) => void;
  readonly signal?: AbortSignal | undefined;
}

/** After each change set; the numbers only grow. */
export interface BulkProgress extends BulkTotals {
  /** How far the file is read, of how much: bytes or rows. */
  readonly done: number;
  readonly of: number;
}

/** Entries in one change set: large enough that its costs are shared, small enough to be held twice. */
const ENTRIES_A_SET = 2_000;

/** The name under which a file's import is kept: the same for the same file and States. */
export const bulkImportId = (fileHash: string, stateIds: readonly string[] | null): string =>
  ['import', fileHash.slice(0, 16), ...(stateIds ?? []).toSorted()].join('.').toLowerCase();

/**
 * Brings an export into the record, change set by change set, or says what that would come to. Writing the same file
 * again changes nothing; a file that differs changes what differs; an import that was broken off is finished by
 * starting it again. Rows that the ledger refuses are reported and do not keep the others out.
 */
export async function importBulk(parts: BulkImportParts, order: BulkImportOrder): Promise<BulkReport> {
  const running = new RunningImport(parts, order);
  const stateIds = order.stateIds === null ? null : new Set(order.stateIds);
  const { signal } = order;
  try {
    for await (const part of order.reader.parts(order.file, parts.ground, { stateIds, signal }))
      await running.take(part);
    return await running.finish();
  } finally {
    await running.settled();
  }
}

interface Batch {
  readonly entries: readonly BulkEntry[];
  readonly tagged: number;
  readonly drafts: readonly CheckedDraft[];
}

class RunningImport {
  readonly #parts: BulkImportParts;
  readonly #order: BulkImportOrder;
  readonly #import: Promise<Import>;
  readonly #held: HeldRecommendations;
  readonly #tally = new BulkTally();
  /** Recommendations and frames that were met, by kind and id. */
  readonly #met = new MetNames();
  #waiting: BulkEntry[] = [];
  #frames: ProposedRecord[] = [];
  #progress = { done: 0, of: 0 };
  /** The change set that is being stored while the next one is made. */
  #storing: Promise<void> = Promise.resolve();

  constructor(parts: BulkImportParts, order: BulkImportOrder) {
    this.#parts = parts;
    this.#order = order;
    this.#held = new HeldRecommendations(parts.ledger.store.db, order.reader.sourceId(order.file));
    this.#import = importOf(parts, order);
    this.#import.catch(() => undefined);
  }

  async take(part: BulkPart): Promise<void> {
    for (const problem of part.problems) this.#tally.problem(problem);
    for (const name of part.unknown) this.#tally.unknown(name);
    this.#progress = { done: part.done, of: part.of };
    for (const entry of part.entries) {
      this.#frames.push(...entry.frame.filter((record) => this.#meet(record)));
      if (this.#meet(entry.records[0])) this.#waiting.push(entry);
      else this.#tally.problem(twice(entry));
    }
    const size = this.#order.entriesASet ?? ENTRIES_A_SET;
    while (this.#waiting.length >= size) await this.#hand(this.#waiting.splice(0, size));
  }

  /** False where the file brought a record of this name before. */
  #meet({ kind, fields }: ProposedRecord): boolean {
    return this.#met.meet(`${kind} ${String(fields['id'])}`);
  }

  async finish(): Promise<BulkReport> {
    await this.#hand(this.#waiting.splice(0));
    await this.#storing;
    const { id } = await this.#import;
    return this.#tally.report(id, this.#order.isDryRun);
  }

  /** Resolves when nothing is being stored any more, whatever became of it. */
  settled(): Promise<void> {
    return this.#storing.catch(() => undefined);
  }

  /** Makes the drafts of a change set while the one before is being stored, then stores it without waiting for it. */
  async #hand(entries: readonly BulkEntry[]): Promise<void> {
    const batch = await this.#batchOf(entries);
    await this.#storing;
    this.#order.signal?.throwIfAborted();
    const progress = this.#progress;
    this.#storing = this.#store(batch).then(() =>
      this.#order.onProgress?.({ ...progress, ...this.#tally.totals }),
    );
    this.#storing.catch(() => undefined);
  }

  async #store(batch: Batch): Promise<void> {
    this.#tally.entries(batch.entries, batch.tagged);
    await this.#write(batch.drafts);
  }

  async #write(drafts: readonly CheckedDraft[]): Promise<void> {
    if (drafts.length === 0) return;
    try {
      this.#tally.written(await this.#writeOnce(drafts));
    } catch (error) {
      if (!isAppError(error) || !REFUSALS.has(error.code)) throw error;
      if (drafts.length > 1) {
        // Somewhere in it is what the ledger refuses: halves, until it stands alone.
        const middle = Math.ceil(drafts.length / 2);
        await this.#write(drafts.slice(0, middle));
        await this.#write(drafts.slice(middle));
        return;
      }
      this.#tally.problem(refusal(drafts[0]?.id ?? '', error));
    }
  }

  async #writeOnce(drafts: readonly CheckedDraft[]): Promise<ChangeSet> {
    const { ledger, now } = this.#parts;
    if (this.#order.isDryRun) return { number: null, ...(await ledger.preview(drafts)) };
    const own = await this.#import;
    const ground = { actor: this.#order.actor, reason: `Import of ${own.fileName}`, at: now() };
    return ledger.write(ground, drafts, (changeSet) => importWrites(own, changeSet));
  }

  async #batchOf(entries: readonly BulkEntry[]): Promise<Batch> {
    const records = await this.#newFrames();
    const { ledger, ground } = this.#parts;
    const { reader, file } = this.#order;
    const elsewhere = new ElsewhereHeld(ledger, ground.lookUp, reader.sourceId(file));
    for (const entry of entries) {
      const twins = (await this.#held.of(entry.stateId)).twinsOf(entry);
      if (twins.length > 0) elsewhere.add(entry, twins);
      else for (const record of entry.records) records.push(record);
    }
    const drafts = records.map((record) => bulkDraft(ledger, record));
    const all = [...drafts, ...(await elsewhere.drafts())];
    return { entries, tagged: elsewhere.size, drafts: all.flatMap((draft) => this.#checked(draft)) };
  }

  /** The draft as it will be written; [] where it does not fit its kind. */
  #checked(draft: Draft): CheckedDraft[] {
    try {
      return [this.#parts.ledger.check(draft)];
    } catch (error) {
      if (!isAppError(error)) throw error;
      this.#tally.problem(refusal(idOf(draft), error));
      return [];
    }
  }

  /** The records that entries stand on and the record does not hold yet. */
  async #newFrames(): Promise<ProposedRecord[]> {
    const frames = this.#frames;
    this.#frames = [];
    const missing: ProposedRecord[] = [];
    for (const [kind, records] of Map.groupBy(frames, (one) => one.kind)) {
      const idOf = (one: ProposedRecord): string => String(one.fields['id']);
      const held = await this.#parts.ledger.findAll(kind, records.map(idOf));
      missing.push(...records.filter((one) => !held.has(idOf(one))));
    }
    return missing;
  }
}

/** What the ledger or the database refuses about one record, so that the others can be written without it. */
const REFUSALS = new Set(['invalid_record', 'reference_missing', 'state_changed', 'record_changed']);

const idOf = (draft: Draft): string => ('fields' in draft ? String(draft.fields['id']) : draft.remove);

const refusal = (place: string, { code, message }: AppError): BulkProblem => ({
  place,
  code,
  message,
  isRefused: true,
});

const twice = ({ locator }: BulkEntry): BulkProblem => ({
  place: locator,
  code: 'row_twice',
  message: 'The file has this row before; the first one counts.',
  isRefused: true,
});

/** As it was kept when it began, where it is taken up again. */
async function importOf({ ledger, now }: BulkImportParts, order: BulkImportOrder): Promise<Import> {
  const { reader, file, fileHash, stateIds, actor } = order;
  const id = bulkImportId(fileHash, stateIds);
  const begun = await ledger.store.db
    .selectFrom('import')
    .select(['actor', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return {
    id,
    reader: reader.id,
    stateId: stateIds?.length === 1 ? (stateIds[0] ?? null) : null,
    sourceId: reader.sourceId(file),
    title: file.name,
    fileName: file.name,
    fileHash,
    actor: begun?.actor ?? actor,
    createdAt: begun?.created_at ?? now(),
  };
}
