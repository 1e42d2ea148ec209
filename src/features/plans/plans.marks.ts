import { chip } from '../../web/components/chip.ts';
import type { Level } from '../../web/components/shapes.ts';
import { statusMark } from '../../web/components/status-mark.ts';
import { tally } from '../../web/components/tally.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { sectionPath } from '../../web/navigation.ts';
import { word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import type { Responsibility } from './plans.schema.ts';
import type { PeriodState } from './plans.ts';
import { REFORM_STATUSES } from './reforms.ts';
import type { ReformStatus } from './reforms.ts';

/** Time that is over is no achievement: it has the shape of what nobody has assessed, not that of what is done. */
const PERIOD_LEVELS: Readonly<Record<PeriodState, Level>> = {
  not_begun: 'none',
  running: 'some',
  over: 'void',
};

export const periodMark = (view: RecordView, state: PeriodState): Html =>
  statusMark(view.context, { level: PERIOD_LEVELS[state], label: word(view, 'period_state', state) });

/** How far a reform has come, as a shape. */
const REFORM_LEVELS: Readonly<Record<ReformStatus, Level>> = {
  in_force: 'full',
  adopted: 'most',
  introduced: 'some',
  drafted: 'some',
  announced: 'none',
  not_announced: 'void',
};

export const reformMark = (view: RecordView, status: ReformStatus): Html =>
  statusMark(view.context, { level: REFORM_LEVELS[status], label: word(view, 'reform_status', status) });

/** One square a reform, from those in force to those announced, each number with the way to its rows. */
export function reformTally(
  view: RecordView,
  counts: Readonly<Partial<Record<ReformStatus, number>>>,
  options: { readonly tableHref?: string } = {},
): Html {
  const { context, state } = view;
  const parts = REFORM_STATUSES.toReversed().flatMap((status) => {
    const count = counts[status] ?? 0;
    const href = context.link(sectionPath(state.id, 'reforms'), { status });
    const label = word(view, 'reform_status', status);
    return count === 0 ? [] : [{ level: REFORM_LEVELS[status], label, count, href }];
  });
  return parts.length === 0
    ? html``
    : tally(context, { caption: context.t('reforms.tally'), parts, ...options });
}

/** Says how sure the house is of a link, where it is not certain. Certain is the rule and goes without saying. */
export const certaintyMark = (view: RecordView, certainty: Responsibility['certainty']): Html =>
  certainty === 'certain' ? html`` : chip(view.context, { text: word(view, 'certainty', certainty) });
