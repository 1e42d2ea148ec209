import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { read } from '@e965/xlsx';
import { runServanda } from '../../test/support/child.ts';
import { newPlace } from '../../test/support/stores.ts';
import { runCommandLine } from './command.ts';
import { COMMANDS } from './commands.ts';

/** A call in this process: starting one costs seconds. */
async function called(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await runCommandLine(COMMANDS, ['find', ...args], {
    out: (text) => (out += text),
    err: (text) => (err += text),
    env,
    signal: new AbortController().signal,
  });
  return { code, out, err };
}

interface Written {
  readonly file: string;
  readonly form: string;
  readonly asof: string;
  readonly rows: number;
  readonly found: number;
  readonly bytes: number;
}

test('an answer on the command line: shown, as a file of each form, on standard output', async () => {
  const place = await newPlace('embedded');
  const run = (...args: string[]) => called([...args, '--asof', '2021-06-12'], place.env);
  try {
    const shown = await run('torture', '--state', 'KAZ', '--json');
    assert.equal(shown.code, 0, shown.err);
    const answer = JSON.parse(shown.out) as { total: number; hits: { id: string }[] };
    assert.ok(answer.total > 20);
    assert.equal(answer.hits.length, 20);

    for (const [format, name] of [
      ['csv', 'a.csv'],
      ['xlsx', 'a.xlsx'],
      ['ndjson', 'a.ndjson'],
      ['uhri', 'u.xlsx'],
      ['uhri', 'u.csv'],
      ['uhri', 'u.json'],
    ] as const) {
      const out = join(place.directory, name);
      const done = await run('torture', '--state', 'KAZ', '--format', format, '--out', out, '--json');
      assert.equal(done.code, 0, done.err);
      const written = JSON.parse(done.out) as Written;
      assert.equal(written.file, out);
      assert.equal(written.asof, '2021-06-12');
      assert.equal(written.found, answer.total);
      const bytes = await readFile(out);
      assert.equal(bytes.length, written.bytes);
      const rows = {
        csv: () => (parse(bytes, { bom: true, columns: true }) as unknown[]).length,
        xlsx: () =>
          Number(/\d+$/.exec(read(bytes).Sheets[read(bytes).SheetNames[0] ?? '']?.['!ref'] ?? '')?.[0]) - 1,
        ndjson: () => bytes.toString().trimEnd().split('\n').length,
        json: () => (JSON.parse(bytes.toString()) as unknown[]).length,
      }[name.split('.')[1] as 'csv' | 'xlsx' | 'ndjson' | 'json']();
      assert.equal(rows, written.rows, name);
      assert.equal(written.rows === written.found, format !== 'uhri', name);
    }
    const toPipe = ['torture', '--state', 'KAZ', '--asof', '2021-06-12', '--format', 'ndjson', '--out', '-'];
    const piped = await runServanda(['find', ...toPipe], place.env);
    assert.equal(piped.code, 0, piped.err);
    assert.equal(piped.out.trimEnd().split('\n').length, answer.total);
    assert.deepEqual(
      (await readdir(place.directory)).filter((name) => name.endsWith('.part')),
      [],
    );
  } finally {
    await place.remove();
  }
});

test('a wrong call says what is wrong before anything is opened', async () => {
  const env = { SERVANDA_DIR: '/nowhere-that-may-be-made', SERVANDA_LOG: 'silent' };
  const cases: readonly (readonly [args: readonly string[], words: RegExp])[] = [
    [['x', '--format', 'csv'], /--out is missing/],
    [['x', '--format', 'pdf', '--out', 'a'], /--format takes csv, xlsx, ndjson, uhri/],
    [['x', '--out', 'answer'], /form of the file is not said/],
    [['x', '--format', 'xlsx', '--out', '-'], /not written to standard output/],
    [['x', '--asof', '2021-02-30', '--out', 'a.csv'], /day of the calendar/],
    [['x', '--site', 'example', '--out', 'a.csv'], /not the address of a site/],
    [['x', '--format', 'csv', '--out', '-', '--json'], /cannot both go/],
  ];
  for (const [args, words] of cases) {
    const { code, err } = await called(args, env);
    assert.match(err, words, args.join(' '));
    assert.equal(code, 2, args.join(' '));
  }
  const help = await called(['--help'], env);
  assert.equal(help.code, 0);
  assert.match(help.out, /--recommender VALUES/);
});
