import { z } from 'zod';
import { badInput } from '../../kernel/errors.ts';

/** The parameters of an address, declared once: what is accepted, how it is read, how it is described. */
export type Parameters = z.ZodObject;

/** A number as it stands in an address: digits and nothing else. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, 'is not a whole number')
    .transform(Number)
    .pipe(
      z.int().min(least, `must be from ${least} to ${most}`).max(most, `must be from ${least} to ${most}`),
    );

export const day = z.iso.date({ error: 'is not a day of the calendar, written 2021-06-12' });

/** A parameter that may stand several times. */
export const isRepeated = (schema: unknown): boolean => {
  const inner = schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  return inner instanceof z.ZodArray;
};

/**
 * Reads a query against its declaration. Nothing is passed over: an unknown parameter, one that stands twice, and one
 * that cannot be what it says are refused with their names (400 `unknown_parameter`, `bad_parameter`), so that a filter
 * with a slip of the pen is not taken for none.
 */
export function readParameters<P extends Parameters>(parameters: P, query: URLSearchParams): z.output<P> {
  const names = Object.keys(parameters.shape);
  const unknown = [...new Set(query.keys())].filter((name) => !Object.hasOwn(parameters.shape, name));
  if (unknown.length > 0)
    throw badInput(
      'unknown_parameter',
      `There is no parameter ${unknown.slice(0, 5).map(quoted).join(', ')} here.`,
      names.length === 0 ? 'This address takes none.' : `There are: ${names.join(', ')}.`,
    );
  const given: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    if (!isRepeated(parameters.shape[name]) && values.length > 1)
      throw bad([`"${name}" is given ${values.length} times`]);
    given[name] = isRepeated(parameters.shape[name]) ? values : values[0];
  }
  const parsed = parameters.safeParse(given);
  if (parsed.success) return parsed.data;
  throw bad(parsed.error.issues.slice(0, 5).map((one) => `"${String(one.path[0] ?? '')}" ${one.message}`));
}

const bad = (reasons: readonly string[]): Error =>
  badInput(
    'bad_parameter',
    `${reasons.join('; ')}.`,
    'The parameters of each address, with what they accept, are in /api/v1/openapi.json.',
  );

/** What came with the request, short and without line breaks: it is shown to who sent it. */
const quoted = (name: string): string => JSON.stringify(name.slice(0, 40));
