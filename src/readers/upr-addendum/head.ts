import type { OpenedDocument, OpenedFile } from '../../features/proposals/index.ts';
import type { Alpha3, StateNames } from '../../kernel/state-names.ts';
import { findSymbols, type DocumentSymbol } from '../../kernel/symbol.ts';
import { isDocument } from '../common/source-text.ts';

/** What the cover of an addendum says; null where it does not. */
export interface AddendumHead {
  /** "A/HRC/43/15/Add.1" */
  readonly symbol: string | null;
  /** The report that it is an addendum to: "A/HRC/43/15". */
  readonly reportSymbol: string | null;
  readonly reviewed: Alpha3 | null;
  /** ISO date of the cover. */
  readonly issuedOn: string | null;
  /** "the list in paragraph 115 of the report": where its bare numbers count. */
  readonly listedIn: number | null;
}

/** The cover and what stands below it, in which an addendum says what it is. */
const COVER_LINES = 45;

const coverOf = (document: OpenedDocument): readonly string[] =>
  document.pages.flatMap(({ lines }) => lines).slice(0, COVER_LINES);

/** How surely a file is an addendum with a State's replies to a UPR report, by its cover: 0 to 1. */
export function surenessOfAddendum(file: OpenedFile): number {
  if (!isDocument(file)) return 0;
  const cover = coverOf(file).join(' ').slice(0, 6000);
  const isAddendum = /\bAddendum\b/iu.test(cover) || symbolIn(cover)?.kind === 'upr_addendum';
  const isViews = /views on (?:the )?conclusions and ?\/? ?or recommendations/iu.test(cover);
  const isReview = /universal periodic review/iu.test(cover);
  if (isAddendum && isReview) return isViews ? 0.97 : 0.8;
  return isViews ? 0.7 : 0;
}

const symbolIn = (text: string): DocumentSymbol | null => {
  const found = findSymbols(text).map(({ symbol }) => symbol);
  return found.find(({ kind }) => kind === 'upr_addendum') ?? found[0] ?? null;
};

export function addendumHead(
  document: OpenedDocument,
  notes: readonly string[],
  stateNames: StateNames,
): AddendumHead {
  const cover = coverOf(document);
  const symbol = symbolIn(cover.join('\n'))?.symbol ?? null;
  const text = document.pages.flatMap(({ lines }) => lines).join(' ');
  const named = findSymbols(text.slice(0, 400_000)).find(
    ({ symbol: one }) => one.kind === 'upr_working_group_report',
  );
  return {
    symbol,
    reportSymbol: symbol?.replace(/\/(?:Add|Corr)\.\d+.*$/u, '') ?? named?.symbol.symbol ?? null,
    reviewed: reviewedIn(cover, stateNames),
    issuedOn: dateOf(cover),
    listedIn: listedIn([...notes, text].join(' ')),
  };
}

/** The title is the State's name alone on a line. */
function reviewedIn(cover: readonly string[], stateNames: StateNames): Alpha3 | null {
  for (const line of cover) {
    const state = stateNames.resolve(line.replace(/[*∗†\d\s]+$/u, '').trim());
    if (state !== null) return state;
  }
  const named = /\b(?:Government|authorities|delegation) of (?:the )?([\p{L}’' -]{3,60}?)(?=[ ,.(]|$)/u.exec(
    cover.join(' '),
  )?.[1];
  return named === undefined ? null : stateNames.resolve(named);
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

function dateOf(cover: readonly string[]): string | null {
  for (const line of cover) {
    const [, day = '', month = '', year = ''] =
      /(?:^|[^\d–-] )(\d{1,2}) (\p{L}+) ?(\d{4})$/u.exec(line.trim()) ?? [];
    const index = MONTHS.indexOf(month.toLowerCase());
    if (index >= 0) return `${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  return null;
}

/** "follow the list in paragraph 115 of the Report", "contained in paragraph 86 of document A/HRC/11/17". */
function listedIn(text: string): number | null {
  const found =
    /\b(?:list(?:ed)?|contained|numbered|numbering|set out|made|included) (?:of recommendations )?(?:in|under|of) (?:section II,? )?para(?:graph)?\.? (\d{1,3})\b(?!\s?\.\d)/iu.exec(
      text,
    )?.[1];
  return found === undefined ? null : Number(found);
}
