/**
 * Answers that were made before, for whoever asks the same again. A page depends on its address, the day and the record
 * alone, so it stands until the record changes: then all of them go. What depends on more never comes in here.
 */
import type { Context } from 'hono';

/** An answer as `respond` made it: what is sent again, or not sent where the browser holds it. */
export interface KeptAnswer {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<'ETag' | 'Cache-Control' | 'Content-Language' | 'Content-Type', string>>;
}

/** Room for some 600 pages; the more is kept, the less memory the index of the same process has. */
const MOST_BYTES = 32 * 2 ** 20;
/** A larger answer (a long list as CSV) would push out many pages. */
const LARGEST_SHARE = 1 / 16;
/** What an entry costs beside its body and key, about. */
const ENTRY_BYTES = 600;
/** A longer key is an address that nobody asks for twice. UTF-16 units. */
const LONGEST_KEY = 4_000;

/** Least recently used go first. */
export class AnswerCache {
  readonly #most: number;
  readonly #kept = new Map<string, KeptAnswer>();
  #bytes = 0;
  #generation = 0;

  constructor(mostBytes = MOST_BYTES) {
    this.#most = mostBytes;
  }

  /** Grows with each `forget`: an answer belongs to the generation in which its making began. */
  get generation(): number {
    return this.#generation;
  }

  /** Bytes held, about. */
  get bytes(): number {
    return this.#bytes;
  }

  /** To be called whenever anything has changed that a page may show. */
  forget(): void {
    this.#generation += 1;
    this.#kept.clear();
    this.#bytes = 0;
  }

  find(key: string): KeptAnswer | undefined {
    const held = this.#kept.get(key);
    if (held === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, held);
    return held;
  }

  /** Keeps an answer; one whose making began before the last change may show what stood before, and is not kept. */
  keep(key: string, generation: number, answer: KeptAnswer): void {
    const size = sizeOf(key, answer);
    if (generation !== this.#generation || key.length > LONGEST_KEY || size > this.#most * LARGEST_SHARE)
      return;
    this.#remove(key);
    this.#kept.set(key, answer);
    this.#bytes += size;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#most) break;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    const held = this.#kept.get(key);
    if (held === undefined) return;
    this.#kept.delete(key);
    this.#bytes -= sizeOf(key, held);
  }
}

const sizeOf = (key: string, { body }: KeptAnswer): number => body.byteLength + 2 * key.length + ENTRY_BYTES;

/** The answer, or 304 where the browser holds it already. */
export function send(request: Context, { body, headers }: KeptAnswer): Response {
  const known = request.req.header('if-none-match');
  if (known === undefined || !names(known, headers.ETag)) return request.body(body, 200, headers);
  const { 'Content-Type': _type, ...withoutBody } = headers;
  return request.body(null, 304, withoutBody);
}

/** If-None-Match compares weakly (RFC 9110, 13.1.2). */
const names = (known: string, etag: string): boolean =>
  known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*');
