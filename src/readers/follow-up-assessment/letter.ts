/** Letters that judge in words (Committees against Torture, on discrimination against women, on racial discrimination …). Pure. */
import type { DocumentSymbol } from '../../kernel/symbol.ts';
import { paragraphReferences, type ParagraphReference } from '../common/paragraph-references.ts';
import type { Piece } from '../common/pieces.ts';
import type { Grade, StatePart } from './report.ts';
import { verdictsIn } from './scales.ts';

/** Sentences of a piece, by full stops before a capital letter. */
const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?]["”’)]?) +(?=[\p{Lu}“"])/u);

/** Only what the Committee finds is a verdict; what the State says of itself is not. */
const FINDS =
  /\bcommittee\b|\bit (?:considers|finds|notes|is of the view)|\bassess|\bevaluat|\bconsiders?\b|^(?:\p{L}+ )?(?:implement|satisf|unsatisf|insufficient|sufficient|partially|substantially|not )/iu;

/** A letter on one State: the paragraph named last is the one that a sentence judges, unless it names its own. */
export function letterPart(
  pieces: readonly Piece[],
  observations: DocumentSymbol,
  mechanismId: string,
): StatePart {
  const grades: Grade[] = [];
  const chosen = new Set<string>();
  let current: readonly ParagraphReference[] = [];
  for (const piece of pieces) {
    for (const sentence of sentencesOf(piece.text)) {
      const named = paragraphReferences(sentence);
      const codes = FINDS.test(sentence) ? verdictsIn(mechanismId, sentence) : [];
      if (named.length > 0) current = named;
      if (codes.length === 0) continue;
      for (const { number, letters } of current) {
        chosen.add(number);
        for (const code of codes)
          add(grades, {
            number,
            letters,
            subject: null,
            code,
            printed: sentence,
            evaluation: piece.text,
            place: piece.place,
          });
      }
    }
  }
  const [first] = pieces;
  return {
    stateId: observations.state ?? '',
    symbol: observations.symbol,
    cycleEnding:
      /\/CO\/(\d{1,2}(?:-\d{1,2})*)/u.exec(observations.symbol)?.[1] ?? String(observations.cycles[0] ?? 1),
    cycles: observations.cycles,
    round: 1,
    paragraphs: [...chosen],
    grades,
    summary: new Map(),
    nextReport: null,
    isDiscontinued: false,
    place: first?.place ?? { page: 1, fromLine: 1, toLine: 1 },
  };
}

/** Said twice of one paragraph, it is one grade. */
function add(grades: Grade[], grade: Grade): void {
  const same = (other: Grade): boolean =>
    other.number === grade.number &&
    other.letters.join() === grade.letters.join() &&
    other.code === grade.code;
  if (!grades.some(same)) grades.push(grade);
}
