/** Reports that grade in letters (Human Rights Committee, Committee on Enforced Disappearances): one part a State. Pure. */
import type { StateNames } from '../../kernel/state-names.ts';
import type { DocumentSymbol } from '../../kernel/symbol.ts';
import type { Place } from '../../features/proposals/index.ts';
import { datesIn, spanOf } from '../common/dates-in-text.ts';
import type { Piece } from '../common/pieces.ts';
import { gradesOf } from './grades.ts';
import { observationsIn, partBegins, readHead } from './part-head.ts';
import type { AssessmentReport, Grade, StatePart } from './report.ts';

/** "Paragraph 13: Abortion", "Paragraph 7", "Evaluation – paragraph 19:" (2012). */
const PARAGRAPH = /^Paragraphs? (\d{1,3})(?: ?\([a-z]\))?(?:[ .:]+(.*))?$/u;
const EVALUATED =
  /^(?:Evaluation|Évaluation|Evaluación) ?[–—-] ?(?:paragraph|paragraphe|párrafo) (\d{1,3}) ?:? ?(.*)$/iu;
const EVALUATION =
  /^(?:(?:the )?committee[’']s evaluation|évaluation du comité|evaluación del comité|оценка комитета|evaluation|évaluation|evaluación)(?: \([^()]{0,80}\))?(?: ?:)? ?(.*)$/iu;
const NO_EVALUATION =
  /^(?:summary of|information (?:received )?from|non-governmental organizations?|follow-up question|résumé|renseignements|resumen|información|краткое изложение|NGO information)/iu;
const END = /^(?:recommended action|mesure recommandée|medida recomendada|рекомендуемые меры)/iu;
const NEXT =
  /^(?:next periodic report(?: due)?|prochain rapport périodique|próximo informe periódico|следующий периодический доклад) ?:? ?(.*)$/iu;
const UNCOOPERATIVE =
  /(?:evaluated|assessed) with a \[D\] grade|noted? \[D\]|calificad\p{L}{1,2} con (?:una )?\[D\]/iu;

interface Open {
  readonly symbol: DocumentSymbol;
  readonly place: Place;
  readonly head: string[];
  readonly paragraphs: { number: string; subject: string | null; evaluation: Piece[] }[];
  mode: 'head' | 'words' | 'evaluation' | 'end';
  isDiscontinued: boolean;
  nextReport: StatePart['nextReport'];
}

export function letteredParts(
  pieces: readonly Piece[],
  stateNames: StateNames,
): Pick<AssessmentReport, 'parts' | 'notUnderstood'> {
  const parts: StatePart[] = [];
  const notUnderstood: { text: string; page: number; reason: string }[] = [];
  let open: Open | null = null;
  let isList = false;
  for (const [index, piece] of pieces.entries()) {
    const begins = partBegins(pieces, index);
    if (begins !== null) {
      if (open !== null) parts.push(closed(open));
      open = {
        symbol: begins,
        place: piece.place,
        head: [piece.text],
        paragraphs: [],
        mode: 'head',
        isDiscontinued: false,
        nextReport: null,
      };
      isList = false;
    } else if (open !== null && !isRunningHead(piece, open, stateNames)) take(open, piece);
    else if (open === null && UNCOOPERATIVE.test(piece.text)) isList = true;
    if (isList && open === null)
      for (const { symbol } of observationsIn(piece.text))
        notUnderstood.push({
          text: `[D] ${symbol}: ${piece.text.slice(0, 300)}`,
          page: piece.place.page,
          reason: 'grade_without_paragraph',
        });
  }
  if (open !== null) parts.push(closed(open));
  return { parts, notUnderstood };
}

/** The State's name at the head of each page of its part, and before the part of the next one. */
const isRunningHead = ({ text }: Piece, { symbol }: Open, stateNames: StateNames): boolean =>
  text.length < 60 && stateNames.resolve(text) === symbol.state;

function take(open: Open, piece: Piece): void {
  const { text } = piece;
  const paragraph = PARAGRAPH.exec(text);
  const evaluated = EVALUATED.exec(text);
  if (paragraph !== null && !/^(?:of|above|and|in)\b/u.test(paragraph[2] ?? ''))
    openParagraph(open, paragraph[1] ?? '', paragraph[2] ?? '');
  else if (evaluated !== null) {
    openParagraph(open, evaluated[1] ?? '', '');
    evaluate(open, piece, evaluated[2] ?? '');
  } else if (END.test(text)) {
    open.mode = 'end';
    open.isDiscontinued ||= /discontinu|suspen|mettre fin|прекращ/iu.test(text);
  } else if (NEXT.test(text)) {
    open.mode = 'end';
    open.nextReport ??= nextReport(piece, NEXT.exec(text)?.[1] ?? '');
  } else if (open.mode === 'head') open.head.push(text);
  else if (open.mode === 'end') {
    open.isDiscontinued ||= /discontinu/iu.test(text);
    open.nextReport ??= /^\d/u.test(text) ? nextReport(piece, text) : null;
  } else if (NO_EVALUATION.test(text)) open.mode = 'words';
  else if (EVALUATION.test(text)) evaluate(open, piece, EVALUATION.exec(text)?.[1] ?? '');
  else if (open.mode === 'evaluation') open.paragraphs.at(-1)?.evaluation.push(piece);
}

/** The heading, where the line is one: in older reports the recommendation itself follows the number. */
function openParagraph(open: Open, number: string, rest: string): void {
  const subject = rest.trim();
  const isHeading =
    subject !== '' && subject.length < 160 && !/\bshould\b|State party|the Committee/iu.test(subject);
  open.paragraphs.push({ number, subject: isHeading ? subject.replace(/[.:]$/u, '') : null, evaluation: [] });
  open.mode = 'words';
}

function evaluate(open: Open, piece: Piece, rest: string): void {
  open.mode = 'evaluation';
  if (rest !== '') open.paragraphs.at(-1)?.evaluation.push({ ...piece, text: rest });
}

function nextReport(piece: Piece, text: string): StatePart['nextReport'] {
  const [run] = datesIn(text.slice(0, 120));
  if (run !== undefined)
    return { dueOn: spanOf(run).startsOn, printed: text.slice(run.start, run.end), place: piece.place };
  const year = /^\s*(20\d\d)\b/u.exec(text)?.[1];
  return year === undefined ? null : { dueOn: year, printed: year, place: piece.place };
}

function closed({ symbol, place, head, paragraphs, isDiscontinued, nextReport: next }: Open): StatePart {
  const { paragraphs: chosen, round, summary } = readHead(head);
  const grades: Grade[] = paragraphs
    .filter(({ number }) => chosen.length === 0 || chosen.includes(number))
    .flatMap(({ number, subject, evaluation }) => gradesOf({ number, subject, pieces: evaluation }));
  return {
    stateId: symbol.state ?? '',
    symbol: symbol.symbol,
    cycleEnding: /\/CO\/(\d{1,2}(?:-\d{1,2})*)/u.exec(symbol.symbol)?.[1] ?? String(symbol.cycles[0] ?? 1),
    cycles: symbol.cycles,
    round,
    paragraphs: chosen,
    grades,
    summary,
    nextReport: next,
    isDiscontinued,
    place,
  };
}
