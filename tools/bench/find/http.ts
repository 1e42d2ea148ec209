import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openServices } from '../../../src/main.ts';
import { readConfig } from '../../../src/config.ts';
import { startPostgres } from '../../../test/support/postgres.ts';
import { closedLoop, openLoop } from '../load.ts';
import type { LoadFigure } from '../load.ts';
import { fillStore } from './grown-store.ts';
import { httpQuestions } from './http.questions.ts';
import { confirmOne } from './http.freshness.ts';

/**
 * The results page of the running site over 300,000 recommendations: the process that serves pages with the thread that
 * holds the index, PostgreSQL beside them, and this process, which asks; together on two cores.
 */
const SIZE = 300_000;
const RATE = 200;
const SECONDS = 20;
const WARM_SECONDS = 5;
const CONNECTIONS = 32;
const CLI = fileURLToPath(new URL('../../../src/cli/index.ts', import.meta.url));

export interface HttpFigure {
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
}

type Environment = Readonly<Record<string, string>>;

interface Site {
  readonly url: string;
  readonly process: ChildProcess;
  /** Milliseconds from the start of the process to its first answer from the index. */
  readonly firstAnswer: number;
}

async function startSite(env: Environment): Promise<Site> {
  const began = performance.now();
  const child = spawn(process.execPath, [CLI, 'start', '--json'], {
    env: { ...process.env, ...env, PORT: '0', SERVANDA_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('the site ended')));
    child.stdout?.once('data', (line: Buffer) =>
      resolve((JSON.parse(line.toString()) as { url: string }).url),
    );
  });
  await (await fetch(`${url}/en/find.json?q=torture`)).text();
  return { url, process: child, firstAnswer: performance.now() - began };
}

async function stopSite({ process: child }: Site): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** Resident memory in megabytes, now and at most, as Linux counts it. */
function memoryOf({ process: child }: Site): { now: number; most: number } {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const of = (name: string): number =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024);
  return { now: of('VmRSS'), most: of('VmHWM') };
}

/** Processor time that a process with all its threads has taken, in milliseconds; /proc counts in hundredths of a second. */
function processorTimeOf({ process: child }: Site): number {
  const [, fields = ''] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ');
  const [user = 0, system = 0] = fields.split(' ').slice(11, 13).map(Number);
  return (user + system) * 10;
}

const loadFigures = (measure: string, figure: LoadFigure): HttpFigure[] => [
  { measure, value: figure.perSecond, unit: 'pages/s' },
  { measure: `${measure}: p50`, value: figure.p50, unit: 'ms' },
  { measure: `${measure}: p95`, value: figure.p95, unit: 'ms' },
  { measure: `${measure}: p99`, value: figure.p99, unit: 'ms' },
  { measure: `${measure}: longest`, value: figure.max, unit: 'ms' },
  { measure: `${measure}: failed of ${figure.requests}`, value: figure.failed, unit: 'answers' },
];

/** The three loads, and how large the pages are. */
async function measurePages(site: Site): Promise<HttpFigure[]> {
  const { url } = site;
  const questions = await httpQuestions();
  const repeated = questions.repeated;
  const warm = questions.different(RATE * WARM_SECONDS);
  const asked = questions.different(RATE * SECONDS);
  await openLoop({ base: url, path: (turn) => warm[turn] ?? '' }, { rate: RATE, seconds: WARM_SECONDS });
  const before = processorTimeOf(site);
  const different = await openLoop(
    { base: url, path: (turn) => asked[turn] ?? '' },
    { rate: RATE, seconds: SECONDS },
  );
  const taken = processorTimeOf(site) - before;
  const again = { base: url, path: (turn: number) => repeated[turn % repeated.length] ?? '' };
  const repeating = await closedLoop(again, { connections: CONNECTIONS, seconds: 10 });
  const etags = await Promise.all(
    repeated.map(async (path) => (await fetch(url + path)).headers.get('etag') ?? ''),
  );
  const headers = (turn: number): Record<string, string> => ({
    'If-None-Match': etags[turn % etags.length] ?? '',
  });
  const unchanged = await closedLoop(
    { ...again, headers, status: 304 },
    { connections: CONNECTIONS, seconds: 10 },
  );
  return [
    ...loadFigures(`every question different, ${RATE} asked a second`, different),
    // On a machine with other work to do this is what tells how many pages an idle one would give.
    {
      measure: 'the same, processor time of the site a page',
      value: Number((taken / different.requests).toFixed(2)),
      unit: 'ms',
    },
    ...loadFigures('questions that repeat', repeating),
    ...loadFigures('If-None-Match', unchanged),
    ...(await pageSizes(url, [...repeated, ...asked.slice(0, 160)])),
  ];
}

