import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { newPlace } from '../../test/support/stores.ts';
import type { Place } from '../../test/support/stores.ts';
import { runCommandLine } from './command.ts';
import { reportCommand } from './report.command.ts';

let place: Place;
let folder: string;
before(async () => {
  place = await newPlace('embedded');
  folder = await mkdtemp(join(tmpdir(), 'servanda-report-'));
});
after(async () => {
  await place.remove();
  await rm(folder, { recursive: true });
});

async function call(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await runCommandLine([reportCommand], ['report', ...argv], {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    env: place.env,
    signal: new AbortController().signal,
  });
  return { code, ...said };
}

test('a call that cannot be meant is refused before anything is opened, with the way to put it right', async () => {
  const out = join(folder, 'refused.html');
  const cases = [
    [[], 2, '--out is missing'],
    [['KAZ'], 2, '--out is missing'],
    [['KZ', '--out', out], 2, 'three letters'],
    [['KAZ', 'USA', '--out', out], 2, "'USA' is not expected"],
    [['KAZ', '--kind', 'history', '--out', out], 2, '--kind takes commitments'],
    [['KAZ', '--format', 'pdf', '--out', out], 2, '--format takes html, docx'],
    [['KAZ', '--language', 'tlh', '--out', out], 2, '--language takes'],
    [['KAZ', '--asof', '2021-02-30', '--out', out], 2, '2021-06-12'],
    [['KAZ', '--known', 'yesterday', '--out', out], 2, '--known takes a day'],
    [['KAZ', '--format', 'docx', '--out', '-'], 2, 'Only html'],
    [['KAZ', '--json', '--out', '-'], 2, 'cannot both'],
    [['KAZ', '--out', join(folder, 'nowhere', 'a.html')], 1, 'There is no folder'],
    [['KAZ', '--out', folder], 1, 'is a folder'],
  ] as const;
  for (const [argv, code, words] of cases) {
    const said = await call(...argv);
    assert.equal(said.code, code, argv.join(' '));
    assert.ok(said.err.includes(words), `${argv.join(' ')}: ${said.err}`);
    assert.equal(said.out, '');
  }
  assert.deepEqual(await readdir(folder), []);
});

test('reports are written whole, and --json says what was written', async () => {
  const html = join(folder, 'report.html');
  const said = await call('kaz', '--asof', '2021-06-12', '--language', 'ru', '--json', '--out', html);
  assert.equal(said.code, 0, said.err);
  const facts = JSON.parse(said.out) as Record<string, unknown>;
  assert.deepEqual(
    { state: facts['state'], format: facts['format'], language: facts['language'], asof: facts['asof'] },
    { state: 'KAZ', format: 'html', language: 'ru', asof: '2021-06-12' },
  );
  assert.ok(
    Number(facts['tables']) > 30 && Number(facts['footnotes']) > 300 && Number(facts['words']) > 10_000,
  );
  const written = await readFile(html, 'utf8');
  assert.equal(Buffer.byteLength(written), facts['bytes']);
  assert.match(written, /Положение дел на 12 июня 2021/);
  const docx = join(folder, 'report.docx');
  const done = await call('KAZ', '--asof', '2021-06-12', '--format', 'docx', '--out', docx);
  assert.equal(done.code, 0, done.err);
  assert.match(done.out, /\d+ words, \d+ tables, \d+ footnotes/);
  assert.equal((await readFile(docx)).subarray(0, 2).toString(), 'PK');
  const unknown = await call('XXX', '--out', join(folder, 'unknown.html'));
  assert.equal(unknown.code, 1);
  assert.match(unknown.err, /no State with the code 'XXX'/);
  const early = await call('KAZ', '--known', '2001-01-01', '--out', join(folder, 'unknown.html'));
  assert.equal(early.code, 1);
  assert.match(early.err, /On 2001-01-01 the record held no State/);
  assert.deepEqual((await readdir(folder)).sort(), ['report.docx', 'report.html']);
});
