import { z } from 'zod';
import { alpha3, localText, partialDate } from '../../ledger/fields.ts';
import { citation, recordId } from '../../ledger/kind.ts';
import type { Kind } from '../../ledger/index.ts';
import { FACETS } from '../search/index.ts';

/**
 * The form of every answer, as schemas: the OpenAPI document is made of them, and tests hold real answers against them.
 * Records themselves have the schemas of their kinds.
 */
export const path = z.string().describe('A path on this site.');
const moment = z.iso.datetime().describe('Moment, UTC, with milliseconds.');
const fullDate = z.iso.date().describe('A day.');

/** What stands at the head of every answer. */
const head = {
  self: path.describe('This answer, with its day: the same question asked again.'),
  asOf: fullDate.describe('The day whose state of play this is, at its end.'),
  knownOn: fullDate
    .nullable()
    .describe('The UTC day at whose end the record was known like this; null: now.'),
  changes: z
    .int()
    .min(0)
    .describe('Number of changes that the ledger had when this was answered: what `changedSince` takes.'),
};

const next = path
  .nullable()
  .describe('The next page; null at the end. A page may be short, or empty, and still have a next one.');

export const contradiction = z
  .object({
    field: z.string(),
    recordValue: z.string().nullable().describe('What the record follows, as readings are written.'),
    values: z.array(
      z.object({
        reading: z.string().describe("A stated value in the field's own form."),
        isFollowed: z.boolean(),
        sources: z.array(z.object({ sourceId: recordId, locator: z.string() })),
      }),
    ),
    choice: z
      .object({ id: recordId, ground: z.string() })
      .nullable()
      .describe('Which value was chosen and why; null where nobody has chosen.'),
  })
  .describe('A field for which sources state values that cannot all be right.');

const recordLinks = z.object({
  self: path,
  page: path.describe('The page for people.'),
  history: path.describe('Every change of this record.'),
  proof: path.describe('The file that proves this record to outsiders, as it stands now.'),
});

/** A record of a kind as lists and lines hold it. */
export const recordShape = (kind: Kind) =>
  z.object({
    kind: z.literal(kind.name),
    id: recordId,
    state: alpha3.nullable().describe('The State whose record it is in; null: what all States share.'),
    record: kind.schema.describe('The record itself, in the form of its kind. What is absent is null.'),
    citations: z.array(citation).describe('What sources say of it, in order.'),
    contradictions: z.array(contradiction),
    references: z.record(z.string(), path).describe('Field → the record that it names.'),
    links: recordLinks,
  });

export const listShape = (item: z.ZodType) => z.object({ ...head, next, data: z.array(item) });

export const citedSource = z.object({
  id: recordId,
  title: localText,
  symbol: z.string().nullable().describe("The document's symbol: 'A/HRC/43/10'."),
  issuer: z.string().nullable(),
  date: partialDate.nullable(),
  url: z.string().nullable().describe('Where the document is published.'),
  links: z.object({ self: path }),
});

export const detailShape = (item: z.ZodType) =>
  z.object({
    ...head,
    data: item,
    sources: z.array(citedSource).describe('The documents that the citations name, each once.'),
  });

export const change = z.object({
  sequence: z
    .int()
    .min(1)
    .describe('Number of the change; its leaf in the Merkle tree is at this place, from 1.'),
  changeSet: z.int().min(1).describe('Changes that were made in one go.'),
  at: moment,
  actor: z.string(),
  reason: z.string(),
  kind: z.string(),
  recordId,
  state: alpha3.nullable(),
  operation: z.enum(['create', 'update', 'delete']),
  fields: z.array(z.string()).describe('The fields that an update overwrote.'),
  contentHash: z
    .string()
    .nullable()
    .describe('SHA-256 of the canonical JSON of the record as written, hexadecimal; null for a deletion.'),
  leafHash: z.string().describe('RFC 6962 leaf hash, hexadecimal.'),
  links: z.object({ record: path, page: path.describe('The change set, for people.') }),
});

