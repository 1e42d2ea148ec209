import assert from 'node:assert/strict';
import { test } from 'node:test';
import { misfits } from '../../../test/support/json-schema.ts';
import { STORES, withStore } from '../../../test/support/stores.ts';
import { loadShippedData } from '../../main.ts';
import { KINDS } from '../kinds.ts';
import { RESERVED } from './addresses.ts';
import { openApiDocument } from './api.ts';
import { apiOf } from './api.testdata.ts';
import type { ApiItem } from './api.testdata.ts';

type Json = Readonly<Record<string, unknown>>;

/** What a JSON pointer leads to. */
function at(document: Json, pointer: string): Json {
  let found: unknown = document;
  for (const part of pointer.replace(/^#\//, '').split('/')) found = (found as Json | undefined)?.[part];
  assert.ok(found !== undefined, `${pointer} leads nowhere`);
  return found as Json;
}

const schemaOf = (operation: Json, media: string): Json =>
  at(operation, `responses/200/content`)[media] as Json;

for (const store of STORES) {
  test(`${store}: every address of the description answers with what it describes`, () =>
    withStore(store, async (services) => {
      await loadShippedData(services);
      await services.search.caughtUp();
      const { data, send, walk } = apiOf(services);
      const document = await data('/api/v1/openapi.json');
      const find = (reference: string): Json => at(document, reference);
      const fits = (value: unknown, operation: Json, media: string, what: string): void => {
        const { schema } = schemaOf(operation, media) as { readonly schema: Json };
        assert.deepEqual(misfits(value, schema, find).slice(0, 5), [], what);
      };
      const first = new Map<string, readonly ApiItem[]>();
      for (const [path, { get }] of Object.entries(document['paths'] as Record<string, { get: Json }>)) {
        const kind = path.split('/')[3] ?? '';
        if (path.endsWith('.ndjson')) {
          const lines = (await send(path)).text.split('\n').slice(0, -1);
          for (const line of lines) fits(JSON.parse(line), get, 'application/x-ndjson', path);
          assert.equal(lines.length, (await walk(`/api/v1/${kind.replace('.ndjson', '')}`)).length, path);
        } else if (path.includes('{id}')) {
          const named = kind === '{kind}' ? 'treaty_action' : kind;
          for (const { id } of first.get(named)?.slice(0, 3) ?? []) {
            const address = path.replace('{kind}', named).replace('{id}', id);
            fits(await data(address), get, 'application/json', address);
          }
        } else {
          for (let next: string | null = path; next !== null;) {
            const page: Json = await data(next);
            fits(page, get, 'application/json', next);
            if (!first.has(kind)) first.set(kind, (page['data'] ?? []) as readonly ApiItem[]);
            next = path.endsWith('/search') ? null : ((page['next'] ?? null) as string | null);
          }
        }
      }
      const held = [...first].filter(([, items]) => items.length > 0).map(([kind]) => kind);
      assert.ok(held.length > 25, `only ${held.length} lists hold something`);
      const problem = await send('/api/v1/treaty_action?limit=x');
      assert.deepEqual(misfits(problem.body, find('#/components/schemas/Problem'), find), []);
    }));
}

const DOCUMENT = openApiDocument(KINDS);

test('every reference in the description leads somewhere, and every schema is used', () => {
  const text = JSON.stringify(DOCUMENT);
  const references = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, one = '']) => one));
  for (const one of references) at(DOCUMENT, one);
  for (const [group, members] of Object.entries(DOCUMENT['components'] as Record<string, Json>))
    for (const name of Object.keys(members))
      assert.ok(references.has(`#/components/${group}/${name}`), `${group}/${name} is not used`);
});

test('operations and parameters bear names of their own; no kind is called like an address', () => {
  const operations = Object.values(DOCUMENT['paths'] as Record<string, { get: { operationId: string } }>);
  const names = operations.map((one) => one.get.operationId);
  assert.equal(new Set(names).size, names.length);
  for (const kind of KINDS) assert.ok(!RESERVED.includes(kind.name), kind.name);
  // A field that is called like a parameter of every list could not be asked for.
  for (const kind of KINDS)
    for (const name of ['state', 'asof', 'known', 'changedSince', 'limit', 'cursor'])
      assert.ok(!(name in kind.schema.shape), `${kind.name}.${name}`);
});

test('the description is the same each time it is made', () => {
  assert.equal(JSON.stringify(openApiDocument(KINDS)), JSON.stringify(DOCUMENT));
});
