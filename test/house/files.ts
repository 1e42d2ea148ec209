import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Not part of the house: packages, git's own, what a running site leaves. */
const APART: ReadonlySet<string> = new Set(['node_modules', '.git', 'var', 'coverage']);

/** Every file below a folder of the house, by its path from the root, in order. */
export function filesBelow(folder: string): readonly string[] {
  const found: string[] = [];
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    if (APART.has(entry.name) || entry.name.endsWith('.log')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...filesBelow(path));
    else found.push(relative('.', path));
  }
  return found.sort();
}

/** Every folder below a folder of the house, by its path from the root. */
export const foldersBelow = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();

export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
