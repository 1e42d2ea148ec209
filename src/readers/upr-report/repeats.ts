import { coverage, stemsOf } from '../common/likeness.ts';
import type { UprRecommendation } from './report.ts';

/** From this share of the words on, what was said in the dialogue and what stands in the list are the same. */
const SAME = 0.6;
const FEWEST_WORDS = 3;

/**
 * Sessions 1 to 5: a paragraph that points at the dialogue often means recommendations of which an edited version
 * stands in a list as well. The list's words count. Where the list leaves the answer open and the pointer gives one,
 * that is the answer.
 */
export function withoutRepeats(recommendations: readonly UprRecommendation[]): UprRecommendation[] {
  const isSpoken = (one: UprRecommendation): boolean => one.flags.includes('from_dialogue');
  const spoken = recommendations.filter(isSpoken);
  if (spoken.length === 0) return [...recommendations];
  const listed = recommendations
    .filter((one) => !isSpoken(one))
    .map((one) => ({ one, stems: stemsOf(one.text) }));
  const repeated = new Map<UprRecommendation, UprRecommendation>();
  const gone = new Set<UprRecommendation>();
  for (const said of spoken) {
    const stems = stemsOf(said.text);
    const twin = listed.find(
      ({ one, stems: other }) =>
        one.states.some((state) => said.states.includes(state)) &&
        stems.size >= FEWEST_WORDS &&
        coverage(stems, other) >= SAME,
    );
    if (twin === undefined) continue;
    gone.add(said);
    repeated.set(twin.one, said);
  }
  return recommendations.filter((one) => !gone.has(one)).map((one) => answered(one, repeated.get(one)));
}

function answered(one: UprRecommendation, said: UprRecommendation | undefined): UprRecommendation {
  if (said === undefined || one.position !== null || said.position === null) return one;
  return { ...one, position: said.position, positionGround: said.positionGround };
}
