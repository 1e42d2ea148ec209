import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const NAMES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

const find = (): string | null =>
  [process.env['CHROMIUM'], ...NAMES].find((path) => path && existsSync(path)) ?? null;

/**
 * The system's Chromium. Where there is none and this user may, it is installed with Debian's package manager;
 * otherwise the answer is one sentence that says what to install.
 */
export function ensureChromium(): { readonly path: string } | { readonly problem: string } {
  const found = find();
  if (found) return { path: found };
  const problem =
    'The browser tests need Chromium: install it with "apt-get install chromium", or set CHROMIUM to the path of one.';
  if (process.getuid?.() !== 0 || spawnSync('which', ['apt-get']).status !== 0) return { problem };
  console.error('Installing Chromium with apt-get for the browser tests …');
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: 'ignore',
      env,
    });
  } catch {
    return { problem };
  }
  const installed = find();
  return installed ? { path: installed } : { problem };
}
