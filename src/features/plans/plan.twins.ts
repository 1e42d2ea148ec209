import type { CsvTable } from '../../web/csv.ts';
import { inLanguage, label } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import type { PlanList } from './plan.rows.ts';
import type { Responsibility } from './plans.schema.ts';
import type { MeasureStanding, PlanStanding } from './plans.ts';

/** A record with what sources say of it, as the JSON twins give it. */
export const withCitations = <Fields extends { readonly id: string }>(
  view: RecordView,
  kind: string,
  fields: Fields,
): Fields & { readonly citations: unknown } => ({
  ...fields,
  citations: view.dossier.citations(kind, fields.id),
});

export const measureJson = (view: RecordView, row: MeasureStanding): object => ({
  ...withCitations(view, 'measure', row.measure),
  periodState: row.state,
  responsibilities: row.responsibilities.map((part) => withCitations(view, 'responsibility', part)),
});

export const plansJson = (view: RecordView, plans: readonly PlanStanding[]): unknown =>
  plans.map(({ plan, areas, measures }) => ({
    ...withCitations(view, 'plan', plan),
    areas: areas.map((area) => withCitations(view, 'area', area)),
    measures: measures.map((row) => ({
      id: row.measure.id,
      number: row.measure.number,
      periodState: row.state,
    })),
  }));

export const planJson = (view: RecordView, { plan, rows }: PlanList): unknown => ({
  ...withCitations(view, 'plan', plan.plan),
  areas: plan.areas.map((area) => withCitations(view, 'area', area)),
  measures: rows.map((row) => measureJson(view, row)),
});

export function planCsv(view: RecordView, { rows }: PlanList): CsvTable {
  const bodies = (row: MeasureStanding, role: Responsibility['role']): string =>
    row.responsibilities
      .filter((part) => part.role === role)
      .map((part) => (part.bodyId === null ? part.words : label(view, 'body', part.bodyId)))
      .join('; ');
  return {
    header: [
      'measure_id',
      'number',
      'area_number',
      'area',
      'text',
      'form_of_completion',
      'period_words',
      'period_start',
      'period_end',
      'period_state',
      'lead',
      'participants',
      'by_agreement',
    ],
    rows: rows.map((row) => [
      row.measure.id,
      row.measure.number,
      row.area?.number,
      row.area && inLanguage(view.context, row.area.title),
      inLanguage(view.context, row.measure.text),
      inLanguage(view.context, row.measure.formOfCompletion),
      row.measure.periodWords,
      row.measure.periodStart,
      row.measure.periodEnd,
      row.state,
      bodies(row, 'lead'),
      bodies(row, 'participant'),
      bodies(row, 'by_agreement'),
    ]),
  };
}

export const plansCsv = (view: RecordView, plans: readonly PlanStanding[]): CsvTable => ({
  header: [
    'plan_id',
    'title',
    'act',
    'approved_on',
    'approved_by',
    'ends_on',
    'areas',
    'measures',
    'periods_over',
  ],
  rows: plans.map(({ plan, areas, measures }) => [
    plan.id,
    inLanguage(view.context, plan.title),
    plan.act && inLanguage(view.context, plan.act),
    plan.approvedOn,
    plan.approvedBy && label(view, 'body', plan.approvedBy),
    plan.endsOn,
    areas.length,
    measures.length,
    measures.filter((row) => row.state === 'over').length,
  ]),
});
