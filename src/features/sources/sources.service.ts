import { AppError } from '../../kernel/errors.ts';
import { entryHash, textHash, untilUnchanged } from '../../ledger/index.ts';
import type { Dossiers, Draft, Ledger } from '../../ledger/index.ts';
import type { Files } from '../../store/index.ts';
import { checkRecords, countOutcomes, disagreeing } from './check-records.ts';
import type { CheckedFact, CitingRecord, OutcomeCounts } from './check-records.ts';
import { readDocument } from './document-text.ts';
import type { DocumentText } from './document-text.ts';
import { recognise } from './recognise.ts';
import { citingRecords, heldTextWrite, relatedRecords } from './sources.repository.ts';
import { source } from './sources.schema.ts';
import type { Source } from './sources.schema.ts';

/** A document as it comes in. */
export interface DocumentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Turns a file into the text of its pages. Throws an AppError that says what is wrong with the file. */
export type ReadPages = (file: DocumentFile) => Promise<readonly string[]>;

export interface SourceParts {
  readonly ledger: Ledger;
  readonly dossiers: Dossiers;
  readonly files: Files;
  readonly readPages: ReadPages;
  /** Now, ISO 8601 UTC with milliseconds. */
  readonly now: () => string;
}

export interface AddedDocument {
  readonly sourceId: string;
  readonly title: string;
  readonly pages: number;
  readonly fileHash: string;
  /** null where everything was as it is already. */
  readonly changeSet: number | null;
  readonly citations: number;
  readonly records: number;
  readonly counts: OutcomeCounts;
  readonly disagreeing: readonly CheckedFact[];
}

/** Only the pages of a PDF are those that a locator can name; a text file is divided to be read on a screen. */
export const hasPrintedPages = (fileName: string | null): boolean => /\.pdf$/i.test(fileName ?? '');

/**
 * Adds a document's text to its source, checks every citation of it and gives each its verbatim words; one change set.
 * `sourceId` names the source; without it the document is recognised. Adding the same file again changes nothing. What
 * others change while the citations are checked stays: then they are checked again.
 */
export async function addDocument(
  parts: SourceParts,
  file: DocumentFile,
  options: { readonly sourceId?: string | undefined; readonly actor: string },
): Promise<AddedDocument> {
  const pages = await parts.readPages(file);
  const { id } = await sourceOf(parts, file, pages, options.sourceId);
  const held: HeldDocument = {
    file,
    pages,
    document: readDocument(pages, hasPrintedPages(file.name)),
    fileHash: await parts.files.keep(file.bytes),
  };
  return untilUnchanged(() => checkAndWrite(parts, id, held, options.actor));
}

interface HeldDocument {
  readonly file: DocumentFile;
  readonly pages: readonly string[];
  readonly document: DocumentText;
  readonly fileHash: string;
}

async function checkAndWrite(
  { ledger, now }: SourceParts,
  sourceId: string,
  { file, pages, document, fileHash }: HeldDocument,
  actor: string,
): Promise<AddedDocument> {
  const { db } = ledger.store;
  const stored = await ledger.find(source.name, sourceId);
  if (!stored) throw unknownSource(sourceId);
  const own = source.schema.parse(stored.fields);
  const records = await citingRecords(db, ledger.kinds, sourceId);
  const facts = checkRecords(document, sourceId, records, await relatedRecords(db, ledger.kinds, records));
  const fields = { ...own, fileHash, fileName: file.name, textHash: textHash(pages), pages: pages.length };
  const set = await ledger.write(
    {
      actor,
      reason: `Add the document ${file.name} to its source and check ${facts.length} citations against it`,
      at: now(),
    },
    [
      { kind: source, fields, citations: stored.citations, madeFrom: entryHash(source, stored) },
      ...quotedDrafts(records, facts),
    ],
    [await heldTextWrite(db, sourceId, pages)],
  );
  return {
    sourceId,
    title: own.title.en,
    pages: pages.length,
    fileHash,
    changeSet: set.number,
    citations: facts.length,
    records: records.length,
    counts: countOutcomes(facts),
    disagreeing: disagreeing(facts),
  };
}

/** The records with the quotes that were found; one that was there and is found no longer goes. */
function quotedDrafts(records: readonly CitingRecord[], facts: readonly CheckedFact[]): Draft[] {
  const byRecord = Map.groupBy(facts, (fact) => `${fact.kind}\n${fact.recordId}`);
  return records.map(({ kind, id, entry }) => {
    const quotes = new Map(
      (byRecord.get(`${kind.name}\n${id}`) ?? []).map((fact) => [fact.position, fact.quote]),
    );
    const citations = entry.citations.map((one, position) =>
      quotes.has(position) ? { ...one, quote: quotes.get(position) ?? null } : one,
    );
    return { kind, fields: entry.fields, citations, madeFrom: entryHash(kind, entry) };
  });
}

const unknownSource = (id: string): AppError =>
  new AppError('source_unknown', 404, `There is no source with the id "${id.slice(0, 200)}".`, {
    remedy: 'See the list of sources for the ids, or leave the id out to have the document recognised.',
  });

async function sourceOf(
  parts: SourceParts,
  file: DocumentFile,
  pages: readonly string[],
  sourceId: string | undefined,
): Promise<Source> {
  const catalogue = await parts.dossiers.get(null);
  if (sourceId !== undefined) {
    const named = catalogue.find(source, sourceId);
    if (named) return named;
    throw unknownSource(sourceId);
  }
  const { source: found, nearest } = recognise(pages, file.name, catalogue.all(source));
  if (found) return found;
  const suggested = nearest.map((one) => `--id ${one.id} (${one.symbol ?? one.title.en})`).join('; ');
  throw new AppError(
    'source_unrecognised',
    422,
    `${file.name} is none of the sources that the record cites, or does not say so on its first page.`,
    {
      remedy:
        suggested === ''
          ? 'Name its source with --id SOURCE_ID; the ids stand on the page of sources and in its CSV. A document that no fact rests on needs no source.'
          : `Name its source. Nearest: ${suggested}.`,
    },
  );
}
