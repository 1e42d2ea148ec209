import { findSymbols, type DocumentKind } from '../../kernel/symbol.ts';
import type { DocumentPage, OpenedFile } from '../../features/reading/index.ts';
import { isDocument, type SourceLine } from '../common/source-text.ts';

/** The first sentence stands behind the table of contents, which may have three pages. */
const PAGES_LOOKED_AT = 8;
const LETTERS_LOOKED_AT = 60_000;

/** How every report begins, since 2008. */
const OPENING =
  /\bThe Working Group on the Universal Periodic Review(?: \(UPR\))?,? established in accordance with/iu;
const TITLE = /report of the working group on the universal periodic review/iu;

/** How surely a file is a report of the UPR Working Group, by the words of its first pages: 0 to 1. */
export function surenessOfReport(file: OpenedFile): number {
  if (!isDocument(file)) return 0;
  const [cover = '', ...following] = file.pages
    .slice(0, PAGES_LOOKED_AT)
    .map(({ lines }) => lines.join(' ').slice(0, LETTERS_LOOKED_AT));
  if (/\bAddendum\b/u.test(cover.slice(0, 1500))) return 0;
  const text = [cover, ...following].join(' ').slice(0, LETTERS_LOOKED_AT);
  if (OPENING.test(text)) return 0.95;
  return TITLE.test(text) ? 0.6 : 0;
}

/** What a document says of itself on its first pages, for the message to a person who gave the wrong one. Pure. */
export function whatItIs(pages: readonly DocumentPage[], lines: readonly SourceLine[]): string {
  const first = pages[0]?.lines ?? [];
  const all = first.join(' ');
  const symbol = pages
    .slice(0, 2)
    .flatMap((page) => page.lines.slice(0, 15).flatMap((text) => findSymbols(text)))[0]?.symbol;
  const named =
    TITLES.find(([pattern]) => pattern.test(all))?.[1] ??
    (symbol === undefined ? undefined : KINDS[symbol.kind]);
  if (symbol !== undefined)
    return `its symbol is ${symbol.symbol}${named === undefined ? '' : `, and it seems to be ${named}`}`;
  if (named !== undefined) return `it seems to be ${named}`;
  const title = lines.find(({ text }) => /\p{L}{4}/u.test(text))?.text;
  return title === undefined
    ? 'no title was found'
    : `it has no UN document symbol, and begins with “${title.slice(0, 80)}”`;
}

const TITLES: readonly (readonly [RegExp, string])[] = [
  [/\bAddendum\b.*\bviews on conclusions/iu, 'the addendum with the State’s replies'],
  [/\bAddendum\b/iu, 'an addendum'],
  [/\bconcluding observations\b/iu, 'concluding observations of a treaty body'],
  [/\bnational report submitted\b/iu, 'the State’s national report for the review'],
  [/\bcompilation (?:prepared|of|on)\b/iu, 'the compilation of UN information for the review'],
  [/\bsummary (?:of stakeholders|prepared)\b/iu, 'the summary of stakeholders’ information for the review'],
  [
    /\b(?:Groupe de travail|Examen p[ée]riodique universel|Grupo de Trabajo|Examen Peri[óo]dico Universal)\b/iu,
    'not the English version',
  ],
];

const KINDS: Readonly<Partial<Record<DocumentKind, string>>> = {
  upr_addendum: 'the addendum with the State’s replies',
  upr_national_report: 'the State’s national report for the review',
  upr_compilation: 'the compilation of UN information for the review',
  upr_stakeholder_summary: 'the summary of stakeholders’ information for the review',
  concluding_observations: 'concluding observations of a treaty body',
};
