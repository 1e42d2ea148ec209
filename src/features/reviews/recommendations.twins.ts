/** The list of recommendations for machines: JSON by the page, CSV of all that the address narrows it to. */
import type { CsvTable } from '../../web/csv.ts';
import type { RecordView } from '../record/index.ts';
import { PAGE_SIZE } from './recommendations.views.ts';
import type { RecommendationList } from './recommendations.views.ts';
import type { Row } from './review-record.ts';

/** One page of rows with their citations, and the counts of every facet. */
export const recommendationListJson = (view: RecordView, list: RecommendationList): unknown => ({
  total: list.rows.length,
  page: list.page,
  pageSize: PAGE_SIZE,
  facets: Object.fromEntries(
    Object.entries(list.narrowed.counts).map(([name, values]) => [name, Object.fromEntries(values)]),
  ),
  recommendations: list.shown.map((row) => rowJson(view, row)),
});

export const rowJson = (view: RecordView, { entry, position, assessed, differs }: Row): object => ({
  ...entry.recommendation,
  madeOn: entry.made?.date ?? null,
  citations: view.dossier.citations('recommendation', entry.recommendation.id),
  tags: entry.byPeople,
  position: position && { ...position, citations: view.dossier.citations('position', position.id) },
  assessments: assessed.map((one) => ({
    ...one.assessment,
    common: one.common,
    citations: view.dossier.citations('assessment', one.assessment.id),
  })),
  assessorsDiffer: differs,
});

export const recommendationsCsv = (rows: readonly Row[]): CsvTable => ({
  header: [
    'id',
    'review_id',
    'mechanism_id',
    'type',
    'source_id',
    'paragraph',
    'page',
    'heading',
    'text',
    'is_summary',
    'language',
    'recommending_states',
    'made_on',
    'position',
    'position_on',
    'assessments',
    'assessors_differ',
    'issues',
    'themes',
    'groups',
    'sdgs',
    'action_category',
    'tagged_by_people',
  ],
  rows: rows.map(({ entry: { recommendation: own, made, tags, byPeople }, position, assessed, differs }) => [
    own.id,
    own.reviewId,
    own.mechanismId,
    own.type,
    own.sourceId,
    own.paragraph,
    own.page,
    own.heading,
    own.text,
    own.isSummary,
    own.language,
    own.recommendingStates.join(' '),
    made?.date,
    position?.position,
    position?.date,
    assessed
      .map(({ assessment: one }) => [one.assessor, one.part, one.value, one.date].filter(Boolean).join(' '))
      .join('; '),
    differs,
    tags.issues.join('; '),
    tags.themes.join('; '),
    tags.groups.join('; '),
    tags.sdgs.join('; '),
    tags.actionCategory,
    byPeople.map((one) => one.termId).join('; '),
  ]),
});
