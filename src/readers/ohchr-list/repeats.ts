import { likeness, stemsOf } from '../common/likeness.ts';
import type { ListRow } from './list.ts';

const union = (one: readonly string[], other: readonly string[]): string[] => [
  ...new Set([...one, ...other]),
];

/** From this share of common words on, two rows of one number and the same States hold the same recommendation. */
const SAME = 0.8;

/** No paragraph stands under more themes with its words changed each time: a file with more is no list. */
const MOST_COMPARED = 20;

const isSame = (one: ListRow, other: ListRow): boolean =>
  one.words === other.words ||
  (one.states.join() === other.states.join() && likeness(stemsOf(one.words), stemsOf(other.words)) >= SAME);

/**
 * A list by themes may bring one paragraph under several of them: one recommendation, with the themes, groups and goals
 * of all its rows. Two rows of one number with different words stay two, and are flagged.
 */
export function joinedRows(rows: readonly ListRow[]): ListRow[] {
  const joined: ListRow[] = [];
  const places = new Map<string, number[]>();
  for (const row of rows) {
    const known = row.paragraph === null ? [] : (places.get(row.paragraph) ?? []);
    const at = known.slice(0, MOST_COMPARED).find((index) => {
      const other = joined[index];
      return other !== undefined && isSame(other, row);
    });
    const before = at === undefined ? undefined : joined[at];
    if (at !== undefined && before !== undefined) {
      joined[at] = together(before, row);
      continue;
    }
    joined.push(known.length === 0 ? row : { ...row, flags: [...row.flags, 'number_repeated'] });
    known.push(joined.length - 1);
    if (row.paragraph !== null) places.set(row.paragraph, known);
  }
  return joined;
}

function together(first: ListRow, other: ListRow): ListRow {
  const isUnclear = first.position !== other.position && first.position !== null && other.position !== null;
  const flags = union(first.flags, [...other.flags, ...(isUnclear ? ['position_unclear'] : [])]);
  return {
    ...first,
    position: first.position ?? other.position,
    positionPrinted: first.positionPrinted ?? other.positionPrinted,
    positionSource: first.positionSource ?? other.positionSource,
    comment: first.comment ?? other.comment,
    themes: union(first.themes, union(other.themes, other.theme === null ? [] : [other.theme])),
    groups: union(first.groups, other.groups),
    sdgs: union(first.sdgs, other.sdgs),
    assessment: first.assessment ?? other.assessment,
    flags: flags as ListRow['flags'],
  };
}
