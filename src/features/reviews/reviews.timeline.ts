import { timeline } from '../../web/components/timeline.ts';
import type { TimelineRow } from '../../web/components/timeline.ts';
import { localText } from '../../web/components/parts.ts';
import type { Level } from '../../web/components/shapes.ts';
import type { Html } from '../../web/html.ts';
import { mechanism } from '../catalogue/index.ts';
import { pageHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { stepsBy } from './review-summary.ts';
import type { ReviewList, ReviewSummary } from './review-summary.ts';
import type { Milestone } from './reviews.schema.ts';

/** Steps at which mechanism and State met or the mechanism spoke; at the others a paper came or fell due. */
const SPOKEN: readonly Milestone['step'][] = [
  'review',
  'outcome_adopted',
  'observations_adopted',
  'high_commissioner_letter',
  'follow_up_assessed',
  'mission',
  'statement_published',
  'meeting',
  'published',
];

const levelOf = (step: Milestone): Level => (SPOKEN.includes(step.step) ? 'full' : 'none');

/** All reviews on one strip of time, by kind, each step a point. The tables below hold the same dates. */
export function reviewTimeline(view: RecordView, list: ReviewList): Html {
  const { context } = view;
  return timeline(context, {
    id: 'timeline',
    caption: context.t('reviews.timeline', { date: context.date(context.asof) }),
    tableHref: '#tables',
    groups: list.groups.map((group) => ({
      heading: word(view, 'review_kind', group.kind),
      rows: group.reviews.map((one) => rowOf(view, one)),
    })),
    key: [
      { level: 'full', label: context.t('reviews.timeline.spoke') },
      { level: 'none', label: context.t('reviews.timeline.paper') },
    ],
  });
}

function rowOf(view: RecordView, { review, milestones }: ReviewSummary): TimelineRow {
  const { context } = view;
  const taken = stepsBy(milestones, context.asof);
  // Titles of periodic reports begin alike and are cut to one line; the committee's letters tell them apart.
  const letters = view.catalogue.find(mechanism, review.mechanismId)?.abbreviation ?? null;
  return {
    ...(review.kind === 'state_report' && letters !== null ? { number: letters } : {}),
    label: localText(context, review.title),
    href: pageHref(view, 'review', review.id),
    words: taken
      .map((step) => `${context.date(step.date)}: ${word(view, 'milestone', step.step)}`)
      .join('; '),
    points: taken.map((step) => ({ date: step.date, level: levelOf(step) })),
  };
}
