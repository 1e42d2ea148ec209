import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { newPlace } from '../../test/support/stores.ts';
import type { Place } from '../../test/support/stores.ts';
import { annotation, uprAnnotation } from '../readers/uhri/uhri.testdata.ts';
import { runCommandLine } from './command.ts';
import { importCommand } from './import.command.ts';

let place: Place;
let folder: string;
const file = (name: string): string => join(folder, name);

before(async () => {
  place = await newPlace('embedded');
  folder = await mkdtemp(join(tmpdir(), 'servanda-import-'));
  const all = [
    annotation({ Themes: ['Right to life', 'Right to sleep'] }),
    uprAnnotation(),
    annotation({ AnnotationId: 'x', Countries: ['Peru'], Symbol: 'CCPR/C/PER/CO/9' }),
    annotation({ AnnotationId: 'y', Text: '' }),
  ];
  await writeFile(file('index.json'), JSON.stringify(all));
  await writeFile(file('other.json'), '[{"name":"nothing of ours"}]');
  await writeFile(file('words.txt'), 'Only words, line after line.\nNothing else.\n');
  await writeFile(
    file('pledges.csv'),
    'To,Text,From,Response,Action,Issue,Session\nKazakhstan,It will dig a well,Kazakhstan,Voluntary Pledge,5,Right to water,20\n',
  );
});
after(async () => {
  await place.remove();
  await rm(folder, { recursive: true });
});

async function call(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await runCommandLine([importCommand], ['import', ...argv], {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    env: place.env,
    signal: new AbortController().signal,
  });
  return { code, ...said };
}

const json = async (...argv: readonly string[]): Promise<Record<string, unknown>> =>
  JSON.parse((await call(...argv, '--json')).out) as Record<string, unknown>;

test('help says what is read and that nothing is written unasked', async () => {
  const { code, out } = await call('--help');
  assert.equal(code, 0);
  for (const words of ['UHRI', 'UPR Info', '--state', '--write', 'only shows'])
    assert.ok(out.includes(words), words);
});

test('a call or a file that cannot be meant is refused with the way to put it right', async () => {
  const cases = [
    [[], 2, '<file> is missing'],
    [[file('index.json'), 'more'], 2, 'not expected'],
    [[file('index.json'), '--state', 'Atlantis'], 2, 'Atlantis'],
    [[file('nothing.json')], 1, 'cannot be read'],
    [[file('other.json')], 1, 'No reader knows this export'],
    [[file('words.txt')], 1, 'no export of a database'],
  ] as const;
  for (const [argv, code, words] of cases) {
    const said = await call(...argv);
    assert.deepEqual([said.code, said.out], [code, ''], argv.join(' '));
    assert.ok(said.err.includes(words), `${argv.join(' ')}: ${said.err}`);
  }
});

test('a dry run, a write, the same write again', async () => {
  const dry = await call(file('index.json'));
  assert.equal(dry.code, 0);
  for (const words of [
    '3 rows about 2 States',
    'would be created',
    'no_text 1',
    'theme: Right to sleep (1)',
    'Nothing was written',
  ])
    assert.ok(dry.out.includes(words), `${words} in ${dry.out}`);
  const written = await json(file('index.json'), '--write');
  assert.deepEqual(
    [written['reader'], written['entries'], written['refused'], written['states']],
    ['uhri', 3, 1, { KAZ: 2, PER: 1 }],
  );
  assert.equal((written['changeSets'] as number[]).length, 1);
  const again = await call(file('index.json'), '--write');
  assert.ok(again.out.includes('Nothing had to be written'), again.out);
});

test('only the States asked for, and a table as well as JSON', async () => {
  const one = await json(file('index.json'), '--state', 'Peru');
  assert.deepEqual(one['states'], { PER: 1 });
  const pledges = await json(file('pledges.csv'), '--state', 'KAZ');
  assert.deepEqual([pledges['reader'], pledges['entries'], pledges['isDryRun']], ['upr-info', 1, true]);
  const nothing = await call(file('pledges.csv'), '--state', 'PER');
  assert.equal(nothing.code, 1);
});
