import { word } from '../record/index.ts';
import { RECOMMENDATION_TYPES } from '../reviews/index.ts';
import type { Review } from '../reviews/index.ts';
import { recordRun } from './citing.ts';
import { saidCaption, saidTable, stepsTable } from './commitments.review-tables.ts';
import { mechanismName } from './commitments.treaties.ts';
import { uprSection } from './commitments.upr.ts';
import { note, paragraph, rows, strong, tableReference, text } from './draft.ts';
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
        ...perhaps.map((one): DraftLine => [recordRun(view, one.title)]),
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
  const title = recordRun(view, own.review.title);
  return {
    name: own.review.id,
    title: title.text,
    ...(title.language === undefined ? {} : { language: title.language }),
    blocks: [
      paragraph(
        text(`${view.context.t('reviews.mechanism')}: `),
        ...mechanismName(view, own.review.mechanismId),
      ),
      ...stepsTable(material, `steps-${own.review.id}`, [own]),
      ...saidBlocks(material, own, true),
    ],
  };
}

/** How much was said of each kind, in one sentence, and then what was said, by kind. */
function saidBlocks(material: Material, own: ReviewStanding, isAlone: boolean): DraftBlock[] {
  const { view } = material;
  const name = `said-${own.review.id}`;
  const byType = RECOMMENDATION_TYPES.map((type) => ({
    type,
    said: own.said.filter((one) => one.recommendation.type === type),
  })).filter((one) => one.said.length > 0);
  const summary: DraftBlock[] =
    own.review.summary === null ? [] : [paragraph(recordRun(view, own.review.summary))];
  if (byType.length === 0) {
    return [
      ...(isAlone ? summary : []),
      ...(isAlone ? [paragraph(text(view.context.t('report.said.none')))] : []),
    ];
  }
  const counts = byType.map(({ type, said }) =>
    view.context.t(`reviews.count.${type}`, { count: said.length }),
  );
  const opening = isAlone ? [] : [strong(own.review.title), text('. ')];
  return [
    ...summary,
    paragraph(
      ...opening,
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
