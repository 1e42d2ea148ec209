import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './files.ts';

/** Whether the first may import the second: the import rule of ARCHITECTURE.md as cases. */
const CASES: readonly (readonly [from: string, to: string, isAllowed: boolean])[] = [
  ['src/kernel/a.ts', 'src/store/index.ts', false],
  ['src/kernel/a.ts', 'src/config.ts', false],
  ['src/store/a.ts', 'src/kernel/b.ts', true],
  ['src/store/a.ts', 'src/ledger/index.ts', false],
  ['src/ledger/a.ts', 'src/store/index.ts', true],
  ['src/ledger/a.ts', 'src/web/html.ts', false],
  ['src/ledger/a.ts', 'src/features/catalogue/index.ts', false],
  ['src/web/a.ts', 'src/kernel/b.ts', true],
  ['src/web/a.ts', 'src/store/index.ts', false],
  ['src/web/a.ts', 'src/ledger/index.ts', false],
  ['src/features/plans/a.ts', 'src/ledger/index.ts', true],
  ['src/features/plans/a.ts', 'src/web/html.ts', true],
  ['src/features/plans/a.ts', 'src/features/plans/own.ts', true],
  ['src/features/plans/a.ts', 'src/features/catalogue/index.ts', true],
  ['src/features/plans/a.ts', 'src/features/catalogue/inner.ts', false],
  ['src/features/plans/a.ts', 'src/features/kinds.ts', false],
  ['src/features/plans/a.ts', 'src/readers/files/pdf/index.ts', false],
  ['src/features/plans/a.ts', 'src/main.ts', false],
  ['src/features/kinds.ts', 'src/features/catalogue/index.ts', true],
  ['src/features/kinds.ts', 'src/features/catalogue/inner.ts', false],
  ['src/readers/upr-report/a.ts', 'src/readers/files/pdf/index.ts', true],
  ['src/readers/upr-report/a.ts', 'src/features/catalogue/index.ts', true],
  ['src/readers/upr-report/a.ts', 'src/features/catalogue/inner.ts', false],
  ['src/readers/upr-report/a.ts', 'src/readers/other/index.ts', false],
  ['src/readers/upr-report/a.ts', 'src/ledger/index.ts', false],
  ['src/readers/choice.ts', 'src/readers/files/pdf/index.ts', true],
  ['src/readers/choice.ts', 'src/readers/files/pdf/inner.ts', true],
  ['src/readers/choice.ts', 'src/readers/upr-report/inner.ts', false],
  ['src/readers/upr-report/a.ts', 'src/readers/common/b.ts', true],
  ['src/readers/common/a.ts', 'src/readers/upr-report/index.ts', false],
  ['src/readers/files/pdf/a.ts', 'src/readers/common/b.ts', false],
  ['src/readers/choice.ts', 'src/features/catalogue/index.ts', true],
  ['src/main.ts', 'src/features/catalogue/inner.ts', true],
  ['src/site.ts', 'src/features/catalogue/inner.ts', true],
  ['src/cli/a.ts', 'src/features/catalogue/inner.ts', true],
  ['src/cli/a.ts', 'test/support/stores.ts', false],
  ['src/cli/a.ts', 'tools/check.ts', false],
  ['src/kernel/a.test.ts', 'src/main.ts', true],
  ['src/kernel/a.test.ts', 'test/support/stores.ts', true],
  ['src/store/a.ts', 'src/kernel/a.test.ts', false],
];

interface Cruised {
  readonly summary: { readonly violations: readonly { from: string; to: string; rule: { name: string } }[] };
}

/** Writes a house of one-line files with these imports and holds the real rule against it. */
function violations(imports: ReadonlyMap<string, readonly string[]>): Cruised['summary']['violations'] {
  const folder = mkdtempSync(join(tmpdir(), 'servanda-rule-'));
  try {
    for (const name of ['.dependency-cruiser.mjs', 'tsconfig.json'])
      copyFileSync(join(ROOT, name), join(folder, name));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    for (const top of ['src', 'test', 'tools']) mkdirSync(join(folder, top));
    for (const path of new Set([...imports.keys(), ...[...imports.values()].flat()])) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      const lines = (imports.get(path) ?? []).map((to) => {
        const relativePath = relative(dirname(path), to);
        return `import type {} from '${relativePath.startsWith('.') ? relativePath : `./${relativePath}`}';`;
      });
      writeFileSync(join(folder, path), [...lines, 'export {};', ''].join('\n'));
    }
    const depcruise = join(ROOT, 'node_modules', '.bin', 'depcruise');
    const options = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'src', 'test', 'tools'];
    const run = spawnSync(process.execPath, [depcruise, ...options], { cwd: folder, encoding: 'utf8' });
    return (JSON.parse(run.stdout) as Cruised).summary.violations;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the boundaries that "npm run check" enforces are the import rule', () => {
  const imports = Map.groupBy(CASES, ([from]) => from);
  const found = violations(new Map([...imports].map(([from, cases]) => [from, cases.map(([, to]) => to)])));
  const refused = new Set(
    found.filter(({ from, to }) => from !== to).map(({ from, to }) => `${from} → ${to}`),
  );
  for (const [from, to, isAllowed] of CASES)
    assert.equal(!refused.has(`${from} → ${to}`), isAllowed, `${from} → ${to}`);
});

test('a circle is seen, be it of types only', () => {
  const found = violations(
    new Map([
      ['src/kernel/a.ts', ['src/kernel/b.ts']],
      ['src/kernel/b.ts', ['src/kernel/c.ts']],
      ['src/kernel/c.ts', ['src/kernel/a.ts']],
    ]),
  );
  assert.ok(found.some(({ rule }) => rule.name === 'no-circle'));
});
