import { z } from 'zod';
import { DOCUMENT_KINDS } from '../../kernel/symbol.ts';
import { defineKind } from '../../ledger/kind.ts';
import type { RowOf } from '../../ledger/kind.ts';
import {
  alpha3,
  id,
  localText,
  optionalDate,
  optionalInteger,
  optionalText,
  reference,
  text,
} from '../../ledger/fields.ts';

/** What a document is: the kinds that a UN symbol tells, and what else the field cites. */
export const SOURCE_KINDS = [
  ...DOCUMENT_KINDS,
  'upr_recommendation_matrix',
  'upr_infographic',
  'high_commissioner_letter',
  'treaty_status',
  'treaty_text',
  'election_statement',
  'election_page',
  'law',
  'decree',
  'plan',
  'official_statement',
  'official_report',
  'presentation',
  'study',
  'press',
  'website',
  'dataset',
  'independent_report',
  'calendar',
] as const;

/** A document that says something: a UN document, a law, a press page, a data file. One row a document, in whatever language. */
export const source = defineKind({
  name: 'source',
  scope: 'catalogue',
  needsCitation: false,
  schema: z.strictObject({
    id,
    kind: z.enum(SOURCE_KINDS),
    symbol: optionalText,
    title: localText,
    /** Who issued it: an organisation or office. */
    issuer: optionalText,
    date: optionalDate,
    language: optionalText,
    url: optionalText,
    /** The State it concerns, where it concerns one. */
    aboutState: alpha3.nullable().default(null),
    licence: optionalText,
    note: optionalText,
    /** Set when the document itself is held: SHA-256 of the file and of its text, hexadecimal. */
    fileHash: optionalText,
    fileName: optionalText,
    textHash: optionalText,
    pages: optionalInteger,
  }),
});

/** Which of several stated values the record follows, and why: the answer that someone gave to a contradiction. */
export const choice = defineKind({
  name: 'choice',
  scope: 'state',
  needsCitation: false,
  schema: z.strictObject({
    id,
    stateId: alpha3,
    recordKind: text,
    recordId: reference,
    field: text,
    ground: text,
  }),
});

export type Source = RowOf<typeof source>;
export type Choice = RowOf<typeof choice>;
export type LocalTitle = z.infer<typeof localText>;
