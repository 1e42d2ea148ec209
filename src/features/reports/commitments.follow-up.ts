import { mechanism } from '../catalogue/index.ts';
import { onCommonScale, scaleName, scaleValuesOf, verdictOf } from '../assessments/index.ts';
import type { Assessed, Assessment } from '../assessments/index.ts';
import { label, word } from '../record/index.ts';
import { recommendation } from '../reviews/index.ts';
import type { FollowUpState } from '../reviews/index.ts';
import { fact, groundsOf, labelRuns, localRun, mechanismRun, recordRun } from './citing.ts';
import { documentLine } from './commitments.review-tables.ts';
import { note, paragraph, quiet, rows, tableOf, tableReference, text } from './draft.ts';
import type { DraftBlock, DraftLine, DraftSection, RowGroup } from './draft.ts';
import type { Material, ReviewStanding } from './material.ts';

/** What committees asked to be answered early, what came, how it was graded, and what the grades mean. */
export function followUpSection(material: Material): DraftSection {
  const { context, state } = material.view;
  const { t } = context;
  const requested = material.reviews.filter((one) => one.followUps.length > 0);
  const own = [
    ...requestBlocks(material, requested),
    ...reportBlocks(material, requested),
    ...assessmentBlocks(material),
  ];
  return {
    name: 'follow-up',
    title: t('report.follow_up'),
    blocks: [
      paragraph(
        text(
          t(own.length === 0 ? 'report.follow_up.none' : 'report.follow_up.intro', {
            state: state.name,
            date: context.date(context.asof),
          }),
        ),
      ),
      ...own,
    ],
  };
}

/** Reviews as headings of groups: the committee, and its review. */
const heading = ({ view }: Material, { review }: ReviewStanding): DraftLine => [
  mechanismRun(view, review.mechanismId),
];

function requestBlocks(material: Material, reviews: readonly ReviewStanding[]): DraftBlock[] {
  const { view } = material;
  const { t } = view.context;
  const all = reviews.flatMap((one) => one.followUps);
  if (all.length === 0) return [];
  const overdue = all.filter((one) => one.status === 'overdue').length;
  return [
    paragraph(
      text(t('report.follow_up.counts', { count: all.length, answered: answeredOf(all), overdue })),
      note(rows(text(t('report.counted')), text(' '), tableReference('follow-up-requests'))),
    ),
    ...tableOf<FollowUpState>({
      name: 'follow-up-requests',
      caption: [text(t('report.follow_up.caption', { date: view.context.date(view.context.asof) }))],
      groups: reviews.map((one) => ({ heading: heading(material, one), rows: one.followUps })),
      columns: [
        {
          header: t('reviews.paragraph'),
          weight: 13,
          namesRow: true,
          lines: ({ request }) => [[text(request.paragraph)]],
        },
        {
          header: t('reviews.subject'),
          weight: 30,
          lines: ({ request }) => [[localRun(view, request.subject)]],
        },
        {
          header: t('report.asked_on'),
          weight: 17,
          lines: ({ request }) => [
            fact(material, 'follow_up_request', request.id, 'requestedOn', [
              text(view.context.date(request.requestedOn)),
            ]),
          ],
        },
        {
          header: t('reviews.due'),
          weight: 17,
          lines: ({ request }) => [
            request.dueOn === null
              ? [text(t('reviews.due.next_report'))]
              : fact(material, 'follow_up_request', request.id, 'dueOn', [
                  text(view.context.date(request.dueOn)),
                ]),
          ],
        },
        {
          header: t('reviews.follow_up.status'),
          weight: 22,
          lines: ({ status, report }) => [
            [text(word(view, 'follow_up_status', status))],
            report === null ? [] : [quiet(view.context.date(report.submittedOn))],
          ],
        },
      ],
      grounds: ({ request }) => groundsOf(view, [{ kind: 'follow_up_request', id: request.id }]),
    }),
  ];
}

export const answeredOf = (all: readonly FollowUpState[]): number =>
  all.filter((one) => one.status === 'answered' || one.status === 'answered_late').length;

function reportBlocks(material: Material, reviews: readonly ReviewStanding[]): DraftBlock[] {
  const { view } = material;
  const { t } = view.context;
  return [
    ...tableOf({
      name: 'follow-up-reports',
      caption: [text(t('report.follow_up.reports'))],
      groups: reviews.map((one) => ({ heading: heading(material, one), rows: one.reports })),
      columns: [
        {
          header: t('reviews.follow_up.report'),
          weight: 26,
          namesRow: true,
          lines: (one) => [[localRun(view, one.title)]],
        },
        {
          header: t('report.answers_paragraphs'),
          weight: 18,
          lines: (one) => [[text(one.paragraphs.join(', '))]],
        },
        {
          header: t('report.submitted_on'),
          weight: 18,
          lines: (one) => [
            fact(material, 'follow_up_report', one.id, 'submittedOn', [
              text(view.context.date(one.submittedOn)),
            ]),
          ],
        },
        {
          header: t('report.published_on'),
          weight: 18,
          lines: (one) =>
            one.publishedOn === null
              ? []
              : [
                  fact(material, 'follow_up_report', one.id, 'publishedOn', [
                    text(view.context.date(one.publishedOn)),
                  ]),
                ],
        },
        { header: t('report.document'), weight: 28, lines: (one) => [documentLine(view, one.sourceId)] },
      ],
      grounds: (one) =>
        groundsOf(view, [{ kind: 'follow_up_report', id: one.id }], new Set([one.sourceId ?? ''])),
    }),
  ];
}

