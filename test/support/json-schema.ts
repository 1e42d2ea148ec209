/**
 * Holds values against JSON Schema 2020-12, as far as this house's documents use it. A keyword that it does not know
 * is an error, so that nothing is passed over; an object may have no member that is not described.
 */
type Schema = Readonly<Record<string, unknown>>;

/** Keywords that only say something to people. */
const WORDS: ReadonlySet<string> = new Set(['description', 'default', 'title', 'format']);

export type FindSchema = (reference: string) => Schema;

/** What is wrong with a value, each with its place; empty where it fits. */
export function misfits(value: unknown, schema: Schema, find: FindSchema, place = '$'): string[] {
  const problems: string[] = [];
  const say = (what: string): void => void problems.push(`${place}: ${what}`);
  for (const [keyword, given] of Object.entries(schema)) {
    if (WORDS.has(keyword)) continue;
    const check = CHECKS[keyword];
    if (check === undefined) say(`unknown keyword ${keyword}`);
    else check({ value, given, schema, find, place, say, problems });
  }
  return problems;
}

interface Check {
  readonly value: unknown;
  readonly given: unknown;
  readonly schema: Schema;
  readonly find: FindSchema;
  readonly place: string;
  readonly say: (what: string) => void;
  readonly problems: string[];
}

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeOf(value) === 'object';

const CHECKS: Readonly<Record<string, (check: Check) => void>> = {
  $ref: ({ value, given, find, place, problems }) =>
    void problems.push(...misfits(value, find(String(given)), find, place)),
  type: ({ value, given, say }) => {
    const types = [given].flat() as string[];
    const own = typeOf(value);
    if (!types.includes(own) && !(own === 'integer' && types.includes('number')))
      say(`is ${own}, not ${types.join('/')}`);
  },
  const: ({ value, given, say }) => {
    if (value !== given) say(`is not ${String(given)}`);
  },
  enum: ({ value, given, say }) => {
    if (!(given as unknown[]).includes(value)) say(`${String(value)} is not among ${String(given)}`);
  },
  anyOf: ({ value, given, find, place, say }) => {
    const all = (given as Schema[]).map((one) => misfits(value, one, find, place));
    if (all.every((one) => one.length > 0)) say(`fits none of: ${all.flat().join('; ')}`);
  },
  pattern: ({ value, given, say }) => {
    if (typeof value === 'string' && !new RegExp(String(given), 'u').test(value))
      say(`does not match ${String(given)}`);
  },
  minLength: ({ value, given, say }) => {
    if (typeof value === 'string' && value.length < Number(given)) say('is too short');
  },
  maxLength: ({ value, given, say }) => {
    if (typeof value === 'string' && value.length > Number(given)) say('is too long');
  },
  minimum: ({ value, given, say }) => {
    if (typeof value === 'number' && value < Number(given)) say('is too small');
  },
  maximum: ({ value, given, say }) => {
    if (typeof value === 'number' && value > Number(given)) say('is too large');
  },
  required: ({ value, given, say }) => {
    if (isObject(value)) for (const name of given as string[]) if (!(name in value)) say(`has no ${name}`);
  },
  properties: ({ value, given, schema, find, place, say, problems }) => {
    if (!isObject(value)) return;
    const own = given as Readonly<Record<string, Schema>>;
    for (const [name, one] of Object.entries(value)) {
      const of = own[name] ?? schema['additionalProperties'];
      if (!isObject(of)) say(`has ${name}, which is not described`);
      else problems.push(...misfits(one, of, find, `${place}.${name}`));
    }
  },
  additionalProperties: ({ value, given, schema, find, place, problems }) => {
    if (!isObject(value) || !isObject(given) || 'properties' in schema) return;
    for (const [name, one] of Object.entries(value))
      problems.push(...misfits(one, given, find, `${place}.${name}`));
  },
  propertyNames: ({ value, given, find, place, problems }) => {
    if (!isObject(value)) return;
    for (const name of Object.keys(value))
      problems.push(...misfits(name, given as Schema, find, `${place} (${name})`));
  },
  items: ({ value, given, find, place, problems }) => {
    if (!Array.isArray(value)) return;
    for (const [at, one] of value.entries())
      problems.push(...misfits(one, given as Schema, find, `${place}[${at}]`));
  },
};
