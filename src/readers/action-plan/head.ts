/** What stands before a plan's table: its title, the act that approved it, the State. Pure. */
import { tryPartialDate, type PartialDate } from '../../kernel/partial-date.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import { statesIn } from '../common/states-in-text.ts';
import { tidy, type TextBefore } from '../common/tables.ts';

export interface PlanHead {
  readonly title: string | null;
  readonly act: PlanAct | null;
  readonly stateId: string | null;
}

export interface PlanAct {
  /** 'Decree of the Government of … of 11 June 2021 No. 405' */
  readonly words: string;
  readonly date: PartialDate;
  readonly printedDate: string;
  /** '405' */
  readonly number: string | null;
  /** The office behind it, as printed: 'Government of the Republic of …'. */
  readonly office: string | null;
}

const PLAN =
  /\bplans?\b|\bprogramme\b|\bprogram\b|\broad ?map\b|\bstrategy\b|\bplan d’action\b|план|программ|дорожн\p{L}+ карт|жоспар|бағдарлама/iu;
const ACT =
  /\b(?:decree|resolution|order|ordinance|decision|act)\b|постановлени|указ|распоряжени|приказ|решени|қаулы|жарлы|өкім|бұйры|шешім/iu;
/** "June 11, 2021", "11 June 2021", "11 июня 2021 года", "2021 жылғы 11 маусым", "11.06.2021". */
const DATE =
  /\p{L}{3,12} \d{1,2}, \d{4}|\d{1,2} \p{L}{3,12} \d{4}|\d{4} жыл\p{L}{0,4} \d{1,2} \p{L}{3,12}|\b\d{1,2}\.\d{1,2}\.\d{4}\b/gu;
/** "2031 жылғы 3 наурыздағы": in Kazakh acts the month stands in the locative. */
const KAZAKH_LOCATIVE = /(?:дағы|дегі|тағы|тегі)$/u;
const NUMBER = /(?:No\.?|№|N) ?(\d{1,5}(?:-\p{L}{1,4})?)/u;
const LONGEST_TITLE = 250;
const LONGEST_ACT = 600;

export function planHead(before: readonly TextBefore[], stateNames: StateNames): PlanHead {
  const texts = before
    .map(({ text, level, isBold }) => ({ text: bare(text), isHeading: level > 0 || isBold }))
    .reverse();
  const short = texts.filter(({ text }) => text.length > 4 && text.length <= LONGEST_TITLE);
  const titled =
    short.find(({ text, isHeading }) => isHeading && PLAN.test(text)) ??
    short.find(({ text }) => PLAN.test(text) && !/[.:;]$/u.test(text));
  return {
    title: titled === undefined ? null : titled.text,
    act: actIn(texts.map(({ text }) => text)),
    stateId: stateOf(
      texts.map(({ text }) => text),
      stateNames,
    ),
  };
}

const bare = (text: string): string =>
  tidy(text)
    .replace(/^["“«„']+|["”»]+$/gu, '')
    .trim();

/** The nearest text above that names an act with its date. */
function actIn(texts: readonly string[]): PlanAct | null {
  for (const text of texts) {
    if (text.length > LONGEST_ACT || !ACT.test(text)) continue;
    for (const [printed] of text.matchAll(DATE)) {
      const date = tryPartialDate(printed.replace(KAZAKH_LOCATIVE, ''));
      if (date === null) continue;
      const number = NUMBER.exec(text)?.[1] ?? null;
      const office =
        /\b(?:decree|resolution|order|ordinance|decision) of the (.{3,100}?)(?: of | dated | from |,? No\.)(?=\p{L}{3,12} \d|\d)/iu.exec(
          text,
        )?.[1] ?? null;
      return {
        words: text.replace(/^(?:approved|adopted) by (?:the )?/iu, ''),
        date,
        printedDate: printed,
        number,
        office,
      };
    }
  }
  return null;
}

/** The State that most of the texts name. */
function stateOf(texts: readonly string[], stateNames: StateNames): string | null {
  const counts = new Map<string, number>();
  for (const text of texts.slice(0, 60))
    for (const id of statesIn(text, stateNames)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? null;
}

const SMALL = new Set(
  'of on for and the in to with its по на об во из для при жөніндегі бойынша туралы мен және'.split(' '),
);
/** Whose plan it is stands in front of the id already. */
const STATE_WORDS = /\b(?:republic|kingdom|state|federation) of\b|республик\p{L}*|республикасы\p{L}*/giu;
/** What every such plan is about, and so says nothing about which it is. */
const SUBJECT = /\bhuman rights\b|прав\p{L}* человека|адам құқықтары\p{L}*/giu;
/** First letters of Russian and Kazakh words in Latin script. */
const LATIN: ReadonlyMap<string, string> = new Map(
  'аa әa бb вv гg ғg дd еe жj зz иi йi іi кk қk лl мm нn ңn оo өo пp рr сs тt уu ұu үu фf хh һh цc чc шs щs эe юu яa'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

/**
 * The plan's part of its id: the initials of its title without the subject that all share ('Human Rights Priority Action
 * Plan' → 'pap'), with the years that the title names, so that the next plan of the same name is another.
 */
export function planEnding(title: string, stateWords: readonly string[] = []): string {
  const years = title.match(/\b20\d{2}\b/gu) ?? [];
  const own = stateWords.reduce((text, name) => text.replaceAll(name, ' '), title.replace(SUBJECT, ' '));
  const words =
    own
      .replace(STATE_WORDS, ' ')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const initials = words
    .filter((word) => !SMALL.has(word) && word.length > 1)
    .map((word) => LATIN.get(word.charAt(0)) ?? word.charAt(0))
    .filter((letter) => /[a-z]/u.test(letter))
    .join('')
    .slice(0, 8);
  return [initials === '' ? 'plan' : initials, ...years.slice(0, 2)].join('-');
}
