import type { Alpha3, StateNames } from '../../kernel/state-names.ts';
import { findSymbols } from '../../kernel/symbol.ts';
import type { DocumentPage } from '../../features/proposals/index.ts';
import { isFullDate } from '../../kernel/partial-date.ts';
import { datesIn } from '../common/dates-in-text.ts';
import { ordinalNumber } from '../common/ordinals.ts';
import { saidIn } from './introduction.ts';
import type { ReadingContext } from './reading.ts';
import type { ReviewDocument, UprReportHead } from './report.ts';

/**
 * The facts of the cover and of paragraphs 1 and 2, which every report since 2008 words in the same way: "held its
 * twentieth session from …. The review of X was held at the 7th meeting, on 30 October 2014. The delegation of X was
 * headed by …. At its 14th meeting, held on 4 November 2014, the Working Group adopted the report on X."
 */
export function reportHead(
  pages: readonly DocumentPage[],
  introduction: string,
  footnotes: string,
  { stateNames, language }: Pick<ReadingContext, 'stateNames' | 'language'>,
): UprReportHead {
  const said = language === 'en' ? saidInEnglish(introduction, stateNames) : saidIn(introduction, stateNames);
  // Since 2020 the symbols of the documents stand in footnotes.
  const documents = documentsOf(`${introduction}\n${footnotes}`);
  return {
    ...said,
    language,
    symbol: symbolOf(pages),
    reviewed: reviewedState(said.reviewedName, pages, stateNames),
    session: said.session ?? sessionOfDocuments(documents),
    issuedOn: issuedOn(pages),
    documents,
  };
}

/** What the introduction alone tells. */
export type IntroductionFacts = Pick<
  UprReportHead,
  'reviewedName' | 'session' | 'reviewDate' | 'adoptionDate' | 'troika' | 'headOfDelegation'
>;

const saidInEnglish = (introduction: string, stateNames: StateNames): IntroductionFacts => ({
  reviewedName: nameOfReviewed(introduction),
  session: ordinalNumber(
    (/held its ((?:[\p{L}-]+|\d+ ?\p{L}{2})) session/iu.exec(introduction)?.[1] ?? '').replace(
      /(?<=\d) /u,
      '',
    ),
  ),
  reviewDate: reviewDate(introduction),
  adoptionDate: adoptionDate(introduction),
  troika: troikaOf(introduction, stateNames),
  headOfDelegation: headOfDelegation(introduction),
});

