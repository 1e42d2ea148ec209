import { sql } from 'kysely';
import type { Reader, Row } from '../store/index.ts';
import type { BeforeJson } from '../store/tables.ts';
import { undo } from './change.ts';
import type { Operation } from './change.ts';
import type { Citation, Kind, RowOf } from './kind.ts';
import { fieldsOf } from './kind.ts';
import { assemble, CITATION_FIELDS } from './rows.ts';
import type { CitationRow, Entry } from './rows.ts';

/**
 * Everything the ledger holds on one State (or, for the catalogue, on none), in memory: what a page's rules work on.
 * Some thousand records at most, so that a page is a computation, not a string of queries.
 */
export interface Dossier {
  /** The State; null for the catalogue. */
  readonly stateId: string | null;
  /** Size of the ledger when it was read: two dossiers of the same size are the same. */
  readonly size: number;
  all<K extends Kind>(kind: K): readonly RowOf<K>[];
  find<K extends Kind>(kind: K, id: string): RowOf<K> | undefined;
  /** What sources say of a record, in the order given. */
  citations(kindName: string, id: string): readonly Citation[];
  entries(kindName: string): ReadonlyMap<string, Entry>;
}

type Entries = Map<string, Map<string, Entry>>;

class LoadedDossier implements Dossier {
  readonly stateId: string | null;
  readonly size: number;
  readonly #entries: Entries;
  readonly #lists = new Map<string, readonly unknown[]>();

  constructor(stateId: string | null, size: number, entries: Entries) {
    this.stateId = stateId;
    this.size = size;
    this.#entries = entries;
  }

  all<K extends Kind>(kind: K): readonly RowOf<K>[] {
    let list = this.#lists.get(kind.name);
    if (!list) {
      list = [...this.entries(kind.name).values()].map((entry) => entry.fields);
      this.#lists.set(kind.name, list);
    }
    return list as readonly RowOf<K>[];
  }

  find<K extends Kind>(kind: K, id: string): RowOf<K> | undefined {
    return this.entries(kind.name).get(id)?.fields as RowOf<K> | undefined;
  }

  citations(kindName: string, id: string): readonly Citation[] {
    return this.entries(kindName).get(id)?.citations ?? [];
  }

  entries(kindName: string): ReadonlyMap<string, Entry> {
    return this.#entries.get(kindName) ?? new Map<string, Entry>();
  }
}

/**
 * Reads a State's dossier (or the catalogue, with null), as it is or as it was known at the end of a UTC day
 * ('YYYY-MM-DD'): the changes since then are undone, newest first, from what they keep of what they overwrote.
 */
export async function readDossier(
  db: Reader,
  kinds: readonly Kind[],
  stateId: string | null,
  known: string | null,
): Promise<Dossier> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const size = (await trx.selectFrom('ledger_head').select('size').executeTakeFirst())?.size ?? 0;
      const entries: Entries = new Map();
      for (const kind of kinds) {
        if ((kind.scope === 'state') !== (stateId !== null)) continue;
        entries.set(kind.name, await readKind(trx, kind, stateId));
      }
      if (known !== null) {
        await undoSince(trx, entries, stateId, `${known}T23:59:59.999Z`);
        for (const kind of kinds) entries.set(kind.name, asRead(kind, entries.get(kind.name) ?? new Map()));
      }
      return new LoadedDossier(stateId, size, entries);
    });
}

/** A dossier of rows that were read elsewhere, without what sources say of them: for indexing, which asks for no source. */
export function dossierOfRows(stateId: string | null, rows: ReadonlyMap<Kind, readonly Row[]>): Dossier {
  const entries: Entries = new Map();
  for (const [kind, own] of rows) entries.set(kind.name, assemble(kind, own, []));
  return new LoadedDossier(stateId, 0, entries);
}

async function readKind(trx: Reader, kind: Kind, stateId: string | null): Promise<Map<string, Entry>> {
  const table = sql.table(kind.name);
  const where = stateId === null ? sql`true` : sql`state_id = ${stateId}`;
  const rows = await sql<Row>`select * from ${table} where ${where} order by id`.execute(trx);
  const cited =
    stateId === null
      ? await sql<CitationRow>`select * from citation where record_kind = ${kind.name} order by record_id, position`.execute(
          trx,
        )
      : await sql<CitationRow>`select citation.* from ${table} as record join citation on citation.record_kind = ${kind.name} and citation.record_id = record.id
          where record.state_id = ${stateId} order by citation.record_id, citation.position`.execute(trx);
  return assemble(kind, rows.rows, cited.rows);
}

/** What was put together from changes in the form in which it would have been read: in order, with every field. */
function asRead(kind: Kind, entries: ReadonlyMap<string, Entry>): Map<string, Entry> {
  const whole = (names: readonly string[], values: object): Record<string, unknown> =>
    Object.fromEntries(names.map((name) => [name, Reflect.get(values, name) ?? null]));
  const read = new Map<string, Entry>();
  for (const [id, { fields, citations }] of [...entries].sort(([one], [other]) => (one < other ? -1 : 1))) {
    read.set(id, {
      fields: whole(fieldsOf(kind), fields),
      citations: citations.map((cited) => whole(CITATION_FIELDS, cited) as unknown as Citation),
    });
  }
  return read;
}

async function undoSince(
  trx: Reader,
  entries: Entries,
  stateId: string | null,
  moment: string,
): Promise<void> {
  const changes = await sql<{
    kind: string;
    record_id: string;
    operation: Operation;
    before: BeforeJson | null;
  }>`
    select change.kind, record_id, operation, before from change join change_set on change_set.number = change.change_set
    where at > ${moment} and state_id is not distinct from ${stateId} order by sequence desc`.execute(trx);
  for (const change of changes.rows) {
    const kept = entries.get(change.kind);
    if (!kept) continue;
    const entry = undo(kept.get(change.record_id) ?? null, change.operation, change.before);
    if (entry) kept.set(change.record_id, entry);
    else kept.delete(change.record_id);
  }
}

const KEPT_DOSSIERS = 24;

/** Dossiers kept in memory until the ledger grows; least recently used go first. */
export class Dossiers {
  readonly #db: Reader;
  readonly #kinds: readonly Kind[];
  readonly #kept = new Map<string, Promise<Dossier>>();

  constructor(db: Reader, kinds: readonly Kind[]) {
    this.#db = db;
    this.#kinds = kinds;
  }

  /** To be called whenever the ledger has grown. */
  forget(): void {
    this.#kept.clear();
  }

  get(stateId: string | null, known: string | null = null): Promise<Dossier> {
    const key = `${stateId ?? ''} ${known ?? ''}`;
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const reading = readDossier(this.#db, this.#kinds, stateId, known);
    this.#kept.set(key, reading);
    reading.catch(() => {
      if (this.#kept.get(key) === reading) this.#kept.delete(key);
    });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT_DOSSIERS) break;
      this.#kept.delete(oldest);
    }
    return reading;
  }
}
