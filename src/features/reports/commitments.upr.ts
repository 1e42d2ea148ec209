import type { Recommendation, Review } from '../reviews/index.ts';
import { citedFact, localRun, recordRun } from './citing.ts';
import {
  reviewHeading,
  reviewTitle,
  saidCaption,
  saidTable,
  stepsTable,
} from './commitments.review-tables.ts';
import { note, paragraph, rows, tableOf, tableReference, text } from './draft.ts';
import type { DraftBlock, DraftLine, DraftSection, RowGroup } from './draft.ts';
import type { Material, ReviewStanding, Said } from './material.ts';

/** The cycles of the UPR, oldest first. */
export const uprCycles = ({ reviews }: Material): readonly ReviewStanding[] =>
  reviews
    .filter((one) => one.review.kind === 'upr')
    .toSorted((a, b) => (a.review.cycle ?? 0) - (b.review.cycle ?? 0));

/** What the Working Group itself recommended, and not a letter or paper beside it. */
export const ownRecommendations = ({ review, said }: ReviewStanding): readonly Said[] =>
  said.filter(
    ({ recommendation: one }) => one.type === 'recommendation' && one.mechanismId === review.mechanismId,
  );

export const NOTED: readonly string[] = ['noted', 'rejected'];

export function uprSection(material: Material): DraftSection[] {
  const { t } = material.view.context;
  const cycles = uprCycles(material);
  if (cycles.length === 0) return [];
  return [
    {
      name: 'upr',
      title: t('report.upr'),
      blocks: [...stepsTable(material, 'upr-steps', cycles), ...totalsBlocks(material, cycles)],
      sections: cycles.toReversed().flatMap((cycle) => cycleSections(material, cycle)),
    },
  ];
}

/** What documents state, and what the record can count, side by side. */
function totalsBlocks(material: Material, cycles: readonly ReviewStanding[]): DraftBlock[] {
  const { view } = material;
  const { t, number, percent } = view.context;
  const stated = (own: ReviewStanding, field: keyof Review, value: number | null): readonly DraftLine[] =>
    value === null ? [] : [citedFact(material, 'review', own.review.id, field, [text(number(value))])];
  return [
    ...tableOf<ReviewStanding>({
      name: 'upr-totals',
      caption: [text(t('report.upr.totals', { date: view.context.date(view.context.asof) }))],
      groups: [{ heading: null, rows: cycles }],
      columns: [
        {
          header: t('report.upr.cycle'),
          weight: 32,
          namesRow: true,
          lines: (own) => [reviewHeading(view, own)],
        },
        {
          header: t('report.upr.received'),
          weight: 21,
          isNumeric: true,
          lines: (own) => stated(own, 'recommendationsStated', own.stated.received),
        },
        {
          header: t('report.upr.supported'),
          weight: 21,
          isNumeric: true,
          lines: (own) => stated(own, 'supportedStated', own.stated.supported),
        },
        {
          header: t('report.upr.share'),
          weight: 21,
          isNumeric: true,
          lines: ({ stated: { received, supported } }) =>
            received === null || supported === null || received === 0
              ? []
              : [[text(percent(supported / received)), note(rows(text(t('report.upr.share.how'))))]],
        },
        {
          header: t('report.upr.delegations'),
          weight: 21,
          isNumeric: true,
          lines: (own) => stated(own, 'delegationsStated', own.review.delegationsStated),
        },
        {
          header: t('report.upr.held'),
          weight: 21,
          isNumeric: true,
          lines: ({ counted: { received } }) => [[text(number(received))]],
        },
        {
          header: t('report.upr.held_noted'),
          weight: 21,
          isNumeric: true,
          lines: ({ counted: { noted } }) => (noted === 0 ? [] : [[text(number(noted))]]),
        },
      ],
    }),
    ...cycles.flatMap((own) => differenceBlock(material, own)),
  ];
}

/** Where a document states more than the record holds, the report says so before anyone counts its rows. */
function differenceBlock({ view }: Material, own: ReviewStanding): DraftBlock[] {
  const { stated, counted } = own;
  if (stated.received === null || stated.received <= counted.received) return [];
  const key = counted.received === 0 ? 'none_held' : 'fewer';
  return [
    paragraph(
      { ...reviewTitle(view, own), tone: 'strong' },
      text('. '),
      text(
        view.context.t(`review.difference.${key}`, {
          stated: stated.received,
          held: counted.received,
          missing: stated.received - counted.received,
        }),
      ),
    ),
  ];
}

