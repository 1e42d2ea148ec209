import type { Citation } from '../../ledger/index.ts';
import type { CsvTable, CsvValue } from '../../web/csv.ts';
import { CATALOGUE } from './change-filter.ts';
import type { ChangeRow, ChangeSetDetail } from './changes.repository.ts';
import { differencesOf } from './differences.ts';
import type { Difference } from './differences.ts';

/** A twin holds so many changes of a set at most; `?part=2` holds those after them. */
export const CHANGES_A_PART = 5_000;

/** Which part of a set is asked for, from 1. */
export function readPart(query: URLSearchParams): number {
  const asked = query.get('part') ?? '';
  return /^[1-9]\d{0,6}$/.test(asked) ? Number(asked) : 1;
}

/** The set with its checkpoint and, record by record, what differs. `parts` tells whether there is more. */
export const changeSetJson = (
  set: ChangeSetDetail,
  rows: readonly ChangeRow[],
  total: number,
  part: number,
): unknown => ({
  ...set,
  total,
  part,
  parts: Math.max(1, Math.ceil(total / CHANGES_A_PART)),
  changes: rows.map(({ before, after, ...change }) => ({
    ...change,
    differences: differencesOf({ before, after }),
  })),
});

const text = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);

/** What a citation says beside the place that it names, as JSON. */
const said = (one: Citation | null): string | null =>
  one &&
  JSON.stringify(
    Object.fromEntries(
      (['value', 'reading', 'quote', 'note'] as const).flatMap((part) =>
        one[part] === null ? [] : [[part, one[part]]],
      ),
    ),
  );

function cells(difference: Difference): readonly CsvValue[] {
  if (difference.what === 'order') return ['', '', '', '', '', ''];
  if (difference.what === 'field') {
    const { field, part, before, after } = difference;
    return [field, part.join('.'), '', '', text(before), text(after)];
  }
  const cited = difference.after ?? difference.before;
  return [cited?.field, '', cited?.sourceId, cited?.locator, said(difference.before), said(difference.after)];
}

/** A row a difference. */
export const changeSetCsv = (rows: readonly ChangeRow[]): CsvTable => ({
  header: [
    'sequence',
    'state',
    'kind',
    'record_id',
    'operation',
    'difference',
    'field',
    'part',
    'source_id',
    'locator',
    'before',
    'after',
  ],
  rows: rows.flatMap((row) =>
    differencesOf(row).map((difference) => [
      row.sequence,
      row.stateId ?? CATALOGUE,
      row.kind,
      row.recordId,
      row.operation,
      difference.what,
      ...cells(difference),
    ]),
  ),
});
