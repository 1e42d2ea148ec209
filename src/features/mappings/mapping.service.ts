import { canonicalJson, sha256 } from '../../kernel/canonical.ts';
import { AppError } from '../../kernel/errors.ts';
import { nameKey } from '../../kernel/names.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { Files } from '../../store/index.ts';
import { changeReading, keep } from '../reading/index.ts';
import type { RecordGround, Reading } from '../reading/index.ts';
import { askedFields, columnPlaces, fitOf, headingsOf } from '../proposals/index.ts';
import type {
  Fit,
  TableGround,
  Mapping,
  TableCheck,
  TableFile,
  Tables,
  TableSample,
  KindShape,
} from '../proposals/index.ts';
import {
  findMapping,
  mappingGone,
  mappingWrite,
  requireMapping,
  savedMappings,
} from './mapping.repository.ts';
import type { SavedMapping } from './mapping.repository.ts';
import { usesOfColumn } from './mapping.edit.ts';
import { kindShapes } from './kind-shapes.ts';

export interface MappingParts {
  readonly ledger: Ledger;
  readonly files: Files;
  readonly tables: Tables;
  readonly ground: RecordGround;
  /** Mappings that come with the program. */
  readonly shippedMappings: readonly Mapping[];
  readonly now: () => string;
}

/** A mapping that knows a table, and where it comes from. */
export interface OfferedMapping {
  readonly id: string;
  readonly mapping: Mapping;
  readonly isShipped: boolean;
  readonly fit: Fit;
  /** Fields that the table leaves to be told, as 'measure.planId'. */
  readonly asked: readonly string[];
}

const nameTaken = (name: string): AppError =>
  new AppError('mapping_name_taken', 409, `There is another mapping called “${name}”.`, {
    remedy: 'Give it a name of its own, or change the one that is there.',
  });

/** The same for names that differ in signs and capitals alone. */
export const mappingId = (name: string): string => {
  const key = nameKey(name);
  const slug = key
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return slug.replaceAll('-', ' ') === key ? slug : [slug, sha256(key).slice(0, 8)].filter(Boolean).join('-');
};

/** What people said about the columns of tables: kept by name, offered where a table has these columns again. */
export class MappingService {
  readonly #parts: MappingParts;
  #shapes: readonly KindShape[] | null = null;

  constructor(parts: MappingParts) {
    this.#parts = parts;
  }

  get #db() {
    return this.#parts.ledger.store.db;
  }

  get shapes(): readonly KindShape[] {
    return (this.#shapes ??= kindShapes([...this.#parts.ledger.kinds.values()]));
  }

  get shipped(): readonly Mapping[] {
    return this.#parts.shippedMappings;
  }

  saved(): Promise<SavedMapping[]> {
    return savedMappings(this.#db);
  }

  find(id: string): Promise<SavedMapping> {
    return requireMapping(this.#db, id);
  }

  /** Saved ones first: what a person said counts more than what is shipped. */
  async known(): Promise<{ readonly saved: readonly SavedMapping[]; readonly all: readonly Mapping[] }> {
    const saved = await this.saved();
    return { saved, all: [...saved.map((one) => one.mapping), ...this.shipped] };
  }

  /** What the reader of tables needs for one reading. */
  async groundFor(reading: Pick<Reading, 'stateId' | 'chosenReader' | 'content'>): Promise<TableGround> {
    const isChosen = reading.chosenReader === 'tabular';
    return {
      mappings: (await this.known()).all,
      mapping: isChosen ? (reading.content.mapping ?? null) : null,
      shapes: this.shapes,
      stateId: reading.stateId || null,
    };
  }

  /** Keeps a mapping by its name. `replaces` is the one that it was made from. Throws `mapping_name_taken`. */
  async save(mapping: Mapping, actor: string, replaces: string | null): Promise<SavedMapping> {
    const { ledger, now } = this.#parts;
    const id = mappingId(mapping.name);
    const [before, old] = [
      await findMapping(this.#db, id),
      replaces === null ? null : await findMapping(this.#db, replaces),
    ];
    const isSame = before !== null && canonicalJson(before.mapping) === canonicalJson(mapping);
    if (before !== null && isSame) return before;
    if (before !== null && before.id !== old?.id) throw nameTaken(mapping.name);
    const at = now();
    const kept: SavedMapping = { id, mapping, actor, createdAt: old?.createdAt ?? at, updatedAt: at };
    const renamed = old !== null && old.id !== id ? [mappingGone(old.id)] : [];
    await keep(ledger.store, [...renamed, mappingWrite(kept)]);
    return kept;
  }

  async remove(id: string): Promise<void> {
    await keep(this.#parts.ledger.store, [mappingGone((await this.find(id)).id)]);
  }

  sample(reading: Reading): Promise<TableSample> {
    return this.#parts.tables.sample(this.#file(reading));
  }

  async check(reading: Reading, mapping: Mapping): Promise<TableCheck> {
    const { tables, ground } = this.#parts;
    const { entries } = await ground.names();
    const order = { mapping, shapes: this.shapes, stateId: reading.stateId || null, names: entries };
    return tables.check(this.#file(reading), order);
  }

  #file({ fileHash, fileName }: Reading): TableFile {
    return { hash: fileHash, name: fileName, read: () => this.#parts.files.read(fileHash) };
  }

  /** The mappings that know a table, the surest first. */
  async offered(sample: TableSample): Promise<OfferedMapping[]> {
    const saved = (await this.saved()).map(({ id, mapping }) => ({ id, mapping, isShipped: false }));
    const shipped = this.shipped.map((mapping) => ({
      id: mappingId(mapping.name),
      mapping,
      isShipped: true,
    }));
    return [...saved, ...shipped]
      .flatMap((one): OfferedMapping[] => {
        const fit = fitOf(one.mapping, sample.sheets);
        if (fit === null) return [];
        const asked = askedFields(one.mapping, this.shapes, fit.places);
        return [{ ...one, fit, asked: asked.map(({ record, shape }) => `${record.name}.${shape.name}`) }];
      })
      .sort((a, b) => b.fit.sureness - a.fit.sureness);
  }

  /** Keeps what a person says about the columns of one table while it is being made. */
  async draft(readingId: string, mapping: Mapping, mappingOf: string | null): Promise<void> {
    await changeReading(this.#parts.ledger.store, readingId, (reading) => ({
      ...reading,
      content: { ...reading.content, mapping, mappingOf },
    }));
  }

  /** As it is kept: every column that is used is needed, and what the program finds by itself is left to it. */
  asKept(mapping: Mapping, sample: TableSample | null): Mapping {
    const isUsed = (column: string): boolean =>
      usesOfColumn(mapping, column).length > 0 ||
      mapping.records.some((one) => one.keys.includes(column) || one.each === column);
    const sheet = sample?.sheets.find((one) => one.name === mapping.sheet) ?? sample?.sheets[0];
    const places = sheet && columnPlaces(mapping.columns, sheet.headings.columns);
    const found = sheet && headingsOf(sheet);
    const isFound = found?.row === mapping.headingRow && found?.rows === mapping.headingRows;
    const isAlone = sample !== null && sample.sheets.filter((one) => one.count > 0).length <= 1;
    return {
      ...mapping,
      ...(isFound ? { headingRow: null, headingRows: 1 as const } : {}),
      ...(isAlone ? { sheet: null } : {}),
      columns: mapping.columns.map((one) => ({
        ...one,
        isNeeded:
          one.headings.length > 1
            ? one.isNeeded
            : isUsed(one.name) && (places?.has(one.name) ?? one.isNeeded),
      })),
    };
  }
}
