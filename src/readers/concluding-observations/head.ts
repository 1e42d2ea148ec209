/** The facts of the cover and of paragraph 1: whose observations, on whom, when considered and adopted. Pure. */
import { AppError } from '../../kernel/errors.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import { findSymbols, trySymbol, type DocumentSymbol } from '../../kernel/symbol.ts';
import type { OpenedDocument } from '../../features/proposals/index.ts';
import { coverText, distributedOn, languageOf, ownSymbol, sessionIn, sessionTexts } from '../common/cover.ts';
import { datesIn, spanOf } from '../common/dates-in-text.ts';
import type { DocumentPieces } from '../common/pieces.ts';
import { treatyBodyNamed, treatyBodyOfSymbol } from '../common/treaty-bodies.ts';
import type { Outline } from './outline.ts';
import type { Meeting, ObservationsHead } from './report.ts';

const missing = (what: string): AppError =>
  new AppError(
    'observations_incomplete',
    422,
    `The document does not say ${what}, so nothing in it can be placed.`,
    {
      remedy: 'Check that the file begins with the cover of the concluding observations and is complete.',
    },
  );

/** Throws `observations_incomplete` (422) where the committee, the State or the report cannot be told. */
export function headOf(
  document: OpenedDocument,
  pieces: DocumentPieces,
  outline: Outline,
  stateNames: StateNames,
): ObservationsHead {
  const cover = coverText(document);
  const first = outline.paragraphs[0];
  const opening = first?.chunks.map(({ text }) => text).join(' ') ?? '';
  const considered = reportSymbol(opening);
  const own = ownSymbolOf(cover);
  const symbol = own ?? derivedSymbol(considered);
  const body = symbol === null ? treatyBodyNamed(cover) : treatyBodyOfSymbol(symbol);
  if (body === null) throw missing('which committee speaks');
  if (symbol === null) throw missing('its own symbol or that of the report considered');
  const title = titleState(cover, stateNames);
  const stateId = symbol.state ?? considered?.state ?? title?.id ?? null;
  if (stateId === null) throw missing('which State is meant');
  const place = first?.chunks[0]?.place ?? { page: 1, fromLine: 1, toLine: 1 };
  const cycles = symbol.cycles.length > 0 ? symbol.cycles : (considered?.cycles ?? []);
  return {
    body,
    symbol: symbol.symbol,
    isSymbolDerived: own === null,
    stateId,
    stateName: title?.printed ?? null,
    cycles,
    cycleEnding: cycleEnding(symbol, cycles),
    language: languageOf(document, cover),
    publishedOn: distributedOn(cover),
    session: sessionIn(sessionTexts(pieces.notes, pieces.body)),
    ...meetingsOf(opening, place),
    isWithoutReport:
      /\bin the absence of (?:a|any|its|the) (?:\p{L}{1,20} ){0,2}report|en l['’]absence de rapport|a falta de(?:l)? informe|в отсутствие доклада/iu.test(
        `${cover.slice(0, 3000)} ${opening}`,
      ),
  };
}

/** The document's own symbol, if it is one of concluding observations. */
export function ownSymbolOf(cover: string): DocumentSymbol | null {
  const own = ownSymbol(cover);
  return own?.kind === 'concluding_observations' ? own : null;
}

/** The report that paragraph 1 names in brackets. */
function reportSymbol(opening: string): DocumentSymbol | null {
  for (const { symbol } of findSymbols(opening.slice(0, 2000)))
    if (symbol.kind === 'state_report') return symbol;
  return null;
}

/** Since the symbols were harmonised in 2005, the observations on CEDAW/C/KAZ/5 are CEDAW/C/KAZ/CO/5. */
function derivedSymbol(report: DocumentSymbol | null): DocumentSymbol | null {
  if (report === null) return null;
  return trySymbol(report.symbol.replace(/\/([A-Z]{3})\/(\d[\d-]*)(?:\/.*)?$/u, '/$1/CO/$2'));
}

/** '2', '3-4' as in symbols; for older symbols without numbers, what follows the body: 'CRC/C/15/Add.102' → '15-add-102'. */
function cycleEnding({ symbol, body }: DocumentSymbol, cycles: readonly number[]): string {
  const printed = /\/CO\/(\d{1,2}(?:-\d{1,2})*)(?:\/|$)/u.exec(symbol)?.[1];
  if (printed !== undefined) return printed;
  if (cycles.length > 0) return [...new Set([cycles[0], cycles.at(-1)])].join('-');
  return symbol
    .slice(body.length + 1)
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-');
}

const TITLE =
  /(?:(?:periodic|initial|[\p{L}-]{3,20}) reports? of|rapports? (?:périodiques?|initial|unique)? ?(?:de la|de l['’]|du|des|de|d['’])|informes? (?:periódicos?|inicial)? ?(?:combinados? )?(?:de la|del|de los|de)|concluding observations (?:on|concerning)|observations finales concernant) ?(?:the )?(?=(?<name>[^*\n.:]{3,90}))/giu;

/** "… on the fourth periodic report of the United States of America*". */
function titleState(
  cover: string,
  stateNames: StateNames,
): { readonly id: string; readonly printed: string } | null {
  for (const match of cover
    .slice(0, 4000)
    .replace(/[ \t]+/gu, ' ')
    .matchAll(TITLE)) {
    const name = (match.groups?.['name'] ?? '')
      .replace(/\s*\(.*$|\s*\d+$|,? (?:submitted|under|in the absence).*$/u, '')
      .trim();
    const id = stateNames.resolve(name);
    if (id !== null) return { id, printed: name };
  }
  return null;
}

const ADOPTION = /adopt|aprob|принял|принят/iu;
const MEETING_WORD = /meetings?|séances?|sesi(?:ón|ones)|заседани\p{L}{0,4}/giu;
const MEETING_NUMBER = /(?<![\d/.])(\d{1,4})(?:st|nd|rd|th|e(?!\p{L})|[ªº]|-(?:м|е|й|го|ем|ом)(?!\p{L}))/gu;

/** First the days of the dialogue, then the day of adoption; a committee that adopts in closed session gives only the first. */
function meetingsOf(
  opening: string,
  place: Meeting['place'],
): Pick<ObservationsHead, 'considered' | 'adopted'> {
  const text = opening.slice(0, 2500);
  const bare = text.replace(/\([^()]{0,300}\)/gu, (bracket) => ' '.repeat(bracket.length));
  const runs = datesIn(bare);
  const [first, second] = runs;
  const meeting = (index: number): Meeting | null => {
    const run = runs[index];
    if (run === undefined) return null;
    const { startsOn, endsOn } = spanOf(run);
    const from = runs[index - 1]?.end ?? 0;
    return { date: startsOn, endsOn, meetings: meetingNumbers(bare.slice(from, run.start)), place };
  };
  if (first === undefined) return { considered: null, adopted: null };
  if (second === undefined || !ADOPTION.test(bare)) return { considered: meeting(0), adopted: null };
  return { considered: meeting(0), adopted: meeting(1) };
}

function meetingNumbers(text: string): number[] {
  const numbers = new Set<number>();
  for (const word of text.matchAll(MEETING_WORD)) {
    const around = text.slice(Math.max(0, word.index - 70), word.index + 60);
    for (const [, number] of around.matchAll(MEETING_NUMBER)) numbers.add(Number(number));
  }
  return [...numbers].sort((a, b) => a - b);
}
