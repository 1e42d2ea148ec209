import { findSymbols, type DocumentKind } from '../../kernel/symbol.ts';
import type { BodyLine, PdfPage } from '../pdf/index.ts';

/** What a document says of itself on its first pages, for the message to a person who gave the wrong one. Pure. */
export function whatItIs(pages: readonly PdfPage[], lines: readonly BodyLine[]): string {
  const first = (pages[0]?.lines ?? []).map(({ text }) => text);
  const all = first.join(' ');
  const symbol = pages
    .slice(0, 2)
    .flatMap((page) => page.lines.slice(0, 15).flatMap(({ text }) => findSymbols(text)))[0]?.symbol;
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