function cycleSections(material: Material, own: ReviewStanding): DraftSection[] {
  const { view } = material;
  const blocks = [...notedBlocks(material, own), ...besideBlocks(material, own)];
  const summary = own.review.summary === null ? [] : [paragraph(localRun(view, own.review.summary))];
  if (blocks.length === 0 && summary.length === 0) return [];
  const title = reviewTitle(view, own);
  return [
    {
      name: own.review.id,
      title: title.text,
      ...(title.language === undefined ? {} : { language: title.language }),
      blocks: [...summary, ...blocks],
    },
  ];
}

/** Rows under the headings of the document, in its order. */
export const byHeading = ({ view }: Material, said: readonly Said[]): RowGroup<Said>[] =>
  [...Map.groupBy(said, (one) => one.recommendation.heading)].map(([heading, own]) => ({
    heading: heading === null ? null : [recordRun(view, heading)],
    rows: own,
  }));

function notedBlocks(material: Material, own: ReviewStanding): DraftBlock[] {
  const { t } = material.view.context;
  const noted = ownRecommendations(own).filter(({ position }) => NOTED.includes(position?.position ?? ''));
  if (noted.length === 0) return [];
  const name = `noted-${own.review.id}`;
  const themes = new Set(noted.map((one) => one.recommendation.heading)).size;
  return [
    paragraph(
      text(t('report.noted', { count: noted.length, themes })),
      note(rows(text(t('report.counted')), text(' '), tableReference(name))),
    ),
    ...saidTable(material, {
      name,
      caption: [
        text(t('report.noted.caption')),
        text(' '),
        ...saidCaption(material.view, { ...own, said: noted }),
      ],
      groups: byHeading(material, noted),
    }),
  ];
}

/** Recommendations made beside the Working Group's own: a letter of the High Commissioner. */
function besideBlocks(material: Material, own: ReviewStanding): DraftBlock[] {
  const beside = own.said.filter(
    ({ recommendation: one }) => one.type === 'recommendation' && one.mechanismId !== own.review.mechanismId,
  );
  return [...Map.groupBy(beside, (one) => one.recommendation.mechanismId)].flatMap(([mechanismId, said]) =>
    besideTable(material, own, mechanismId, said),
  );
}

function besideTable(
  material: Material,
  own: ReviewStanding,
  mechanismId: Recommendation['mechanismId'],
  said: readonly Said[],
): DraftBlock[] {
  const { t } = material.view.context;
  const name = `beside-${own.review.id}-${mechanismId}`;
  return [
    paragraph(
      text(t('report.letter', { count: said.length })),
      note(rows(text(t('report.counted')), text(' '), tableReference(name))),
    ),
    ...saidTable(material, {
      name,
      caption: [text(t('report.letter.caption')), text(' '), ...saidCaption(material.view, { ...own, said })],
      groups: byHeading(material, said),
    }),
  ];
}

/** What States and the State under review said in the dialogue, for an annex. */
export function dialogueTables(material: Material): DraftBlock[] {
  const { view } = material;
  return uprCycles(material)
    .toReversed()
    .flatMap((own) => {
      const said = own.said.filter((one) => one.recommendation.type !== 'recommendation');
      return saidTable(material, {
        name: `dialogue-${own.review.id}`,
        caption: [reviewTitle(view, own), text('. '), ...saidCaption(view, { ...own, said })],
        groups: byHeading(material, said),
      });
    });
}

/** The recommendations of the UPR that are not noted, for an annex: supported, partly supported, unanswered. */
export function otherRecommendationTables(material: Material): DraftBlock[] {
  const { view } = material;
  return uprCycles(material)
    .toReversed()
    .flatMap((own) => {
      const said = ownRecommendations(own).filter(
        ({ position }) => !NOTED.includes(position?.position ?? ''),
      );
      return saidTable(material, {
        name: `recommendations-${own.review.id}`,
        caption: [reviewTitle(view, own), text('. '), ...saidCaption(view, { ...own, said })],
        groups: byHeading(material, said),
      });
    });
}
