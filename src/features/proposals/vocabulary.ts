/** Lists of names that documents print and the record knows by id. */
export const VOCABULARIES = [
  'instrument',
  'mechanism',
  'body',
  'theme',
  'affected_group',
  'issue',
  'sdg',
  'scale_value',
] as const;
export type Vocabulary = (typeof VOCABULARIES)[number];
