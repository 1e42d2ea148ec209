import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { actionDraft, GROUND_RECORDS, ground } from '../../test/support/records.ts';
import { newPlace, STORES, withStore } from '../../test/support/stores.ts';
import { KINDS } from '../features/kinds.ts';
import type { Kind } from '../ledger/index.ts';
import type { Services } from '../main.ts';
import { MIGRATIONS, schemaVersion, SCHEMA_VERSION } from './migrate.ts';

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
}

async function columns(services: Services): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select table_name as table, column_name as name, data_type as type, is_nullable = 'YES' as "isNullable"
    from information_schema.columns where table_schema = 'public' and table_name not like 'kysely%'
    order by table_name, column_name`.execute(services.store.db);
  return rows;
}

/** What a column must be for a field, by JSON Schema: the field's type without null, and whether null is among its values. */
function columnFor(kind: Kind, field: string): Omit<Column, 'table' | 'name'> {
  const schema = z.toJSONSchema(kind.schema, { io: 'output', unrepresentable: 'any' });
  const property = schema.properties?.[field] as { anyOf?: unknown[]; type?: string; enum?: unknown[] };
  const variants = (property.anyOf ?? [property]) as { type?: string; enum?: unknown[] }[];
  const types = variants.map(
    (one) => one.type ?? (one.enum?.every((value) => typeof value === 'string') ? 'string' : 'object'),
  );
  const isNullable = types.includes('null');
  const [type = ''] = types.filter((one) => one !== 'null');
  const names: Record<string, string> = {
    string: 'text',
    integer: 'integer',
    boolean: 'boolean',
    array: 'ARRAY',
    object: 'jsonb',
  };
  return { type: names[type] ?? type, isNullable };
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

for (const kind of STORES) {
  test(`${kind}: each kind's table is what its schema says`, async () => {
    await withStore(kind, async (services) => {
      const all = await columns(services);
      for (const record of KINDS) {
        const expected = Object.keys(record.schema.shape)
          .map((field) => ({ table: record.name, name: snake(field), ...columnFor(record, field) }))
          .sort((a, b) => (a.name < b.name ? -1 : 1));
        assert.deepEqual(
          all.filter((column) => column.table === record.name),
          expected,
          record.name,
        );
      }
    });
  });

  test(`${kind}: each field that points at a kind is a foreign key, checked at the end of a transaction`, async () => {
    await withStore(kind, async (services) => {
      const { rows } = await sql<{ link: string; deferred: boolean }>`
        select own.relname || '.' || attname || ' > ' || target.relname as link, condeferred as deferred
        from pg_constraint join pg_class as own on own.oid = conrelid join pg_class as target on target.oid = confrelid
          join pg_attribute on attrelid = conrelid and attnum = conkey[1] where contype = 'f'`.execute(
        services.store.db,
      );
      assert.ok(rows.every((row) => row.deferred));
      const links = new Set(rows.map((row) => row.link));
      for (const record of KINDS) {
        const references = Object.entries(record.references);
        if (record.scope === 'state') references.push(['stateId', 'state']);
        for (const [field, target] of references)
          assert.ok(
            links.has(`${record.name}.${snake(field)} > ${target}`),
            `${record.name}.${field} > ${target}`,
          );
      }
    });
  });

  test(`${kind}: every column of text sorts by its bytes`, async () => {
    await withStore(kind, async (services) => {
      const { rows } = await sql<{ column: string }>`
        select attrelid::regclass || '.' || attname as column
        from pg_attribute join pg_class on pg_class.oid = attrelid join pg_collation on pg_collation.oid = attcollation
        where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and collname <> 'C'
          and atttypid = 'text'::regtype and relname not like 'kysely%'`.execute(services.store.db);
      assert.deepEqual(rows, []);
    });
  });

  test(`${kind}: migrations go back one by one with data in them, and forth again`, async () => {
    const place = await newPlace(kind);
    let services = await place.open();
    try {
      const fresh = await columns(services);
      await services.ledger.write(ground(), [...GROUND_RECORDS, actionDraft('a1')]);
      const versions = ['', ...Object.keys(MIGRATIONS)];
      for (const version of versions.slice(0, -1).reverse()) {
        await services.store.migrate(version);
        assert.equal((await schemaVersion(services.store.db)) ?? '', version);
        const tables = new Set((await columns(services)).map((column) => column.table));
        if (tables.has('instrument')) {
          const { rows } = await sql`select id, title from instrument`.execute(services.store.db);
          assert.deepEqual(rows, [{ id: 'iccpr', title: { en: 'Covenant', ru: 'Пакт' } }]);
        }
        if (tables.has('change')) {
          const { rows } = await sql<{ count: number }>`select count(*)::int as count from change`.execute(
            services.store.db,
          );
          assert.equal(rows[0]?.count, GROUND_RECORDS.length + 1);
        }
      }
      assert.deepEqual(await columns(services), []);
      for (const version of versions.slice(1)) await services.store.migrate(version);
      assert.deepEqual(await columns(services), fresh);
      await services.ledger.write(ground(), [...GROUND_RECORDS, actionDraft('a2')]);
      await services.close();
      // The embedded store can be built from its journal, which went through the same.
      await rm(join(place.directory, 'store'), { recursive: true, force: true });
      services = await place.open();
      assert.deepEqual(await columns(services), fresh);
      assert.equal((await services.ledger.find('treaty_action', 'a1')) ?? null, null);
      assert.ok(await services.ledger.find('treaty_action', 'a2'));
    } finally {
      await services.close();
      await place.remove();
    }
  });

  test(`${kind}: a store that a newer program wrote is refused and left as it is`, async () => {
    const place = await newPlace(kind);
    try {
      const services = await place.open();
      await sql`insert into kysely_migration (name, timestamp) values ('9999-later', 'x')`.execute(
        services.store.db,
      );
      await services.close();
      await assert.rejects(place.open(), { code: 'migration_failed' });
    } finally {
      await place.remove();
    }
  });
}

test('the newest schema is the last migration', () => {
  assert.deepEqual(Object.keys(MIGRATIONS), Object.keys(MIGRATIONS).toSorted());
  assert.equal(SCHEMA_VERSION, Object.keys(MIGRATIONS).at(-1));
});
