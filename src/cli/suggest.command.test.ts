import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from './command.ts';
import { suggestCommand } from './suggest.command.ts';

const CLI = fileURLToPath(new URL('./index.ts', import.meta.url));

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command as a person calls it, in a process of its own. */
async function called(words: readonly string[], input: string): Promise<Outcome> {
  const child = spawn(process.execPath, [CLI, 'suggest', ...words]);
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => out.push(part));
  child.stderr.on('data', (part: Buffer) => err.push(part));
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

/** The same in this process. */
async function suggest(words: readonly string[]): Promise<Outcome> {
  let [out, err] = ['', ''];
  const code = await runCommandLine([suggestCommand], ['suggest', ...words], {
    out: (text) => (out += text),
    err: (text) => (err += text),
    env: {},
    signal: new AbortController().signal,
  });
  return { code, out, err };
}

/** The same on a file of these bytes. */
async function suggestFrom(
  input: string | Buffer,
  words: readonly string[] = ['--ndjson'],
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'suggest-'));
  try {
    const file = join(folder, 'texts.ndjson');
    await writeFile(file, input);
    return await suggest([...words, file]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const ndjson = (...texts: readonly string[]): string =>
  texts.map((text) => `${JSON.stringify({ text })}\n`).join('');

interface Line {
  readonly issues: readonly string[];
  readonly action_category: number | null;
  readonly groups: readonly string[];
  readonly sdgs: readonly string[];
  readonly themes: readonly string[];
  readonly confidence: {
    readonly issues: Readonly<Record<string, number>>;
    readonly action_category: number | null;
  };
}
const linesOf = (out: string): Line[] =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);

test('one line for each text, in order, with confidences beside the names', async () => {
  const { code, out, err } = await called(
    ['--ndjson'],
    ndjson('Abolish the death penalty', '', 'Combat trafficking in women', 'Запретить пытки'),
  );
  assert.deepEqual([code, err], [0, '']);
  const lines = linesOf(out);
  assert.equal(lines.length, 4);
  const [first, empty, third] = lines;
  assert.deepEqual(first?.issues, ['Death penalty']);
  assert.equal(first.action_category, 5);
  assert.ok((first.confidence.issues['Death penalty'] ?? 0) > 0.9);
  assert.deepEqual(Object.keys(first.confidence.issues), first.issues);
  assert.deepEqual(
    [empty?.issues, empty?.action_category, empty?.confidence.action_category],
    [[], null, null],
  );
  assert.ok(third?.issues.includes('Trafficking') && third.sdgs.includes('5.2'));
});

test('from a file as from standard input, whatever ends its lines and however long they are', async () => {
  const long = 'Ensure the rights of the child. '.repeat(8000);
  const input = ndjson('Abolish the death penalty', long, 'End torture 🕊');
  const fromFile = await suggestFrom(`\r\n${input.replaceAll('\n', '\r\n')}`.trimEnd());
  assert.equal(fromFile.code, 0, fromFile.err);
  assert.equal(linesOf(fromFile.out).length, 3);
  assert.equal((await called(['--ndjson', '-'], input)).out, fromFile.out);
});

test('for people: plain lines in, names and confidences out', async () => {
  const { code, out } = await suggestFrom('Abolish the death penalty\n', []);
  assert.equal(code, 0);
  assert.match(
    out,
    /^Abolish the death penalty\naction category\n {2}\d\.\d\d {2}.*\nissues\n {2}\d\.\d\d {2}Death penalty {2}\(/,
  );
});

test('input that is wrong is named by its line; what came before it is answered', async () => {
  const good = ndjson('Abolish the death penalty');
  const cases: readonly (readonly [input: string | Buffer, message: RegExp, answered: number])[] = [
    [`${good}{"text": "x"`, /Line 2 is not JSON/, 1],
    [`${good}\n["text"]\n`, /Line 3 has no "text"/, 1],
    ['null\n', /Line 1 has no "text"/, 0],
    ['{"text": 5}\n', /Line 1 has no "text"/, 0],
    ['"text"\n', /Line 1 has no "text"/, 0],
    [Buffer.from([0xff, 0xfe, 0x00, 0x0a]), /Line 1 is not JSON/, 0],
    [Buffer.alloc(11_000_000, 'x'), /A line is longer/, 0],
  ];
  for (const [input, message, answered] of cases) {
    const { code, out, err } = await suggestFrom(input);
    assert.equal(code, 1);
    assert.match(err, message);
    assert.equal(linesOf(out).length, answered);
  }
  const json = await suggestFrom('no JSON\n', ['--json']);
  const { error } = JSON.parse(json.err) as { error: { code: string } };
  assert.equal(error.code, 'line_not_json');
});

test('a call that is wrong: a file that is not there, a folder, two files, an option that is none', async () => {
  const missing = await suggest(['--ndjson', '/no/such/file']);
  assert.deepEqual([missing.code, missing.out], [1, '']);
  assert.match(missing.err, /\/no\/such\/file cannot be opened/);
  const folder = await suggest(['--ndjson', tmpdir()]);
  assert.equal(folder.code, 1);
  assert.match(folder.err, /is a folder/);
  assert.equal((await suggest(['one', 'two'])).code, 2);
  assert.equal((await suggest(['--quick'])).code, 2);
  const help = await suggest(['--help']);
  assert.deepEqual([help.code, /--ndjson/.test(help.out)], [0, true]);
});