/** Changes are neither of a day nor seen as of one. */
export const changesShape = z.object({
  self: path,
  knownOn: head.knownOn,
  changes: head.changes,
  next,
  data: z.array(change),
});

const facetName = z.enum(FACETS as [string, ...string[]]);

export const hit = z.object({
  kind: z.string(),
  id: recordId,
  state: alpha3.nullable(),
  text: z.object({ language: z.string().describe('ISO 639-1.'), text: z.string() }),
  marks: z
    .array(z.object({ start: z.int().min(0), end: z.int().min(0) }))
    .describe(
      'Where the words that were asked for stand in the text: UTF-16 code units, the end not included.',
    ),
  paragraph: z.string().nullable(),
  date: partialDate.nullable(),
  facets: z
    .partialRecord(facetName, z.array(z.string()))
    .describe('Facet → its values for this one, on the day asked for.'),
  links: z.object({ self: path, page: path }),
});

export const searchShape = z.object({
  ...head,
  total: z.int().min(0).describe('How many were found.'),
  next,
  data: z.array(hit),
  suggestion: z
    .string()
    .nullable()
    .describe('Where nothing was found: the question with a word put right; else null.'),
  facets: z
    .partialRecord(
      facetName,
      z.object({
        distinct: z.int().min(0).describe('How many values it has.'),
        values: z.array(
          z.object({
            value: z.string(),
            label: z.string().describe('In the language of the question.'),
            count: z.int().min(0).describe("How many would remain with it, the facet's own choice left out."),
          }),
        ),
      }),
    )
    .describe('Every facet that was asked to be counted, the most frequent values first.'),
});

export const statesShape = z.object({
  self: path,
  changes: head.changes,
  data: z.array(
    z.object({
      id: alpha3,
      names: z.record(z.string(), z.string()).describe('Language → short name.'),
      records: z.record(z.string(), z.int().min(1)).describe('Kind → how many records are held now.'),
      links: z.object({ self: path, page: path }),
    }),
  ),
});

export const entryShape = z.object({
  self: path,
  name: z.literal('Servanda'),
  version: z.literal('1'),
  changes: head.changes,
  root: z
    .string()
    .describe('Root of the Merkle tree over these changes, hexadecimal; empty before the first.'),
  links: z.object({ openapi: path, docs: path, search: path, states: path, changes: path }),
  kinds: z.array(
    z.object({
      kind: z.string(),
      about: z.string(),
      scope: z.enum(['catalogue', 'state']).describe('Shared by all States, or concerning one.'),
      links: z.object({ list: path, lines: path.describe('All of the kind, a line each (NDJSON).') }),
    }),
  ),
});

const hashed = z.record(z.string(), z.unknown());

export const proofShape = z
  .object({
    format: z.literal('servanda-proof/1'),
    key: z.string().describe("Public key of the checkpoint's signer, in the signed-note form."),
    record: z.object({ kind: z.string(), fields: hashed, citations: z.array(hashed) }),
    change: hashed.describe('The last change of the record; its canonical JSON is the leaf.'),
    index: z.int().min(0).describe('Place of the leaf, from 0.'),
    size: z.int().min(1).describe('Number of leaves.'),
    path: z.array(z.string()).describe('RFC 6962 audit path.'),
    checkpoint: z.string().describe('Signed note over size and root.'),
  })
  .describe('What `servanda proof` writes, byte for byte; tools/verify-proof.mjs checks it.');

/** RFC 9457. */
export const problemShape = z.object({
  type: z.string().describe('Names the kind of problem: a section of the documentation.'),
  title: z.string(),
  status: z.int(),
  code: z.string().describe('The kind of problem in a word; stable.'),
  detail: z.string().describe('What is wrong here. English.'),
  remedy: z.string().optional().describe('What to do next.'),
  instance: path,
  requestId: z.string().describe("The number of the request, also in the operator's log."),
});
