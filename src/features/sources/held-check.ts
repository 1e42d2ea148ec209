import type { Dossier, Kind } from '../../ledger/index.ts';
import type { Reader } from '../../store/index.ts';
import { checkRecords } from './check-records.ts';
import type { CheckedFact, CitingRecord } from './check-records.ts';
import { readDocument } from './document-text.ts';
import type { DocumentText } from './document-text.ts';
import { hasPrintedPages } from './sources.service.ts';
import { heldPages } from './sources.repository.ts';
import type { FactsBySource } from './source-use.ts';
import type { Source } from './sources.schema.ts';

/** A held document with what it says to each citation of one State's record and of the catalogue. */
export interface HeldCheck {
  readonly document: DocumentText;
  readonly checks: readonly CheckedFact[];
  readonly pages: number;
}

const KEPT_DOCUMENTS = 12;

/**
 * Reads and checks held documents for the pages of a site. Reading one takes 30 to 100 ms and checking 2,000 citations
 * 300 ms, so the last ones are kept for as long as neither the text nor the record changes.
 */
export class HeldChecks {
  readonly #db: Reader;
  readonly #kinds: readonly Kind[];
  readonly #documents = new Map<string, { document: DocumentText; pages: number }>();
  readonly #checks = new WeakMap<Dossier, Map<string, HeldCheck>>();

  constructor(db: Reader, kinds: readonly Kind[]) {
    this.#db = db;
    this.#kinds = kinds;
  }

  /** null where the document is not held. */
  async of(
    source: Source,
    dossiers: readonly [Dossier, Dossier],
    facts: readonly FactsBySource[],
  ): Promise<HeldCheck | null> {
    if (source.textHash === null) return null;
    const kept = this.#checks.get(dossiers[0]) ?? new Map<string, HeldCheck>();
    this.#checks.set(dossiers[0], kept);
    const key = `${source.id} ${source.textHash} ${dossiers[1].size}`;
    const known = kept.get(key);
    if (known) return known;
    const { document, pages } = await this.#read(source, source.textHash);
    const records = dossiers.flatMap((dossier, index) =>
      this.#citing(dossier, facts[index]?.get(source.id) ?? []),
    );
    const lookup = (kind: string, id: string) =>
      dossiers.map((one) => one.entries(kind).get(id)).find(Boolean);
    const made = { document, pages, checks: checkRecords(document, source.id, records, lookup) };
    kept.set(key, made);
    return made;
  }

  #citing(dossier: Dossier, facts: readonly { kind: string; recordId: string }[]): CitingRecord[] {
    const ids = Map.groupBy(facts, (fact) => `${fact.kind}\n${fact.recordId}`);
    return [...ids.values()].flatMap(([fact]) => {
      const kind = this.#kinds.find((one) => one.name === fact?.kind);
      const entry = fact === undefined ? undefined : dossier.entries(fact.kind).get(fact.recordId);
      return kind && entry && fact ? [{ kind, id: fact.recordId, entry }] : [];
    });
  }

  async #read(source: Source, hash: string): Promise<{ document: DocumentText; pages: number }> {
    const known = this.#documents.get(hash);
    if (known) return known;
    const pages = await heldPages(this.#db, source.id);
    const made = { document: readDocument(pages, hasPrintedPages(source.fileName)), pages: pages.length };
    this.#documents.set(hash, made);
    for (const oldest of this.#documents.keys()) {
      if (this.#documents.size <= KEPT_DOCUMENTS) break;
      this.#documents.delete(oldest);
    }
    return made;
  }
}
