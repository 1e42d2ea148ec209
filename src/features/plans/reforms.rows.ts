import { readSort } from '../../web/components/data-table.ts';
import type { SortOrder } from '../../web/components/data-table.ts';
import { narrow } from '../../web/facets.ts';
import type { FacetRule, Narrowed } from '../../web/facets.ts';
import type { LocalText } from '../../ledger/fields.ts';
import { inLanguage, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { REFORM_KINDS, reformPackage } from './plans.schema.ts';
import type { Reform, ReformPackage } from './plans.schema.ts';
import { REFORM_STATUSES, reformsOn } from './reforms.ts';
import type { ReformStanding } from './reforms.ts';

/** What reforms are listed under: their package, or else the heading that a document gives them. */
export interface ReformGroup {
  /** Stands in addresses, the same in every language: 'kaz.package-1', 'Judicial reform'. */
  readonly value: string;
  readonly package: ReformPackage | null;
  /** null: neither a package nor a heading. */
  readonly heading: LocalText | null;
  readonly rows: readonly ReformStanding[];
}

const SORTS = ['group', 'title', 'kind', 'status', 'date'] as const;
type Sort = (typeof SORTS)[number];

export interface ReformList extends Narrowed<ReformStanding> {
  /** All that had been announced by the day, whatever the address asks for. */
  readonly all: readonly ReformStanding[];
  readonly sort: { readonly by: Sort; readonly order: SortOrder };
  readonly groups: readonly ReformGroup[];
}

const OTHER = 'other';

/** The value of a reform's group in addresses. */
export const groupOf = ({ packageId, heading }: Reform): string => packageId ?? heading?.en ?? OTHER;

/** The name of the group that a reform is listed under: its package's title, or its heading. */
export function groupName(view: RecordView, { packageId, heading }: Reform): string {
  const own = packageId === null ? undefined : view.dossier.find(reformPackage, packageId);
  const name = own?.title ?? heading;
  return name === null ? view.context.t('reforms.other') : inLanguage(view.context, name);
}

export function reformList(view: RecordView): ReformList {
  const all = reformsOn(view.dossier, view.catalogue, view.context.asof).filter(
    (one) => one.since <= view.context.asof,
  );
  const packages = [...view.dossier.all(reformPackage)].sort((a, b) => a.position - b.position);
  const first = new Map(all.toReversed().map(({ reform }) => [groupOf(reform), reform]));
  const order = [...new Set([...packages.map((one) => one.id), ...all.map((one) => groupOf(one.reform))])];
  const { rows, facets } = narrow(view.context, all, rulesOf(view, order, first));
  const sort = readSort(view.context, SORTS, { by: 'group', order: 'ascending' });
  const sorted = sortReforms(view, rows, sort);
  const byGroup = Map.groupBy(sorted, (one) => groupOf(one.reform));
  return {
    all,
    rows: sorted,
    facets,
    sort,
    groups: order.flatMap((value) => {
      const own = byGroup.get(value);
      const heading = first.get(value)?.heading ?? null;
      return own
        ? [{ value, package: view.dossier.find(reformPackage, value) ?? null, heading, rows: own }]
        : [];
    }),
  };
}

const rulesOf = (
  view: RecordView,
  groups: readonly string[],
  first: ReadonlyMap<string, Reform>,
): FacetRule<ReformStanding>[] => [
  {
    name: 'status',
    label: view.context.t('reforms.status'),
    of: (row) => [row.status],
    word: (value) => word(view, 'reform_status', value),
    order: REFORM_STATUSES.toReversed(),
  },
  {
    name: 'kind',
    label: view.context.t('reforms.kind'),
    of: ({ reform }) => [reform.kind],
    word: (value) => word(view, 'reform_kind', value),
    order: REFORM_KINDS,
  },
  {
    name: 'group',
    label: view.context.t('reforms.group'),
    of: ({ reform }) => [groupOf(reform)],
    word: (value) => {
      const own = first.get(value);
      return own === undefined ? value : groupName(view, own);
    },
    order: groups,
  },
];

function sortReforms(
  view: RecordView,
  rows: readonly ReformStanding[],
  sort: ReformList['sort'],
): ReformStanding[] {
  const collator = new Intl.Collator(view.context.language);
  const compare: Readonly<Record<Sort, (a: ReformStanding, b: ReformStanding) => number>> = {
    group: (a, b) => a.reform.position - b.reform.position,
    title: (a, b) =>
      collator.compare(inLanguage(view.context, a.reform.title), inLanguage(view.context, b.reform.title)),
    kind: (a, b) => REFORM_KINDS.indexOf(a.reform.kind) - REFORM_KINDS.indexOf(b.reform.kind),
    status: (a, b) => REFORM_STATUSES.indexOf(a.status) - REFORM_STATUSES.indexOf(b.status),
    date: (a, b) => collator.compare(a.last?.date ?? '', b.last?.date ?? ''),
  };
  const sign = sort.order === 'descending' ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare[sort.by](a, b) || a.reform.position - b.reform.position);
}
