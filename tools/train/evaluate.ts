import { createTagger } from '../../src/features/tagging/index.ts';
import type { SuggestedTag, Suggestions } from '../../src/features/tagging/index.ts';
import type { Models } from '../../src/features/tagging/tagger.ts';
import type { TaggedText } from './corpus.ts';

/** Suggestions counted against what people said: right, wrongly suggested, missed. */
export interface Count {
  right: number;
  wrong: number;
  missed: number;
}

export interface Scores {
  readonly texts: number;
  /** By name of the label, for each vocabulary. */
  readonly byLabel: ReadonlyMap<string, ReadonlyMap<string, Count>>;
  readonly actionRight: number;
  /** actions[true][suggested], from 1. */
  readonly actions: readonly (readonly number[])[];
  /** Of the issues suggested with a confidence in each tenth: how many, and how many right. */
  readonly confidence: readonly { readonly suggested: number; readonly right: number }[];
}

export const f1Of = ({ right, wrong, missed }: Count): number =>
  (2 * right) / Math.max(1, 2 * right + wrong + missed);

export function totalOf(counts: Iterable<Count>): Count {
  const total = { right: 0, wrong: 0, missed: 0 };
  for (const { right, wrong, missed } of counts) {
    total.right += right;
    total.wrong += wrong;
    total.missed += missed;
  }
  return total;
}

type Tables = Map<string, Map<string, Count>>;

function countIn(
  tables: Tables,
  vocabulary: string,
  suggested: readonly string[],
  said: readonly string[],
): void {
  const table = tables.get(vocabulary) ?? new Map<string, Count>();
  tables.set(vocabulary, table);
  for (const name of new Set([...suggested, ...said])) {
    const count = table.get(name) ?? { right: 0, wrong: 0, missed: 0 };
    table.set(name, count);
    if (!suggested.includes(name)) count.missed++;
    else if (said.includes(name)) count.right++;
    else count.wrong++;
  }
}

const codesOf = (tags: readonly SuggestedTag[], isTarget: boolean): string[] =>
  tags.map(({ id }) => id.slice('sdg.'.length)).filter((code) => code.includes('.') === isTarget);

/** Groups under the names of the Danish Institute's database, which has them in other words than the catalogue. */
const sameName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/[^a-z]/g, '');
const groupName = (said: string, tags: readonly SuggestedTag[]): string =>
  tags.find(({ id, label }) => sameName(label) === sameName(said) || id === `group.${idOf(said)}`)?.id ??
  `group.${idOf(said)}`;
const idOf = (said: string): string =>
  said === 'Members of minorities' ? 'minorities' : said.toLowerCase().replace(/[^a-z]+/g, '-');

function countText(tables: Tables, text: TaggedText, found: Suggestions): void {
  countIn(
    tables,
    'issue',
    found.issues.map(({ label }) => label),
    text.issues,
  );
  if (!text.linked) return;
  const { groups, goals, targets } = text.linked;
  countIn(
    tables,
    'affected_group',
    found.groups.map(({ id }) => id),
    groups.map((said) => groupName(said, found.groups)),
  );
  countIn(tables, 'sdg_goal', codesOf(found.sdgs, false), goals);
  countIn(tables, 'sdg_target', codesOf(found.sdgs, true), targets);
}

/** Scores the models as they are shipped, bytes and all. */
export function evaluate(models: Models, texts: readonly TaggedText[]): Scores {
  const tagger = createTagger(models);
  const tables: Tables = new Map();
  const actions = Array.from({ length: 6 }, () => Array.from({ length: 6 }, () => 0));
  const confidence = Array.from({ length: 10 }, () => ({ suggested: 0, right: 0 }));
  let actionRight = 0;
  for (const text of texts) {
    const found = tagger.suggest(text.text);
    countText(tables, text, found);
    const action = found.actionCategory?.code ?? 0;
    const row = actions[text.action];
    if (row) row[action] = (row[action] ?? 0) + 1;
    if (action === text.action) actionRight++;
    for (const issue of found.issues) {
      const tenth = confidence[Math.min(9, Math.floor(issue.confidence * 10))];
      if (!tenth) continue;
      tenth.suggested++;
      if (text.issues.includes(issue.label)) tenth.right++;
    }
  }
  return { texts: texts.length, byLabel: tables, actionRight, actions, confidence };
}
