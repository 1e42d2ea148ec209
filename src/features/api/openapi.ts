import { z } from 'zod';
import type { Kind } from '../../ledger/index.ts';
import { DOCS_PATH } from './addresses.ts';
import { LINES_ENDING, TAGS } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import { capital, componentsOf, opened, withoutDayPatterns } from './openapi.schemas.ts';
import type { Json } from './openapi.schemas.ts';
import { isRepeated } from './parameters.ts';
import { problemMeaning, PROBLEMS } from './problems.ts';

/** OpenAPI 3.1 (its schemas are JSON Schema 2020-12), made of the very schemas that check records and addresses. */

const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

function parameterOf(name: string, schema: z.ZodType): Json {
  const made: Json = z.toJSONSchema(schema, { io: 'output', override: withoutDayPatterns });
  const { description, ...own } = made;
  return {
    name,
    in: 'query',
    ...(description !== undefined && { description }),
    schema: opened(own),
    ...(isRepeated(schema) && { style: 'form', explode: true }),
  };
}

/** Parameters that several operations have, each once, by their names. */
function sharedParameters(operations: readonly Json[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const { parameters } of operations as readonly { readonly parameters: readonly Json[] }[])
    for (const one of parameters.map((own) => JSON.stringify(own)))
      counts.set(one, (counts.get(one) ?? 0) + 1);
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const [text] of [...counts].filter(([, count]) => count > 1).sort(([, a], [, b]) => b - a)) {
    const { name } = JSON.parse(text) as { readonly name: string };
    // Of two that bear one name the more frequent has it; the other ones stand where they are used.
    if (!taken.has(name)) names.set(text, name);
    taken.add(name);
  }
  return names;
}

const header = (description: string, type = 'string'): Json => ({ description, schema: { type } });

const HEADERS: Readonly<Record<string, Json>> = {
  ETag: header(
    'Of the change number and the address. Send it back as If-None-Match: 304 where nothing changed.',
  ),
  'RateLimit-Policy': header('How many requests (q) an address may make in how many seconds (w).'),
  RateLimit: header('How many are left (r), and after how many seconds all are again (t).'),
  Link: header('The next page of a list, as rel="next" (RFC 8288).'),
  'Retry-After': header('Seconds to wait.', 'integer'),
  Allow: header('The methods of this address.'),
};

const headers = (...names: readonly string[]): Json =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

/** The statuses of problems, with the codes that tell them apart. */
function problemAnswers(): Record<string, Json> {
  const byStatus = Map.groupBy(PROBLEMS, (one) => one.status);
  return Object.fromEntries(
    [...byStatus].map(([status, own]) => [
      `Problem${status}`,
      {
        description: own.map(({ code }) => `\`${code}\`: ${problemMeaning(code)}`).join('\n\n'),
        ...(status === 429 && { headers: headers('Retry-After', 'RateLimit', 'RateLimit-Policy') }),
        ...(status === 405 && { headers: headers('Allow') }),
        content: { 'application/problem+json': { schema: reference('Problem') } },
      },
    ]),
  );
}

function operationOf(endpoint: Endpoint, kinds: readonly Kind[]): Json {
  const { name, path, tag, summary, parameters, lines } = endpoint;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, part = '']) => ({
    name: part,
    in: 'path',
    required: true,
    schema:
      part === 'kind' ? { type: 'string', enum: kinds.map((kind) => kind.name) } : reference('RecordId'),
  }));
  const statuses = [...new Set(PROBLEMS.map((one) => one.status))];
  return {
    operationId: name,
    tags: [tag],
    summary,
    parameters: [
      ...inPath,
      ...Object.entries(parameters.shape).map(([one, schema]) => parameterOf(one, schema as z.ZodType)),
    ],
    responses: {
      200: {
        description: 'The answer.',
        headers: headers(
          'ETag',
          'RateLimit',
          'RateLimit-Policy',
          ...('cursor' in parameters.shape ? ['Link'] : []),
        ),
        content: {
          'application/json': { schema: reference(`${capital(name)}Answer`) },
          ...(lines && {
            'application/x-ndjson': {
              schema: reference(`${capital(name)}Line`),
            },
          }),
        },
      },
      304: { description: 'Nothing has changed since the answer that If-None-Match names.' },
      ...Object.fromEntries(
        statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
      ),
    },
  };
}

/** The same list, whole: its parameters but those of a page. */
function linesOperation(endpoint: Endpoint, kinds: readonly Kind[]): Json {
  const { parameters, responses, ...whole } = operationOf(endpoint, kinds) as {
    parameters: readonly { readonly name: string }[];
    responses: Json;
  };
  return {
    ...whole,
    operationId: `${endpoint.name}Lines`,
    summary: `${endpoint.summary} All of it, a line a record (NDJSON).`,
    parameters: parameters.filter(({ name }) => name !== 'limit' && name !== 'cursor'),
    responses: {
      ...responses,
      200: {
        description: 'One JSON text a line, streamed.',
        headers: headers('ETag', 'RateLimit', 'RateLimit-Policy'),
        content: { 'application/x-ndjson': { schema: reference(`${capital(endpoint.name)}Line`) } },
      },
    },
  };
}

/** The whole document. Pure: the same kinds give the same document. */
export function openApi(endpoints: readonly Endpoint[], kinds: readonly Kind[]): Json {
  const operations = endpoints.flatMap((endpoint): [string, Json][] => [
    [endpoint.path, operationOf(endpoint, kinds)],
    ...(endpoint.lines
      ? [[`${endpoint.path}${LINES_ENDING}`, linesOperation(endpoint, kinds)] as [string, Json]]
      : []),
  ]);
  const shared = sharedParameters(operations.map(([, one]) => one));
  const paths = operations.map(([path, operation]) => {
    const parameters = (operation['parameters'] as readonly Json[]).map((one) => {
      const name = shared.get(JSON.stringify(one));
      return name === undefined ? one : { $ref: `#/components/parameters/${name}` };
    });
    return [path, { get: { ...operation, parameters } }];
  });
  return {
    openapi: '3.1.1',
    info: {
      title: 'Servanda',
      version: '1',
      summary: "The open ledger of a State's human-rights commitments, for programs.",
      description:
        'Every record with its sources, as of any day and as known on any day. Reading only. Within version 1 nothing that is described here is taken away or gets another meaning, and identifiers never change; members, parameters and addresses may be added.',
      license: { name: 'Software: EUPL-1.2. Data: each source names its licence.', identifier: 'EUPL-1.2' },
    },
    externalDocs: { description: 'Documentation with examples', url: DOCS_PATH },
    servers: [{ url: '/' }],
    tags: TAGS.map((name) => ({ name })),
    paths: Object.fromEntries(paths),
    components: {
      schemas: componentsOf(endpoints, kinds),
      parameters: Object.fromEntries([...shared].map(([text, name]) => [name, JSON.parse(text) as Json])),
      headers: HEADERS,
      responses: problemAnswers(),
    },
  };
}
