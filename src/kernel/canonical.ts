import { createHash, randomBytes } from 'node:crypto';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * One text for one value, whatever order its keys came in: RFC 8785 (JSON Canonicalization Scheme) for the values
 * that occur here – strings, integers, booleans, null, arrays, objects. Keys whose value is undefined are left out.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('no finite number');
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const object: Readonly<Record<string, unknown>> = value as Record<string, unknown>;
  let text = '';
  for (const key of Object.keys(object).sort()) {
    const item = object[key];
    if (item !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(item)}`;
  }
  return `{${text}}`;
}

/** SHA-256 as lower-case hexadecimal. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The hash of a value: SHA-256 of its canonical JSON. */
export const hashOf = (value: unknown): string => sha256(canonicalJson(value));

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * An id for what has no natural one: 10 characters of time, 16 of chance (Crockford base 32, like ULID), so that ids
 * made later sort later. `now` is milliseconds since 1970.
 */
export function newId(prefix: string, now: number): string {
  let time = '';
  for (let rest = now, i = 0; i < 10; i += 1, rest = Math.floor(rest / 32))
    time = ALPHABET.charAt(rest % 32) + time;
  const chance = Array.from(randomBytes(16), (byte) => ALPHABET.charAt(byte % 32)).join('');
  return `${prefix}.${time}${chance}`;
}
