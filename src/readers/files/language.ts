/** Which language a document is in, by its words: what the file says of itself is the program's default too often. Pure. */

const LETTERS = 20_000;
/** Fewer letters than this say too little. */
const LEAST = 40;

/** Words that stand in every paragraph of one language and hardly in another's. */
const COMMON_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set('the and of to that with on for by its was has are which from their it'.split(' ')),
  fr: new Set('le les des du et une dans pour sur aux que est par au ses cette'.split(' ')),
  es: new Set('el los las del y una por con para que su al se como sobre'.split(' ')),
  pt: new Set('o os das dos e uma por com para que ao na no em não'.split(' ')),
  de: new Set('der die das und den von zu mit für des auf im ist nicht eine'.split(' ')),
  it: new Set('il gli dei della e una per con che di del nel sono alla'.split(' ')),
  tr: new Set('ve bir bu için ile olarak da de olan kadar'.split(' ')),
};

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['ar', /\p{Script=Arabic}/u],
  ['zh', /\p{Script=Han}/u],
];

/** BCP 47 tag, or null where the text is too short or of no language that is told apart here. */
export function languageOf(texts: Iterable<string>): string | null {
  const sample = sampleOf(texts);
  const counts = new Map<string, number>();
  let letters = 0;
  for (const sign of sample) {
    const script = SCRIPTS.find(([, pattern]) => pattern.test(sign))?.[0];
    if (script === undefined) continue;
    letters += 1;
    counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  const [script, count] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [
    '',
    0,
  ] as const);
  // A page of Chinese holds far fewer signs than one of letters.
  if (letters < (script === 'zh' ? LEAST / 4 : LEAST) || count < letters / 2) return null;
  if (script === 'cyrillic') return cyrillicLanguage(sample);
  return script === 'latin' ? latinLanguage(sample) : script;
}

function sampleOf(texts: Iterable<string>): string {
  let sample = '';
  for (const text of texts) {
    sample += `${text.slice(0, LETTERS)}\n`;
    if (sample.length > LETTERS) break;
  }
  return sample.toLowerCase();
}

/** Kazakh has nine letters that Russian lacks; one letter in ten is of them. Ukrainian has four. */
function cyrillicLanguage(sample: string): string {
  const share = (letters: RegExp): number => (sample.match(letters)?.length ?? 0) / sample.length;
  if (share(/[әғқңұүһ]/gu) > 0.01) return 'kk';
  if (share(/[їєґ]/gu) > 0.004) return 'uk';
  return 'ru';
}

function latinLanguage(sample: string): string | null {
  const words = sample.match(/\p{L}+/gu) ?? [];
  let best: string | null = null;
  let most = 0.06 * words.length;
  for (const [language, common] of Object.entries(COMMON_WORDS)) {
    const count = words.reduce((sum, word) => sum + (common.has(word) ? 1 : 0), 0);
    if (count > most) [best, most] = [language, count];
  }
  return best;
}
