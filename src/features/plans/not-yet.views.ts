import { emptyState } from '../../web/components/empty-state.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import type { PageOptions } from '../../web/layout.ts';
import { latest } from '../../kernel/partial-date.ts';
import type { PartialDate } from '../../kernel/partial-date.ts';
import type { RecordView } from '../record/index.ts';

/**
 * The page of something that the record holds but that had not come about by the day of the page: what it later became
 * is not shown as if it were there; the way to the day on which it was is.
 */
export function notYetPage(
  view: RecordView,
  options: Pick<PageOptions, 'title' | 'crumbs' | 'section'> & { readonly since: PartialDate },
): Html {
  const { context, state } = view;
  const { since, ...rest } = options;
  const day = latest(since);
  return page(context, {
    ...rest,
    state,
    body: emptyState(context, {
      heading: context.t('plans.not_yet', { date: context.date(context.asof) }),
      next: [
        {
          label: context.t('plans.see_on', { date: context.date(day) }),
          href: context.here({ asof: day === context.today ? null : day }),
        },
      ],
    }),
  });
}
