import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadingPart } from './reading.child.ts';
import { CORPUS } from './reading.figure.ts';
import type { ReadingFigure } from './reading.figure.ts';

/** Real documents against what is in them; an export made in the shape of the real one needs none. */
const PARTS: readonly ReadingPart[] = ['reports', 'documents', 'uhri'];
const NEEDS_CORPUS: ReadonlySet<ReadingPart> = new Set(['reports', 'documents']);

async function measured(part: ReadingPart): Promise<ReadingFigure[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'reading.child.ts'), part], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the part '${part}' failed`);
  return JSON.parse(printed) as ReadingFigure[];
}

/** What reading costs and how right it is, part by part: all of them, or those named. */
export async function bench(asked: readonly string[]): Promise<readonly ReadingFigure[]> {
  const figures: ReadingFigure[] = [];
  for (const part of PARTS.filter((one) => asked.length === 0 || asked.includes(one))) {
    if (NEEDS_CORPUS.has(part) && !existsSync(join(CORPUS, 'upr')))
      console.error(
        `${part}: left out, the corpus is not there (${CORPUS}). Set SERVANDA_CORPUS to its folder.`,
      );
    else figures.push(...(await measured(part)));
  }
  return figures;
}
