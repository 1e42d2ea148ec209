/**
 * Makes the bytes of a written document a function of its content. The library dates the package by the clock and names
 * links by chance; here the package is taken apart, dates and names are settled, and it is put together again.
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

interface Part {
  readonly name: string;
  readonly bytes: Buffer;
}

/** `createdAt` is ISO 8601 UTC. Throws where the bytes are not a ZIP package as the library writes it. */
export function settlePackage(bytes: Buffer, createdAt: string): Uint8Array {
  const parts = readPackage(bytes);
  const names = settledNames(parts);
  const settled = parts.map(({ name, bytes: content }) =>
    /\.(xml|rels)$/.test(name)
      ? { name, bytes: Buffer.from(settledText(name, content.toString('utf8'), names, createdAt)) }
      : { name, bytes: content },
  );
  return writePackage(settled, createdAt);
}

function settledText(
  name: string,
  text: string,
  names: ReadonlyMap<string, string>,
  createdAt: string,
): string {
  const linked = text.replace(CHANCE_NAME, (whole) => names.get(whole) ?? whole);
  if (name === 'docProps/core.xml') return dated(linked, createdAt);
  return name === 'word/document.xml' ? withBookmarksNumbered(linked) : linked;
}

/** The library counts bookmarks on from one document to the next of the same process. */
function withBookmarksNumbered(text: string): string {
  const numbers = new Map<string, number>();
  return text.replace(
    /(<w:bookmark(?:Start|End)\b[^>]*?w:id=")(\d+)/g,
    (_whole, before: string, id: string) => {
      if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
      return `${before}${numbers.get(id)}`;
    },
  );
}

/** Twenty-one letters of chance after the prefix. */
const CHANCE_NAME = /rId[a-z0-9_-]{21}(?![a-z0-9_-])/g;

const dated = (core: string, createdAt: string): string =>
  core.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${createdAt.slice(0, 19)}Z`);

/** Relationship names made by chance, in the order in which the package holds them → names that say which they are. */
function settledNames(parts: readonly Part[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name, bytes } of parts.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!name.endsWith('.rels')) continue;
    for (const [, id = ''] of bytes.toString('utf8').matchAll(/ Id="(rId[a-z0-9_-]{21})"/g)) {
      if (!names.has(id)) names.set(id, `rIdLink${names.size + 1}`);
    }
  }
  return names;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;
/** File names are UTF-8 (APPNOTE.TXT 4.4.4, bit 11). */
const UTF8 = 0x0800;

/** The parts of a ZIP file by its central directory (APPNOTE.TXT 4.3.12); stored or deflated, no ZIP64, no encryption. */
export function readPackage(bytes: Buffer): Part[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1) throw new TypeError('These bytes are no ZIP file.');
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new TypeError('The directory of the ZIP file is damaged.');
    const method = bytes.readUInt16LE(at + 10);
    const size = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const held = bytes.subarray(start, start + size);
    if (!name.endsWith('/')) parts.push({ name, bytes: method === DEFLATED ? inflateRawSync(held) : held });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function writePackage(parts: readonly Part[], createdAt: string): Uint8Array {
  const moment = dosMoment(createdAt);
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of parts) {
    const packed = deflateRawSync(bytes, { level: 6 });
    const encoded = Buffer.from(name);
    // What the local header and the directory's entry have in common: from 'version needed' to 'extra field length'.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF8, 2);
    common.writeUInt16LE(DEFLATED, 4);
    common.writeUInt32LE(moment, 6);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(encoded.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    files.push(number32(LOCAL), common, encoded, packed);
    directory.push(number32(CENTRAL), Buffer.from([20, 0]), common, rest, encoded);
    offset += 30 + encoded.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, ...directory, number32(END), end]);
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Date and time as ZIP keeps them (APPNOTE.TXT 4.4.6): two-second steps from 1980 on; anything earlier is 1980. */
function dosMoment(iso: string): number {
  const [year = 1980, month = 1, day = 1, hour = 0, minute = 0, second = 0] = iso.split(/\D/).map(Number);
  if (year < 1980) return (1 << 21) | (1 << 16);
  return (
    (((year - 1980) << 25) | (month << 21) | (day << 16) | (hour << 11) | (minute << 5) | (second >> 1)) >>> 0
  );
}
