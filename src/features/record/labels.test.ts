import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { isMessageKey } from '../../web/messages.ts';
import { KINDS } from '../kinds.ts';
import { wordKey } from './labels.ts';

/** Never shown by name. */
const UNNAMED: ReadonlySet<string> = new Set(['id', 'stateId', 'position']);

/** The words that a field may hold; [] for a field that holds something else. */
function wordsOf(schema: z.ZodType): readonly string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodDefault || schema instanceof z.ZodOptional)
    return wordsOf(schema.unwrap() as z.ZodType);
  return [];
}

test('every kind and every field of a record has a name in words', () => {
  const unnamed = KINDS.flatMap(({ name, schema }) => [
    ...[`kind.${name}`].filter((key) => !isMessageKey(key)),
    ...Object.keys(schema.shape)
      .filter((field) => !UNNAMED.has(field))
      .filter((field) => !isMessageKey(`field.${name}.${field}`) && !isMessageKey(`field.${field}`))
      .map((field) => `field.${name}.${field}`),
  ]);
  assert.deepEqual(unnamed, []);
});

test('every word of a vocabulary that a field may hold can be said in every language', () => {
  let count = 0;
  const unsaid = KINDS.flatMap(({ name, schema }) =>
    Object.entries(schema.shape).flatMap(([field, type]) =>
      wordsOf(type as z.ZodType).flatMap((value) => {
        count += 1;
        return wordKey(name, field, value) === null ? [`${name}.${field} = ${value}`] : [];
      }),
    ),
  );
  assert.deepEqual(unsaid, []);
  assert.ok(count > 200, `only ${count} words were found`);
});
