import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { StoreTables } from './tables.ts';

const INT8 = 20;

/** Sequences stay far below 2^53, so bigint columns are read as numbers. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8
      ? Number
      : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

/** A Kysely over a pool of the `pg` driver; used for both kinds of store. */
export function connect(config: pg.PoolConfig): { db: Kysely<StoreTables>; pool: pg.Pool } {
  const pool = new pg.Pool({ types, ...config });
  // Without listeners a connection that dies ends the process: the pool tells of idle ones, which it replaces; one that
  // is in use tells for itself, beside failing the query.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { db: new Kysely<StoreTables>({ dialect: new PostgresDialect({ pool }) }), pool };
}
