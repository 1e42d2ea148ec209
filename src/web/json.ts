/** The JSON twins of pages: one envelope for all. */
import type { PageContext } from './page-context.ts';

export const JSON_TYPE = 'application/json; charset=utf-8';
/** RFC 9457. */
export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

export interface Envelope<Data> {
  /** This document, with its date; a path on this site. */
  readonly self: string;
  /** The page for people. */
  readonly page: string;
  readonly language: string;
  /** The day whose state of play this is. */
  readonly asOf: string;
  /** The UTC day at whose end the record was known like this; null: now. */
  readonly knownOn: string | null;
  readonly data: Data;
}

/** What a page's JSON twin answers. Records keep their field names; absent is null. */
export const envelope = <Data>(context: PageContext, data: Data): Envelope<Data> => ({
  self: context.here({}, { format: 'json' }),
  page: context.here(),
  language: context.language,
  asOf: context.asof,
  knownOn: context.known,
  data,
});

/** JSON text, two spaces deep: people read it too. */
export const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
