export * from './reviews.schema.ts';
export { followUpOn, hasBegun, inOrder, positionOn, positionTotals, reviewDate } from './reviews.ts';
export type { FollowUpState, PositionTotals } from './reviews.ts';
