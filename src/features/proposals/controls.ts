import type { z } from 'zod';
import { alpha3, localText, partialDate } from '../../ledger/fields.ts';
import type { Kind } from '../../ledger/index.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How a field of a record is filled in by a person. */
export type Control =
  | {
      readonly type: 'text' | 'local' | 'date' | 'integer' | 'boolean' | 'state' | 'states' | 'texts';
    }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  /** Several names out of a vocabulary. */
  | { readonly type: 'names'; readonly vocabulary: Vocabulary }
  /** Another record. */
  | { readonly type: 'record'; readonly kind: string }
  /** Nothing that a form can change: structures of several parts. */
  | { readonly type: 'none' };

export interface FormField {
  readonly name: string;
  readonly control: Control;
  /** It may be left empty. */
  readonly isOptional: boolean;
}

/** Lists of names: what they are names of. */
const NAMED: Readonly<Record<string, Vocabulary>> = {
  themes: 'theme',
  groups: 'affected_group',
  issues: 'issue',
  sdgs: 'sdg',
};

/** Made by the reader or by the house: never a person's to change. */
const NOT_ASKED: ReadonlySet<string> = new Set([
  'id',
  'position',
  'page',
  'isSummary',
  'fileHash',
  'textHash',
]);

interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly entries?: Readonly<Record<string, string>>;
}

const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition;

/** A field's own type beneath 'may be null' and 'default'. */
function unwrapped(schema: z.ZodType): { readonly inner: z.ZodType; readonly isOptional: boolean } {
  let inner = schema;
  let isOptional = false;
  for (let { type, innerType } = definitionOf(inner); innerType; { type, innerType } = definitionOf(inner)) {
    if (type === 'nullable' || type === 'optional' || type === 'default') isOptional = true;
    inner = innerType;
  }
  return { inner, isOptional };
}

function controlOf(kind: Kind, name: string, schema: z.ZodType): Control {
  const target = kind.references[name];
  if (target !== undefined) return { type: 'record', kind: target };
  const { type, element, entries } = definitionOf(schema);
  if (schema === localText) return { type: 'local' };
  if (schema === partialDate) return { type: 'date' };
  if (schema === alpha3) return { type: 'state' };
  if (type === 'enum' && entries) return { type: 'choice', values: Object.values(entries) };
  if (type === 'boolean') return { type: 'boolean' };
  if (type === 'int' || type === 'number') return { type: 'integer' };
  if (type === 'string') return { type: 'text' };
  if (type !== 'array' || !element) return { type: 'none' };
  if (element === alpha3) return { type: 'states' };
  const vocabulary = NAMED[name];
  if (vocabulary !== undefined) return { type: 'names', vocabulary };
  return { type: definitionOf(element).type === 'string' ? 'texts' : 'none' };
}

/**
 * The fields of a kind that a person may put right, in the order of its schema. Everything follows from the schema: a
 * new kind has its form without a line of its own.
 */
export function fieldsToAsk(kind: Kind): FormField[] {
  return Object.entries(kind.schema.shape as Record<string, z.ZodType>).flatMap(([name, schema]) => {
    const { inner, isOptional } = unwrapped(schema);
    const control = controlOf(kind, name, inner);
    const isHouse = NOT_ASKED.has(name) && control.type !== 'choice';
    return isHouse || control.type === 'none' ? [] : [{ name, control, isOptional }];
  });
}
