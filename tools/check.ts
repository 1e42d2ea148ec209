import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Everything that is checked without running the house, one step after the other; all findings of all steps are shown.
 * Words on the command line keep only the steps they name. Exit code 1 if a step finds anything.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const bin = (name: string): string => join('node_modules', '.bin', name);

const STEPS: Readonly<Record<string, readonly string[]>> = {
  format: [bin('prettier'), '--check', '--cache', '--log-level', 'warn', '.'],
  lint: [bin('oxlint'), '--format', 'unix'],
  types: [bin('tsc'), '--project', '.'],
  boundaries: [bin('depcruise'), '--config', '.dependency-cruiser.mjs', 'src', 'test', 'tools'],
  'dead-code': [bin('knip'), '--no-progress', '--no-config-hints'],
  generated: [join('tools', 'generate.ts'), '--check'],
};

interface Result {
  readonly passed: boolean;
  readonly output: string;
  readonly seconds: string;
}

async function run(args: readonly string[]): Promise<Result> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' },
  });
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return { passed: code === 0, output: Buffer.concat(parts).toString('utf8').trim(), seconds };
}

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in STEPS));
if (unknown !== undefined) {
  console.error(`There is no step "${unknown}"; the steps are ${Object.keys(STEPS).join(', ')}.`);
  process.exit(2);
}
const failed: string[] = [];
for (const [name, args] of Object.entries(STEPS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { passed, output, seconds } = await run(args);
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name.padEnd(10)} ${seconds.padStart(5)} s`);
  if (passed) continue;
  failed.push(name);
  console.log(`${output.replace(/^(?=.)/gm, '  ')}\n`);
}
console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`);
if (failed.length > 0) process.exitCode = 1;
