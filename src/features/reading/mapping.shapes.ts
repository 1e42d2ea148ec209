import type { z } from 'zod';
import type { Kind } from '../../ledger/index.ts';
import { COMPLETE_LANGUAGES, isMessageKey, translator } from '../../web/messages.ts';
import type { MessageKey } from '../../web/messages.ts';
import { wordKey } from '../record/index.ts';
import { fieldsToAsk } from './controls.ts';
import type { Control } from './controls.ts';

/**
 * The kinds of record as a table can bring them, as plain data: the reader of tables works in a thread that knows
 * neither schemas nor words. Everything follows from the schemas; a new kind is there without a line of its own.
 */
export interface KindShape {
  readonly kind: string;
  readonly scope: 'catalogue' | 'state';
  readonly fields: readonly FieldShape[];
  /** Whole numbers that say an order, and whether a text is a summary: filled in by the reader. */
  readonly filled: readonly ('position' | 'isSummary')[];
}

export interface FieldShape {
  readonly name: string;
  readonly control: Control;
  readonly isOptional: boolean;
  /** Value of a choice → how the languages of the site call it. */
  readonly words: Readonly<Record<string, readonly string[]>>;
}

/** Kinds that a person may add: what is cited, and sources themselves. The others are the house's own decisions. */
const isAdded = (kind: Kind): boolean => kind.needsCitation || kind.name === 'source';

/** A form that cannot fill in all that a kind demands cannot bring it: States have names in many languages. */
const isAskable = (kind: Kind): boolean => {
  const asked = new Set(fieldsToAsk(kind).map((one) => one.name));
  const house = new Set<string>(['id', ...FILLED]);
  return Object.entries(kind.schema.shape as Record<string, z.ZodType>).every(
    ([name, schema]) => asked.has(name) || house.has(name) || schema.safeParse(undefined).success,
  );
};

const FILLED = ['position', 'isSummary'] as const;

function wordsOf(kind: string, { name, control }: { name: string; control: Control }): FieldShape['words'] {
  if (control.type !== 'choice') return {};
  return Object.fromEntries(
    control.values.map((value) => {
      const key = wordKey(kind, name, value);
      return [value, key === null ? [] : COMPLETE_LANGUAGES.map((language) => translator(language)(key))];
    }),
  );
}

export const kindShapes = (kinds: readonly Kind[]): KindShape[] =>
  kinds
    .filter((kind) => isAdded(kind) && isAskable(kind))
    .map((kind) => {
      const fields = fieldsToAsk(kind).map((field) => ({ ...field, words: wordsOf(kind.name, field) }));
      const asked = new Set(fields.map((one) => one.name));
      return {
        kind: kind.name,
        scope: kind.scope,
        fields,
        filled: FILLED.filter((name) => name in kind.schema.shape && !asked.has(name)),
      };
    });

/** How the languages of the site call a field. */
export function fieldNames(kind: string, field: string): string[] {
  const key = [`field.${kind}.${field}`, `field.${field}`].find(isMessageKey) as MessageKey | undefined;
  return key === undefined ? [] : COMPLETE_LANGUAGES.map((language) => translator(language)(key));
}
