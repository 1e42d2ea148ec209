import { word } from '../record/index.ts';
import type { Recommendation, Review } from '../reviews/index.ts';
import { localRun, mechanismRun } from './citing.ts';
import { reviewTitle, saidCaption, saidTable, stepsTable } from './commitments.review-tables.ts';
import { uprSection } from './commitments.upr.ts';
import { note, paragraph, rows, tableReference, text } from './draft.ts';
import type { DraftBlock, DraftLine, DraftSection } from './draft.ts';
import type { Material, ReviewStanding } from './material.ts';

/** The kinds of review in the order of the report, the UPR first, each with a section of its own. */
const KINDS: readonly Review['kind'][] = [
  'state_report',
  'supervision',
  'country_visit',
  'election_observation',
  'dialogue',
  'independent_report',
];

export function reviewsSection(material: Material): DraftSection {
  const { context, state } = material.view;
  const sections = [...uprSection(material), ...KINDS.flatMap((kind) => kindSection(material, kind))];
  return {
    name: 'reviews',
    title: context.t('reviews.title'),
    blocks: [
      paragraph(
        text(
          context.t(sections.length === 0 ? 'report.reviews.none' : 'report.reviews.intro', {
            state: state.name,
            date: context.date(context.asof),
          }),
        ),
      ),
      ...perhapsBlocks(material),
    ],
    sections,
  };
}

function perhapsBlocks({ view, perhaps }: Material): DraftBlock[] {
  const { t } = view.context;
  if (perhaps.length === 0) return [];
  return [
    {
      kind: 'callout',
      tone: 'plain',
      heading: t('reviews.perhaps', { count: perhaps.length }),
      body: [
        [text(t('reviews.perhaps.why'))],
        ...perhaps.map((one): DraftLine => [localRun(view, one.title)]),
      ],
    },
  ];
}

function kindSection(material: Material, kind: Review['kind']): DraftSection[] {
  const { view } = material;
  const own = material.reviews.filter((one) => one.review.kind === kind);
  if (own.length === 0) return [];
  const isLong = kind === 'state_report';
  return [
    {
      name: `reviews-${kind}`,
      title: word(view, 'review_kind', kind),
      blocks: isLong
        ? [paragraph(text(view.context.t('report.reviews.committees')))]
        : [
            ...stepsTable(material, `steps-${kind}`, own),
            ...own.flatMap((one) => saidBlocks(material, one, false)),
          ],
      sections: isLong ? own.map((one) => reviewSection(material, one)) : [],
    },
  ];
}

function reviewSection(material: Material, own: ReviewStanding): DraftSection {
  const { view } = material;
  const title = reviewTitle(view, own);
  return {
    name: own.review.id,
    title: title.text,
    ...(title.language === undefined ? {} : { language: title.language }),
    blocks: [
      paragraph(text(`${view.context.t('reviews.mechanism')}: `), mechanismRun(view, own.review.mechanismId)),
      ...stepsTable(material, `steps-${own.review.id}`, [own]),
      ...saidBlocks(material, own, true),
    ],
  };
}

/** In the order in which the documents of committees are written. */
const SAID_IN_ORDER: readonly Recommendation['type'][] = [
  'positive_aspect',
  'concern',
  'recommendation',
  'request_for_information',
  'statement',
  'voluntary_commitment',
  'conclusion',
];

/** How much was said of each kind, in one sentence, and then what was said, by kind. */
function saidBlocks(material: Material, own: ReviewStanding, isAlone: boolean): DraftBlock[] {
  const { view } = material;
  const name = `said-${own.review.id}`;
  const byType = SAID_IN_ORDER.map((type) => ({
    type,
    said: own.said.filter((one) => one.recommendation.type === type),
  })).filter((one) => one.said.length > 0);
  const opening: DraftLine = isAlone ? [] : [{ ...reviewTitle(view, own), tone: 'strong' }, text('. ')];
  const summary: DraftBlock[] =
    own.review.summary === null ? [] : [paragraph(...opening, localRun(view, own.review.summary))];
  if (byType.length === 0) {
    return [
      ...(isAlone ? summary : []),
      ...(isAlone ? [paragraph(text(view.context.t('report.said.none')))] : []),
    ];
  }
  const counts = byType.map(({ type, said }) =>
    view.context.t(`reviews.count.${type}`, { count: said.length }),
  );
  return [
    ...summary,
    paragraph(
      ...(summary.length === 0 ? opening : []),
      text(view.context.t('report.said', { counts: view.context.list(counts) })),
      note(rows(text(view.context.t('report.counted')), text(' '), tableReference(name))),
    ),
    ...saidTable(material, {
      name,
      caption: saidCaption(view, own),
      groups: byType.map(({ type, said }) => ({
        heading: [text(`${word(view, 'recommendation_types', type)} (${view.context.number(said.length)})`)],
        rows: said,
      })),
    }),
  ];
}
