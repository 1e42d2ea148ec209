import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesBelow, read, ROOT } from './files.ts';

interface Package {
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(read('package.json')) as Package;
const lockText = read('package-lock.json');

test('every dependency is pinned to one version', () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  assert.ok(Object.keys(all).length > 10);
  const loose = Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version));
  assert.deepEqual(loose, []);
});

interface Locked {
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const { packages: locked } = JSON.parse(lockText) as { packages: Readonly<Record<string, Locked>> };

/** The path that a package of that name has for one that needs it: beside it, or beside one above it. */
function placeOf(name: string, neededBy: string): string | null {
  const own = `${neededBy === '' ? '' : `${neededBy}/`}node_modules/${name}`;
  if (own in locked) return own;
  const above = neededBy.lastIndexOf('/node_modules/');
  if (neededBy === '') return null;
  return placeOf(name, above === -1 ? '' : neededBy.slice(0, above));
}

test('the lockfile has a hash for each package and names no registry', () => {
  assert.ok(!lockText.includes('"resolved"'));
  const without = Object.entries(locked).filter(([path, one]) => path !== '' && !one.integrity);
  assert.deepEqual(without, []);
});

/** One that lacks the packages of other platforms installs here and is refused by "npm ci" everywhere. */
test('the lockfile holds every package that one in it needs, for every platform', () => {
  const absent = Object.entries(locked).flatMap(([path, one]) =>
    Object.keys({ ...one.dependencies, ...one.optionalDependencies })
      .filter((name) => placeOf(name, path) === null)
      .map((name) => `${path} needs ${name}`),
  );
  assert.deepEqual(absent, []);
});

test('every dependency at run time stands in the decision on dependencies, with its version', () => {
  const lines = read('docs/decisions/0008-dependencies.md').split('\n');
  const named = (name: string): string | undefined => lines.find((line) => line.includes(`\`${name}\``));
  const unnamed = Object.entries(manifest.dependencies).filter(([name, version]) =>
    name.startsWith('@fontsource') ? !named('@fontsource-variable/*') : !named(name)?.includes(version),
  );
  assert.deepEqual(unnamed, []);
  assert.deepEqual(
    Object.keys(manifest.optionalDependencies).filter((name) => !named(name)),
    [],
  );
});

test('version and licence are the same wherever they are written', () => {
  assert.match(read('CHANGELOG.md'), new RegExp(`^## \\[${manifest.version.replaceAll('.', '\\.')}\\]`, 'm'));
  assert.match(read('publiccode.yml'), new RegExp(`^softwareVersion: ["']${manifest.version}["']$`, 'm'));
  assert.match(read('publiccode.yml'), new RegExp(`^ {2}license: ${manifest.license}$`, 'm'));
});

test('every data file says what it is, where it comes from and under which licence', () => {
  const files = filesBelow('data').filter((path) => path.endsWith('.json'));
  assert.ok(files.length > 10);
  for (const path of files) {
    const file = JSON.parse(read(path)) as Record<string, unknown>;
    for (const name of ['title', 'licence'])
      assert.match(String(file[name] ?? ''), /\S.{3,}/, `${path}: ${name}`);
    const source = [file['source']].flat().join(' ');
    assert.ok(source.trim().length > 20, `${path}: source`);
  }
});

/** Written apart, so that this file is not its own finding. */
const words = (...parts: string[]): string => parts.join('');
const FOREIGN = [
  words('/wo', 'rk/'),
  words('/ro', 'ot/'),
  words('bash', '_jobs'),
  words('registry.', 'npm'),
  words('npm', 'js.org'),
  words('//regi', 'stry.'),
];

test('no file names a place of one machine or a registry', () => {
  const found: string[] = [];
  for (const path of filesBelow('.')) {
    const bytes = readFileSync(join(ROOT, path));
    if (bytes.includes(0)) continue;
    const text = bytes.toString('utf8');
    for (const word of FOREIGN) if (text.includes(word)) found.push(`${path}: ${word}`);
  }
  assert.deepEqual(found, []);
});
