import type { Repeated } from './repeated.ts';

/**
 * Pairs of recommendations to one State that say the same, as the data itself gives them:
 *
 * - one review: they stand in the same paragraph of the Working Group's report, where its authors put what States said
 *   alike, no State made both, and UPR Info's coders filed both under exactly the same issues;
 * - across cycles: the same State made both, in different cycles, and both databases filed them under the same issues,
 *   groups, SDG targets and action category;
 * - one review, filed alike: different States, different paragraphs, filed the same by both databases, with a group and
 *   a target named. Nobody said that they are the same: many only speak of the same matter.
 *
 * Texts of the same words are no pair. The rest is told apart by how many words they share (Jaccard).
 */
export interface Pair {
  readonly asked: Repeated;
  readonly like: Repeated;
  readonly kind: 'near (≥ 0.5)' | 'middle (0.25–0.5)' | 'far (< 0.25)';
}

export interface Gold {
  readonly pairs: Readonly<
    Record<'one review' | 'across cycles' | 'one review, filed alike', readonly Pair[]>
  >;
  /** All that any of these gives as the same. */
  readonly same: ReadonlyMap<Repeated, ReadonlySet<Repeated>>;
}

const shares = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((one) => b.has(one)).length;
const meets = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => shares(a, b) > 0;

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = shares(a, b);
  return shared / (a.size + b.size - shared);
}

function kindOf(a: Repeated, b: Repeated): Pair['kind'] {
  const shared = jaccard(a.wordSet, b.wordSet);
  return shared >= 0.5 ? 'near (≥ 0.5)' : shared >= 0.25 ? 'middle (0.25–0.5)' : 'far (< 0.25)';
}

function classOf(a: Repeated, b: Repeated): keyof Gold['pairs'] | null {
  if (a.issues === '' || a.issues !== b.issues || a.words === b.words) return null;
  const isFiledAlike = a.other === b.other && a.action === b.action;
  const bySame = meets(a.recommenders, b.recommenders);
  if (a.cycle !== b.cycle) return bySame && isFiledAlike ? 'across cycles' : null;
  if (a.symbol !== b.symbol || bySame) return null;
  if (meets(a.paragraphs, b.paragraphs)) return 'one review';
  return isFiledAlike && !a.other.startsWith('|') && !a.other.endsWith('|')
    ? 'one review, filed alike'
    : null;
}

export function goldOf(all: readonly Repeated[]): Gold {
  const pairs = {
    'one review': [] as Pair[],
    'across cycles': [] as Pair[],
    'one review, filed alike': [] as Pair[],
  };
  const same = new Map<Repeated, Set<Repeated>>();
  for (const own of Map.groupBy(all, (one) => one.state).values()) {
    for (const asked of own) {
      for (const like of own) {
        const found = classOf(asked, like);
        if (found === null) continue;
        pairs[found].push({ asked, like, kind: kindOf(asked, like) });
        same.set(asked, (same.get(asked) ?? new Set()).add(like));
      }
    }
  }
  return { pairs, same };
}
