import { DIMENSIONS } from '../../src/features/likeness/word-vectors.ts';

/**
 * Directions of words for telling which recommendations say the same. They begin as averaged general word vectors
 * weighted by rarity, without what all texts share (Arora, Liang and Ma 2017, "A simple but tough-to-beat baseline for
 * sentence embeddings"), and are then drawn together where coders filed two texts alike and apart where they did not
 * (the contrastive loss of van den Oord, Li and Vinyals 2018). The same input gives the same bytes.
 */
export interface FiledText {
  /** Terms, repeats included: stems and signs of treaties. */
  readonly terms: readonly string[];
  /** Equal for texts that coders filed alike; null where nobody has filed it, or under a heading that says nothing. */
  readonly filedAs: string | null;
  /** Equal for texts of the same words: they are no pair to learn from. */
  readonly words: string;
}

export interface GeneralVector {
  readonly vector: Float64Array;
  /** How often its words stand in the texts. */
  readonly count: number;
}

export interface TrainedRow {
  readonly term: string;
  readonly direction: Float64Array;
}

/** Chosen on half of the States, measured on the other half; more rounds gain nothing there. */
const ROUNDS = 8;
const BATCH = 256;
const TEMPERATURE = 0.1;
const PACE = 0.05;
/** Share of a text's terms that is left out each time, so that no single word decides. */
const LEFT_OUT = 0.2;
/** Strength of chance in the beginning: gives terms without a general vector a direction to start from. */
const NOISE = 0.05;
/** Words more frequent than this share weigh less than half of a rare word (the a of Arora's weights). */
const COMMON = 0.01;

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let part = 0; part < DIMENSIONS; part += 1) sum += (a[part] as number) * (b[part] as number);
  return sum;
};
const addTo = (to: Float64Array, times: number, what: Float64Array): void => {
  for (let part = 0; part < DIMENSIONS; part += 1)
    to[part] = (to[part] as number) + times * (what[part] as number);
};
const lengthOf = (a: Float64Array): number => Math.sqrt(dot(a, a)) || 1;
const unit = (a: Float64Array): Float64Array => {
  const length = lengthOf(a);
  return a.map((part) => part / length);
};

/** Rows for all terms of the texts and all general words. */
export function trainDirections(
  texts: readonly FiledText[],
  general: ReadonlyMap<string, GeneralVector>,
  chance: () => number,
  say: (line: string) => void,
): TrainedRow[] {
  const terms = [...new Set([...texts.flatMap((one) => one.terms), ...general.keys()])].sort();
  const numbers = new Map(terms.map((term, number) => [term, number]));
  const bags = texts.map(({ terms: own }) => Uint32Array.from(own, (term) => numbers.get(term) ?? 0));
  const rows = startingRows(terms, bags, general);
  for (const row of rows)
    for (let part = 0; part < DIMENSIONS; part += 1) row[part] = (row[part] as number) + NOISE * bell(chance);
  drawTogether(rows, texts, bags, chance, say);
  return terms.map((term, number) => ({ term, direction: rows[number] as Float64Array }));
}

function startingRows(
  terms: readonly string[],
  bags: readonly Uint32Array[],
  general: ReadonlyMap<string, GeneralVector>,
): Float64Array[] {
  const all = [...general.values()].reduce((sum, one) => sum + one.count, 0);
  const rows = terms.map((term) => {
    const row = new Float64Array(DIMENSIONS);
    const own = general.get(term);
    if (own !== undefined) addTo(row, COMMON / (COMMON + own.count / all), own.vector);
    return row;
  });
  const common = firstComponent(bags.map((bag) => unit(sumOf(rows, bag))));
  for (const row of rows) addTo(row, -dot(row, common), common);
  return rows;
}

function sumOf(rows: readonly Float64Array[], bag: Uint32Array): Float64Array {
  const sum = new Float64Array(DIMENSIONS);
  for (const number of bag) addTo(sum, 1, rows[number] as Float64Array);
  return sum;
}

/** What all directions share, by power iteration: 30 steps leave no change in the bytes that are kept. */
function firstComponent(directions: readonly Float64Array[]): Float64Array {
  let component = unit(Float64Array.from({ length: DIMENSIONS }, (_none, part) => 1 / (part + 1)));
  for (let step = 0; step < 30; step += 1) {
    const next = new Float64Array(DIMENSIONS);
    for (const one of directions) addTo(next, dot(one, component), one);
    component = unit(next);
  }
  return component;
}

/** A number of the bell curve (Box and Muller). */
const bell = (chance: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());

