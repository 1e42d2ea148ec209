/** The words under "Committee's evaluation" → grades, each with what it covers. Pure. */
import type { Place } from '../../features/proposals/index.ts';
import { paragraphReferences } from '../common/paragraph-references.ts';
import type { Piece } from '../common/pieces.ts';
import type { Grade } from './report.ts';

const LABELS =
  '\\((?:[a-z]|[ivx]{1,5})\\)(?:(?:,? and |,? & |, |,? to |,? et |,? y | ?[–—-] ?| )?\\((?:[a-z]|[ivx]{1,5})\\)){0,12}';
/** "(a) [B]:" – what it covers may stand before the grade, at the beginning of a line. */
const BEFORE = new RegExp(`(?:^|\\n)(${LABELS}) ?:? ?$`, 'u');
/** "[B] (a) and (f):", "[C]: (a), (b), (c) and (d)". */
const AFTER = new RegExp(`^ ?:? ?(${LABELS})(?= ?:|\\s+["“]?\\p{Lu}|\\s*\\n|\\s*$)`, 'u');

const GRADE = /\[([A-E][123]?)\]/gu;

export interface Evaluated {
  readonly number: string;
  readonly subject: string | null;
  readonly pieces: readonly Piece[];
}

/** All grades of one paragraph. A grade that only recalls another document's ("see CCPR/C/116/2 [B2]") is none. */
export function gradesOf({ number, subject, pieces }: Evaluated): Grade[] {
  const text = pieces.map((piece) => piece.text).join('\n');
  const marks = [...text.matchAll(GRADE)].filter(({ index }) => beginsStatement(text, index));
  const placeAt = placesOf(pieces);
  return marks.map((mark, place) => {
    const end = marks[place + 1]?.index ?? text.length;
    const before = BEFORE.exec(text.slice(Math.max(0, mark.index - 80), mark.index))?.[1] ?? '';
    const rest = text.slice(mark.index + mark[0].length, end);
    const after = before === '' ? (AFTER.exec(rest)?.[1] ?? '') : '';
    return {
      number,
      letters: lettersOf(before === '' ? after : before),
      subject,
      code: mark[1] ?? '',
      printed: mark[0],
      evaluation: words(after === '' ? rest : rest.slice(rest.indexOf(after) + after.length)),
      place: placeAt(mark.index),
    };
  });
}

/** At the beginning of a line, behind labels, or where the sentence before has ended. */
function beginsStatement(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 80), index);
  return index === 0 || /\n$|[.;:]["”’)]? *$|\] *$/u.test(before) || BEFORE.test(before);
}

const lettersOf = (labels: string): readonly string[] =>
  labels === '' ? [] : (paragraphReferences(`paragraph 1 ${labels}`)[0]?.letters ?? []);

/** Without the label of what comes next, which stands at the end. */
const words = (text: string): string =>
  text
    .replace(new RegExp(`\\n(?:${LABELS}) ?:? ?$`, 'u'), '')
    .replace(/\s+/gu, ' ')
    .replace(/^[ :]+/u, '')
    .trim();

/** The place of the piece in which an offset of the joined text lies; asked for in rising order. */
function placesOf(pieces: readonly Piece[]): (offset: number) => Place {
  let index = 0;
  let end = (pieces[0]?.text.length ?? 0) + 1;
  return (offset) => {
    while (offset >= end && index < pieces.length - 1) {
      index += 1;
      end += (pieces[index]?.text.length ?? 0) + 1;
    }
    return pieces[index]?.place ?? { page: 1, fromLine: 1, toLine: 1 };
  };
}
