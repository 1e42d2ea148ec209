/** Lists of declarations, reservations and objections: headings, States, and below each the State's words. Pure. */
import type { OpenedDocument, Place } from '../../features/proposals/index.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import { readState } from './state-cells.ts';
import { statementsIn, type Statement, type StatementAct } from './statements.ts';

export interface DeclaredText {
  readonly stateId: string;
  readonly stateName: string;
  readonly place: Place;
  readonly statements: readonly Statement[];
  /** The heading that they stand under. */
  readonly heading: string | null;
  /** Words in place of a statement: "See chapter IV.3.", or none at all. */
  readonly without: string | null;
}

interface Line {
  readonly text: string;
  readonly place: Place;
}

const HEADINGS: readonly (readonly [RegExp, StatementAct | null])[] = [
  [/^objections?\b/iu, 'objection'],
  [
    /^declarations? (?:recognizing|under article|pursuant to article|made (?:under|pursuant))/iu,
    'recognition_of_competence',
  ],
  [
    /^declarations?,? (?:and|or) reservations?|^reservations? (?:and|or) declarations?|^declarations?, reservations?/iu,
    null,
  ],
  [/^reservations?$/iu, 'reservation'],
  [/^declarations?$|^interpretative declarations?$|^understandings?$/iu, 'declaration'],
];
/** Parts of such pages that hold no statement of this kind. */
const ENDS = /^(?:end ?notes?|notes|notifications? (?:under|made)|territorial application|amendments?\b)/iu;
const LONGEST_HEADING = 160;
const LONGEST_NAME = 110;

function linesOf(document: OpenedDocument): Line[] {
  // Text files keep their lines there; blocks have joined a State's name with its words.
  if (document.form === 'text' || document.blocks.length === 0)
    return document.pages.flatMap(({ number, lines }) =>
      lines.map((text, index) => ({
        text: text.trim(),
        place: { page: number, fromLine: index + 1, toLine: index + 1 },
      })),
    );
  return document.blocks.flatMap((block) => {
    if (block.type !== 'text' || block.role !== undefined) return [];
    const label = block.label === null || block.label === '•' ? '' : `${block.label} `;
    return [{ text: (label + block.text).trim(), place: block.place }];
  });
}

/** "#Cuba", "Cuba", "Cuba 3": a line of its own; null where the line is none. */
function stateLine(
  text: string,
  stateNames: StateNames,
): { readonly stateId: string | null; readonly name: string; readonly reason: string } | null {
  const isMarked = /^#{1,6} ?\S/u.test(text);
  const bare = text.replace(/^#{1,6} ?/u, '');
  if (bare === '' || bare.length > LONGEST_NAME || /[.:;“”"]$/u.test(bare)) return null;
  const state = readState(bare, stateNames);
  if (state.stateId !== null) return { stateId: state.stateId, name: state.name, reason: '' };
  return isMarked || state.isNot !== null
    ? { stateId: null, name: bare, reason: state.isNot ?? 'unknown_state' }
    : null;
}

export interface DeclaredTexts {
  readonly texts: readonly DeclaredText[];
  /** Names in front of words that are no State's. */
  readonly unknown: readonly { readonly name: string; readonly place: Place; readonly reason: string }[];
}

/** Everything that stands under a State's name, from the first heading of statements on, or from the first "#State". */
export function declaredTexts(document: OpenedDocument, stateNames: StateNames): DeclaredTexts {
  const texts: DeclaredText[] = [];
  const unknown: { name: string; place: Place; reason: string }[] = [];
  let heading: { text: string; act: StatementAct | null } | null = null;
  let isOpen = false;
  let current: { stateId: string; name: string; place: Place; words: string[] } | null = null;
  const close = (): void => {
    if (current !== null) texts.push(declared(current, heading));
    current = null;
  };
  for (const { text, place } of linesOf(document)) {
    const head =
      text.length <= LONGEST_HEADING ? HEADINGS.find(([pattern]) => pattern.test(text)) : undefined;
    const state = stateLine(text, stateNames);
    if (head !== undefined && !/[.;]$/u.test(text)) {
      close();
      heading = { text, act: head[1] };
      isOpen = true;
    } else if (text.length <= LONGEST_HEADING && ENDS.test(text) && isOpen) {
      close();
      isOpen = false;
    } else if (state !== null && (isOpen || text.startsWith('#'))) {
      close();
      isOpen = true;
      if (state.stateId === null) unknown.push({ name: state.name, place, reason: state.reason });
      else current = { stateId: state.stateId, name: state.name, place, words: [] };
    } else if (current !== null && text !== '') current.words.push(text);
  }
  close();
  return { texts, unknown };
}

function declared(
  { stateId, name, place, words }: { stateId: string; name: string; place: Place; words: readonly string[] },
  heading: { readonly text: string; readonly act: StatementAct | null } | null,
): DeclaredText {
  const whole = words.join('\n').trim();
  const isElsewhere = /^see (?:chapter|note|under)\b.{0,60}$/iu.test(whole);
  return {
    stateId,
    stateName: name,
    place: { ...place, toLine: place.fromLine + words.length },
    statements: whole === '' || isElsewhere ? [] : statementsIn(whole, heading?.act ?? null),
    heading: heading?.text ?? null,
    without: whole === '' || isElsewhere ? whole : null,
  };
}
