import type { CountedFacet } from './corpus.ts';

/** One question in the words of each engine. */
export interface BenchQuestion {
  readonly text: string;
  readonly choices?: Readonly<Partial<Record<CountedFacet, readonly string[]>>>;
  /** PostgreSQL's to_tsquery; null: no words. */
  readonly tsquery: string | null;
  /** SQLite's FTS5; null: no words. */
  readonly fts5: string | null;
  /** FlexSearch: words that all have to be there; and what a text is checked for afterwards. */
  readonly flex: readonly (readonly string[])[] | null;
  readonly check?: RegExp;
  readonly not?: RegExp;
}

const words = (text: string, choices?: BenchQuestion['choices']): BenchQuestion => ({
  text,
  ...(choices && { choices }),
  tsquery: text.split(' ').join(' & '),
  fts5: text.split(' ').join(' AND '),
  flex: [text.split(' ')],
});
const phrase = (text: string, choices?: BenchQuestion['choices']): BenchQuestion => ({
  text: `"${text}"`,
  ...(choices && { choices }),
  tsquery: text.split(' ').join(' <-> '),
  fts5: `"${text}"`,
  flex: [text.split(' ')],
  check: new RegExp(text.split(' ').join('\\W+'), 'i'),
});
const beginning = (text: string, choices?: BenchQuestion['choices']): BenchQuestion => ({
  text: `${text}*`,
  ...(choices && { choices }),
  tsquery: `${text}:*`,
  fts5: `${text}*`,
  flex: [[text]],
});
const either = (a: string, b: string): BenchQuestion => ({
  text: `${a} OR ${b}`,
  tsquery: `${a} | ${b}`,
  fts5: `${a} OR ${b}`,
  flex: [[a], [b]],
});
const without = (a: string, b: string): BenchQuestion => ({
  text: `${a} NOT ${b}`,
  tsquery: `${a} & !${b}`,
  fts5: `${a} NOT ${b}`,
  flex: [[a]],
  not: new RegExp(`\\b${b}`, 'i'),
});
const nothing = (choices?: BenchQuestion['choices']): BenchQuestion => ({
  text: '',
  ...(choices && { choices }),
  tsquery: null,
  fts5: null,
  flex: null,
});

/** Forty, of every kind that the page takes; broad words and the empty question among them. */
export const QUESTIONS: readonly BenchQuestion[] = [
  nothing(),
  nothing({ issue: ["Women's rights"] }),
  nothing({ state: ['KAZ'] }),
  nothing({ year: ['2014', '2015'], region: ['weog'] }),
  nothing({ mechanism: ['upr'], action: ['5'], cycle: ['3'] }),
  words('torture'),
  words('torture', { issue: ['Detention'] }),
  words('women'),
  words('women', { year: ['2012'], sdg: ['5'] }),
  words('children', { group: ['children'] }),
  words('rights'),
  words('human rights'),
  words('moratorium'),
  words('trafficking persons'),
  words('freedom expression'),
  words('freedom expression', { region: ['eastern_european'] }),
  words('education girls access'),
  words('prison conditions'),
  words('national institution Paris Principles'),
  words('optional protocol convention torture'),
  words('migrant workers families'),
  words('indigenous peoples land', { mechanism: ['upr'] }),
  words('climate'),
  words('government'),
  words('measures', { theme: ['theme-3'] }),
  words('violence against women', { measure: ['yes'] }),
  phrase('death penalty'),
  phrase('death penalty', { cycle: ['2'] }),
  phrase('human rights'),
  phrase('national human rights institution'),
  phrase('freedom of expression'),
  phrase('domestic violence', { action: ['4', '5'] }),
  beginning('ratif'),
  beginning('discrim'),
  beginning('co'),
  beginning('disab', { group: ['persons-with-disabilities'] }),
  either('torture', 'violence'),
  either('poverty', 'health'),
  without('children', 'women'),
  without('convention', 'torture'),
];
