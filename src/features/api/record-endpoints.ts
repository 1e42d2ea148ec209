import { z } from 'zod';
import { badInput, notFound } from '../../kernel/errors.ts';
import { proofText, proveRecord } from '../../ledger/index.ts';
import type { Kind } from '../../ledger/index.ts';
import { recordId } from '../../ledger/kind.ts';
import { API_PATH } from './addresses.ts';
import { changesBefore } from './api.repository.ts';
import { addressOf, headOf, questionText } from './asked.ts';
import type { Answered, Asked } from './asked.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Endpoint, EndpointParts } from './endpoint.ts';
import { aboutKind } from './meanings.ts';
import { day, wholeNumber } from './parameters.ts';
import { citedSources, recordAnswer } from './record-answers.ts';
import { allRecords, findRecord, RECORD_PLACE, recordPage } from './records.ts';
import type { RecordQuestion } from './records.ts';
import { detailShape, listShape, proofShape, recordShape } from './shapes.ts';

const DAYS = {
  asof: day.optional().describe('Only what was there at the end of this day. Today by default.'),
  known: day.optional().describe('As the record was known at the end of this UTC day. Now by default.'),
};

const stateCode = z
  .string()
  .regex(/^[A-Z]{3}$/, 'is not a State code, three capital letters (ISO 3166-1 alpha-3)');
const inner = (schema: unknown): unknown =>
  schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional
    ? inner(schema.unwrap())
    : schema;

/** Fields that a list can be narrowed by: those that name another record, and those with a word of a vocabulary. */
function fieldParameters(kind: Kind): Record<string, z.ZodType> {
  const found: Record<string, z.ZodType> = {};
  for (const [field, schema] of Object.entries(kind.schema.shape)) {
    const of = kind.references[field];
    const own = inner(schema);
    if (of !== undefined)
      found[field] = recordId.optional().describe(`Only those whose ${field} is this ${of}.`);
    else if (own instanceof z.ZodEnum)
      found[field] = z
        .enum(own.options as [string, ...string[]], { error: `is not one of ${own.options.join(', ')}` })
        .optional()
        .describe(`Only those with this ${field}.`);
  }
  return found;
}

const concernsStates = (kind: Kind): boolean => kind.scope === 'state' || 'aboutState' in kind.schema.shape;

const listParameters = (kind: Kind): z.ZodObject =>
  z.object({
    ...(concernsStates(kind) && {
      state: stateCode.optional().describe('Only those that concern this State.'),
    }),
    ...DAYS,
    changedSince: z
      .union([wholeNumber(0, Number.MAX_SAFE_INTEGER), day], {
        error: 'is neither a number of changes nor a day of the calendar, written 2021-06-12',
      })
      .optional()
      .describe(
        'Only what was written after this number of changes (the "changes" of an earlier answer), or since the beginning of this UTC day. What was removed is in /api/v1/changes.',
      ),
    ...fieldParameters(kind),
    limit: wholeNumber(1, 200).default(50).describe('How many records a page holds at most.'),
    cursor: z.string().optional().describe('From the "next" link of an answer.'),
  });

const OWN_PARAMETERS: ReadonlySet<string> = new Set([
  'state',
  'asof',
  'known',
  'changedSince',
  'limit',
  'cursor',
]);

async function questionOf(
  { db, dossiers }: EndpointParts,
  kind: Kind,
  asked: Asked,
): Promise<RecordQuestion> {
  const { state, changedSince, ...values } = asked.values as Readonly<
    Record<string, string | number | undefined>
  >;
  if (state !== undefined && !(await dossiers.get(null)).entries('state').has(String(state)))
    throw badInput('bad_parameter', '"state": there is no State with this code in the record.');
  return {
    kind,
    state: state === undefined ? null : String(state),
    values: Object.entries(values).flatMap(([field, value]) =>
      OWN_PARAMETERS.has(field) || value === undefined ? [] : [[field, String(value)] as const],
    ),
    asof: asked.asof,
    known: asked.known,
    changedSince:
      typeof changedSince === 'string' ? await changesBefore(db, changedSince) : (changedSince ?? null),
  };
}

async function listAnswer(parts: EndpointParts, kind: Kind, asked: Asked): Promise<Answered> {
  const { cursor, limit } = asked.values as { readonly cursor?: string; readonly limit: number };
  const after = cursor === undefined ? null : readCursor(questionText(asked), cursor, RECORD_PLACE);
  const page = await recordPage(parts, await questionOf(parts, kind, asked), after, limit);
  const next = page.next && addressOf(asked, writeCursor(questionText(asked), page.next));
  return {
    sizes: page.sizes,
    next,
    body: {
      ...headOf(asked, Math.min(asked.stand.changes, ...page.sizes)),
      next,
      data: page.records.map((one) => recordAnswer(one, parts.kinds)),
    },
  };
}

async function* lines(parts: EndpointParts, question: RecordQuestion): AsyncGenerator<object> {
  for await (const one of allRecords(parts, question)) yield recordAnswer(one, [question.kind]);
}

async function detailAnswer(parts: EndpointParts, kind: Kind, asked: Asked): Promise<Answered> {
  const found = await findRecord(parts, kind, asked.id, asked);
  const catalogue = await parts.dossiers.get(null, asked.known);
  return {
    sizes: [found.dossier.size, catalogue.size],
    body: {
      ...headOf(asked, found.dossier.size),
      data: recordAnswer(found, parts.kinds),
      sources: citedSources(found, catalogue),
    },
  };
}

const nameOf = (kind: Kind): string =>
  kind.name.replace(/(?:^|_)([a-z])/g, (_whole, letter: string) => letter.toUpperCase());

/** The list of a kind, and one record of it. */
export function kindEndpoints(kind: Kind): readonly Endpoint[] {
  const shape = recordShape(kind);
  const words = kind.name.replaceAll('_', ' ');
  return [
    {
      name: `list${nameOf(kind)}`,
      path: `${API_PATH}/${kind.name}`,
      tag: 'records',
      summary: `Every ${words}. ${aboutKind(kind.name)}`.trim(),
      parameters: listParameters(kind),
      shape: listShape(shape),
      answer: (parts, asked) => listAnswer(parts, kind, asked),
      lines: { shape, of: async (parts, asked) => lines(parts, await questionOf(parts, kind, asked)) },
    },
    {
      name: `get${nameOf(kind)}`,
      path: `${API_PATH}/${kind.name}/{id}`,
      tag: 'records',
      summary: `One ${words}, with what sources say of it.`,
      parameters: z.object(DAYS),
      shape: detailShape(shape),
      answer: (parts, asked) => detailAnswer(parts, kind, asked),
    },
  ];
}

async function proofAnswer({ db, keys }: EndpointParts, { kind, id }: Asked): Promise<Answered> {
  if (kind === null) throw notFound('There is no such kind of record.');
  return { sizes: null, body: proofText(await proveRecord(db, kind, id, keys)) };
}

/** Reads every leaf of the tree. */
const PROOF_COST = 10;

export const PROOF_ENDPOINT: Endpoint = {
  name: 'proveRecord',
  path: `${API_PATH}/{kind}/{id}/proof`,
  tag: 'records',
  summary: 'The file that proves a record, as it stands now, to someone who trusts only the public key.',
  parameters: z.object({}),
  shape: proofShape,
  cost: PROOF_COST,
  answer: proofAnswer,
};
