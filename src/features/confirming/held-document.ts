import { AppError } from '../../kernel/errors.ts';
import { entryHash, textHash } from '../../ledger/index.ts';
import type { Draft, Entry, Ledger } from '../../ledger/index.ts';
import type { TableWrite } from '../../store/index.ts';
import { source } from '../sources/index.ts';
import { pageTexts } from '../reading/index.ts';
import type { Reading } from '../reading/index.ts';

export interface HeldDocument {
  /** The source record with its file and text, where it does not stand so already. */
  readonly drafts: readonly Draft[];
  /** The text beside it; `changeSet` keeps what stood there before. */
  readonly writes: (changeSet: number | null) => readonly TableWrite[];
}

const NOTHING: HeldDocument = { drafts: [], writes: () => [] };

/**
 * The document of a reading as its source record holds it: file, pages, hash of the text. Text of another version that
 * was held is kept with the change set, so that the import can be taken back whole.
 */
export async function heldDocument(ledger: Ledger, reading: Reading): Promise<HeldDocument> {
  const { document, frame = [] } = reading.content;
  if (!document) throw new AppError('reading_closed', 409, 'This reading has nothing to confirm.');
  const stored = await ledger.find(source.name, document.sourceId);
  const framed = frame.find((one) => one.kind === source.name && one.fields['id'] === document.sourceId);
  if (!stored && !framed)
    throw new AppError(
      'source_unknown',
      422,
      'The document has no source record, so nothing can be cited from it.',
    );
  const pages = await pageTexts(ledger.store.db, reading.id);
  const held = {
    fileHash: reading.fileHash,
    fileName: reading.fileName,
    textHash: textHash(pages),
    pages: pages.length,
  };
  if (stored && Object.entries(held).every(([field, value]) => stored.fields[field] === value))
    return NOTHING;
  const citations = stored?.citations ?? (framed?.citations as never) ?? [];
  const fields = { ...(stored?.fields ?? framed?.fields), ...held };
  return {
    drafts: [{ kind: source, fields, citations, madeFrom: entryHash(source, stored) }],
    writes: await textWrites(ledger, document.sourceId, pages, stored),
  };
}

async function textWrites(
  ledger: Ledger,
  sourceId: string,
  pages: readonly string[],
  stored: Entry | null,
): Promise<HeldDocument['writes']> {
  const before = await ledger.store.db
    .selectFrom('held_text')
    .select(['page', 'text'])
    .where('source_id', '=', sourceId)
    .orderBy('page')
    .execute();
  const isOther = stored !== null && stored.fields['textHash'] !== textHash(pages);
  return (changeSet) => [
    {
      table: 'held_text',
      key: ['source_id', 'page'],
      put: pages.map((text, index) => ({ source_id: sourceId, page: index + 1, text })),
      remove: before
        .filter(({ page }) => page > pages.length)
        .map(({ page }) => ({ source_id: sourceId, page })),
    },
    ...(changeSet !== null && isOther && before.length > 0
      ? [replacedText(changeSet, sourceId, before)]
      : []),
  ];
}

const replacedText = (
  changeSet: number,
  sourceId: string,
  pages: readonly { page: number; text: string }[],
): TableWrite => ({
  table: 'replaced_text',
  key: ['change_set', 'source_id', 'page'],
  put: pages.map(({ page, text }) => ({ change_set: changeSet, source_id: sourceId, page, text })),
});
