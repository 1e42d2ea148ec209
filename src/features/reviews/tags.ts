import type { Recommendation, Tag } from './reviews.schema.ts';

/** What a recommendation is about: as its sources tag it, and beside that as people do. Values as the record holds them. */
export interface Tags {
  readonly issues: readonly string[];
  readonly themes: readonly string[];
  readonly groups: readonly string[];
  readonly sdgs: readonly string[];
  readonly actionCategory: number | null;
}

const ACTION = 'action.';

/** 4 of 'action.4'; null for what is none. */
function actionCode({ termId }: Tag): number | null {
  const code = termId.startsWith(ACTION) ? Number(termId.slice(ACTION.length)) : Number.NaN;
  return Number.isInteger(code) ? code : null;
}

/** Nothing that a source says goes: people add, and where there is room for one value only the source's stands. */
export function tagsOf(own: Recommendation, byPeople: readonly Tag[]): Tags {
  if (byPeople.length === 0) return own;
  const both = (field: 'issues' | 'themes' | 'groups' | 'sdgs'): readonly string[] => {
    const added = byPeople.filter((one) => one.field === field).map((one) => one.termId);
    return added.length === 0 ? own[field] : [...new Set([...own[field], ...added])];
  };
  const category = byPeople.find((one) => one.field === 'actionCategory');
  return {
    issues: both('issues'),
    themes: both('themes'),
    groups: both('groups'),
    sdgs: both('sdgs'),
    actionCategory: own.actionCategory ?? (category === undefined ? null : actionCode(category)),
  };
}
