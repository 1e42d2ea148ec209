/**
 * What other features may use of reviews. The pages are not here: `site.ts` takes them from reviews.routes.ts, so that
 * a measure's page can name the recommendations it answers while a recommendation's page names the measure.
 */
export * from './reviews.schema.ts';
export {
  beginning,
  followUpOn,
  hasBegun,
  inOrder,
  madeAt,
  positionOn,
  positionTotals,
  reviewDate,
  statedTotals,
} from './reviews.ts';
export type { FollowUpState, PositionTotals, StatedTotals } from './reviews.ts';
export { termWords } from './facets.views.ts';
export { placeLink, placeWords } from './reviews.marks.ts';
export { positionWord, reviewRecord, rowOn, wasMade } from './review-record.ts';
export type { Entry, Row } from './review-record.ts';
export type { Tags } from './tags.ts';