/** Assessments by scale: what each assessor said, and right below what the scale's values mean. */
function assessmentBlocks(material: Material): DraftBlock[] {
  const values = scaleValuesOf(material.view.catalogue);
  const byScale = Map.groupBy(onCommonScale(material.assessments, values), (one) => one.assessment.scaleId);
  return [...byScale].flatMap(([scaleId, own]) => [
    ...gradesTable(material, scaleId, own),
    ...scaleTable(material, scaleId),
  ]);
}

export const gradesTableName = (scaleId: string): string => `grades-${scaleId}`;

function gradesTable(material: Material, scaleId: string, graded: readonly Assessed[]): DraftBlock[] {
  const { view } = material;
  const { t } = view.context;
  const byAssessor = Map.groupBy(graded, ({ assessment }) => assessment.assessor);
  const groups: RowGroup<Assessed>[] = [...byAssessor].map(([, own]) => ({
    heading: own[0] === undefined ? null : assessorLine(material, own[0].assessment),
    rows: own.toSorted((a, b) =>
      partOf(material, a).localeCompare(partOf(material, b), 'en', { numeric: true }),
    ),
  }));
  return [
    ...tableOf<Assessed>({
      name: gradesTableName(scaleId),
      caption: [text(t('report.grades.caption', { scale: scaleName(view, scaleId) }))],
      groups,
      columns: [
        {
          header: t('reviews.paragraph'),
          weight: 16,
          namesRow: true,
          lines: (one) => [subjectLine(material, one)],
        },
        {
          header: t('report.grade'),
          weight: 22,
          lines: (one) => [
            fact(material, 'assessment', one.assessment.id, 'value', [text(verdictOf(view, one))]),
          ],
        },
        {
          header: t('report.date'),
          weight: 16,
          lines: ({ assessment }) => [[text(view.context.date(assessment.date))]],
        },
        {
          header: t('report.why'),
          weight: 44,
          lines: ({ assessment }) => [
            assessment.rationale === null ? [] : [localRun(view, assessment.rationale)],
          ],
        },
      ],
      grounds: ({ assessment }) =>
        groundsOf(view, [{ kind: 'assessment', id: assessment.id, fields: ['value', 'date'] }]),
    }),
  ];
}

function assessorLine({ view }: Material, { assessorKind, assessor, mechanismId }: Assessment): DraftLine {
  const known = assessorKind === 'mechanism' ? view.catalogue.find(mechanism, mechanismId ?? '') : undefined;
  return [known === undefined ? recordRun(view, assessor) : localRun(view, known.names)];
}

function partOf({ view }: Material, { assessment }: Assessed): string {
  const subject = view.dossier.find(recommendation, assessment.subjectId);
  return assessment.part ?? subject?.paragraph ?? '';
}

/** The paragraph that is graded; where it has no number, its words. */
function subjectLine(material: Material, assessed: Assessed): DraftLine {
  const { view } = material;
  const part = partOf(material, assessed);
  if (part !== '') return [text(part)];
  const { subjectKind, subjectId } = assessed.assessment;
  return [...labelRuns(view, label(view, subjectKind, subjectId))];
}

function scaleTable({ view }: Material, scaleId: string): DraftBlock[] {
  const { t } = view.context;
  const values = [...scaleValuesOf(view.catalogue).values()]
    .filter((one) => one.scaleId === scaleId)
    .sort((a, b) => a.position - b.position);
  return [
    ...tableOf({
      name: `scale-${scaleId}`,
      caption: [text(t('report.scale.caption', { scale: scaleName(view, scaleId) }))],
      groups: [{ heading: null, rows: values }],
      columns: [
        {
          header: t('report.grade'),
          weight: 12,
          namesRow: true,
          lines: (one) => [/^[A-Z]?\d*$/.test(one.code) ? [text(one.code)] : []],
        },
        { header: t('report.label'), weight: 28, lines: (one) => [[localRun(view, one.label)]] },
        {
          header: t('report.meaning'),
          weight: 60,
          lines: (one) => [one.definition === null ? [] : [localRun(view, one.definition)]],
        },
      ],
      grounds: (one) => groundsOf(view, [{ kind: 'scale_value', id: one.id }]),
    }),
  ];
}
