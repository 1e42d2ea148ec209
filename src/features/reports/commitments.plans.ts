import { bodiesOf, body, bodyAlias, periodCounts } from '../plans/index.ts';
import type { BodyAlias, Measure, MeasureStanding, PlanStanding, Responsibility } from '../plans/index.ts';
import { label, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { citedFact, fact, groundsOf, localRun, recordRun } from './citing.ts';
import { documentLine } from './commitments.review-tables.ts';
import { list, note, paragraph, quiet, rows, tableOf, tableReference, text } from './draft.ts';
import type { DraftBlock, DraftLine, DraftSection } from './draft.ts';
import type { Material } from './material.ts';

export const measuresTableName = (planId: string): string => `measures-${planId}`;

/** Each plan with its measures by area, the period of each on the day, and the bodies that are to carry it out. */
export function plansSection(material: Material): DraftSection {
  const { context, state } = material.view;
  return {
    name: 'plans',
    title: context.t('plans.title'),
    blocks:
      material.plans.length === 0
        ? [paragraph(text(context.t('plans.none', { state: state.name, date: context.date(context.asof) })))]
        : [paragraph(text(context.t('report.plans.intro')))],
    sections: material.plans.map((one) => planSection(material, one)),
  };
}

function planSection(material: Material, standing: PlanStanding): DraftSection {
  const { view } = material;
  const title = localRun(view, standing.plan.title);
  return {
    name: standing.plan.id,
    title: title.text,
    ...(title.language === undefined ? {} : { language: title.language }),
    blocks: [
      ...actBlocks(material, standing),
      paragraph(...countsLine(material, standing)),
      ...measuresTable(material, standing),
      ...bodiesTable(material, standing),
    ],
  };
}

/** The act, who approved it and when, each with its source. */
function actBlocks(material: Material, { plan }: PlanStanding): DraftBlock[] {
  const { view } = material;
  const { t } = view.context;
  const line = (term: string, field: string, shown: DraftLine): DraftLine => [
    text(`${term}: `),
    ...citedFact(material, 'plan', plan.id, field, shown),
  ];
  return [
    list([
      ...(plan.act === null ? [] : [line(t('plans.act'), 'act', [localRun(view, plan.act)])]),
      line(t('plans.approved_on'), 'approvedOn', [text(view.context.date(plan.approvedOn))]),
      ...(plan.approvedBy === null
        ? []
        : [line(t('plans.approved_by'), 'approvedBy', [text(label(view, 'body', plan.approvedBy))])]),
      ...(plan.endsOn === null
        ? []
        : [line(t('plans.ends_on'), 'endsOn', [text(view.context.date(plan.endsOn))])]),
      ...(plan.sourceId === null
        ? []
        : [[text(`${t('plans.document')}: `), ...documentLine(view, plan.sourceId)]]),
    ]),
    ...(plan.summary === null ? [] : [paragraph(localRun(view, plan.summary))]),
  ];
}

/** How many measures, areas and bodies, and where the periods stand. */
export function countsLine({ view }: Material, { plan, areas, measures }: PlanStanding): DraftLine {
  const { t, date, asof } = view.context;
  const counts = periodCounts(measures);
  return [
    text(
      t('report.plans.counts', {
        measures: measures.length,
        areas: areas.length,
        bodies: bodiesOf(measures).length,
        date: date(asof),
        over: counts.over,
        running: counts.running,
        ahead: counts.not_begun,
      }),
    ),
    note(rows(text(t('report.counted')), text(' '), tableReference(measuresTableName(plan.id)))),
  ];
}

function measuresTable(material: Material, { plan, areas, measures }: PlanStanding): DraftBlock[] {
  const { view } = material;
  const { t } = view.context;
  const without = measures.filter((one) => one.area === null);
  return [
    ...tableOf<MeasureStanding>({
      name: measuresTableName(plan.id),
      caption: [text(t('report.plans.caption', { date: view.context.date(view.context.asof) }))],
      groups: [
        ...areas.map((area) => ({
          heading: [text(`${area.number}. `), localRun(view, area.title)],
          rows: measures.filter((one) => one.area?.id === area.id),
        })),
        { heading: null, rows: without },
      ],
      columns: [
        {
          header: t('plans.number'),
          weight: 7,
          namesRow: true,
          lines: ({ measure }) => [[text(measure.number)]],
        },
        {
          header: t('plans.what'),
          weight: 31,
          carriesNote: true,
          lines: ({ measure }) => [[localRun(view, measure.text)]],
        },
        {
          header: t('plans.form'),
          weight: 20,
          lines: ({ measure }) => [
            fact(material, 'measure', measure.id, 'formOfCompletion', [
              localRun(view, measure.formOfCompletion),
            ]),
          ],
        },
        {
          header: t('plans.period'),
          weight: 17,
          lines: ({ measure, state }) => [
            fact(material, 'measure', measure.id, 'periodWords', [text(periodText(view, measure))]),
            [quiet(word(view, 'period_state', state))],
          ],
        },
        { header: t('plans.bodies'), weight: 40, lines: (row) => bodyLines(material, row) },
      ],
      grounds: ({ measure }) => groundsOf(view, [{ kind: 'measure', id: measure.id }]),
    }),
  ];
}

/** A period in dates, as the measure's page gives it; the plan's own words where the record holds no date. */
function periodText({ context }: RecordView, { periodStart, periodEnd, periodWords }: Measure): string {
  if (periodStart === null && periodEnd === null) return periodWords;
  if (periodStart === null) return context.t('period.until', { date: context.date(periodEnd ?? '') });
  if (periodEnd === null) return context.t('period.from', { date: context.date(periodStart) });
  if (periodStart === periodEnd) return context.date(periodStart);
  return context.t('period.range', { from: context.date(periodStart), until: context.date(periodEnd) });
}

/** Who leads first, then who takes part; how sure the record is of a body, where it is not certain. */
function bodyLines({ view }: Material, { responsibilities }: MeasureStanding): readonly DraftLine[] {
  const lead = responsibilities.filter((one) => one.role === 'lead');
  const others = responsibilities.filter((one) => one.role !== 'lead');
  return [
    lead.length === 0
      ? []
      : [quiet(`${word(view, 'responsibility_role', 'lead')}: `), ...partRuns(view, lead)],
    partRuns(view, others),
  ];
}

/** Bodies by name; as printed where nobody could say which body is meant. */
const partRuns = (view: RecordView, parts: readonly Responsibility[]): DraftLine =>
  parts.flatMap((part, index): DraftLine => [
    ...(index === 0 ? [] : [text('; ')]),
    part.bodyId === null ? recordRun(view, part.words) : text(bodyName(view, part.bodyId)),
    ...(part.bodyId === null || part.certainty === 'certain'
      ? []
      : [quiet(` (${word(view, 'certainty', part.certainty)})`)]),
  ]);

function bodyName(view: RecordView, id: string): string {
  const found = view.dossier.find(body, id);
  return found === undefined ? id : localRun(view, found.names).text;
}

interface BodyRow {
  readonly id: string;
  readonly counts: Readonly<Record<Responsibility['role'], number>>;
  readonly doubtful: readonly BodyAlias[];
}

function bodiesTable(material: Material, { plan, measures }: PlanStanding): DraftBlock[] {
  const { view } = material;
  const { t } = view.context;
  const parts = measures.flatMap((one) => one.responsibilities);
  const aliases = view.dossier.all(bodyAlias).filter((one) => one.certainty !== 'certain');
  const own = bodiesOf(measures).map((id): BodyRow => {
    const count = (role: Responsibility['role']): number =>
      parts.filter((one) => one.bodyId === id && one.role === role).length;
    return {
      id,
      counts: { lead: count('lead'), participant: count('participant'), by_agreement: count('by_agreement') },
      doubtful: aliases.filter(
        (one) =>
          one.bodyId === id && parts.some((part) => part.bodyId === id && part.words.includes(one.alias)),
      ),
    };
  });
  const figure = (value: number): readonly DraftLine[] =>
    value === 0 ? [] : [[text(view.context.number(value))]];
  return [
    ...tableOf<BodyRow>({
      name: `bodies-${plan.id}`,
      caption: [
        text(t('report.bodies.caption')),
        note(rows(text(t('report.counted')), text(' '), tableReference(measuresTableName(plan.id)))),
      ],
      groups: [{ heading: null, rows: own }],
      columns: [
        {
          header: t('plans.body'),
          weight: 44,
          namesRow: true,
          lines: ({ id }) => [[text(bodyName(view, id))]],
        },
        {
          header: t('bodies.role.lead'),
          weight: 14,
          isNumeric: true,
          lines: ({ counts }) => figure(counts.lead),
        },
        {
          header: t('bodies.role.participant'),
          weight: 14,
          isNumeric: true,
          lines: ({ counts }) => figure(counts.participant),
        },
        {
          header: t('bodies.role.by_agreement'),
          weight: 16,
          isNumeric: true,
          lines: ({ counts }) => figure(counts.by_agreement),
        },
        {
          header: t('report.bodies.doubtful'),
          weight: 34,
          lines: ({ doubtful }) => [
            doubtful.flatMap((one, index): DraftLine => [
              ...(index === 0 ? [] : [text('; ')]),
              recordRun(view, `“${one.alias}”`),
              quiet(` ${word(view, 'certainty', one.certainty)}`),
            ]),
          ],
        },
      ],
      grounds: ({ id }) => groundsOf(view, [{ kind: 'body', id }]),
    }),
  ];
}
