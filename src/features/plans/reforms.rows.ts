import { readSort } from '../../web/components/data-table.ts';
import type { SortOrder } from '../../web/components/data-table.ts';
import { narrow } from '../../web/facets.ts';
import type { FacetRule, Narrowed } from '../../web/facets.ts';
import { inLanguage, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { REFORM_KINDS, reformPackage } from './plans.schema.ts';
import type { Reform, ReformPackage } from './plans.schema.ts';
import { REFORM_STATUSES, reformsOn } from './reforms.ts';
import type { ReformStanding } from './reforms.ts';

/** What reforms are listed under: their package, or else the heading that a document gives them. */
export interface ReformGroup {
  /** Stands in addresses: 'kaz.package-1', 'Judicial reform'. */
  readonly value: string;
  readonly package: ReformPackage | null;
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
const groupOf = ({ packageId, heading }: Reform): string => packageId ?? heading ?? OTHER;

/** The name of a group; headings are kept in the language of the record, which is English. */
export const groupName = (view: RecordView, value: string): string => {
  const found = view.dossier.find(reformPackage, value);
  if (found) return inLanguage(view.context, found.title);
  return value === OTHER ? view.context.t('reforms.other') : value;
};

export function reformList(view: RecordView): ReformList {
  const all = reformsOn(view.dossier, view.catalogue, view.context.asof).filter(
    (one) => one.since <= view.context.asof,
  );
  const packages = [...view.dossier.all(reformPackage)].sort((a, b) => a.position - b.position);
  const names = [...new Set([...packages.map((one) => one.id), ...all.map((one) => groupOf(one.reform))])];
  const { rows, facets } = narrow(view.context, all, rulesOf(view, names));
  const sort = readSort(view.context, SORTS, { by: 'group', order: 'ascending' });
  const sorted = sortReforms(view, rows, sort);
  const byGroup = Map.groupBy(sorted, (one) => groupOf(one.reform));
  return {
    all,
    rows: sorted,
    facets,
    sort,
    groups: names.flatMap((value) => {
      const own = byGroup.get(value);
      return own ? [{ value, package: view.dossier.find(reformPackage, value) ?? null, rows: own }] : [];
    }),
  };
}

const rulesOf = (view: RecordView, groups: readonly string[]): FacetRule<ReformStanding>[] => [
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
    word: (value) => groupName(view, value),
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
