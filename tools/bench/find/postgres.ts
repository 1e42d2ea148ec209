import pg from 'pg';
import { startPostgres } from '../../../test/support/postgres.ts';
import { COUNTED, grownCorpus } from './corpus.ts';
import type { CountedFacet } from './corpus.ts';
import type { Engine } from './engine.ts';
import type { BenchQuestion } from './questions.ts';

const BATCH = 2_000;

/**
 * PostgreSQL at its best for this question, as far as we know: words in a GIN index over a stored tsvector, choices in
 * GIN indexes over arrays, one statement that reads the matching rows once and counts every facet from them.
 */
export async function openPostgres(size: number): Promise<Engine> {
  const server = await startPostgres();
  if (server === null) throw new Error('No PostgreSQL is here to be measured.');
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const columns = COUNTED.map((name) => `f_${name} text[]`).join(', ');
  await client.query('set max_parallel_workers_per_gather = 2');
  await client.query("set work_mem = '256MB'");
  await client.query(
    `create table rec (id int primary key, day date, text text, words tsvector, ${columns})`,
  );
  let batch: unknown[][] = [];
  const flush = async (): Promise<void> => {
    const values = COUNTED.map((_name, at) => `(r->${at + 3})`);
    const arrays = values.map((value) => `array(select jsonb_array_elements_text(${value}))`).join(', ');
    await client.query(
      `insert into rec select (r->>0)::int, (r->>1)::date, r->>2, to_tsvector('english', r->>2), ${arrays} from jsonb_array_elements($1::jsonb) as r`,
      [JSON.stringify(batch)],
    );
    batch = [];
  };
  let number = 0;
  for await (const one of grownCorpus(size)) {
    batch.push([number, one.date, one.texts[0]?.text, ...COUNTED.map((name) => one.facets[name] ?? [])]);
    number += 1;
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  await client.query('create index on rec using gin (words)');
  await client.query('create index on rec (day desc)');
  for (const name of COUNTED) await client.query(`create index on rec using gin (f_${name})`);
  await client.query('vacuum analyze rec');
  return {
    name: `PostgreSQL ${(await client.query<{ server_version: string }>('show server_version')).rows[0]?.server_version ?? ''}`,
    ask: (question) => ask(client, question),
    close: async () => {
      await client.end();
      await server.stop();
    },
  };
}

async function ask(client: pg.Client, { tsquery, choices = {} }: BenchQuestion): Promise<number> {
  const parameters: unknown[] = [];
  const hold = (value: unknown): string => `$${parameters.push(value)}`;
  const base = tsquery === null ? 'true' : `words @@ to_tsquery('english', ${hold(tsquery)})`;
  const chosen = Object.entries(choices) as [CountedFacet, readonly string[]][];
  const meets = chosen.map(([name, values]) => ({ name, sql: `f_${name} && ${hold(values)}::text[]` }));
  const flags = meets.map(({ sql }, at) => `(${sql}) as m${at}`).join(', ');
  const all = meets.map((_one, at) => `m${at}`).join(' and ') || 'true';
  const but = (name: string): string =>
    meets.flatMap((one, at) => (one.name === name ? [] : [`m${at}`])).join(' and ') || 'true';
  const rank = tsquery === null ? '0' : "ts_rank_cd(words, to_tsquery('english', $1))";
  const counts = COUNTED.map(
    (name) =>
      `select '${name}' as facet, value, count(*) from matched, unnest(f_${name}) as value where ${but(name)} group by value`,
  ).join(' union all ');
  const { rows } = await client.query<{ total: string }>(
    `with matched as materialized (select id, day${COUNTED.map((name) => `, f_${name}`).join('')}${flags && `, ${flags}`} from rec where ${base}),
      counted as (${counts}),
      total as (select count(*) as total from matched where ${all}),
      top as (select rec.id, rec.text, ${rank} as rank from rec join matched using (id) where ${all} order by rank desc, rec.day desc limit 20)
     select (select total from total) as total, (select json_agg(counted) from counted) as counts, (select json_agg(top) from top) as top`,
    parameters,
  );
  return Number(rows[0]?.total ?? 0);
}
