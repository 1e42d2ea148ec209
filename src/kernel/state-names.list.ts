/**
 * Lists of States as UN reports write them, cut into States. The separators of a list (comma, "and", "&") also stand
 * inside names ("Bosnia and Herzegovina", "Iran, Islamic Republic of"), so no rule on separators alone can be right:
 * of all ways to cut the list, the one that leaves the fewest parts unknown is taken.
 *
 * A name counts only where the whole part between two separators is made of names: the "Ireland" in "Northern
 * Ireland" and the "China" in "Taiwan Province of China" are not what these texts name.
 */
import { type Alpha3, type IndexedName, type StateNamesIndex } from './state-names.index.ts';
import { ARTICLES, cutIntoWords, type Word } from './state-names.key.ts';

export interface ResolvedStates {
  readonly states: readonly Alpha3[];
  readonly unknown: readonly string[];
}

/** Conjunctions of several words; to the cutting they are a comma. */
const LONG_CONJUNCTIONS = /\s(?:as well as|together with|ainsi que|así como|а также|сондай-ақ)\s/giu;
/** Written between two Chinese names without a blank. */
const HAN_CONJUNCTIONS = new Set(['和', '及', '与', '與', '以']);
/** Arabic "and", written onto the word that follows. */
const ARABIC_AND = 'و';
const NUMBER = /^\d+$/;
const GLUED_NUMBER = /(?<=\p{L})\d{1,3}$/u;
const CODE_SEPARATOR = /[,;/|()&]+/;

/**
 * One unknown part outweighs any number of separators read as part of a name, which outweigh any number of names.
 * So "Serbia and Montenegro" is two States in a list (the UPR began two years after they parted), and
 * "Bosnia and Herzegovina" is one, since "Herzegovina" alone names none.
 */
const UNKNOWN = 1e9;
const SEPARATOR_INSIDE = 1e4;
const NAME = 1;
const SKIP = 0.1;

interface Step {
  readonly cost: number;
  readonly next: number;
  /** The State of this step; null where the part is unknown; undefined where an article or conjunction is passed. */
  readonly id: Alpha3 | null | undefined;
}

const startsPart = (words: readonly Word[], at: number): boolean => at === 0 || words[at]?.before !== 'none';

const endOfPart = (words: readonly Word[], at: number): number => {
  let end = at + 1;
  while (end < words.length && words[end]?.before === 'none') end += 1;
  return end;
};

/** Articles before a name, Chinese conjunctions, and footnote numbers beside a name ("Chile,5 Mexico 6"). */
const isPassedOver = (words: readonly Word[], at: number): boolean => {
  const key = words[at]?.key ?? '';
  if (HAN_CONJUNCTIONS.has(key)) return at > 0;
  if (NUMBER.test(key)) return !startsPart(words, at) || words[at + 1]?.before === 'none';
  return ARTICLES.has(key) && startsPart(words, at);
};

/** "Mexico3": a footnote number that the PDF's text layer glued to the name. No State's name ends in a digit. */
const withoutFootnote = (key: string): string => key.replace(GLUED_NUMBER, '');

interface Found {
  readonly id: Alpha3;
  readonly next: number;
  readonly separatorsInside: number;
}

const nameWithKey = (index: StateNamesIndex, key: string): IndexedName | undefined =>
  index.namesByKey.get(key) ??
  (key.startsWith(ARABIC_AND) ? index.namesByKey.get(key.slice(ARABIC_AND.length)) : undefined);

/** All names that begin at this word. */
const namesAt = (
  index: StateNamesIndex,
  words: readonly Word[],
  text: string,
  at: number,
): readonly Found[] => {
  const found: Found[] = [];
  const start = words[at]?.start ?? 0;
  let key = '';
  let commas = 0;
  let ands = 0;
  for (let next = at; next < words.length; next += 1) {
    const word = words[next];
    if (word === undefined || (next > at && word.before === 'hard')) break;
    if (next > at && word.before === 'comma') commas += 1;
    if (next > at && word.before === 'and') ands += 1;
    key += word.key;
    if (key.length > index.longestKey + ARABIC_AND.length) break;
    const name = nameWithKey(index, withoutFootnote(key));
    if (name !== undefined && (commas === 0 || name.hasComma) && (ands === 0 || name.hasAnd)) {
      found.push({ id: name.id, next: next + 1, separatorsInside: commas + ands });
    }
    const abbreviation = key.length <= 3 ? text.slice(start, word.end).replaceAll('.', '') : '';
    const id = index.idByAbbreviation.get(abbreviation);
    if (id !== undefined) found.push({ id, next: next + 1, separatorsInside: commas + ands });
  }
  return found;
};

/** The cheapest way to read the words from each position to the end, found from the end backwards. */
const cheapestSteps = (index: StateNamesIndex, words: readonly Word[], text: string): readonly Step[] => {
  const steps: Step[] = Array.from({ length: words.length + 1 }, () => ({
    cost: Infinity,
    next: 0,
    id: null,
  }));
  steps[words.length] = { cost: 0, next: words.length, id: undefined };
  const consider = (at: number, step: Step): void => {
    if (step.cost < (steps[at]?.cost ?? Infinity)) steps[at] = step;
  };
  const costFrom = (at: number): number => steps[at]?.cost ?? Infinity;

  for (let at = words.length - 1; at >= 0; at -= 1) {
    for (const { id, next, separatorsInside } of namesAt(index, words, text, at)) {
      consider(at, { cost: costFrom(next) + NAME + separatorsInside * SEPARATOR_INSIDE, next, id });
    }
    if (isPassedOver(words, at)) consider(at, { cost: costFrom(at + 1) + SKIP, next: at + 1, id: undefined });
    if (startsPart(words, at)) {
      const next = endOfPart(words, at);
      consider(at, { cost: costFrom(next) + UNKNOWN, next, id: null });
    }
  }
  return steps;
};

/**
 * "KAZ, NOR; GBR": nothing but codes. Among words a code is not trusted ("IN" is India, "NO" is Norway), and among
 * codes "AND" is Andorra only where it stands alone between commas: "KAZ, AND, NOR" but not "KAZ AND NOR".
 */
const resolveCodes = (index: StateNamesIndex, text: string): readonly Alpha3[] | null => {
  const parts = text.split(CODE_SEPARATOR).flatMap((part) => {
    const codes = part.split(/\s+/).filter((code) => code !== '');
    return codes.length === 1 ? codes : codes.filter((code) => code.toLowerCase() !== 'and');
  });
  const ids = new Set<Alpha3>();
  for (const part of parts) {
    const id = index.idByCode.get(part);
    if (id === undefined) return null;
    ids.add(id);
  }
  return ids.size > 0 ? [...ids] : null;
};

/** See `StateNames.resolveAll`. Time grows linearly with the text. */
export const resolveList = (index: StateNamesIndex, original: string): ResolvedStates => {
  const codes = resolveCodes(index, original);
  if (codes !== null) return { states: codes, unknown: [] };
  const { words, text } = cutIntoWords(original.replace(LONG_CONJUNCTIONS, ', '));

  const steps = cheapestSteps(index, words, text);
  const states = new Set<Alpha3>();
  const unknown: string[] = [];
  for (let at = 0; at < words.length;) {
    const step = steps[at];
    if (step === undefined || step.next <= at) break;
    if (typeof step.id === 'string') states.add(step.id);
    if (step.id === null) {
      const part = text.slice(words[at]?.start, words[step.next - 1]?.end);
      unknown.push(part.replace(/\s+/g, ' '));
    }
    at = step.next;
  }
  return { states: [...states], unknown };
};
