import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { commandsPage } from './generate/commands.ts';
import { configurationPage } from './generate/configuration.ts';
import { meaningsFile } from './generate/meanings.ts';
import { openApiFile } from './generate/openapi.ts';
import { recordsPage } from './generate/records.ts';
import { schemaDump } from './generate/schema.ts';

/**
 * Writes what is made from the code: the pages of docs/reference, and what the API says of kinds and fields. With --check nothing is written: pages that are not
 * as the code would make them are named, and the exit code is 1.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));

const PAGES: Readonly<Record<string, () => string | Promise<string>>> = {
  'docs/reference/configuration.md': configurationPage,
  'docs/reference/commands.md': commandsPage,
  'docs/reference/records.md': () => recordsPage(ROOT),
  'docs/reference/schema.sql': schemaDump,
  // Before the description, which is made of it.
  'src/features/api/meanings.json': () => meaningsFile(ROOT),
  'docs/reference/openapi.json': openApiFile,
};

async function made(path: string, make: () => string | Promise<string>): Promise<string> {
  const text = await make();
  if (!/\.(md|json)$/.test(path)) return text;
  return format(text, { ...(await resolveConfig(join(ROOT, path))), filepath: path });
}

const isCheck = process.argv.includes('--check');
let stale = 0;
for (const [path, make] of Object.entries(PAGES)) {
  const file = join(ROOT, path);
  const text = await made(path, make);
  if (text === (await readFile(file, 'utf8').catch(() => null))) continue;
  stale += 1;
  if (isCheck) console.log(`${path} is not up to date: run "npm run generate"`);
  else {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    console.log(`wrote ${path}`);
  }
}
if (isCheck && stale > 0) process.exitCode = 1;
