import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Child {
  readonly process: ChildProcess;
  /** Everything printed so far. */
  readonly out: () => string;
  /** Resolves once the words have been printed; rejects if the process ends before. */
  printed(words: string): Promise<void>;
  readonly ended: Promise<Ended>;
}

/** Starts a TypeScript file of the house in a process of its own; only what `env` names is in its environment beside PATH. */
export function startChild(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  options: { under?: readonly string[] } = {},
): Child {
  const command = [...(options.under ?? []), process.execPath, file, ...args];
  const child = spawn(command[0] ?? '', command.slice(1), {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', TMPDIR: process.env['TMPDIR'] ?? '/tmp', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  const printed = (words: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => (out.includes(words) ? resolve() : undefined);
      child.stdout.on('data', look);
      void ended.then(() => reject(new Error(`it ended without printing "${words}": ${err}`)), reject);
      look();
    });
  return { process: child, out: () => out, printed, ended };
}

/** Runs a command line of servanda to its end. */
export const runServanda = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> =>
  startChild('src/cli/index.ts', args, env).ended;
