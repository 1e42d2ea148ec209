import type { Kind } from '../../ledger/index.ts';
import { assessment } from '../assessments/index.ts';
import { instrument, mechanism, scaleValue, session, state, term } from '../catalogue/index.ts';
import {
  answer,
  body,
  measure,
  plan,
  reform,
  reformPackage,
  reformStep,
  responsibility,
} from '../plans/index.ts';
import { milestone, position, recommendation, review, tag } from '../reviews/index.ts';
import { source } from '../sources/index.ts';
import { treatyAction } from '../treaties/index.ts';

/** Kinds that can be found themselves; a State without any of them has nothing to index. */
export const FINDABLE_KINDS: readonly Kind[] = [recommendation, measure, reform, treatyAction];

/** What the index reads of a State, and of the catalogue. */
export const STATE_KINDS: readonly Kind[] = [
  ...FINDABLE_KINDS,
  review,
  milestone,
  position,
  tag,
  assessment,
  plan,
  responsibility,
  answer,
  body,
  reformPackage,
  reformStep,
];
export const FINDABLE_IN_CATALOGUE: readonly Kind[] = [source];
export const CATALOGUE_KINDS: readonly Kind[] = [
  source,
  state,
  instrument,
  mechanism,
  scaleValue,
  session,
  term,
];
