import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './support/chromium.ts';
import { startPostgres } from './support/postgres.ts';

/**
 * Every test: starts a PostgreSQL, finds a browser, hands both to node's own test runner and ends with its exit code.
 * Words on the command line keep only the files whose path holds one of them.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));

function testFiles(words: readonly string[]): string[] {
  const files = ['src', 'test', 'tools'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => join(folder, name)),
  );
  return files.filter((file) => words.length === 0 || words.some((word) => file.includes(word))).sort();
}

const files = testFiles(process.argv.slice(2));
const browser = ensureChromium();
if ('problem' in browser) console.error(browser.problem);
const postgres = await startPostgres();
if (postgres === null)
  console.error(
    'The tests on PostgreSQL need its binaries: run "npm ci" again with optional dependencies, or "apt-get install postgresql".',
  );

/** The exhaustive forms take their time. */
const TIMEOUT_MS = process.env['SERVANDA_TEST'] === 'full' ? 1_800_000 : 300_000;
const child = spawn(
  process.execPath,
  ['--test', `--test-timeout=${TIMEOUT_MS}`, '--test-concurrency=2', ...files],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_ENV: 'test',
      ...(postgres ? { TEST_POSTGRES_URL: postgres.url } : {}),
      ...('path' in browser ? { TEST_CHROMIUM: browser.path } : {}),
    },
  },
);
const code = await new Promise<number>((resolve) => child.on('exit', (status) => resolve(status ?? 1)));
await postgres?.stop();
// A machine without a browser or a PostgreSQL has not run every test, so the run does not pass.
process.exitCode = 'problem' in browser || postgres === null ? 1 : code;
