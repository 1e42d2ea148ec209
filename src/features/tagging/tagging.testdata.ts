import { cite, GROUND_RECORDS, mechanismDraft } from '../../../test/support/records.ts';
import type { Draft } from '../../ledger/index.ts';
import { term } from '../catalogue/index.ts';
import { recommendation, review } from '../reviews/index.ts';

const TERMS = [
  'issue.death-penalty',
  'issue.torture-and-other-cid-treatment',
  'theme.death-penalty',
  'action.5',
];

export const recommendationDraft = (
  id: string,
  text: string,
  more: Readonly<Record<string, unknown>> = {},
): Draft => ({
  kind: recommendation,
  fields: {
    id,
    stateId: 'KAZ',
    reviewId: 'kaz.upr-9',
    mechanismId: 'upr',
    type: 'recommendation',
    paragraph: id,
    text,
    isSummary: false,
    language: 'en',
    position: 1,
    ...more,
  },
  citations: [cite()],
});

/** A review, and the terms that are suggested for its recommendations. */
export const TAG_RECORDS: readonly Draft[] = [
  ...GROUND_RECORDS,
  mechanismDraft('upr'),
  {
    kind: review,
    fields: {
      id: 'kaz.upr-9',
      stateId: 'KAZ',
      mechanismId: 'upr',
      kind: 'upr',
      title: { en: 'Ninth cycle' },
    },
    citations: [cite()],
  },
  ...TERMS.map((id, position): Draft => ({
    kind: term,
    fields: {
      id,
      vocabulary: id.startsWith('issue') ? 'issue' : id.startsWith('theme') ? 'theme' : 'action_category',
      code: id.slice(id.indexOf('.') + 1),
      position,
      label: { en: id },
    },
    citations: [cite()],
  })),
];
