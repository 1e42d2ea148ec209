import { happenedBy } from '../../kernel/partial-date.ts';
import { indicatorValue } from '../assessments/index.ts';
import { answer } from '../plans/index.ts';
import type { Answer } from '../plans/index.ts';
import { kindName, label, word } from '../record/index.ts';
import { labelRuns, localRun, recordRun, groundsOf } from './citing.ts';
import { otherReformTables } from './commitments.reforms.ts';
import { dialogueTables, otherRecommendationTables } from './commitments.upr.ts';
import { paragraph, tableOf, text } from './draft.ts';
import type { DraftBlock, DraftLine, DraftSection } from './draft.ts';
import type { Material } from './material.ts';

/** Long tables, and at the end every source. An annex without anything in it is not there. */
export function annexes(material: Material): DraftSection[] {
  const { t } = material.view.context;
  const annex = (
    name: string,
    title: string,
    intro: string,
    tables: readonly DraftBlock[],
  ): DraftSection[] =>
    tables.length === 0 ? [] : [{ name, title, isAnnex: true, blocks: [paragraph(text(intro)), ...tables] }];
  return [
    ...annex(
      'annex-recommendations',
      t('report.annex.recommendations'),
      t('report.annex.recommendations.intro'),
      otherRecommendationTables(material),
    ),
    ...annex(
      'annex-dialogue',
      t('report.annex.dialogue'),
      t('report.annex.dialogue.intro'),
      dialogueTables(material),
    ),
    ...annex(
      'annex-reforms',
      t('report.annex.reforms'),
      t('report.annex.reforms.intro'),
      otherReformTables(material),
    ),
    ...annex(
      'annex-answers',
      t('report.annex.answers'),
      t('report.annex.answers.intro'),
      answersTable(material),
    ),
    ...annex(
      'annex-figures',
      t('report.annex.figures'),
      t('report.annex.figures.intro'),
      figuresTable(material),
    ),
    {
      name: 'sources',
      title: t('report.annex.sources'),
      isAnnex: true,
      blocks: [paragraph(text(t('report.annex.sources.intro'))), { kind: 'sources' }],
    },
  ];
}

/** What the record links: the measure or reform, what it answers, and how sure that is. Only what existed on the day. */
function answersTable(material: Material): DraftBlock[] {
  const { view } = material;
  const { t } = view.context;
  const shown = answersOn(material);
  return [
    ...tableOf<Answer>({
      name: 'answers',
      caption: [text(t('report.answers.caption'))],
      groups: [...Map.groupBy(shown, (one) => `${one.byKind}\n${one.byId}`)].map(([, own]) => ({
        heading: own[0] === undefined ? null : byLine(material, own[0]),
        rows: own,
      })),
      columns: [
        {
          header: t('report.answers.to'),
          weight: 50,
          namesRow: true,
          lines: (one) => [
            [
              text(`${kindName(view, one.toKind)}: `, { tone: 'quiet' }),
              ...labelRuns(view, label(view, one.toKind, one.toId)),
            ],
          ],
        },
        {
          header: t('report.certainty'),
          weight: 16,
          lines: (one) => [[text(word(view, 'certainty', one.certainty))]],
        },
        {
          header: t('report.why'),
          weight: 40,
          lines: (one) => [one.ground === null ? [] : [localRun(view, one.ground)]],
        },
      ],
      grounds: (one) => groundsOf(view, [{ kind: 'answer', id: one.id }]),
    }),
  ];
}

const byLine = ({ view }: Material, one: Answer): DraftLine => [
  text(`${kindName(view, one.byKind)}: `),
  ...labelRuns(view, label(view, one.byKind, one.byId)),
];

/** Both ends must have been there on the day: the measure or reform, and the recommendation that it answers. */
export function answersOn({ view, plans, reforms, reviews, treaties }: Material): readonly Answer[] {
  const there = new Set([
    ...plans.flatMap((one) => one.measures.map((row) => `measure ${row.measure.id}`)),
    ...reforms.map((one) => `reform ${one.reform.id}`),
    ...reviews.flatMap((one) => one.said.map(({ recommendation }) => `recommendation ${recommendation.id}`)),
    ...treaties.flatMap((one) =>
      one.rows.flatMap((row) => row.actions.map((act) => `treaty_action ${act.id}`)),
    ),
  ]);
  const isThere = (kind: string, id: string): boolean =>
    ['instrument', 'provision', 'term'].includes(kind) || there.has(`${kind} ${id}`);
  return view.dossier
    .all(answer)
    .filter((one) => isThere(one.byKind, one.byId) && isThere(one.toKind, one.toId));
}

/** Figures that others state; the record repeats them and vouches for none. */
function figuresTable(material: Material): DraftBlock[] {
  const { view } = material;
  const { t, asof } = view.context;
  const own = view.dossier
    .all(indicatorValue)
    .filter((one) => happenedBy(one.date, asof))
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1));
  return [
    ...tableOf({
      name: 'figures',
      caption: [text(t('report.figures.caption', { date: view.context.date(asof) }))],
      groups: [{ heading: null, rows: own }],
      columns: [
        {
          header: t('report.figure'),
          weight: 40,
          namesRow: true,
          lines: (one) => [[recordRun(view, one.indicator)]],
        },
        {
          header: t('report.value'),
          weight: 26,
          lines: (one) => [
            [recordRun(view, [figureWords(material, one.value), one.unit].filter(Boolean).join(' '))],
          ],
        },
        { header: t('report.date'), weight: 18, lines: (one) => [[text(view.context.date(one.date))]] },
        { header: t('report.stated_by'), weight: 26, lines: (one) => [[recordRun(view, one.statedBy)]] },
      ],
      grounds: (one) => groundsOf(view, [{ kind: 'indicator_value', id: one.id, fields: ['value'] }]),
    }),
  ];
}

/** '16000' → '16,000' as the report's language groups digits; years and words stay as they are. */
const figureWords = ({ view }: Material, value: string): string =>
  value.replace(/\d{5,}/g, (digits) => view.context.number(Number(digits)));
