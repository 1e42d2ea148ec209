import type { Alpha3, StateNames } from '../../kernel/state-names.ts';
import { positionOf } from '../common/upr-review.ts';
import { recommendationCell, tidy } from './cells.ts';
import type { ListRow, NotUnderstoodRow, RowFlag } from './list.ts';
import { partsOf } from './parts.ts';
import type { RawRow } from './table.ts';
import { labelsOf } from './words.ts';

export interface ReadRow {
  readonly row: ListRow;
  readonly notUnderstood: readonly NotUnderstoodRow[];
  /** Names in the place of a State that no State bears. */
  readonly unknownStates: readonly string[];
}

/** Longer words are no recommendation; the longest in the lists at hand has 491 letters. */
const LONGEST = 20_000;

/** A row of the table as the recommendation it holds; null where its words are none. */
export function readRow(raw: RawRow, reviewed: Alpha3, stateNames: StateNames): ReadRow | null {
  const { cells, place } = raw;
  const { paragraph, words, positionSource, comments } = recommendationCell(cells.recommendation ?? '');
  const printed = tidy(cells.position ?? '') || raw.position;
  if (words === '' || words.length > LONGEST || (paragraph === null && printed === null)) return null;
  const { parts, unknown, remainder } = partsOf(words, reviewed, stateNames);
  const inText = [...new Set(parts.flatMap((part) => part.states))];
  const column = statesOfColumn(cells.states, stateNames);
  const states = column.states.length > 0 ? column.states : inText;
  const position = printed === null ? null : positionOf([printed]);
  const unknownStates = [...unknown, ...column.unknown];
  const flags: RowFlag[] = [
    ...flagIf('no_number', paragraph === null),
    ...flagIf('no_state', states.length === 0),
    ...flagIf('unknown_state', unknownStates.length > 0),
    ...flagIf('recommends_to_itself', states.includes(reviewed)),
    ...flagIf('states_differ', inText.length > 0 && differ(states, inText)),
    ...flagIf('position_unclear', position === null),
    ...flagIf('words_behind_states', remainder !== ''),
  ];
  const [only] = parts;
  const labels = rowLabels(raw);
  return {
    row: {
      paragraph,
      words,
      parts: parts.length === 1 && only !== undefined ? [{ ...only, states }] : parts,
      states,
      position,
      positionPrinted: printed,
      positionSource,
      comment: comments,
      theme: raw.theme ?? labels.themes[0] ?? null,
      ...labels,
      assessment: cells.assessment?.split('\n').map(tidy).filter(Boolean).join('\n') || null,
      place,
      flags,
    },
    notUnderstood:
      remainder === '' ? [] : [{ text: remainder, page: place.page, reason: 'words_behind_states' }],
    unknownStates,
  };
}

const flagIf = (flag: RowFlag, isSet: boolean): RowFlag[] => (isSet ? [flag] : []);

const differ = (one: readonly Alpha3[], other: readonly Alpha3[]): boolean =>
  one.length !== other.length || one.some((state) => !other.includes(state));

/** Egypt's list names the States once more in a column, one a line. */
function statesOfColumn(cell: string | undefined, stateNames: StateNames) {
  const states: Alpha3[] = [];
  const unknown: string[] = [];
  for (const line of (cell ?? '').split('\n').map(tidy).filter(Boolean)) {
    const whole = stateNames.resolve(line);
    const found = whole === null ? stateNames.resolveAll(line) : { states: [whole], unknown: [] };
    states.push(...found.states);
    unknown.push(...found.unknown);
  }
  return { states: [...new Set(states)], unknown };
}

/** The labels of all columns; a heading of a theme counts where the cell names none. */
function rowLabels({ cells, theme }: RawRow): Pick<ListRow, 'themes' | 'groups' | 'sdgs'> {
  const found = (['themes', 'groups', 'sdgs'] as const).map((kind) =>
    labelsOf((cells[kind] ?? '').split('\n').map(tidy).join('\n'), kind),
  );
  const all = (kind: 'themes' | 'groups' | 'sdgs'): string[] => [
    ...new Set(found.flatMap((labels) => labels[kind])),
  ];
  const themes = all('themes');
  return {
    themes: themes.length === 0 && theme !== null ? [theme] : themes,
    groups: all('groups'),
    sdgs: all('sdgs'),
  };
}
