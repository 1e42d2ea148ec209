/** What the last paragraphs ask for: information on chosen paragraphs by a date, and the next report. Pure. */
import type { PartialDate } from '../../kernel/partial-date.ts';
import { daysBetween, earliest } from '../../kernel/partial-date.ts';
import { ordinalNumber } from '../common/ordinals.ts';
import { paragraphReferences } from '../common/paragraph-references.ts';
import { dateGiven, monthsAfter, withinMonths } from './deadlines.ts';
import { sentencesOf, sentenceClass } from './language.ts';
import type { Outline, OutlineParagraph } from './outline.ts';
import type { FollowUp, NextReport, ObservationFlag } from './report.ts';

const wordsOf = (paragraph: OutlineParagraph): string =>
  paragraph.chunks.map(({ text, items }) => [text, ...items.map((item) => item.text)].join(' ')).join(' ');

const INFORMATION =
  /information|inform\b|renseignement|información|informar|informe|информаци|сведени|доложить|сообщить/iu;
/** Words about the cycle before: what was asked then is told here, not asked. */
const PREVIOUS =
  /\b(?:previous|earlier|last) (?:\p{L}{1,20} ){0,2}(?:concluding|observations|recommendations|reporting)|précédentes|anteriores|предыдущи/iu;

/**
 * Paragraphs that choose others for follow-up. A paragraph of the document itself is meant: "paragraphs 13 (…), 29 and 35
 * above", with a period or a date. `adopted` is what a period counts from.
 */
export function followUpOf({ paragraphs }: Outline, adopted: PartialDate | null): FollowUp[] {
  return paragraphs.flatMap((paragraph) => {
    const text = wordsOf(paragraph);
    const sentence = sentencesOf(text).find((one) => isFollowUp(one.text, text))?.text;
    if (sentence === undefined) return [];
    const within = withinMonths(sentence) ?? withinMonths(text);
    const given = dateGiven(sentence) ?? (within === null ? dateGiven(text) : null);
    if (within === null && given === null) return [];
    const flags: ObservationFlag[] = [];
    const computed = within === null || adopted === null ? null : monthsAfter(adopted, within.months);
    if (given === null && computed !== null && computed.length < 10) flags.push('date_from_session');
    if (given !== null && computed !== null && !isNear(given.date, computed)) flags.push('deadline_differs');
    const chunk = paragraph.chunks[0];
    if (chunk === undefined) return [];
    return [
      {
        paragraph: paragraph.number,
        references: paragraphReferences(sentence),
        withinMonths: within?.months ?? null,
        dueOn: given?.date ?? computed,
        printed: given?.printed ?? within?.printed ?? null,
        text,
        place: chunk.place,
        flags,
      },
    ];
  });
}

function isFollowUp(sentence: string, paragraph: string): boolean {
  if (paragraphReferences(sentence).length === 0 || PREVIOUS.test(sentence)) return false;
  if (!INFORMATION.test(sentence) || sentenceClass(sentence) === 'concerned') return false;
  return withinMonths(paragraph) !== null || dateGiven(paragraph) !== null;
}

/** A date that a committee rounds to the end of its session differs by days from the period it names. */
const isNear = (given: PartialDate, computed: PartialDate): boolean =>
  Math.abs(daysBetween(earliest(given), earliest(computed))) <= 62;

const REPORT =
  /\b(?:next|(?:combined )?(?:initial|[\p{L}-]{3,20}(?:th|st|nd|rd))(?:(?:,| and| to)? [\p{L}-]{3,20}(?:th|st|nd|rd)){0,6}(?: and [\p{L}-]{3,20}(?:th|st|nd|rd))?) (?:combined )?(?:periodic )?reports?\b|next report|(?:prochain|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième)[\p{L} ]{0,30} rapports?|próximo[\p{L} ]{0,20} informe|(?:segundo|tercer|cuarto|quinto|sexto|séptimo|octavo)[\p{L} ]{0,20} informe|(?:следующ|втор|трет|четверт|пят|шест|седьм|восьм)\p{L}{1,6}[\p{L} ,]{0,40} доклад/iu;
