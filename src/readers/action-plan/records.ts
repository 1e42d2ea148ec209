/** A plan, its areas and measures as proposed records. */
import type { CitationFields, ProposedItem } from '../../features/proposals/index.ts';
import { cite, said, slugOf, type YieldingRecord } from '../common/yielding.ts';
import type { PlanColumn, PlanRole } from './columns.ts';
import { languageFlags, local, locate, planId, type PlanContext } from './context.ts';
import { periodOf } from './periods.ts';
import { responsibilities } from './responsibilities.ts';
import type { PlanArea, PlanMeasure, PlanRows } from './rows.ts';

/** The plan first, each area before its measures. */
export function planItems(rows: PlanRows, context: PlanContext): ProposedItem[] {
  const id = planId(context);
  const byArea = Map.groupBy(rows.measures, ({ area }) => area);
  const items = (measures: readonly PlanMeasure[] = []): ProposedItem[] =>
    measures.map((measure) => measureItem(measure, id, rows.columns, context));
  return [
    planItem(id, rows, context),
    ...items(byArea.get(null)),
    ...rows.areas.flatMap((area) => [areaItem(area, id, context), ...items(byArea.get(area))]),
  ];
}

function planItem(id: string, { measures }: PlanRows, context: PlanContext): ProposedItem {
  const { head, stateId, sourceId, language, lookUp } = context;
  const { act } = head;
  const title = head.title ?? 'Action plan';
  const office = act?.office ?? null;
  const approvedBy = office === null ? null : lookUp('body', office, stateId);
  const last = lastEnd(measures);
  const above = context.locator === '' ? 'above the table' : `above ${context.locator}`;
  const cited = (
    field: string,
    value: string | null,
    reading: string | null,
    locator = above,
  ): CitationFields[] =>
    value === null
      ? []
      : [cite(sourceId, locator, { field, value, ...(reading === null ? {} : { reading }) })];
  const record: YieldingRecord = {
    kind: 'plan',
    fields: said({
      id,
      stateId,
      title: local(title, language),
      act: act && local(act.words, language),
      approvedOn: act?.date,
      approvedBy,
      endsOn: last?.end,
      sourceId: context.isOwnFile ? sourceId : null,
    }),
    citations: [
      ...cited('title', title, null),
      ...cited('act', act?.words ?? null, null),
      ...cited('approvedOn', act?.printedDate ?? null, act?.date ?? null),
      ...cited('approvedBy', approvedBy === null ? null : office, approvedBy),
      ...(last === null ? [] : cited('endsOn', last.measure.period, last.end, locate(context, last.measure))),
    ],
    yields: ['title', 'act', 'approvedOn', 'approvedBy', 'endsOn', 'sourceId'],
  };
  const flags = [
    ...languageFlags(context),
    ...(head.title === null ? ['title_missing'] : []),
    ...(act === null ? ['date_missing'] : []),
  ];
  const { page, fromLine } = measures[0]?.place ?? { page: 1, fromLine: 1 };
  const confidence = flags.length === 0 ? 0.9 : 0.6;
  return { id, records: [record], page, fromLine, toLine: fromLine, confidence, flags };
}

/** The last day that the plan gives any measure; null where a measure has no end that can be read. */
function lastEnd(
  measures: readonly PlanMeasure[],
): { readonly end: string; readonly measure: PlanMeasure } | null {
  let last: { end: string; measure: PlanMeasure } | null = null;
  for (const measure of measures) {
    const end = periodOf(measure.period)?.end ?? null;
    if (end === null) return null;
    if (last === null || end > last.end) last = { end, measure };
  }
  return last;
}

const areaId = (plan: string, { number }: PlanArea): string => `${plan}.area-${slugOf(number) || number}`;

function areaItem(area: PlanArea, plan: string, context: PlanContext): ProposedItem {
  const { stateId, sourceId, language } = context;
  const id = areaId(plan, area);
  const { number, position } = area;
  const locator = `${context.locator === '' ? '' : `${context.locator}, `}heading of area ${number}`;
  const record: YieldingRecord = {
    kind: 'area',
    fields: { id, stateId, planId: plan, number, position, title: local(area.title, language) },
    citations: [
      cite(sourceId, locator, { field: 'number', reading: number }),
      cite(sourceId, locator, { field: 'title', value: area.title }),
    ],
    yields: ['title', 'position'],
  };
  const flags = languageFlags(context);
  return { id, records: [record], ...area.place, confidence: flags.length === 0 ? 0.95 : 0.75, flags };
}

function measureItem(
  measure: PlanMeasure,
  plan: string,
  columns: readonly PlanColumn[],
  context: PlanContext,
): ProposedItem {
  const id = `${plan}.${measure.number}`;
  const column = (role: PlanRole): PlanColumn | undefined => columns.find((one) => one.role === role);
  const bodies = responsibilities(measure, id, column('responsible'), context);
  const flags = [
    ...languageFlags(context),
    ...(measure.isCounted ? ['number_counted'] : []),
    ...(periodOf(measure.period) === null ? ['period_not_read'] : []),
    ...(measure.form === '' ? ['form_missing'] : []),
    ...bodies.flags,
  ];
  const { unresolved } = bodies;
  return {
    id,
    records: [measureRecord(measure, id, plan, column, context), ...bodies.records],
    ...measure.place,
    confidence: flags.length === 0 ? 0.96 : 0.75,
    flags,
    ...(unresolved.length === 0 ? {} : { unresolved }),
  };
}

function measureRecord(
  measure: PlanMeasure,
  id: string,
  plan: string,
  column: (role: PlanRole) => PlanColumn | undefined,
  context: PlanContext,
): YieldingRecord {
  const { stateId, sourceId, language } = context;
  const { number, position, area, text, form } = measure;
  const period = periodOf(measure.period);
  const cited = (role: PlanRole, more: CitationFields): CitationFields =>
    cite(sourceId, locate(context, measure, column(role)), more);
  const dated = (field: string, reading: string | null | undefined): CitationFields[] =>
    typeof reading === 'string' ? [cited('period', { field, value: measure.period, reading })] : [];
  return {
    kind: 'measure',
    fields: said({
      id,
      stateId,
      planId: plan,
      areaId: area && areaId(plan, area),
      number,
      position,
      text: local(text, language),
      isSummary: false,
      formOfCompletion: form === '' ? null : local(form, language),
      periodStart: period?.start,
      periodEnd: period?.end,
      periodWords: measure.period === '' ? null : measure.period,
    }),
    citations: [
      cited('number', { field: 'number', reading: number }),
      cited('measure', { field: 'text', quote: text }),
      ...(form === '' ? [] : [cited('form', { field: 'formOfCompletion', value: form })]),
      ...dated('periodWords', measure.period === '' ? null : measure.period),
      ...dated('periodStart', period?.start),
      ...dated('periodEnd', period?.end),
    ],
    yields: ['text', 'isSummary', 'formOfCompletion', 'periodStart', 'periodEnd', 'periodWords', 'position'],
  };
}
