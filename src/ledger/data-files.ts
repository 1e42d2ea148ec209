import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../kernel/canonical.ts';
import { AppError } from '../kernel/errors.ts';
import { citation } from './kind.ts';
import type { CitationInput, Kind } from './kind.ts';
import type { ChangeSet, Draft, Ledger } from './ledger.ts';

/** A data file: one kind, its records, and where they come from. */
const dataFile = z.strictObject({
  title: z.string(),
  kind: z.string(),
  /** In words, with official addresses; for readers of the file. */
  source: z.union([z.string(), z.array(z.string())]),
  licence: z.string(),
  retrieved: z.string().optional(),
  note: z.union([z.string(), z.array(z.string())]).optional(),
  /** Given to each record that brings no citation of its own. */
  cite: z.array(citation).default([]),
  records: z.array(z.looseObject({ id: z.string(), citations: z.array(z.unknown()).optional() })),
});

export interface DataFolder {
  /** Name and hash of each file, to see whether anything has changed since it was loaded. */
  readonly files: readonly { readonly path: string; readonly hash: string }[];
  readonly drafts: readonly Draft[];
}

/** Reads every .json file of a folder into drafts. An error names the file. */
export async function readDataFolder(folder: string, kinds: ReadonlyMap<string, Kind>): Promise<DataFolder> {
  const files: { path: string; hash: string }[] = [];
  const drafts: Draft[] = [];
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.json')).sort()) {
    const text = await readFile(join(folder, name), 'utf8');
    files.push({ path: name, hash: sha256(text) });
    drafts.push(...readDataFile(name, text, kinds));
  }
  return { files, drafts };
}

export function readDataFile(name: string, text: string, kinds: ReadonlyMap<string, Kind>): Draft[] {
  const fail = (message: string, cause?: unknown): AppError =>
    new AppError('data_file', 422, `${name}: ${message}`, { cause });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw fail('is not JSON', cause);
  }
  const parsed = dataFile.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw fail(`${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  const { kind: kindName, cite, records } = parsed.data;
  const kind = kinds.get(kindName);
  if (!kind) throw fail(`there is no kind of record called '${kindName}'`);
  return records.map(({ citations, ...fields }) => ({
    kind,
    fields,
    citations: (citations as CitationInput[] | undefined) ?? cite,
  }));
}

/**
 * Loads shipped folders into the ledger as one change set each. What somebody else has changed since is left as it is:
 * a newer release must not undo a person's work. Loading the same twice changes nothing.
 */
export async function loadDataFolder(
  ledger: Ledger,
  folder: string,
  label: string,
  at: string,
): Promise<ChangeSet> {
  const { files, drafts } = await readDataFolder(folder, ledger.kinds);
  const loaded = await ledger.store.db
    .selectFrom('loaded_file')
    .selectAll()
    .where('path', 'like', `${label}/%`)
    .execute();
  const before = new Map(loaded.map((file) => [file.path, file.hash]));
  const rows = files.map((file) => ({ path: `${label}/${file.path}`, hash: file.hash }));
  if (rows.every((file) => before.get(file.path) === file.hash))
    return { number: null, created: 0, updated: 0, removed: 0, unchanged: drafts.length };
  const touched = await changedByPeople(ledger);
  const ours = drafts.filter(
    (draft) => 'fields' in draft && !touched.has(`${draft.kind.name}\n${String(draft.fields['id'])}`),
  );
  return ledger.write({ actor: SHIPPED, reason: `Load the shipped data "${label}"`, at }, ours, [
    { table: 'loaded_file', key: ['path'], put: rows },
  ]);
}

/** The actor of shipped data. */
export const SHIPPED = 'system:shipped-data';

async function changedByPeople(ledger: Ledger): Promise<Set<string>> {
  const rows = await ledger.store.db
    .selectFrom('change')
    .innerJoin('change_set', 'change_set.number', 'change.change_set')
    .select(['kind', 'record_id'])
    .distinct()
    .where('actor', '<>', SHIPPED)
    .execute();
  return new Set(rows.map((row) => `${row.kind}\n${row.record_id}`));
}
