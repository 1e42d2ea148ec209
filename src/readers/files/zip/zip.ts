import type { Entry, ZipFile } from 'yauzl';
import { fromBufferPromise } from 'yauzl';
import { isAppError } from '../../../kernel/errors.ts';
import { fileError } from '../errors.ts';

/** What a zip may hold. An office file of a hundred pages has 20–60 parts and inflates to 1–20 MB. */
export interface ZipLimits {
  readonly maxEntries: number;
  /** Bytes that all parts read from one file may inflate to together. */
  readonly maxInflated: number;
  /** How many bytes one byte may inflate to, in parts of more than `ratioFrom` bytes. */
  readonly maxRatio: number;
  readonly ratioFrom: number;
}

const MB = 2 ** 20;

/** Deflate reaches 1,032 to 1 at most. Real parts have 8–60; thousands of equal empty cells in a table reach 280. */
export const ZIP_LIMITS: ZipLimits = {
  maxEntries: 2000,
  maxInflated: 512 * MB,
  maxRatio: 400,
  ratioFrom: 2 * MB,
};

/** An opened zip: its parts by name, case disregarded as the Open Packaging Conventions ask (ECMA-376-2 §6.2.2.3). */
export interface ZipArchive {
  /** The name of the file, for messages. */
  readonly name: string;
  /** Names of its parts as they are written. */
  readonly partNames: readonly string[];
  has(partName: string): boolean;
  /** Inflated size as the zip states it; a part that is longer or shorter cannot be read. */
  sizeOf(partName: string): number;
  /** The inflated bytes, piece by piece; throws `file_damaged` where there is no such part. */
  read(partName: string): AsyncGenerator<Uint8Array, void>;
}

/**
 * Opens a zip that may be hostile. Throws `file_damaged` (cut off, sizes or names that lie, two parts of one name),
 * `file_encrypted` and `file_bomb` (too many parts, parts that share their bytes, too much when inflated). Nothing is
 * inflated before it is asked for, and a zip within a zip is never opened.
 */
export async function openZip(
  name: string,
  bytes: Uint8Array,
  limits: ZipLimits = ZIP_LIMITS,
): Promise<ZipArchive> {
  const file = await whole(name, () =>
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { decodeStrings: true }),
  );
  if (file.entryCount > limits.maxEntries) {
    throw fileError('file_bomb', name, `${file.entryCount} parts; the limit is ${limits.maxEntries}`);
  }
  const entries = await whole(name, () => entriesOf(name, file));
  checkPlaces(name, [...entries.values()]);
  let inflated = 0;
  const entryOf = (partName: string): Entry => {
    const entry = entries.get(keyOf(partName));
    if (entry === undefined) throw fileError('file_damaged', name, `the part ${partName} is missing`);
    return entry;
  };
  return {
    name,
    partNames: [...entries.values()].map((entry) => entry.fileName),
    has: (partName) => entries.has(keyOf(partName)),
    sizeOf: (partName) => entryOf(partName).uncompressedSize,
    async *read(partName) {
      const entry = entryOf(partName);
      if (entry.isEncrypted()) throw fileError('file_encrypted', name);
      checkRatio(name, entry, limits);
      inflated += entry.uncompressedSize;
      if (inflated > limits.maxInflated) {
        throw fileError('file_bomb', name, `more than ${Math.round(limits.maxInflated / MB)} MB inflated`);
      }
      yield* inflate(name, file, entry);
    },
  };
}

const keyOf = (partName: string): string => partName.replace(/^\//u, '').toLowerCase();

async function entriesOf(name: string, file: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of file.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    const key = keyOf(entry.fileName);
    if (entries.has(key)) throw fileError('file_damaged', name, `two parts are called ${entry.fileName}`);
    entries.set(key, entry);
  }
  return entries;
}

/** Parts that lie over each other let a small file inflate to a huge one without any part looking odd. */
function checkPlaces(name: string, entries: readonly Entry[]): void {
  const inOrder = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const [index, entry] of inOrder.entries()) {
    const next = inOrder[index + 1];
    if (next === undefined) return;
    const room = next.relativeOffsetOfLocalHeader - entry.relativeOffsetOfLocalHeader;
    if (room < entry.compressedSize) throw fileError('file_bomb', name, 'parts lie over each other');
  }
}

function checkRatio(name: string, entry: Entry, limits: ZipLimits): void {
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize <= limits.ratioFrom || uncompressedSize <= limits.maxRatio * compressedSize) return;
  const ratio = compressedSize === 0 ? 'nothing' : `1 to ${Math.round(uncompressedSize / compressedSize)}`;
  throw fileError('file_bomb', name, `the part ${entry.fileName} is packed ${ratio}`);
}

/** yauzl compares what comes out with the size stated, and stops at the first byte too many. */
async function* inflate(name: string, file: ZipFile, entry: Entry): AsyncGenerator<Uint8Array, void> {
  const stream = await whole(name, () => file.openReadStreamPromise(entry));
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    throw asDamage(name, error);
  } finally {
    stream.destroy();
  }
}

async function whole<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asDamage(name, error);
  }
}

const asDamage = (name: string, error: unknown): unknown =>
  isAppError(error)
    ? error
    : fileError('file_damaged', name, error instanceof Error ? whatIsWrong(error.message) : undefined, error);

/** The commonest damage in words; yauzl's own messages are for programmers. */
function whatIsWrong(message: string): string | undefined {
  if (/end of central directory/iu.test(message)) return 'the end of the file is missing';
  if (/too many bytes|not enough bytes|size mismatch/iu.test(message))
    return 'a part is not as long as it says';
  if (/absolute path|invalid relative path|invalid characters in fileName/iu.test(message)) {
    return 'a part has a name that leads out of the file';
  }
  return undefined;
}