const SUBMIT = /\bsubmit|submission|\bdue\b|présent|soumet|present|представ|подлежа/iu;
const SIMPLIFIED =
  /simplified reporting procedure|list of issues(?: and questions)? prior to|procédure simplifiée|procedimiento simplificado|упрощенн/iu;
const ARTICLE_29 = /article 29(?: \(4\)|, paragraph 4)/iu;

/** The paragraph that gives the date of the next report; the last one that does. */
export function nextReportOf({ paragraphs }: Outline): NextReport | null {
  let found: NextReport | null = null;
  for (const paragraph of paragraphs) {
    const text = wordsOf(paragraph);
    const chunk = paragraph.chunks[0];
    const isPeriodic = REPORT.test(text);
    if (chunk === undefined || !(isPeriodic || ARTICLE_29.test(text)) || !SUBMIT.test(text)) continue;
    const due = dueOf(text, isPeriodic);
    if (due === null) continue;
    const numbers = numbersOf(text);
    found = {
      paragraph: paragraph.number,
      numbers,
      dueOn: due.date,
      printed: due.printed,
      isSimplified: SIMPLIFIED.test(wordsAround(paragraphs, paragraph)),
      isPeriodic,
      text,
      place: chunk.place,
      flags: due.isComputed ? ['date_computed'] : [],
    };
  }
  return found;
}

/** The procedure is often named in the paragraph beside the date. */
const wordsAround = (paragraphs: readonly OutlineParagraph[], one: OutlineParagraph): string => {
  const index = paragraphs.indexOf(one);
  return paragraphs
    .slice(index, index + 2)
    .map(wordsOf)
    .join(' ');
};

interface Due {
  readonly date: PartialDate;
  readonly printed: string;
  readonly isComputed: boolean;
}

/**
 * In the sentence that speaks of the report. The predictable cycle gives no date: "will receive in 2027 the list of
 * issues … and will be expected to submit within one year its replies, which will constitute its report".
 */
function dueOf(text: string, isPeriodic: boolean): Due | null {
  for (const sentence of sentencesOf(text)) {
    if (!SUBMIT.test(sentence.text) && !REPORT.test(sentence.text)) continue;
    if (paragraphReferences(sentence.text).length > 1 && isPeriodic) continue;
    const given = dateGiven(sentence.text);
    if (given !== null) return { ...given, isComputed: false };
    const cycle =
      /\bin (20\d\d)\b[^.]{0,200}\blist of issues\b[^.]{0,300}\bwithin (?:one year|12 months)\b/iu.exec(
        sentence.text,
      );
    if (cycle !== null)
      return {
        date: String(Number(cycle[1]) + 1),
        printed: `${cycle[1]}, within one year`,
        isComputed: true,
      };
  }
  return null;
}

const ORDINAL =
  /\b(?:(?:its|their|the|combined)\s+)*((?:[\p{L}-]{3,20}(?:th|st|nd|rd))(?:(?:,|\s+and|\s+to)?\s+[\p{L}-]{3,20}(?:th|st|nd|rd)){0,6})\s+(?:combined\s+)?(?:periodic\s+)?reports?\b/giu;

/** "combined seventh and eighth", "eighth to tenth", "third" → the numbers, ranges written out. */
function numbersOf(text: string): number[] {
  for (const match of text.matchAll(ORDINAL)) {
    const words = (match[1] ?? '').split(/[\s,]+/u);
    const numbers = words.flatMap((word) => ordinalNumber(word) ?? []);
    const [first, last] = [numbers[0], numbers.at(-1)];
    if (first === undefined || last === undefined || last < first || last - first > 10) continue;
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  }
  const named = ordinalNumber(
    /\bbe (?:considered as )?(?:its|the) ([\p{L}-]{4,20})\b/iu.exec(text)?.[1] ?? '',
  );
  return named === null ? [] : [named];
}
