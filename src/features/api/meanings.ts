import { readFileSync } from 'node:fs';

/**
 * What the comments of the schemas say of kinds and fields, generated from them by `npm run generate`: the words of the
 * reference page, of the OpenAPI document and of the comments are the same.
 */
type Meanings = Readonly<
  Record<string, { readonly about: string; readonly fields: Readonly<Record<string, string>> }>
>;

let held: Meanings | null = null;

/** Reads the file at the first call and keeps it. */
const meanings = (): Meanings =>
  (held ??= JSON.parse(readFileSync(new URL('./meanings.json', import.meta.url), 'utf8')) as Meanings);

export const aboutKind = (kind: string): string => meanings()[kind]?.about ?? '';
export const aboutField = (kind: string, field: string): string => meanings()[kind]?.fields[field] ?? '';
