import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLoop } from './load.ts';

/**
 * The site under load, as wanted: 300 requests a second on one core (server and store together), embedded store, warm,
 * in an open loop.
 */
const RATE = 300;
const SECONDS = 20;
const WARM_SECONDS = 5;
const CLI = fileURLToPath(new URL('../../src/cli/index.ts', import.meta.url));

interface Target {
  readonly name: string;
  readonly path: (turn: number) => string;
}

/** A different day each time, so that nothing is answered from a page made before; all of them days with a full record. */
const day = (turn: number): string =>
  new Date(Date.UTC(2021, 5, 30) + (turn % 1_900) * 86_400_000).toISOString().slice(0, 10);

const TARGETS: readonly Target[] = [
  { name: 'overview', path: (turn) => `/en/KAZ?asof=${day(turn)}` },
  {
    name: 'recommendations',
    path: (turn) => `/en/KAZ/recommendations?asof=${day(turn)}&page=${1 + (turn % 4)}`,
  },
];

export interface SiteFigure {
  readonly page: string;
  readonly requests: number;
  readonly failed: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** `taskset` pins the server to one core where the system has it; the generator takes the other. */
function startServer(directory: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn('taskset', ['-c', '0', process.execPath, CLI, 'start', '--json'], {
    env: { ...process.env, SERVANDA_DIR: directory, PORT: '0', SERVANDA_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('the server ended')));
    child.stdout?.once('data', (line: Buffer) =>
      resolve({ child, url: (JSON.parse(line.toString()) as { url: string }).url }),
    );
  });
}

async function load(base: string, target: Target, seconds: number): Promise<SiteFigure> {
  const { requests, failed, p50, p95, p99, max } = await openLoop(
    { base, path: target.path },
    { rate: RATE, seconds },
  );
  return { page: target.name, requests, failed, p50, p95, p99, max };
}

/** Keeps this process, which makes the requests, off the server's core. */
const leaveTheCore = (): void =>
  void execFileSync('taskset', ['-a', '-p', '-c', '1', String(process.pid)], { stdio: 'ignore' });

/** Runs the load on each page and returns milliseconds. */
export async function bench(): Promise<readonly SiteFigure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'servanda-bench-'));
  leaveTheCore();
  const { child, url } = await startServer(directory);
  try {
    const figures: SiteFigure[] = [];
    for (const target of TARGETS) {
      await load(url, target, WARM_SECONDS);
      figures.push(await load(url, target, SECONDS));
    }
    return figures;
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    rmSync(directory, { recursive: true, force: true });
  }
}
