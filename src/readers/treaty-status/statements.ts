/** Declarations, reservations, recognitions of competence and objections, in the words in which they are printed. Pure. */
import { datesIn } from '../common/dates-in-text.ts';
import { tryPartialDate, type PartialDate } from '../../kernel/partial-date.ts';

export type StatementAct =
  'declaration' | 'reservation' | 'objection' | 'recognition_of_competence' | 'postponement' | 'withdrawal';

export interface Statement {
  readonly act: StatementAct;
  readonly date: PartialDate | null;
  /** As printed, where a date is. */
  readonly printedDate: string | null;
  /** 'art. 14 (1)'. */
  readonly article: Article | null;
  /** The State's words, verbatim. */
  readonly words: string;
  readonly flags: readonly string[];
}

export interface Article {
  readonly number: string;
  readonly paragraph: string | null;
}

/** A declaration fills a page at most; longer ones are quoted to here. */
const LONGEST_WORDS = 20_000;
const NONE = /^[\s/–—.-]*$/u;

/** "Declaration (8 February 2010):", "Reservations made upon signature:", at the head of the words. */
const LABEL =
  /^\W{0,3}(declaration|interpretative declaration|interpretive declaration|understanding|statement|reservation|objection|notification|communication)s?\b([^:\n]{0,120}):\s*/iu;
const HEADS: readonly (readonly [StatementAct, RegExp])[] = [
  ['objection', /^objection/iu],
  ['reservation', /^reservation/iu],
  ['declaration', /^(?:interpret|declar|understanding|statement|notification|communication)/iu],
];

/**
 * The statements of one cell, or of one State in a list. `byHeading` is what the heading of the column or list says, where
 * it names one kind alone.
 */
export function statementsIn(text: string, byHeading: StatementAct | null): Statement[] {
  const whole = text.slice(0, LONGEST_WORDS).trim();
  if (NONE.test(whole)) return [];
  let shared: { date: PartialDate; printed: string } | null = null;
  return partsOf(whole).flatMap((part) => {
    const dated = leadingDate(part);
    if (dated !== null) shared = dated;
    const rest = dated === null ? part : part.slice(dated.end).trim();
    if (rest === '') return [];
    return [statementOf(rest, byHeading, dated ?? shared)];
  });
}

/** Where a new statement begins: a line that is a label, or "In accordance with article 22, paragraph 1:" alone. */
const BEGINS =
  /\n(?=\W{0,3}(?:declarations?|interpretative declarations?|reservations?|objections?)\b[^:\n]{0,120}:|(?:in accordance with|under|pursuant to) articles? [^:\n]{1,60}:\s*(?:\n|$)|\d{1,2} \p{L}{3,9} \d{4}\s*(?:\n|$))/iu;

const partsOf = (text: string): string[] =>
  text
    .split(BEGINS)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function leadingDate(text: string): { date: PartialDate; printed: string; end: number } | null {
  const printed = /^\(?(\d{1,2} \p{L}{3,9}\.? \d{4})\)?[.:,]?(?=[\s“"'(]|$)/u.exec(text);
  const date = printed === null ? null : tryPartialDate(printed[1] ?? '');
  return printed === null || date === null
    ? null
    : { date, printed: printed[1] ?? '', end: printed[0].length };
}

function statementOf(
  text: string,
  byHeading: StatementAct | null,
  dated: { readonly date: PartialDate; readonly printed: string } | null,
): Statement {
  const label = LABEL.exec(text);
  const head =
    label === null ? null : (HEADS.find(([, pattern]) => pattern.test(label[1] ?? ''))?.[0] ?? null);
  const words = label === null ? text : text.slice(label[0].length).trim();
  const own = labelDate(label?.[2] ?? '') ?? dated;
  const { act, flags } = actOf(words, head, byHeading);
  return {
    act,
    date: own?.date ?? null,
    printedDate: own?.printed ?? null,
    article: articleIn(words),
    words: words === '' ? text : words,
    flags: [...flags, ...(own === null ? ['date_missing'] : [])],
  };
}

function labelDate(words: string): { readonly date: PartialDate; readonly printed: string } | null {
  const [run] = datesIn(words);
  const date = run?.dates[0];
  return run === undefined || date === undefined ? null : { date, printed: words.slice(run.start, run.end) };
}

const RECOGNISES =
  /\brecogni[sz]es? the competence|\bdeclares? that it (?:recogni[sz]es|accepts) the (?:competence|jurisdiction)|\baccepts? the competence|признает компетенцию/iu;
const NOT_RECOGNISES = /\bnot (?:recogni[sz]e|accept|consider itself bound)/iu;
/** Article 24 of the Optional Protocol to the Convention against Torture; "the right to postpone" elsewhere is a reservation. */
const POSTPONES = /\bpostpon\p{L}{0,6}\b[^.]{0,60}\bobligations\b/iu;
const WITHDRAWS =
  /\b(?:withdraws?|has decided to withdraw) (?:its|the|all|this) [^.]{0,60}(?:reservation|declaration)/iu;
const RESERVES =
  /\breserv(?:es?|ed|ation|ations|ing)\b|\bnot (?:be |consider itself |to be )?bound\b|\bnot (?:recogni[sz]e|accept) the (?:competence|authority|jurisdiction)|\bdoes not (?:recogni[sz]e|accept|consider)|\bshall not apply|\bexclude/iu;
const OBJECTS = /\bobjects? to the|\bobjection to the reservation/iu;

/** What the words themselves do counts before the label, the label before the heading; without either it is a guess. */
function actOf(
  words: string,
  head: StatementAct | null,
  byHeading: StatementAct | null,
): { readonly act: StatementAct; readonly flags: readonly string[] } {
  const start = words.slice(0, 1500);
  if (POSTPONES.test(start)) return { act: 'postponement', flags: [] };
  if (RECOGNISES.test(start) && !NOT_RECOGNISES.test(start) && byHeading !== 'objection')
    return { act: 'recognition_of_competence', flags: [] };
  const told = head ?? byHeading;
  if (told !== null) return { act: told, flags: [] };
  if (WITHDRAWS.test(start)) return { act: 'declaration', flags: ['withdraws_statement'] };
  if (OBJECTS.test(start)) return { act: 'objection', flags: ['act_from_words'] };
  return { act: RESERVES.test(start) ? 'reservation' : 'declaration', flags: ['act_from_words'] };
}

/** The first article that the words name: "article 14, paragraph 1, of", "Article [24], paragraph 1", "article 29 (1)". */
export function articleIn(words: string): Article | null {
  const found =
    /\barticles? \[?(\d{1,3})\]?(?:,? (?:paragraph|para\.?|§) ?(\d{1,2})|,? ?\((\d{1,2})\))?/iu.exec(
      words.slice(0, 600),
    ) ??
    /\bparagraph (?<paragraph>\d{1,2}) of (?:the )?article (?<article>\d{1,3})\b/iu.exec(words.slice(0, 600));
  if (found === null) return null;
  return { number: found.groups?.['article'] ?? found[1] ?? '', paragraph: found[2] ?? found[3] ?? null };
}

/** As the record writes it in each language. */
export function provisionText({ number, paragraph }: Article): Readonly<Record<'en' | 'ru' | 'kk', string>> {
  const words = paragraph === null ? number : `${number} (${paragraph})`;
  return { en: `art. ${words}`, ru: `ст. ${words}`, kk: `${words}-бап` };
}
