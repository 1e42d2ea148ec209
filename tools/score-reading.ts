/**
 * Reads every UPR report of the corpus and prints what the corpus's own scorer says of it, with time and memory:
 *   node tools/score-reading.ts [NAME…]     NAME: part of a file name; without one, all 203 reports
 *   node tools/score-reading.ts --addenda   the State's replies, applied to the reports that they answer
 * The corpus is found through SERVANDA_CORPUS (by default ../shared/corpus). The lines that were scored stay in the
 * temporary file whose name is printed.
 */
import { spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { once } from 'node:events';
import { createStateNames, type StateNames, type StateNamesEntry } from '../src/kernel/state-names.ts';
import { readUprReports, type UprReport } from '../src/readers/upr-report/index.ts';
import { scoreAddenda } from './score-addenda.ts';

const ROOT = join(import.meta.dirname, '..');
const CORPUS = resolve(process.env['SERVANDA_CORPUS'] ?? join(ROOT, '../shared/corpus'));

function stateNames(): StateNames {
  const { records } = JSON.parse(readFileSync(join(ROOT, 'data/catalogue/states.json'), 'utf8')) as {
    records: readonly StateNamesEntry[];
  };
  return createStateNames(records);
}

function documents(wanted: readonly string[]): readonly string[] {
  const rows = readFileSync(join(CORPUS, 'upr/documents.csv'), 'utf8').trim().split('\n').slice(1);
  const names = rows.map((row) => row.split(',')[0] ?? '');
  return names.filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
}

function linesOf(document: string, { recommendations }: UprReport): string {
  if (recommendations.length === 0) return `${JSON.stringify({ document })}\n`;
  return recommendations
    .map(
      ({ paragraph, text, states, position }) =>
        `${JSON.stringify({ document, paragraph, text, states, position })}\n`,
    )
    .join('');
}

async function main(wanted: readonly string[]): Promise<number> {
  if (!existsSync(join(CORPUS, 'score.py'))) {
    console.error(`The corpus is not there: ${CORPUS}. Set SERVANDA_CORPUS to its folder.`);
    return 1;
  }
  const files = documents(wanted).map((name) => join(CORPUS, 'upr/reports', `${name}.pdf`));
  const out = join(tmpdir(), 'servanda-reading.ndjson');
  const stream = createWriteStream(out);
  const began = performance.now();
  let failures = 0;
  for await (const reading of readUprReports(files, { stateNames: stateNames() })) {
    const name = basename(String(reading.file), '.pdf');
    if ('report' in reading) {
      stream.write(linesOf(name, reading.report));
      continue;
    }
    failures += 1;
    stream.write(`${JSON.stringify({ document: name })}\n`);
    console.error(`${name}: ${String(reading.error)}`);
  }
  stream.end();
  await once(stream, 'finish');
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`${files.length} reports in ${seconds} s, peak memory ${peak} MB, lines in ${out}`);
  const scored = spawnSync('python3', [join(CORPUS, 'score.py'), 'reading', out], { stdio: 'inherit' });
  return failures > 0 || scored.status !== 0 ? 1 : 0;
}

const words = process.argv.slice(2);
process.exitCode = words[0] === '--addenda' ? await scoreAddenda(CORPUS, stateNames()) : await main(words);
