import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The site under load, as wanted: 300 requests a second on one core (server and store together), embedded store, warm.
 * Open loop: requests go out at their time whether or not earlier ones were answered, and the wait counts from the
 * time a request was due, so that a stall is not hidden (no coordinated omission).
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

function fetchOnce(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    get(url, { agent }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    }).once('error', () => resolve(0));
  });
}

const at = (sorted: readonly number[], share: number): number =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1));

async function load(base: string, target: Target, seconds: number): Promise<SiteFigure> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const waits: number[] = [];
  let failed = 0;
  const running: Promise<void>[] = [];
  const begin = performance.now();
  for (let turn = 0; turn < RATE * seconds; turn += 1) {
    const due = begin + (turn * 1000) / RATE;
    const early = due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    running.push(
      fetchOnce(base + target.path(turn), agent).then((status) => {
        waits.push(performance.now() - due);
        if (status !== 200) failed += 1;
      }),
    );
  }
  await Promise.all(running);
  agent.destroy();
  waits.sort((a, b) => a - b);
  return {
    page: target.name,
    requests: waits.length,
    failed,
    p50: at(waits, 0.5),
    p95: at(waits, 0.95),
    p99: at(waits, 0.99),
    max: at(waits, 1),
  };
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
