import { canonicalJson } from '../kernel/canonical.ts';
import { keyOf, readDataFolders } from './data-files.ts';
import type { DataFolder } from './data-files.ts';
import { citation } from './kind.ts';
import type { Citation, Kind } from './kind.ts';
import type { ChangeSet, Ledger } from './ledger.ts';
import { entryHash, idOf, untilUnchanged } from './plan.ts';
import type { Draft } from './plan.ts';
import { readEntries } from './rows.ts';
import type { Entry } from './rows.ts';

/** The actor of shipped data. */
export const SHIPPED = 'system:shipped-data';

type RecordDraft = Extract<Draft, { fields: unknown }>;

/**
 * Loads shipped folders into the ledger as one change set. What somebody else has changed since is left as it is: a
 * newer release must not undo a person's work. A record that only got quotes (`source add`) is not changed by that: it
 * is brought up to date and keeps the quotes of the citations that stay. Loading the same twice changes nothing;
 * unchanged files cost one query.
 */
export async function loadDataFolders(
  ledger: Ledger,
  folders: readonly DataFolder[],
  at: string,
): Promise<ChangeSet> {
  const { files, drafts } = await readDataFolders(folders, ledger.kinds);
  const { db } = ledger.store;
  const loaded = new Map(
    (await db.selectFrom('loaded_file').selectAll().execute()).map((file) => [file.path, file.hash]),
  );
  if (files.every((file) => loaded.get(file.path) === file.hash))
    return { number: null, created: 0, updated: 0, removed: 0, unchanged: drafts.length };
  const reason = `Load the shipped data: ${folders.map((folder) => folder.label).join(', ')}`;
  return untilUnchanged(async () =>
    ledger.write(
      { actor: SHIPPED, reason, at },
      await withoutPeoplesWork(ledger, drafts as readonly RecordDraft[]),
      [{ table: 'loaded_file', key: ['path'], put: files }],
    ),
  );
}

/** The drafts that may be written: those nobody has changed, and, with their quotes, those that only got quotes. */
async function withoutPeoplesWork(ledger: Ledger, drafts: readonly RecordDraft[]): Promise<RecordDraft[]> {
  // The records first: what a person writes from here on is seen below, or makes the write begin anew.
  const stored = new Map<Kind, ReadonlyMap<string, Entry>>();
  for (const [kind, own] of Map.groupBy(drafts, (draft) => draft.kind))
    stored.set(kind, await readEntries(ledger.store.db, kind, own.map(idOf)));
  const changes = await peoplesChanges(ledger);
  return drafts.flatMap((draft) => {
    const entry = stored.get(draft.kind)?.get(idOf(draft));
    const work = changes.get(keyOf(draft.kind, idOf(draft)));
    const ours = work === undefined ? draft : keepQuotes(draft, entry, work);
    return ours === null ? [] : [{ ...ours, madeFrom: entryHash(draft.kind, entry) }];
  });
}

/**
 * What people did to a record since the shipped data last wrote it: nothing, only citations (with those that the first
 * such change overwrote), or more.
 */
type PeoplesWork =
  | { readonly what: 'nothing' | 'more' }
  | { readonly what: 'citations'; readonly overwritten: readonly Citation[] };

async function peoplesChanges(ledger: Ledger): Promise<ReadonlyMap<string, PeoplesWork>> {
  const rows = await ledger.store.db
    .selectFrom('change')
    .innerJoin('change_set', 'change_set.number', 'change.change_set')
    .select(['kind', 'record_id', 'operation', 'before', 'actor'])
    .where((where) =>
      where.exists(
        where
          .selectFrom('change as other')
          .innerJoin('change_set as by', 'by.number', 'other.change_set')
          .select('other.sequence')
          .whereRef('other.kind', '=', 'change.kind')
          .whereRef('other.record_id', '=', 'change.record_id')
          .where('by.actor', '<>', SHIPPED),
      ),
    )
    .orderBy('sequence')
    .execute();
  const work = new Map<string, PeoplesWork>();
  for (const row of rows) {
    const key = `${row.kind}\n${row.record_id}`;
    const onlyCitations = row.operation === 'update' && row.before?.fields === undefined;
    const overwritten = (row.before?.citations as readonly Citation[] | undefined) ?? [];
    if (row.actor === SHIPPED) work.set(key, { what: 'nothing' });
    else if (!onlyCitations) work.set(key, { what: 'more' });
    else if ((work.get(key)?.what ?? 'nothing') === 'nothing')
      work.set(key, { what: 'citations', overwritten });
  }
  return work;
}

const withoutQuote = (one: Citation): string => canonicalJson({ ...one, quote: null });
const sameButQuotes = (a: readonly Citation[], b: readonly Citation[]): boolean =>
  canonicalJson(a.map(withoutQuote)) === canonicalJson(b.map(withoutQuote));

function keepQuotes(draft: RecordDraft, entry: Entry | undefined, work: PeoplesWork): RecordDraft | null {
  if (!entry || work.what === 'more') return null;
  if (work.what === 'citations' && !sameButQuotes(work.overwritten, entry.citations)) return null;
  const quotes = new Map(entry.citations.map((one) => [withoutQuote(one), one.quote]));
  const citations = (draft.citations ?? []).map((one) => {
    const parsed = citation.parse(one);
    return { ...parsed, quote: parsed.quote ?? quotes.get(withoutQuote(parsed)) ?? null };
  });
  return { ...draft, citations };
}
