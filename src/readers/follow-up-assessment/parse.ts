import { AppError } from '../../kernel/errors.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import type { DocumentSymbol } from '../../kernel/symbol.ts';
import type { OpenedDocument } from '../../features/proposals/index.ts';
import type { PartialDate } from '../../kernel/partial-date.ts';
import {
  coverText,
  distributedOn,
  languageOf,
  ownSymbol,
  sessionIn,
  sessionTexts,
  type Session,
} from '../common/cover.ts';
import { datesIn, spanOf } from '../common/dates-in-text.ts';
import { piecesOf, printedPieces, type Piece } from '../common/pieces.ts';
import { treatyBodyNamed, treatyBodyOfSymbol } from '../common/treaty-bodies.ts';
import { letterPart } from './letter.ts';
import { letteredParts } from './lettered.ts';
import { observationsIn } from './part-head.ts';
import type { AssessmentReport } from './report.ts';
import { GRADES_IN_LETTERS } from './scales.ts';

const missing = (what: string): AppError =>
  new AppError(
    'assessment_incomplete',
    422,
    `The document does not say ${what}, so its grades cannot be placed.`,
    {
      remedy: 'Check that the file is a committee’s assessment of follow-up information and is complete.',
    },
  );

/** A committee's report or letter on follow-up, as data. Pure. Throws `assessment_incomplete` (422). */
export function parseAssessment(document: OpenedDocument, stateNames: StateNames): AssessmentReport {
  const { body: pieces, notes } = piecesOf(document);
  const cover = coverText(document);
  const own = assessmentSymbol(ownSymbol(cover));
  const observations = pieces.flatMap(({ text }) => observationsIn(text));
  const first = observations[0];
  const body =
    (own === null ? null : treatyBodyOfSymbol(own)) ??
    (first === undefined ? null : treatyBodyOfSymbol(first)) ??
    treatyBodyNamed(cover);
  if (body === null) throw missing('which committee speaks');
  const sessionNumber = own?.session === undefined || own.session === null ? null : Number(own.session);
  const session = sessionIn(sessionTexts(notes, pieces), sessionNumber);
  const publishedOn = distributedOn(cover);
  const read = GRADES_IN_LETTERS.has(body.mechanismId)
    ? lettered(pieces, printedPieces(document)?.body ?? null, stateNames)
    : null;
  const of = observations.find((symbol) => treatyBodyOfSymbol(symbol) === body);
  if (read === null && of === undefined) throw missing('which concluding observations it follows up');
  const letter = of === undefined ? null : letterPart(pieces, of, body.mechanismId);
  const parts = read?.parts ?? (letter === null ? [] : [letter]);
  if (parts.every(({ grades }) => grades.length === 0) && (read?.notUnderstood.length ?? 0) === 0)
    throw missing('any grade');
  return {
    body,
    symbol: own?.symbol ?? null,
    language: languageOf(document, cover),
    publishedOn,
    session,
    sessionNumber,
    ...assessedOn(session, publishedOn, cover, own !== null),
    parts,
    notUnderstood: read?.notUnderstood ?? [],
  };
}

/**
 * Of a PDF by its paragraphs or by its printed lines, whichever gives more grades: every mark of these reports stands at
 * the beginning of a line, while the paragraphs of a PDF are a guess.
 */
function lettered(
  pieces: readonly Piece[],
  printed: readonly Piece[] | null,
  stateNames: StateNames,
): ReturnType<typeof letteredParts> {
  const byParagraphs = letteredParts(pieces, stateNames);
  if (printed === null) return byParagraphs;
  const byLines = letteredParts(printed, stateNames);
  const graded = ({ parts }: typeof byLines): number =>
    parts.reduce((sum, { grades }) => sum + grades.length, 0);
  return graded(byLines) > graded(byParagraphs) ? byLines : byParagraphs;
}

const assessmentSymbol = (own: DocumentSymbol | null): DocumentSymbol | null =>
  own === null || own.kind === 'concluding_observations' ? null : own;

/** The month in which the session closed; else the day of distribution; for a letter the date at its head. */
function assessedOn(
  session: Session | null,
  publishedOn: PartialDate | null,
  cover: string,
  isReport: boolean,
): Pick<AssessmentReport, 'date' | 'isDateDistribution'> {
  if (session !== null)
    return { date: (session.endsOn ?? session.startsOn).slice(0, 7), isDateDistribution: false };
  if (publishedOn !== null) return { date: publishedOn, isDateDistribution: isReport };
  const [run] = datesIn(cover.slice(0, 1500));
  return { date: run === undefined ? null : spanOf(run).startsOn, isDateDistribution: false };
}
