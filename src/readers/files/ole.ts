/** What a compound file of Microsoft's ([MS-CFB]) holds, by the names in its directory. Pure. */

export type OleKind = 'xls' | 'doc' | 'presentation' | 'encrypted' | 'other';

const KINDS: readonly (readonly [name: string, kind: OleKind])[] = [
  // An OOXML file with a password is packed into a compound file ([MS-OFFCRYPTO] 2.3.2).
  ['EncryptedPackage', 'encrypted'],
  ['EncryptedSummary', 'encrypted'],
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
  ['PowerPoint Document', 'presentation'],
];

const ENTRY = 128;

/**
 * Directory entries are 128 bytes long and stand on such a boundary: the name in UTF-16, at 64 its length in bytes with
 * the closing zero, at 66 what it is (2: a stream). They are looked for everywhere, so that a file whose chain of
 * sectors is damaged is still known.
 */
export function oleKind(bytes: Uint8Array): OleKind {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = new Set<string>();
  for (let at = 512; at + ENTRY <= view.length; at += ENTRY) {
    const length = view.readUInt16LE(at + 64);
    if (view[at + 66] !== 2 || length < 4 || length > 64 || length % 2 !== 0) continue;
    names.add(view.subarray(at, at + length - 2).toString('utf16le'));
  }
  return KINDS.find(([name]) => names.has(name))?.[1] ?? 'other';
}
