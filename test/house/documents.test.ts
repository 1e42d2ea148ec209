import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { COMMANDS } from '../../src/cli/commands.ts';
import { filesBelow, foldersBelow, read, ROOT } from './files.ts';

const FILES = filesBelow('.');
const DOCUMENTS = FILES.filter((path) => path.endsWith('.md'));
const NAMES = new Set(FILES.map((path) => basename(path)));

const withoutBlocks = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '');
/** What stands in `…` in the running text. */
const quoted = (text: string): string[] =>
  [...withoutBlocks(text).matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words);
/** What stands in `…` and in blocks of commands. */
const commandLines = (text: string): string[] => [
  ...quoted(text),
  ...[...text.matchAll(/^```(?:sh|ini|text)\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
    block.split('\n'),
  ),
];

/** GitHub's rule for the anchor of a heading, as far as our headings need it. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
const anchorsOf = (text: string): Set<string> =>
  new Set([...withoutBlocks(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading)));

test('links of the documents lead to files and headings that exist', () => {
  const broken: string[] = [];
  let count = 0;
  for (const document of DOCUMENTS) {
    for (const [, target = ''] of withoutBlocks(read(document)).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      count += 1;
      const [path = '', heading] = target.split('#');
      const file = path === '' ? document : join(dirname(document), path);
      if (!existsSync(join(ROOT, file))) broken.push(`${document}: ${target}`);
      else if (heading !== undefined && !anchorsOf(read(file)).has(heading))
        broken.push(`${document}: ${target}`);
    }
  }
  assert.deepEqual(broken, []);
  assert.ok(count > 20, `only ${count} links were found`);
});

test('paths and file names in the documents exist', () => {
  const missing: string[] = [];
  for (const document of DOCUMENTS) {
    for (const words of quoted(read(document))) {
      const isPath = /^(?:src|test|tools|docs|data|locales|bin|\.ci)\/[\w./-]*$/.test(words);
      if (isPath && !existsSync(join(ROOT, words))) missing.push(`${document}: ${words}`);
      // `x.ts` and the like stand for any feature's file; a name without a folder must be somebody's.
      const isName = /^[\w.-]+\.(?:ts|mjs|md|css)$/.test(words) && !/^(?:x|rulings?)\./.test(words);
      if (isName && !NAMES.has(words)) missing.push(`${document}: ${words}`);
    }
  }
  assert.deepEqual(missing, []);
});

test('commands in the documents exist', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const known = new Set(COMMANDS.map((command) => command.name));
  const missing: string[] = [];
  let count = 0;
  for (const document of DOCUMENTS) {
    for (const line of commandLines(read(document))) {
      for (const [whole, script = ''] of line.matchAll(/\bnpm run ([a-z-]+)/g)) {
        count += 1;
        if (!(script in scripts)) missing.push(`${document}: ${whole}`);
      }
      for (const [whole, command = ''] of line.matchAll(/(?:\bbin\/servanda|^servanda) ([a-z][a-z-]*)/g)) {
        count += 1;
        if (!known.has(command)) missing.push(`${document}: ${whole}`);
      }
      for (const [whole, file = ''] of line.matchAll(/\bnode ((?:tools|test)\/\S+)/g)) {
        if (!existsSync(join(ROOT, file))) missing.push(`${document}: ${whole}`);
      }
    }
  }
  assert.deepEqual([...new Set(missing)], []);
  assert.ok(count > 20, `only ${count} commands were found`);
});

test('every folder of src is on the map', () => {
  const map = read('ARCHITECTURE.md');
  const absent = foldersBelow('src').filter((folder) => !map.includes(`${basename(folder)}/`));
  assert.deepEqual(absent, []);
});

test('decisions are numbered without gap or repetition', () => {
  const numbers = FILES.filter((path) => path.startsWith('docs/decisions/')).map((path) =>
    basename(path).slice(0, 4),
  );
  assert.deepEqual(
    numbers,
    numbers.map((_, index) => String(index + 1).padStart(4, '0')),
  );
  for (const path of FILES.filter((one) => one.startsWith('docs/decisions/'))) {
    const text = read(path);
    assert.match(text, new RegExp(`^# ${basename(path).slice(0, 4)}: `), path);
    for (const part of ['**Context.**', '**Decision.**', '**Consequences.**'])
      assert.ok(text.includes(part), `${path} has no ${part}`);
  }
});

test('the licence is the whole text of the EUPL 1.2', () => {
  const licence = read('LICENSE');
  assert.match(licence, /^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\nEUPL © the European Union 2007, 2016\n/);
  assert.match(
    licence,
    /All other changes or additions to this Appendix require the production of a new EUPL version\.\n$/,
  );
  const articles = [...licence.matchAll(/^(\d+)\.\s*\S/gm)].map(([, number]) => Number(number));
  assert.deepEqual(articles, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
});