function drawTogether(
  rows: readonly Float64Array[],
  texts: readonly FiledText[],
  bags: readonly Uint32Array[],
  chance: () => number,
  say: (line: string) => void,
): void {
  const files = [...Map.groupBy(texts.keys(), (text) => texts[text]?.filedAs ?? null)]
    .filter(([filedAs, own]) => filedAs !== null && new Set(own.map((text) => texts[text]?.words)).size > 1)
    .map(([, own]) => own);
  const turns = files.flatMap((file) => file.map((text) => ({ text, file })));
  const paces = new Float64Array(rows.length);
  for (let round = 1; round <= ROUNDS; round += 1) {
    shuffle(turns, chance);
    let loss = 0;
    let batches = 0;
    for (let from = 0; from + BATCH <= turns.length; from += BATCH) {
      const own = turns.slice(from, from + BATCH);
      const others = own.map(({ text, file }) => partnerOf(text, file, texts, chance));
      const kept = [...own.map(({ text }) => text), ...others].map((text) =>
        (bags[text] as Uint32Array).filter(() => chance() > LEFT_OUT),
      );
      loss += learn(
        rows,
        paces,
        kept,
        own.map(({ file }) => file),
      );
      batches += 1;
    }
    say(`round ${round}: loss ${(loss / Math.max(1, batches)).toFixed(4)}`);
  }
}

function shuffle(list: unknown[], chance: () => number): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1));
    [list[at], list[other]] = [list[other], list[at]];
  }
}

/** Another text of the same file, in other words where some tries find one. */
function partnerOf(
  text: number,
  file: readonly number[],
  texts: readonly FiledText[],
  chance: () => number,
): number {
  let partner = text;
  for (let tries = 0; tries < 8 && texts[partner]?.words === texts[text]?.words; tries += 1)
    partner = file[Math.floor(chance() * file.length)] ?? text;
  return partner;
}

/** One step on a batch: text n and text n + BATCH belong together. Returns the mean loss. */
function learn(
  rows: readonly Float64Array[],
  paces: Float64Array,
  bags: readonly Uint32Array[],
  files: readonly (readonly number[])[],
): number {
  const sums = bags.map((bag) => sumOf(rows, bag));
  const lengths = sums.map(lengthOf);
  const directions = sums.map(unit);
  const pulls = directions.map(() => new Float64Array(DIMENSIONS));
  let loss = 0;
  for (let one = 0; one < BATCH; one += 1) loss += pullsOf(one, directions, files, pulls);
  const changes = new Map<number, Float64Array>();
  bags.forEach((bag, text) => {
    const [direction, pull] = [directions[text] as Float64Array, pulls[text] as Float64Array];
    const along = dot(direction, pull);
    const length = lengths[text] as number;
    const change = pull.map((part, at) => (part - along * (direction[at] as number)) / length);
    for (const number of bag) {
      let sum = changes.get(number);
      if (sum === undefined) changes.set(number, (sum = new Float64Array(DIMENSIONS)));
      addTo(sum, 1, change);
    }
  });
  for (const [number, change] of changes) {
    // Adagrad, one pace a row: rare words keep moving when frequent ones have settled.
    paces[number] = (paces[number] as number) + dot(change, change) / DIMENSIONS;
    addTo(rows[number] as Float64Array, -PACE / (Math.sqrt(paces[number] as number) + 1e-8), change);
  }
  return loss / BATCH;
}

/** How one text is drawn to its partner and pushed from all others that are filed elsewhere. */
function pullsOf(
  one: number,
  directions: readonly Float64Array[],
  files: readonly (readonly number[])[],
  pulls: readonly Float64Array[],
): number {
  const own = directions[one] as Float64Array;
  const nearness = Float64Array.from({ length: BATCH }, (_none, other) =>
    other !== one && files[other] === files[one]
      ? -Infinity
      : dot(own, directions[BATCH + other] as Float64Array) / TEMPERATURE,
  );
  const most = nearness.reduce((a, b) => Math.max(a, b));
  const shares = nearness.map((value) => Math.exp(value - most));
  const total = shares.reduce((sum, share) => sum + share, 0);
  for (let other = 0; other < BATCH; other += 1) {
    if (shares[other] === 0) continue;
    const strength = ((shares[other] as number) / total - (other === one ? 1 : 0)) / TEMPERATURE / BATCH;
    addTo(pulls[one] as Float64Array, strength, directions[BATCH + other] as Float64Array);
    addTo(pulls[BATCH + other] as Float64Array, strength, own);
  }
  return Math.log(total) + most - (nearness[one] as number);
}
