import type { z } from 'zod';
import type { Kind } from '../../ledger/index.ts';
import { COMPLETE_LANGUAGES, isMessageKey, translator } from '../../web/messages.ts';
import type { MessageKey } from '../../web/messages.ts';
import { wordKey } from '../record/index.ts';
import { fieldsToAsk } from '../proposals/index.ts';
import type { Control, FieldShape, KindShape } from '../proposals/index.ts';

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
