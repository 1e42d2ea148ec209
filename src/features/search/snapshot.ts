import { createHash, hash } from 'node:crypto';
import { open, rename } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { DATED_FACETS, PLAIN_FACETS } from './findable.ts';
import type { DatedFacet, PlainFacet } from './findable.ts';
import type { Strings } from './arrays.ts';
import type { DatedColumn, FacetColumn, Segment } from './segment.ts';

/**
 * A segment as one file, so that a process opens it instead of building it: a line of JSON that says what follows, then
 * the arrays one after another, each at a multiple of 8 bytes. It is never a second truth: a file that is damaged,
 * of another version or of another state of the record is thrown away and built anew.
 */
export interface SnapshotOf {
  /** Number of the last change that is in it, and the root of the changes up to it. */
  readonly changes: number;
  readonly root: string;
}

/** Raised with every change of what is indexed or how. */
const VERSION = 3;
const SIGN = 'servanda index';

type Held =
  | Uint8Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>;
const KINDS = { Uint8Array, Int8Array, Uint16Array, Uint32Array, Int32Array } as const;
type KindName = keyof typeof KINDS;

interface Described {
  readonly kind: KindName;
  readonly length: number;
}

interface Head {
  readonly sign: string;
  readonly version: number;
  readonly of: SnapshotOf;
  readonly size: number;
  readonly averageLength: number;
  readonly arrays: readonly Described[];
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly sets: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly single: Readonly<Record<string, boolean>>;
  /** SHA-256 of all arrays. */
  readonly digest: string;
}

const ALIGNED = 8;
const padded = (length: number): number => Math.ceil(length / ALIGNED) * ALIGNED;

const columnArrays = ({ starts, codes, totals }: FacetColumn): Held[] => [
  starts ?? new Uint32Array(0),
  codes,
  totals,
];

function arraysOf(segment: Segment): Held[] {
  const strings = ({ bytes, starts }: Strings): Held[] => [bytes, starts];
  return [
    ...strings(segment.ids),
    ...strings(segment.texts),
    ...strings(segment.paragraphs),
    ...strings(segment.dates),
    ...columnArrays(segment.units),
    segment.days,
    segment.changes,
    segment.lengths,
    segment.directions,
    ...strings(segment.terms),
    segment.postingStarts,
    segment.postings,
    segment.placeStarts,
    segment.places,
    ...PLAIN_FACETS.flatMap((name) => columnArrays(segment.facets[name])),
    ...DATED_FACETS.flatMap((name) => {
      const { starts, days, setNumbers } = segment.dated[name];
      return [starts, days, setNumbers];
    }),
  ];
}

const bytesOf = (array: Held): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
const paddingOf = ({ byteLength }: Held): Uint8Array => new Uint8Array(padded(byteLength) - byteLength);

/** Of the arrays as they stand in the file; they are never put together in memory, which an index would fill twice. */
function digestOf(arrays: readonly Held[]): string {
  const digest = createHash('sha256');
  for (const array of arrays) digest.update(bytesOf(array)).update(paddingOf(array));
  return digest.digest('hex');
}

async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let at = 0;
  while (at < bytes.length) at += (await file.write(bytes, at, bytes.length - at)).bytesWritten;
}

/** Writes beside the file and puts it in its place at the end, so that no reader sees half of it. */
export async function saveSnapshot(path: string, segment: Segment, of: SnapshotOf): Promise<void> {
  const arrays = arraysOf(segment);
  const columns: readonly (readonly [string, FacetColumn])[] = [
    ['units', segment.units],
    ...PLAIN_FACETS.map((name) => [name, segment.facets[name]] as const),
  ];
  const head: Head = {
    sign: SIGN,
    version: VERSION,
    of,
    size: segment.size,
    averageLength: segment.averageLength,
    arrays: arrays.map((array) => ({ kind: array.constructor.name as KindName, length: array.length })),
    values: {
      ...Object.fromEntries(columns.map(([name, column]) => [name, column.values])),
      ...Object.fromEntries(DATED_FACETS.map((name) => [name, segment.dated[name].values])),
    },
    sets: Object.fromEntries(DATED_FACETS.map((name) => [name, segment.dated[name].sets])),
    single: Object.fromEntries(columns.map(([name, column]) => [name, column.starts === null])),
    digest: digestOf(arrays),
  };
  const first = Buffer.from(JSON.stringify(head), 'utf8');
  const start = Buffer.alloc(padded(first.length + 9));
  start.writeUInt32LE(first.length, 0);
  start.set(first, 8);
  const beside = `${path}.new`;
  await using file = await open(beside, 'w', 0o600);
  await writeWhole(file, start);
  for (const array of arrays) {
    await writeWhole(file, bytesOf(array));
    await writeWhole(file, paddingOf(array));
  }
  await file.sync();
  await rename(beside, path);
}

