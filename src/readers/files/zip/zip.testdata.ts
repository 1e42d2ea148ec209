import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A zip made of named parts, packed as office programs do. */
export async function zipOf(
  parts: Readonly<Record<string, string | Uint8Array>> | readonly (readonly [string, string | Uint8Array])[],
): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Array.isArray(parts) ? parts : Object.entries(parts)) {
    zip.addBuffer(Buffer.from(content), name, { mtime: new Date(0), compress: true });
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** Offsets of the fields of a part's entry in the central directory (APPNOTE.TXT 4.3.12). */
const FIELD = { flags: [8, 2], packed: [20, 4], inflated: [24, 4], localHeader: [42, 4] } as const;

/** The same zip with one number of one part's directory entry changed: sizes that lie, places that overlap. */
export function withField(
  zip: Buffer,
  partName: string,
  field: keyof typeof FIELD,
  change: (value: number) => number,
): Buffer {
  const changed = Buffer.from(zip);
  const [offset, length] = FIELD[field];
  const entry = entryPlace(changed, partName);
  changed.writeUIntLE(change(changed.readUIntLE(entry + offset, length)), entry + offset, length);
  return changed;
}

export const fieldOf = (zip: Buffer, partName: string, field: keyof typeof FIELD): number =>
  zip.readUIntLE(entryPlace(zip, partName) + FIELD[field][0], FIELD[field][1]);

function entryPlace(zip: Buffer, partName: string): number {
  for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4)) {
    const length = zip.readUInt16LE(at + 28);
    if (zip.subarray(at + 46, at + 46 + length).toString() === partName) return at;
  }
  throw new Error(`no part ${partName}`);
}

/** A zip of that many empty parts, written by hand because that is quicker. */
export function zipOfEmptyParts(count: number): Buffer {
  const [local, central]: [Buffer[], Buffer[]] = [[], []];
  for (let index = 0; index < count; index += 1) {
    const name = Buffer.from(`part${String(index).padStart(6, '0')}`);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(index * (30 + name.length), 42);
    local.push(head, name);
    central.push(entry, name);
  }
  const [parts, directory] = [Buffer.concat(local), Buffer.concat(central)];
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(parts.length, 16);
  return Buffer.concat([parts, directory, end]);
}
