import type { Alpha3, StateNames } from '../../kernel/state-names.ts';
import { findSymbols } from '../../kernel/symbol.ts';
import type { PdfPage } from '../pdf/index.ts';
import type { UprReportHead } from './report.ts';

/**
 * The facts of the cover and of paragraphs 1 and 2, which every report since 2008 words in the same way: "held its
 * twentieth session from …. The review of X was held at the 7th meeting, on 30 October 2014. The delegation of X was
 * headed by …. At its 14th meeting, held on 4 November 2014, the Working Group adopted the report on X."
 */
export function reportHead(
  pages: readonly PdfPage[],
  introduction: string,
  stateNames: StateNames,
): UprReportHead {
  const reviewedName = nameOfReviewed(introduction);
  return {
    symbol: symbolOf(pages),
    reviewed: reviewedState(reviewedName, pages, stateNames),
    reviewedName,
    session: ordinalNumber(/held its ((?:[\p{L}-]+|\d+ ?\p{L}{2})) session/iu.exec(introduction)?.[1] ?? ''),
    reviewDate: reviewDate(introduction),
    adoptionDate: adoptionDate(introduction),
    troika: troikaOf(introduction, stateNames),
    headOfDelegation: headOfDelegation(introduction),
  };
}

function symbolOf(pages: readonly PdfPage[]): string | null {
  for (const page of pages.slice(0, 3)) {
    for (const { text } of page.lines.slice(0, 12)) {
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
  pages: readonly PdfPage[],
  stateNames: StateNames,
): Alpha3 | null {
  const byName = name === null ? null : stateNames.resolve(name);
  if (byName !== null) return byName;
  for (const { text } of pages[0]?.lines ?? []) {
    const state = stateNames.resolve(text.replace(/[*∗\s]+$/u, ''));
    if (state !== null) return state;
  }
  return null;
}

const UNITS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const TENS = ['twent', 'thirt', 'fort', 'fift', 'sixt'];

/** "twentieth", "twenty-first", "14th" → 20, 21, 14. */
export function ordinalNumber(words: string): number | null {
  const digits = /^\d+/u.exec(words)?.[0];
  if (digits !== undefined) return Number(digits);
  const [tens = '', unit] = words.toLowerCase().split(/[-\s]/u);
  const ten = TENS.findIndex(
    (start) => tens.startsWith(start) && /^(?:y|ieth)$/u.test(tens.slice(start.length)),
  );
  if (ten < 0) return UNITS.indexOf(tens) + 1 || null;
  return unit === undefined ? (ten + 2) * 10 : (ten + 2) * 10 + UNITS.indexOf(unit) + 1;
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

function isoDate(words: string | undefined): string | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2}) (\p{L}+) (\d{4})$/u.exec(words ?? '') ?? [];
  const index = MONTHS.indexOf(month.toLowerCase());
  return index < 0 ? null : `${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Two reports of session 15 leave out the year ("on 24 January."): it is that of the adoption, some days later. */
function reviewDate(introduction: string): string | null {
  const held =
    /review of [^.]{2,120}? (?:was held|took place) (?:at|on|during) [^.]{0,80}?(\d{1,2} \p{L}+)( \d{4})?[.,;]/iu;
  const [, day = '', year = ` ${adoptionDate(introduction)?.slice(0, 4) ?? ''}`] =
    held.exec(introduction) ?? [];
  return isoDate(day + year);
}

function adoptionDate(introduction: string): string | null {
  for (const sentence of introduction.split(/(?<=[.])\s+(?=\p{Lu})/u)) {
    if (!/\badopted\b/iu.test(sentence)) continue;
    const date = isoDate(/(\d{1,2} \p{L}+ \d{4})/u.exec(sentence)?.[1]);
    if (date !== null) return date;
  }
  return null;
}

/** "… (troika) to facilitate the review of Kazakhstan: Germany, Kuwait and South Africa." The colon may be missing. */
function troikaOf(introduction: string, stateNames: StateNames): readonly Alpha3[] {
  const words = /rapporteurs \(troika\)([^.]{5,400})\./iu.exec(introduction)?.[1] ?? '';
  const list = words.split(':').at(-1) ?? '';
  return stateNames.resolveAll(list.replace(/^.*?\breview of /u, '')).states;
}

const TITLE = /(?:(?:H\.E|Mr|Mrs|Ms|Mme|Dr|Prof|Hon|St)\.|[^.])+/u.source;
const HEADED = new RegExp(`\\bdelegation(?: [^.]{2,90}?)? was headed (?:by )?(${TITLE})\\.`, 'iu');
const HEADS = new RegExp(`(?<=\\. )(${TITLE}),? headed the delegation\\b`, 'iu');

const headOfDelegation = (introduction: string): string | null =>
  (HEADED.exec(introduction)?.[1] ?? HEADS.exec(introduction)?.[1])?.replace(/,?\s*$/u, '') ?? null;
