import { z } from 'zod';
import { recordId } from './kind.ts';

/** Field types that every kind's schema is made of. Absent is `null`, never `undefined` and never ''. */

export const id = recordId;
export const reference = recordId;
export const optionalReference = recordId.nullable().default(null);

/** ISO 3166-1 alpha-3. */
export const alpha3 = z.string().regex(/^[A-Z]{3}$/, 'three capital letters (ISO 3166-1 alpha-3)');

/** 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD': a date carries its precision. */
export const partialDate = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'YYYY, YYYY-MM or YYYY-MM-DD');
export const optionalDate = partialDate.nullable().default(null);

export const text = z.string().trim().min(1);
export const optionalText = text.nullable().default(null);
export const texts = z.array(text).default([]);
export const alpha3s = z.array(alpha3).default([]);
export const optionalInteger = z.int().nullable().default(null);

/** The same text in several languages: {"en": "…", "ru": "…"}; English is always there. */
export const localText = z.object({ en: text }).catchall(text);
export const optionalLocalText = localText.nullable().default(null);
export type LocalText = z.infer<typeof localText>;

/** How sure the house is of a link that a source does not state outright. */
export const CERTAINTIES = ['certain', 'probable', 'doubtful'] as const;
export const certainty = z.enum(CERTAINTIES).default('certain');
