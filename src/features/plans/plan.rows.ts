import { readSort } from '../../web/components/data-table.ts';
import type { SortOrder } from '../../web/components/data-table.ts';
import { narrow } from '../../web/facets.ts';
import type { FacetRule, Narrowed } from '../../web/facets.ts';
import { inLanguage, label, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { byNumber, PERIOD_STATES } from './plans.ts';
import type { MeasureStanding, PlanStanding } from './plans.ts';

/** A body that could not be told stands under this value. */
const UNRESOLVED = 'unresolved';

const rulesOf = (view: RecordView, { areas }: PlanStanding): FacetRule<MeasureStanding>[] => [
  {
    name: 'period',
    label: view.context.t('plans.state'),
    of: (row) => [row.state],
    word: (value) => word(view, 'period_state', value),
    order: PERIOD_STATES,
  },
  {
    name: 'area',
    label: view.context.t('plans.area'),
    of: (row) => (row.area === null ? [] : [row.area.number]),
    word: (value) => {
      const area = areas.find((one) => one.number === value);
      return area ? `${area.number}. ${inLanguage(view.context, area.title)}` : value;
    },
    order: areas.map((area) => area.number),
  },
  {
    name: 'body',
    label: view.context.t('plans.body'),
    of: (row) => row.responsibilities.map((part) => part.bodyId ?? UNRESOLVED),
    word: (value) => (value === UNRESOLVED ? view.context.t('plans.unresolved') : label(view, 'body', value)),
  },
];

const MEASURE_SORTS = ['number', 'form', 'period', 'lead', 'state'] as const;
type MeasureSort = (typeof MEASURE_SORTS)[number];

/** The rows in the order asked for; equal ones by number. Periods sort by their end, one without an end comes last. */
function sortMeasures(
  view: RecordView,
  rows: readonly MeasureStanding[],
  sort: { readonly by: MeasureSort; readonly order: SortOrder },
): MeasureStanding[] {
  const collator = new Intl.Collator(view.context.language);
  const keys: Readonly<Record<MeasureSort, (row: MeasureStanding) => string>> = {
    number: () => '',
    form: (row) => inLanguage(view.context, row.measure.formOfCompletion),
    period: (row) => `${row.measure.periodEnd ?? '9999'} ${row.measure.periodStart ?? ''}`,
    lead: (row) => (row.lead?.bodyId ? label(view, 'body', row.lead.bodyId) : ''),
    state: (row) => String(PERIOD_STATES.indexOf(row.state)),
  };
  const key = keys[sort.by];
  const sign = sort.order === 'descending' ? -1 : 1;
  return [...rows].sort(
    (a, b) => sign * (collator.compare(key(a), key(b)) || byNumber(a.measure, b.measure)),
  );
}

/** What a plan's page and its twins show: the measures that the address asks for, in the order that it asks for. */
export interface PlanList extends Narrowed<MeasureStanding> {
  readonly plan: PlanStanding;
  readonly sort: { readonly by: MeasureSort; readonly order: SortOrder };
}

export function planList(view: RecordView, plan: PlanStanding): PlanList {
  const sort = readSort(view.context, MEASURE_SORTS, { by: 'number', order: 'ascending' });
  const { rows, facets } = narrow(view.context, plan.measures, rulesOf(view, plan));
  return { plan, sort, facets, rows: sortMeasures(view, rows, sort) };
}
