import { DatabaseSync } from 'node:sqlite';
import { grownCorpus } from './corpus.ts';
import { PlainCounts } from './counts-in-js.ts';
import type { Engine } from './engine.ts';

/** SQLite's FTS5 gives the documents in the order of BM25; the counts are made in JavaScript. */
export async function openSqlite(size: number): Promise<Engine> {
  const db = new DatabaseSync(':memory:');
  db.exec("create virtual table rec using fts5(text, tokenize = 'porter unicode61')");
  const insert = db.prepare('insert into rec (rowid, text) values (?, ?)');
  const counts = new PlainCounts();
  const texts: string[] = [];
  db.exec('begin');
  for await (const one of grownCorpus(size)) {
    const text = one.texts[0]?.text ?? '';
    insert.run(texts.length + 1, text);
    texts.push(text);
    counts.add(one.facets);
  }
  db.exec('commit');
  db.exec("insert into rec (rec) values ('optimize')");
  const ids = db.prepare('select rowid - 1 as id from rec where rec match ?');
  ids.setReturnArrays(true);
  const best = db.prepare(
    "select rowid - 1 as id, highlight(rec, 0, '<', '>') as text from rec where rec match ? order by rank limit 20",
  );
  return {
    name: 'SQLite FTS5 + counts',
    ask: async ({ fts5, choices }) => {
      const documents =
        fts5 === null ? texts.keys() : (ids.all(fts5) as unknown as number[][]).map(([id = 0]) => id);
      const { total, kept } = counts.count(documents, choices);
      if (fts5 !== null && choices === undefined) best.all(fts5);
      else for (const document of kept.slice(0, 20)) texts.at(document);
      return total;
    },
    close: async () => db.close(),
  };
}