async function pageSizes(url: string, paths: readonly string[]): Promise<HttpFigure[]> {
  const first = await (await fetch(`${url}/en/find`)).arrayBuffer();
  let largest = 0;
  for (const path of paths)
    largest = Math.max(largest, (await (await fetch(url + path)).arrayBuffer()).byteLength);
  const kilobytes = (bytes: number): number => Number((bytes / 1000).toFixed(1));
  return [
    { measure: 'first view, uncompressed', value: kilobytes(first.byteLength), unit: 'kB' },
    { measure: `largest of ${paths.length} pages, uncompressed`, value: kilobytes(largest), unit: 'kB' },
  ];
}

/** Everything about a site over a filled store. */
async function measureSite(env: Environment): Promise<HttpFigure[]> {
  // What an earlier run left would be opened instead of built.
  const kept = join(env['SERVANDA_DIR'] ?? '', 'index', 'search');
  await rm(kept, { force: true });
  const building = await startSite(env);
  const built = { seconds: building.firstAnswer / 1000, memory: memoryOf(building) };
  await stopSite(building);
  const snapshot = await stat(kept);
  const site = await startSite(env);
  const figures: HttpFigure[] = [
    {
      measure: 'first start to first answer, index built from the store',
      value: Number(built.seconds.toFixed(1)),
      unit: 's',
    },
    { measure: 'the same, most memory of the process', value: built.memory.most, unit: 'MB' },
    { measure: 'size of the snapshot', value: Math.round(snapshot.size / 1e6), unit: 'MB' },
    {
      measure: 'later start to first answer, snapshot opened',
      value: Math.round(site.firstAnswer),
      unit: 'ms',
    },
  ];
  try {
    figures.push(...(await measurePages(site)));
    const memory = memoryOf(site);
    figures.push(
      { measure: 'resident memory after the load', value: memory.now, unit: 'MB' },
      { measure: 'most resident memory', value: memory.most, unit: 'MB' },
    );
    const other = await startSite(env);
    try {
      figures.push(...(await measureFreshness(env, [site.url, other.url])));
    } finally {
      await stopSite(other);
    }
  } finally {
    await stopSite(site);
  }
  return figures;
}

/** How long after its confirmation a change is found, in every process that serves the record. */
async function measureFreshness(env: Environment, urls: readonly string[]): Promise<HttpFigure[]> {
  const services = await openServices(readConfig({ ...env, SERVANDA_LOG: 'error' }));
  try {
    const figures: HttpFigure[] = [];
    for (const isWithDocument of [false, true]) {
      const taken: number[] = [];
      for (let turn = 0; turn < 5; turn += 1)
        taken.push(...(await confirmOne(services, urls, turn, isWithDocument)));
      const what = isWithDocument ? 'a document with its recommendation' : 'a recommendation';
      figures.push({
        measure: `${what} confirmed, found in ${urls.length} other processes after at most`,
        value: Math.round(Math.max(...taken)),
        unit: 'ms',
      });
    }
    return figures;
  } finally {
    await services.close();
  }
}

/** Fills a store of its own, kept in a temporary folder for the run, and measures the site on it. */
export async function benchHttp(): Promise<readonly HttpFigure[]> {
  const postgres = await startPostgres();
  if (postgres === null) throw new Error('No PostgreSQL is here to hold the record.');
  process.env['TEST_POSTGRES_URL'] = postgres.url;
  try {
    const { place, seconds } = await fillStore(SIZE);
    try {
      return [
        { measure: `bulk import of ${SIZE} recommendations`, value: Math.round(seconds), unit: 's' },
        ...(await measureSite(place.env)),
      ];
    } finally {
      await place.remove();
    }
  } finally {
    await postgres.stop();
  }
}