/** "A/HRC/WG.6/34/SVN/1": the documents of a review bear the number of its session. */
function sessionOfDocuments(documents: readonly ReviewDocument[]): number | null {
  const number = documents
    .map(({ symbol }) => /^A\/HRC\/WG\.6\/(\d{1,2})\//u.exec(symbol)?.[1])
    .find(Boolean);
  return number === undefined ? null : Number(number);
}

function symbolOf(pages: readonly DocumentPage[]): string | null {
  for (const page of pages.slice(0, 3)) {
    for (const text of page.lines.slice(0, 12)) {
      const [found] = findSymbols(text);
      if (found !== undefined) return found.symbol.symbol;
    }
  }
  return null;
}

const nameOfReviewed = (introduction: string): string | null =>
  /\breview of (?:the State of )?([^.]{2,90}?) (?:was held|took place)/iu.exec(introduction)?.[1]?.trim() ??
  /\breport on ([^.]{2,90}?)\./iu.exec(introduction)?.[1]?.trim() ??
  null;

/** By the words of the introduction, else by the title in the middle of the cover. */
function reviewedState(
  name: string | null,
  pages: readonly DocumentPage[],
  stateNames: StateNames,
): Alpha3 | null {
  const byName = name === null ? null : stateNames.resolve(name);
  if (byName !== null) return byName;
  for (const text of pages[0]?.lines ?? []) {
    const state = stateNames.resolve(text.replace(/[*∗\s]+$/u, ''));
    if (state !== null) return state;
  }
  return null;
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** "14 October", "14th October", as a part of larger patterns. */
const DAY_AND_MONTH = `\\d{1,2}(?:st|nd|rd|th)? ?(?:${MONTHS.join('|')})`;

function isoDate(words: string | undefined): string | null {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})(?:st|nd|rd|th)? ?(\p{L}+) ?(\d{4})$/u.exec(words ?? '') ?? [];
  const index = MONTHS.indexOf(month.toLowerCase());
  return index < 0 ? null : `${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Two reports of session 15 leave out the year ("on 24 January."): it is that of the adoption, some days later. */
function reviewDate(introduction: string): string | null {
  const [, day = '', year = ` ${adoptionDate(introduction)?.slice(0, 4) ?? ''}`] =
    REVIEW_HELD.exec(introduction) ?? [];
  return isoDate(day + year);
}

const REVIEW_HELD = new RegExp(
  `review of [^.]{2,120}? (?:was held|took place) (?:at|on|during) [^.]{0,80}?(${DAY_AND_MONTH})( \\d{4})?[.,;]`,
  'iu',
);

function adoptionDate(introduction: string): string | null {
  for (const sentence of introduction.split(/(?<=[.])\s+(?=\p{Lu})/u)) {
    if (!/\badopted\b/iu.test(sentence)) continue;
    const date = isoDate(/(\d{1,2}(?:st|nd|rd|th)? \p{L}+ \d{4})/u.exec(sentence)?.[1]);
    if (date !== null) return date;
  }
  return null;
}

/** The date on the cover, alone on its line or behind the symbol: "19 December 2019", "A/HRC/8/25 23 May 2008". */
function issuedOn(pages: readonly DocumentPage[]): string | null {
  for (const text of (pages[0]?.lines ?? []).slice(0, 12)) {
    const own = /(?:^|[^\d–-] )(\d{1,2} (?:de )?\p{L}+ ?(?:de )?\d{4}(?: года)?)$/u.exec(text.trim())?.[1];
    const [run] = own === undefined ? [] : datesIn(own);
    const date = run?.dates[0];
    if (date !== undefined && isFullDate(date)) return date;
  }
  return null;
}

/** The documents on which the review was based, as paragraph 3 lists them with their symbols. */
function documentsOf(introduction: string): readonly ReviewDocument[] {
  const found = findSymbols(introduction).map(({ symbol }) => ({ symbol: symbol.symbol, kind: symbol.kind }));
  const based = found.filter(({ kind }) => BASES.has(kind));
  return [...new Map(based.map((one) => [one.symbol, one])).values()];
}

const BASES: ReadonlySet<string> = new Set([
  'upr_national_report',
  'upr_compilation',
  'upr_stakeholder_summary',
]);

/** "… (troika) to facilitate the review of Kazakhstan: Germany, Kuwait and South Africa." The colon may be missing. */
function troikaOf(introduction: string, stateNames: StateNames): readonly Alpha3[] {
  const words = /rapporteurs \(troika\)([^.]{5,400})\./iu.exec(introduction)?.[1] ?? '';
  const list = words.split(':').at(-1) ?? '';
  return stateNames.resolveAll(list.replace(/^.*?\breview of /u, '')).states;
}

const TITLE = /(?:(?:H\.E|Mr|Mrs|Ms|Mme|Dr|Prof|Hon|St|\b[A-Z])\.|[^.])+/u.source;
const HEADED = new RegExp(`\\bdelegation(?: [^.]{2,90}?)? was headed (?:by )?(${TITLE})\\.`, 'iu');
const HEADS = new RegExp(`(?<=\\. )(${TITLE}),? headed the delegation\\b`, 'iu');

const headOfDelegation = (introduction: string): string | null =>
  (HEADED.exec(introduction)?.[1] ?? HEADS.exec(introduction)?.[1])?.replace(/,?\s*$/u, '') ?? null;
