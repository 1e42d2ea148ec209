import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../kernel/canonical.ts';
import { AppError } from '../kernel/errors.ts';
import { citation } from './kind.ts';
import type { CitationInput, Kind } from './kind.ts';
import type { Draft } from './plan.ts';

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

/** More citations for records that another folder brings: what a State's documents say of a treaty, for example. */
const citationFile = z.strictObject({
  title: z.string(),
  kind: z.string(),
  adds: z.literal('citations'),
  source: z.union([z.string(), z.array(z.string())]),
  licence: z.string(),
  note: z.union([z.string(), z.array(z.string())]).optional(),
  records: z.array(z.strictObject({ id: z.string(), citations: z.array(z.unknown()) })),
});

/** A folder of data files, under the label by which the store remembers it. */
export interface DataFolder {
  readonly label: string;
  readonly path: string;
}

export interface ShippedData {
  /** Label and name of each file with its hash, to see whether anything has changed since it was loaded. */
  readonly files: readonly { readonly path: string; readonly hash: string }[];
  readonly drafts: readonly Draft[];
}

type RecordDraft = Extract<Draft, { fields: unknown }>;

/** Reads every .json file of the folders into drafts, added citations included. An error names the file. */
export async function readDataFolders(
  folders: readonly DataFolder[],
  kinds: ReadonlyMap<string, Kind>,
): Promise<ShippedData> {
  const files: { path: string; hash: string }[] = [];
  const drafts = new Map<string, RecordDraft>();
  const additions: { file: string; key: string; citations: readonly CitationInput[] }[] = [];
  for (const folder of folders) {
    for (const name of (await readdir(folder.path)).filter((one) => one.endsWith('.json')).sort()) {
      const text = await readFile(join(folder.path, name), 'utf8');
      const file = `${folder.label}/${name}`;
      files.push({ path: file, hash: sha256(text) });
      const read = readDataFile(file, text, kinds);
      for (const draft of read.drafts) {
        const key = keyOf(draft.kind, String(draft.fields['id']));
        if (drafts.has(key))
          throw failure(file, `brings ${key.replace('\n', ' ')}, which another file brings too`);
        drafts.set(key, draft);
      }
      additions.push(
        ...read.additions.map(({ id, citations }) => ({ file, key: keyOf(read.kind, id), citations })),
      );
    }
  }
  for (const { file, key, citations } of additions) {
    const draft = drafts.get(key);
    if (!draft) throw failure(file, `adds citations to ${key.replace('\n', ' ')}, which no file brings`);
    drafts.set(key, { ...draft, citations: [...(draft.citations ?? []), ...citations] });
  }
  return { files, drafts: [...drafts.values()] };
}

export const keyOf = (kind: Kind, id: string): string => `${kind.name}\n${id}`;
const failure = (name: string, message: string, cause?: unknown): AppError =>
  new AppError('data_file', 422, `${name}: ${message}`, { cause });

interface ReadFile {
  readonly kind: Kind;
  readonly drafts: readonly RecordDraft[];
  readonly additions: readonly { readonly id: string; readonly citations: readonly CitationInput[] }[];
}

export function readDataFile(name: string, text: string, kinds: ReadonlyMap<string, Kind>): ReadFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw failure(name, 'is not JSON', cause);
  }
  const addsCitations = typeof json === 'object' && json !== null && 'adds' in json;
  const parsed = (addsCitations ? citationFile : dataFile).safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw failure(name, `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  const kind = kinds.get(parsed.data.kind);
  if (!kind) throw failure(name, `there is no kind of record called '${parsed.data.kind}'`);
  if ('adds' in parsed.data) {
    return {
      kind,
      drafts: [],
      additions: parsed.data.records.map(({ id, citations }) => ({
        id,
        citations: citations as CitationInput[],
      })),
    };
  }
  const { cite, records } = parsed.data;
  const drafts = records.map(({ citations, ...fields }) => ({
    kind,
    fields,
    citations: (citations as CitationInput[] | undefined) ?? cite,
  }));
  return { kind, drafts, additions: [] };
}
