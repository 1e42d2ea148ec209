import type { StateNames } from '../../kernel/state-names.ts';
import { isFullDate } from '../../kernel/partial-date.ts';
import { datesIn } from '../common/dates-in-text.ts';
import type { UprReportHead } from './report.ts';
import { some } from './wordings.ts';

/**
 * The facts of paragraphs 1 and 2 in French, Spanish and Russian: "L’Examen concernant la Slovénie a eu lieu à la
 * 13e séance, le 12 novembre 2019." The name of the State bends in most of these sentences, so it is taken from the
 * cover where it is not found here.
 */
export function saidIn(
  introduction: string,
  stateNames: StateNames,
): Pick<
  UprReportHead,
  'reviewedName' | 'session' | 'reviewDate' | 'adoptionDate' | 'troika' | 'headOfDelegation'
> {
  const sentences = introduction.split(/(?<=[.])\s+(?=[\p{Lu}«])/u);
  const dateWhere = (patterns: readonly RegExp[]): string | null => {
    const sentence = sentences.find((one) => some(patterns, one));
    const dates = sentence === undefined ? [] : datesIn(sentence).flatMap((run) => run.dates);
    return dates.find(isFullDate) ?? null;
  };
  return {
    reviewedName: firstGroup(REVIEWED, introduction),
    session: numberOf(firstGroup(SESSION, introduction)),
    reviewDate: dateWhere(HELD),
    adoptionDate: dateWhere(ADOPTED),
    troika: troikaOf(introduction, stateNames),
    headOfDelegation: firstGroup(HEADED, introduction),
  };
}

const firstGroup = (patterns: readonly RegExp[], text: string): string | null =>
  patterns
    .map((pattern) => pattern.exec(text)?.[1]?.trim())
    .find((found) => found !== undefined && found !== '') ?? null;

const REVIEWED: readonly RegExp[] = [
  /Examen (?:concernant|de la situation (?:de|en|au)) ?(?:la |le |les |l[’'] ?)?([^.]{2,90}?) (?:a eu lieu|s[’']est tenu)/iu,
  /examen (?:correspondiente a|relativo a|de) (?:la |el )?([^.]{2,90}?) (?:se llevó a cabo|tuvo lugar|se celebró)/iu,
  /обзор (?:по|в отношении) ([^.]{2,90}?) (?:состоялся|был провед[её]н)/iu,
];

/** Spanish reports print the number of the session in digits, French ones sometimes; the rest is told by the documents. */
const SESSION: readonly RegExp[] = [
  /a tenu sa (\d{1,2}) ?e(?:\s|$)/iu,
  /(?:celebró|realizó) su (\d{1,2}) ?(?:[º°.]|er|o)/iu,
  /провела свою (\d{1,2})-?ю/iu,
];

const numberOf = (digits: string | null): number | null => (digits === null ? null : Number(digits));

const HELD: readonly RegExp[] = [
  /a eu lieu|s[’']est tenu/iu,
  /se llevó a cabo|tuvo lugar|se celebró/iu,
  /состоялся|был провед[её]н/iu,
];

const ADOPTED: readonly RegExp[] = [/a adopté/iu, /aprobó|adoptó/iu, /(?:утвердила|приняла) доклад/iu];

/** "… (troïka) … pour faciliter l’Examen concernant la Slovénie : Bangladesh, Danemark et Égypte." */
function troikaOf(introduction: string, stateNames: StateNames): UprReportHead['troika'] {
  const words = /(?:tro[iï]ka|тройк\p{L}{1,3})([^.]{5,400})\./iu.exec(introduction)?.[1] ?? '';
  return stateNames.resolveAll(words.split(':').at(-1) ?? '').states;
}

const NAMES = /((?:(?:S\.? ?E|M|Mme|Sr|Sra|Excmo|Excma|Dr|\b\p{Lu})\.|[^.])+)\./u.source;
const HEADED: readonly RegExp[] = [
  new RegExp(`délégation [^.]{0,90}?était (?:dirigée|conduite) par ${NAMES}`, 'iu'),
  new RegExp(`delegación [^.]{0,90}?(?:estuvo|fue) (?:encabezada|presidida|dirigida) por ${NAMES}`, 'iu'),
  new RegExp(`делегаци\\p{L}{1,2} [^.]{0,90}?возглавлял\\p{L}? ${NAMES}`, 'iu'),
];
