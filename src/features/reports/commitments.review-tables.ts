import { stateName, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import type { Milestone } from '../reviews/index.ts';
import { source } from '../sources/index.ts';
import { fact, groundsOf, localRun, recordRun } from './citing.ts';
import { link, quiet, tableOf, text } from './draft.ts';
import type { DraftBlock, DraftLine, RowGroup } from './draft.ts';
import type { Material, ReviewStanding, Said } from './material.ts';
import type { TextRun } from './model.ts';

/** The dates of reviews with the document that each step produced. Several reviews stand under a heading each. */
export function stepsTable(
  material: Material,
  name: string,
  reviews: readonly ReviewStanding[],
): DraftBlock[] {
  const { view } = material;
  const { t } = view.context;
  const groups: RowGroup<Milestone>[] = reviews.map((one) => ({
    heading: reviews.length === 1 ? null : reviewHeading(view, one),
    rows: one.steps,
  }));
  return [
    ...tableOf({
      name,
      caption: [text(t('report.steps.caption', { date: view.context.date(view.context.asof) }))],
      groups,
      columns: [
        {
          header: t('report.step'),
          weight: 26,
          namesRow: true,
          lines: (step) => [
            [text(word(view, 'milestone', step.step))],
            step.detail === null ? [] : [{ ...localRun(view, step.detail), tone: 'quiet' }],
          ],
        },
        { header: t('report.date'), weight: 18, lines: (step) => [datesLine(material, step)] },
        { header: t('report.document'), weight: 34, lines: (step) => [documentLine(view, step.sourceId)] },
      ],
      grounds: (step) =>
        groundsOf(view, [{ kind: 'milestone', id: step.id }], new Set([step.sourceId ?? ''])),
    }),
  ];
}

/** What a review is called. */
export const reviewTitle = (view: RecordView, { review }: Pick<ReviewStanding, 'review'>): TextRun =>
  localRun(view, review.title);

export function reviewHeading(view: RecordView, standing: ReviewStanding): DraftLine {
  const { sessionNumber } = standing.review;
  const session =
    sessionNumber === null
      ? []
      : [quiet(`, ${view.context.t('reviews.session', { number: sessionNumber })}`)];
  return [reviewTitle(view, standing), ...session];
}

function datesLine(material: Material, step: Milestone): DraftLine {
  const { context } = material.view;
  const isRange = step.endsOn !== null && step.endsOn !== step.date;
  const shown = isRange
    ? context.t('period.range', {
        from: context.date(step.date),
        until: context.date(step.endsOn ?? step.date),
      })
    : context.date(step.date);
  return fact(material, 'milestone', step.id, 'date', [text(shown)]);
}

/** A document by its symbol, or its title where it has none, with its number in the list of sources. */
export function documentLine(view: RecordView, sourceId: string | null): DraftLine {
  const found = sourceId === null ? undefined : view.catalogue.find(source, sourceId);
  if (sourceId === null || found === undefined) return [];
  const title = recordRun(view, found.symbol ?? found.title[view.context.language] ?? found.title.en);
  const language =
    found.symbol === null && found.title[view.context.language] === undefined ? title.language : undefined;
  return [
    found.url === null
      ? text(title.text, language === undefined ? {} : { language })
      : { ...link(title.text, found.url), ...(language === undefined ? {} : { language }) },
    text(' '),
    { kind: 'citation', sourceId, locator: null },
  ];
}

export function saidCaption(view: RecordView, own: ReviewStanding): DraftLine {
  const documents = [...new Set(own.said.map((one) => one.recommendation.sourceId))].filter(
    (id) => id !== null,
  );
  return [
    text(view.context.t('report.said.caption')),
    text(' '),
    ...documents.flatMap((id, index): DraftLine => [
      ...(index === 0 ? [] : [text('; ')]),
      ...documentLine(view, id),
    ]),
    ...(documents.length === 0 ? [] : [text('.')]),
  ];
}

/** Passages of documents, each with its paragraph, who said it and where that stands. */
export function saidTable(
  material: Material,
  options: { readonly name: string; readonly caption: DraftLine; readonly groups: readonly RowGroup<Said>[] },
): DraftBlock[] {
  const { view } = material;
  const { t } = view.context;
  return [
    ...tableOf({
      ...options,
      columns: [
        {
          header: t('reviews.paragraph'),
          weight: 12,
          lines: ({ recommendation: { paragraph: number } }) => [number === null ? [] : [text(number)]],
        },
        {
          header: t('report.by_state'),
          weight: 20,
          lines: ({ recommendation: { recommendingStates } }) => [
            recommendingStates.length === 0 ? [] : [text(statesLine(view, recommendingStates))],
          ],
        },
        {
          header: t('report.text'),
          weight: 70,
          carriesNote: true,
          lines: ({ recommendation }) => [[recordRun(view, recommendation.text)]],
        },
        {
          header: t('recommendations.position'),
          weight: 16,
          lines: ({ position }) =>
            position === null
              ? []
              : [
                  fact(material, 'position', position.id, 'position', [
                    text(word(view, 'position', position.position)),
                  ]),
                ],
        },
      ],
      grounds: ({ recommendation, position }) =>
        groundsOf(
          view,
          [
            { kind: 'recommendation', id: recommendation.id },
            ...(position === null ? [] : [{ kind: 'position', id: position.id }]),
          ],
          new Set([recommendation.sourceId ?? '']),
        ),
    }),
  ];
}

const statesLine = (view: RecordView, ids: readonly string[]): string =>
  ids.map((id) => stateName(view.context, view.catalogue, id)).join(', ');
