/** What the cover of a treaty body's document says: symbol, date of distribution, session, language. Pure. */
import { findSymbols, type DocumentSymbol } from '../../kernel/symbol.ts';
import type { OpenedDocument } from '../../features/proposals/index.ts';
import { isFullDate, tryPartialDate, type PartialDate } from '../../kernel/partial-date.ts';
import { datesIn, spanOf } from './dates-in-text.ts';
import { ordinalNumber } from './ordinals.ts';
import type { Piece } from './pieces.ts';

/** Languages that the readers of treaty bodies' documents know. */
export type CoverLanguage = 'en' | 'fr' | 'es' | 'ru';

export interface Session {
  readonly number: number;
  readonly startsOn: PartialDate;
  readonly endsOn: PartialDate | null;
}

/** The first lines of the file, furniture included: the symbol stands there alone on a line. */
const COVER_LINES = 60;

export function coverText(document: OpenedDocument): string {
  const lines: string[] = [];
  for (const block of document.form === 'text' ? [] : document.blocks) {
    if (lines.length >= COVER_LINES) break;
    if (block.type === 'text') lines.push(`${block.label ?? ''} ${block.text.slice(0, 4000)}`.trim());
    else lines.push(...block.rows.map((row) => row.cells.map(({ text }) => text.slice(0, 500)).join(' ')));
  }
  if (lines.length === 0)
    for (const page of document.pages.slice(0, 2)) lines.push(...page.lines.slice(0, COVER_LINES));
  return lines.slice(0, COVER_LINES).join('\n');
}

/** Beside a cover's symbol stand at most the organisation's name and the word for its distribution. */
const WORDS_BESIDE = 60;

/** The document's own symbol: the first on the cover, before paragraph 1, and not in brackets or in a sentence. */
export function ownSymbol(cover: string): DocumentSymbol | null {
  const [found] = findSymbols(cover.slice(0, 3000));
  if (found === undefined) return null;
  const before = cover.slice(0, found.start);
  const line = `${before.slice(before.lastIndexOf('\n') + 1)}${cover.slice(found.end).split('\n', 1)[0] ?? ''}`;
  const isInSentence = !/\bDoc\. ?$/u.test(before) && (before.endsWith('(') || line.length > WORDS_BESIDE);
  return isInSentence || /(?:^|\n)\s*1\s*[.)]/u.test(before) ? null : found.symbol;
}

const DISTRIBUTED =
  /Distr(?:\.|ibution)\s*:?\s*(?:general|générale?|limit\p{L}*|restrict\p{L}*|restreinte|reservada)?/iu;

/** "Distr.: General 20 August 2019", also with the date on the next line. */
export function distributedOn(cover: string): PartialDate | null {
  const match = DISTRIBUTED.exec(cover);
  if (match === null) return dateLine(cover);
  const from = match.index + match[0].length;
  const [run] = datesIn(cover.slice(from, from + 120));
  return run === undefined ? null : spanOf(run).startsOn;
}

/** Before "Distr." was printed, the date stood alone on a line below the symbol. */
function dateLine(cover: string): PartialDate | null {
  for (const line of cover.split('\n', 10)) {
    const date = line.length < 40 ? tryPartialDate(line.replace(/[*]+$/u, '')) : null;
    if (date !== null && isFullDate(date)) return date;
  }
  return null;
}

/** "126th session (1–26 July 2019)", "à sa 126e session (…)", "126º período de sesiones (…)", "126-й сессии (…)". */
const SESSION = /(?:session|сесси[иейя]+|per[ií]odo de sesiones)[^()\n]{0,12}\(([^()]{6,90})\)/giu;

const ADOPTED = /adopt|aprob|принят/iu;

/**
 * The session in which the document was adopted: from the note on the first page, else the first one named with dates.
 * With `wanted`, only the session of that number.
 */
export function sessionIn(texts: readonly string[], wanted: number | null = null): Session | null {
  let first: Session | null = null;
  for (const text of texts) {
    for (const match of text.slice(0, 5000).matchAll(SESSION)) {
      const [run] = datesIn(match[1] ?? '');
      const number = sessionNumber(text.slice(Math.max(0, match.index - 60), match.index));
      if (run === undefined || number === null || (wanted !== null && number !== wanted)) continue;
      const session = { number, ...spanOf(run) };
      if (ADOPTED.test(text)) return session;
      first ??= session;
    }
  }
  const named = first ?? sessionLines(texts.flatMap((text) => text.split('\n')));
  return named !== null && (wanted === null || named.number === wanted) ? named : null;
}

const SESSION_LINE = /^(.{3,40}) (?:session|сессия|per[ií]odo de sesiones)(?:[ ,]+(.{6,60}))?$/iu;

/** Until about 2010 the session stood on the cover: "Thirty-sixth session", and below it "Geneva, 7–25 August 2006". */
function sessionLines(lines: readonly string[]): Session | null {
  for (const [index, line] of lines.entries()) {
    const match = line.length < 120 ? SESSION_LINE.exec(line.trim()) : null;
    const number = match === null ? null : sessionNumber(`${match[1]} `);
    if (number === null) continue;
    const below = [match?.[2] ?? '', ...lines.slice(index + 1, index + 3)].join('; ');
    const [run] = datesIn(below.slice(0, 160));
    if (run !== undefined) return { number, ...spanOf(run) };
  }
  return null;
}

/** The number that ends the words before "session": "at its seventy-fourth", "126-й", "126e". */
function sessionNumber(before: string): number | null {
  const digits = /(\d{1,3}) ?(?:st|nd|rd|th|e|ème|[ºª°]|-?\p{L}{1,2})? ?$/u.exec(before)?.[1];
  if (digits !== undefined) return Number(digits);
  const words = before.trim().split(/\s+/u);
  return ordinalNumber(words.slice(-2).join(' ')) ?? ordinalNumber(words.at(-1) ?? '');
}

const TITLES: readonly (readonly [CoverLanguage, RegExp])[] = [
  ['en', /concluding observations|list of issues|united nations|periodic report/iu],
  ['fr', /observations finales|liste de points|nations unies|rapport périodique/iu],
  ['es', /observaciones finales|lista de cuestiones|naciones unidas|informe periódico/iu],
  ['ru', /заключительные замечания|перечень вопросов|объединенных наций|периодическ/iu],
];

/** By what the opener found, else by the words of the cover; English where nothing tells. */
export function languageOf(document: Pick<OpenedDocument, 'language'>, cover: string): CoverLanguage {
  const told = document.language?.slice(0, 2).toLowerCase();
  const known = TITLES.find(([language]) => language === told)?.[0];
  return known ?? TITLES.find(([, title]) => title.test(cover))?.[0] ?? 'en';
}

/** The texts in which the note about the session may stand: notes first, then the beginning of the body. */
export const sessionTexts = (notes: readonly Piece[], body: readonly Piece[]): string[] => [
  ...notes.slice(0, 40).map(({ text }) => text),
  ...body.slice(0, COVER_LINES).map(({ text }) => text),
];
