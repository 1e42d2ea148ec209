import { z } from 'zod';
import { alpha3, localText, partialDate } from '../../ledger/fields.ts';
import { citation, recordId } from '../../ledger/kind.ts';
import type { Kind } from '../../ledger/index.ts';
import { API_PATH } from './addresses.ts';
import type { Endpoint } from './endpoint.ts';
import { aboutField, aboutKind } from './meanings.ts';
import { change, citedSource, contradiction, hit, problemShape } from './shapes.ts';

export type Json = Readonly<Record<string, unknown>>;

/** 'treaty_action' → 'TreatyAction'. */
export const capital = (name: string): string =>
  name.replace(/(?:^|_)([a-z])/g, (_whole, letter: string) => letter.toUpperCase());

/** A form says enough of a day; the pattern behind it is long, and says it once more. */
export const withoutDayPatterns = ({
  jsonSchema,
}: {
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
}): void => {
  if (jsonSchema.format === 'date' || jsonSchema.format === 'date-time') delete jsonSchema.pattern;
};

interface Named {
  readonly id: string;
  readonly description: string;
}

/** The types that many schemas share, by name, so that the document says each once. */
const SHARED: readonly (readonly [z.ZodType, Named])[] = [
  [
    recordId,
    {
      id: 'RecordId',
      description: 'Identifier of a record: unique within its kind, never changed, never given to another.',
    },
  ],
  [alpha3, { id: 'StateCode', description: 'A State by its ISO 3166-1 alpha-3 code: KAZ.' }],
  [
    partialDate,
    {
      id: 'PartialDate',
      description:
        'A date as exactly as it is known: a year (2021), a month (2021-06) or a day (2021-06-12). One that is not a day counts as happened once its last day is over. Text order is the order of first days.',
    },
  ],
  [
    localText,
    {
      id: 'LocalText',
      description:
        'One text in several languages, by ISO 639-1 code. English is always there; take the language you need, else English.',
    },
  ],
  [
    citation,
    {
      id: 'Citation',
      description:
        'What one source says about one record, or about one field of it: document, place, value as printed, reading, quote.',
    },
  ],
  [contradiction, { id: 'Contradiction', description: 'A field on which sources differ.' }],
  [citedSource, { id: 'CitedSource', description: 'A document that is cited.' }],
  [change, { id: 'Change', description: 'Who altered which record, when and why.' }],
  [hit, { id: 'Hit', description: 'Something that was found.' }],
  [problemShape, { id: 'Problem', description: 'What went wrong (RFC 9457).' }],
];

/** Schemas as they go over the wire, each under its name; what an endpoint gives is called after the endpoint. */
export function componentsOf(endpoints: readonly Endpoint[], kinds: readonly Kind[]): Record<string, Json> {
  const registry = z.registry<Named>();
  for (const [schema, named] of SHARED) registry.add(schema, named);
  for (const kind of kinds)
    registry.add(kind.schema, { id: capital(kind.name), description: aboutKind(kind.name) });
  for (const { name, shape, lines, summary } of endpoints) {
    registry.add(shape, { id: `${capital(name)}Answer`, description: summary });
    if (lines)
      registry.add(lines.shape, { id: `${capital(name)}Line`, description: 'One record of the list.' });
  }
  const { schemas } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    io: 'output',
    target: 'draft-2020-12',
    override: withoutDayPatterns,
  });
  const made = Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => [id, opened(schema) as Json]),
  );
  for (const kind of kinds) {
    const id = capital(kind.name);
    made[id] = described(kind, made[id] ?? {});
  }
  return Object.fromEntries(Object.entries(made).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Without what belongs to a schema on its own, and open: within this version answers may get more members, so that a
 * client which refuses what it does not know would break. A default says nothing of what is sent: all of it is sent.
 */
export function opened(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(opened);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword, value]) => !LEFT_OUT.has(keyword) && !isClosing(keyword, value))
      .map(([keyword, value]) => [keyword, keyword === 'properties' ? eachOpened(value) : opened(value)]),
  );
}

/** Of a schema on its own, and of the registry it was made from. */
const LEFT_OUT: ReadonlySet<string> = new Set(['$schema', '$id', 'id']);

const isClosing = (keyword: string, value: unknown): boolean =>
  (keyword === 'additionalProperties' && value === false) || (keyword === 'default' && value === null);

/** Names of members are no keywords. */
const eachOpened = (members: object): object =>
  Object.fromEntries(Object.entries(members).map(([name, one]) => [name, opened(one)]));

/** The fields of a kind with what they mean, and which kind a reference leads to. */
function described(kind: Kind, schema: Json): Json {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Json>).map(
    ([field, own]) => {
      const target = kind.references[field];
      const words = [
        aboutField(kind.name, field),
        target === undefined ? '' : `The record at ${API_PATH}/${target}/{id}.`,
      ].filter(Boolean);
      return [field, words.length === 0 ? own : { ...own, description: words.join(' ') }];
    },
  );
  return { ...schema, properties: Object.fromEntries(properties) };
}
