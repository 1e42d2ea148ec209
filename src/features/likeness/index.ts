/**
 * What the index and other features may use of likeness. Its pages are not here: `site.ts` takes them from
 * likeness.routes.ts, so that the index may know what texts mean while the pages ask the index.
 */
export { alsoThroughClusters, besideRecommendation } from './beside.views.ts';
export { companionsOf } from './clusters.ts';
export type { Companion } from './clusters.ts';
export { cluster } from './clusters.schema.ts';
export { closeness, TREATY_WEIGHT } from './closeness.ts';
export { treatiesNamed, TREATY_SIGN } from './named-treaties.ts';
export {
  DIMENSIONS,
  directionOf,
  lengthAt,
  NO_ROW,
  productAt,
  shippedWordVectors,
  writeDirection,
} from './word-vectors.ts';