/** The segment, or null with the reason where the file cannot be used. */
export async function openSnapshot(
  path: string,
  isWanted: (of: SnapshotOf) => boolean,
): Promise<{ segment: Segment; of: SnapshotOf } | { segment: null; of: SnapshotOf | null; reason: string }> {
  const file = await wholeFile(path);
  if (file === null) return { segment: null, of: null, reason: 'there is none' };
  const head = headOf(file);
  if (head === null) return { segment: null, of: null, reason: 'it is damaged or of another version' };
  if (!isWanted(head.of))
    return { segment: null, of: head.of, reason: 'it belongs to another state of the record' };
  const body = file.subarray(padded(file.readUInt32LE(0) + 9));
  if (hash('sha256', body) !== head.digest) return { segment: null, of: null, reason: 'it is damaged' };
  return { segment: segmentOf(head, body), of: head.of };
}

/** The file in a buffer of its own, from whose beginning arrays may be laid over it. */
async function wholeFile(path: string): Promise<Buffer<ArrayBuffer> | null> {
  try {
    await using file = await open(path, 'r');
    const { size } = await file.stat();
    const held = Buffer.from(new ArrayBuffer(size));
    let at = 0;
    while (at < size) {
      const { bytesRead } = await file.read(held, at, size - at, at);
      if (bytesRead === 0) return null;
      at += bytesRead;
    }
    return held;
  } catch {
    return null;
  }
}

function headOf(file: Buffer): Head | null {
  if (file.length < 16) return null;
  const length = file.readUInt32LE(0);
  if (length + 8 > file.length) return null;
  try {
    const head = JSON.parse(file.subarray(8, 8 + length).toString('utf8')) as Partial<Head>;
    return head.sign === SIGN && head.version === VERSION ? (head as Head) : null;
  } catch {
    return null;
  }
}

function segmentOf(head: Head, body: Buffer<ArrayBuffer>): Segment {
  let at = body.byteOffset;
  let next = 0;
  const take = <T extends Held>(): T => {
    const { kind, length } = head.arrays[next] ?? { kind: 'Uint8Array', length: 0 };
    next += 1;
    const array = new KINDS[kind](body.buffer, at, length);
    at += padded(array.byteLength);
    return array as unknown as T;
  };
  const strings = (): Strings => ({ bytes: take(), starts: take() });
  const column = (name: string): FacetColumn => {
    const starts = take<Uint32Array<ArrayBuffer>>();
    return {
      values: head.values[name] ?? [],
      starts: head.single[name] === true ? null : starts,
      codes: take(),
      totals: take(),
    };
  };
  const dated = (name: DatedFacet): DatedColumn => ({
    values: head.values[name] ?? [],
    sets: head.sets[name] ?? [],
    starts: take(),
    days: take(),
    setNumbers: take(),
  });
  return {
    size: head.size,
    ids: strings(),
    texts: strings(),
    paragraphs: strings(),
    dates: strings(),
    units: column('units'),
    days: take(),
    changes: take(),
    lengths: take(),
    averageLength: head.averageLength,
    directions: take(),
    terms: strings(),
    postingStarts: take(),
    postings: take(),
    placeStarts: take(),
    places: take(),
    facets: Object.fromEntries(PLAIN_FACETS.map((name) => [name, column(name)])) as Record<
      PlainFacet,
      FacetColumn
    >,
    dated: Object.fromEntries(DATED_FACETS.map((name) => [name, dated(name)])) as Record<
      DatedFacet,
      DatedColumn
    >,
  };
}
