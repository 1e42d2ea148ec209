import { addMonths, daysBetween, latest } from '../../kernel/partial-date.ts';
import type { FullDate } from '../../kernel/partial-date.ts';
import { narrow } from '../../web/facets.ts';
import type { FacetRule, Narrowed } from '../../web/facets.ts';
import type { PageContext } from '../../web/page-context.ts';
import { word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { cut, owedBy, owedTo } from './due.words.ts';
import { DUTY_KINDS, reportingDuty, submission } from './duties.schema.ts';
import type { ReportingDuty } from './duties.schema.ts';
import { dutiesOn, hasArisen } from './duties.ts';
import type { Due } from './duties.ts';

/** How far ahead the page looks, in months; 'all' as far as the record holds a date. */
export const HORIZONS = ['6', '12', '36', 'all'] as const;
export type Horizon = (typeof HORIZONS)[number];
const USUAL: Horizon = '12';

/** A yearly duty without an end is listed this far. */
const FARTHEST_MONTHS = 120;

export interface DutyList extends Narrowed<Due> {
  /** Whatever the address asks for, within the horizon. */
  readonly all: readonly Due[];
  readonly horizon: Horizon;
  /** Longest overdue first. */
  readonly overdue: readonly Due[];
  readonly ahead: readonly Due[];
  /** Last met first. */
  readonly met: readonly Due[];
}

const horizonOf = ({ query }: PageContext): Horizon =>
  HORIZONS.find((one) => one === query.get('within')) ?? USUAL;

function daysAhead(duties: readonly ReportingDuty[], asof: FullDate, horizon: Horizon): number {
  if (horizon !== 'all') return daysBetween(asof, addMonths(asof, Number(horizon)));
  const isEndless = duties.some((duty) => duty.dueOn === null && duty.endsOn === null);
  const farthest = addMonths(asof, FARTHEST_MONTHS);
  const last = duties
    .flatMap((duty) => duty.dueOn ?? duty.endsOn ?? [])
    .map(latest)
    .sort()
    .at(-1);
  const until = last === undefined || (isEndless && last < farthest) ? farthest : last;
  return Math.max(0, daysBetween(asof, until));
}

/** By whom, as it stands in addresses: a body's id, or the words for a group of bodies shortened to letters and hyphens. */
export const byKey = (duty: ReportingDuty): string =>
  duty.owedBy ??
  (duty.owedByWords?.en ?? 'state')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 40);

const toKey = (duty: ReportingDuty): string[] => {
  const to = duty.owedToBody ?? duty.owedToMechanism;
  return to === null ? [] : [to];
};

const rulesOf = (view: RecordView, duties: readonly ReportingDuty[]): FacetRule<Pick<Due, 'duty'>>[] => [
  {
    name: 'kind',
    label: view.context.t('duties.kind'),
    of: ({ duty }) => [duty.kind],
    word: (value) => word(view, 'duty_kind', value),
    order: DUTY_KINDS,
  },
  {
    name: 'by',
    label: view.context.t('duties.by'),
    of: ({ duty }) => [byKey(duty)],
    word: (value) =>
      named(
        duties,
        value,
        (duty) => [byKey(duty)],
        (duty) => cut(owedBy(view, duty)),
      ),
  },
  {
    name: 'to',
    label: view.context.t('duties.to'),
    of: ({ duty }) => toKey(duty),
    word: (value) => named(duties, value, toKey, (duty) => owedTo(view, duty) ?? value),
  },
];

const named = (
  duties: readonly ReportingDuty[],
  value: string,
  keys: (duty: ReportingDuty) => readonly string[],
  name: (duty: ReportingDuty) => string,
): string => {
  const found = duties.find((duty) => keys(duty).includes(value));
  return found ? name(found) : value;
};

/** What is owed as of the day of the page, narrowed as the address asks. */
export function dutyList(view: RecordView): DutyList {
  const { context, dossier } = view;
  const duties = dossier.all(reportingDuty);
  const horizon = horizonOf(context);
  const days = daysAhead(duties, context.asof, horizon);
  const all = dutiesOn(duties, dossier.all(submission), context.asof, days).filter(
    (one) => one.status !== 'due' || one.days <= days,
  );
  const { rows, facets } = narrow(context, all, rulesOf(view, duties));
  return {
    all,
    rows,
    facets,
    horizon,
    overdue: rows.filter((one) => one.status === 'overdue'),
    ahead: rows.filter((one) => one.status === 'due'),
    met: rows.filter((one) => one.submission !== null).toReversed(),
  };
}

/** The duties themselves that fit the address, for the feed: their days are not bound to the horizon of the page. */
export function narrowedDuties(view: RecordView): ReportingDuty[] {
  const duties = view.dossier.all(reportingDuty).filter((duty) => hasArisen(duty, view.context.asof));
  const rows = duties.map((duty) => ({ duty }));
  return narrow(view.context, rows, rulesOf(view, duties)).rows.map((row) => row.duty);
}
