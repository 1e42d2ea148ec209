/**
 * Finds the objects of a JSON file in its bytes, so that a file of any size is parsed an object at a time. What stands
 * around them – an array, `{"results": […]}`, one object a line – does not matter: it is told once, from the head of
 * the file, how deep the objects lie.
 */

const [QUOTE, BACKSLASH, OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST, COLON] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x3a,
];
const isBlank = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** The longest key that is looked at. */
const LONGEST_KEY = 100;

/**
 * How many brackets are open around the objects that have a key for which `isKey` holds; null where the head has none.
 * 0 for one object a line, 1 for an array of objects, 2 for an array in an object.
 */
export function depthOfObjects(head: Uint8Array, isKey: (key: string) => boolean): number | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  let depth = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth += 1;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) depth -= 1;
    if (byte !== QUOTE) continue;
    const end = endOfString(bytes, at + 1);
    if (end === null) return null;
    let next = end + 1;
    while (isBlank(bytes[next])) next += 1;
    if (bytes[next] === COLON && end - at <= LONGEST_KEY && isKey(bytes.toString('utf8', at + 1, end)))
      return depth - 1;
    at = end;
  }
  return null;
}

/** Where the quote stands that ends the string; null where the bytes end before. */
function endOfString(bytes: Buffer, from: number): number | null {
  for (let at = from; ;) {
    const quote = bytes.indexOf(QUOTE, at);
    if (quote === -1) return null;
    let escape = quote;
    while (escape > from && bytes[escape - 1] === BACKSLASH) escape -= 1;
    if ((quote - escape) % 2 === 0) return quote;
    at = quote + 1;
  }
}

/** An object's bytes, or its length where it was too long to be kept. */
export type FoundObject = Buffer | { readonly tooLong: number };

/** No annotation of the index comes near it: the longest text seen has 60 kB. */
export const LONGEST_OBJECT = 4 << 20;

/** Takes a file chunk by chunk and gives back the objects that end in each chunk. Every byte is looked at once. */
export class ObjectSplitter {
  readonly #depth: number;
  readonly #longest: number;
  #open = 0;
  #isInString = false;
  /** Whether the chunk before ended in an odd number of backslashes inside a string. */
  #isEscaped = false;
  /** Parts of the object that began in an earlier chunk; null outside an object. */
  #parts: Buffer[] | null = null;
  #length = 0;

  constructor(depth: number, longest = LONGEST_OBJECT) {
    this.#depth = depth;
    this.#longest = longest;
  }

  /** True where the file may end: outside every object. */
  get isBetween(): boolean {
    return this.#parts === null;
  }

  push(data: Uint8Array): FoundObject[] {
    const chunk = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    const found: FoundObject[] = [];
    let start = this.#parts === null ? -1 : 0;
    for (let at = 0; at < chunk.length; at += 1) {
      if (this.#isInString) {
        at = this.#skipString(chunk, at);
        continue;
      }
      const byte = chunk[at];
      if (byte === QUOTE) this.#isInString = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        if (byte === OPEN_OBJECT && this.#open === this.#depth) {
          start = at;
          this.#parts = [];
          this.#length = 0;
        }
        this.#open += 1;
      } else if ((byte === CLOSE_OBJECT || byte === CLOSE_LIST) && this.#open > 0) {
        this.#open -= 1;
        if (start === -1 || this.#open !== this.#depth) continue;
        this.#keep(chunk.subarray(start, at + 1));
        found.push(this.#take());
        start = -1;
      }
    }
    if (start !== -1) this.#keep(chunk.subarray(start));
    return found;
  }

  /** Goes to the quote that ends the string, or to the end of the chunk. */
  #skipString(chunk: Buffer, from: number): number {
    for (let at = from; ;) {
      const quote = chunk.indexOf(QUOTE, at);
      const end = quote === -1 ? chunk.length : quote;
      let escape = end;
      while (escape > from && chunk[escape - 1] === BACKSLASH) escape -= 1;
      const isEscaped = ((end - escape) % 2 === 1) !== (escape === from && this.#isEscaped);
      if (quote === -1) {
        this.#isEscaped = isEscaped;
        return chunk.length;
      }
      if (!isEscaped) {
        this.#isEscaped = false;
        this.#isInString = false;
        return quote;
      }
      at = quote + 1;
    }
  }

  #keep(part: Buffer): void {
    this.#length += part.length;
    if (this.#length <= this.#longest) this.#parts?.push(part);
    else this.#parts = [];
  }

  #take(): FoundObject {
    const [parts, length] = [this.#parts ?? [], this.#length];
    this.#parts = null;
    if (length > this.#longest) return { tooLong: length };
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  }
}
