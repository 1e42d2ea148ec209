import { findSymbols, type DocumentKind } from '../../kernel/symbol.ts';
import type { DocumentPage, OpenedFile } from '../../features/proposals/index.ts';
import { isDocument, type SourceLine } from '../common/source-text.ts';
import { ADDENDUM, OPENINGS, some, TITLES, type ReportLanguage } from './wordings.ts';

/** The first sentence stands behind the table of contents, which may have three pages. */
const PAGES_LOOKED_AT = 8;
const LETTERS_LOOKED_AT = 60_000;
const LINES_LOOKED_AT = 400;

/** How surely a file is a report of the UPR Working Group, by the words of its first pages: 0 to 1. */
export function surenessOfReport(file: OpenedFile): number {
  if (!isDocument(file)) return 0;
  const [cover = '', ...following] = file.pages
    .slice(0, PAGES_LOOKED_AT)
    .map(({ lines }) => lines.join(' ').slice(0, LETTERS_LOOKED_AT));
  if (ADDENDUM.test(cover.slice(0, 1500))) return 0;
  const text = [cover, ...following].join(' ').slice(0, LETTERS_LOOKED_AT);
  if (OPENINGS.some(([, opening]) => opening.test(text))) return 0.95;
  return some(TITLES, text) ? 0.6 : 0;
}

/** The language of a report, by its first sentence; English where it has none of these. */
export function languageOfReport(lines: readonly SourceLine[]): ReportLanguage {
  const text = lines
    .slice(0, LINES_LOOKED_AT)
    .map((line) => line.text)
    .join(' ')
    .slice(0, LETTERS_LOOKED_AT);
  return OPENINGS.find(([, opening]) => opening.test(text))?.[0] ?? 'en';
}

/** What a document says of itself on its first pages, for the message to a person who gave the wrong one. Pure. */
export function whatItIs(pages: readonly DocumentPage[], lines: readonly SourceLine[]): string {
  const first = pages[0]?.lines ?? [];
  const all = first.join(' ');
  const symbol = pages
    .slice(0, 2)
    .flatMap((page) => page.lines.slice(0, 15).flatMap((text) => findSymbols(text)))[0]?.symbol;
  const named =
    OTHER_TITLES.find(([pattern]) => pattern.test(all))?.[1] ??
    (symbol === undefined ? undefined : KINDS[symbol.kind]);
  if (symbol !== undefined)
    return `its symbol is ${symbol.symbol}${named === undefined ? '' : `, and it seems to be ${named}`}`;
  if (named !== undefined) return `it seems to be ${named}`;
  const title = lines.find(({ text }) => /\p{L}{4}/u.test(text))?.text;
  return title === undefined
    ? 'no title was found'
    : `it has no UN document symbol, and begins with “${title.slice(0, 80)}”`;
}

const OTHER_TITLES: readonly (readonly [RegExp, string])[] = [
  [/\bAddendum\b.*\bviews on conclusions/iu, 'the addendum with the State’s replies'],
  [/\bAddendum\b/iu, 'an addendum'],
  [/\bconcluding observations\b/iu, 'concluding observations of a treaty body'],
  [/\bnational report submitted\b/iu, 'the State’s national report for the review'],
  [/\bcompilation (?:prepared|of|on)\b/iu, 'the compilation of UN information for the review'],
  [/\bsummary (?:of stakeholders|prepared)\b/iu, 'the summary of stakeholders’ information for the review'],
  [
    /工作组|الفريق العامل/u,
    'a version in a language in which reports are not read: English, French, Spanish and Russian are',
  ],
];

const KINDS: Readonly<Partial<Record<DocumentKind, string>>> = {
  upr_addendum: 'the addendum with the State’s replies',
  upr_national_report: 'the State’s national report for the review',
  upr_compilation: 'the compilation of UN information for the review',
  upr_stakeholder_summary: 'the summary of stakeholders’ information for the review',
  concluding_observations: 'concluding observations of a treaty body',
};
