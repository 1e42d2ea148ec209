import type { CsvTable } from '../../web/csv.ts';
import type { Authorship } from '../record/index.ts';
import type { Contradiction } from './contradictions.ts';

type Choosers = ReadonlyMap<string, Authorship>;

/** Each contradiction with who chose the value that the record follows, and when. */
export const contradictionsJson = (list: readonly Contradiction[], choosers: Choosers): unknown =>
  list.map((one) => ({ ...one, chosenBy: choosers.get(one.choice?.id ?? '') ?? null }));

/** A row a citation. */
export const contradictionsCsv = (list: readonly Contradiction[], choosers: Choosers): CsvTable => ({
  header: [
    'kind',
    'record_id',
    'field',
    'record_value',
    'stated_value',
    'followed',
    'source_id',
    'locator',
    'printed',
    'ground',
    'chosen_by',
    'chosen_at',
  ],
  rows: list.flatMap((one) => {
    const chooser = choosers.get(one.choice?.id ?? '');
    return one.values.flatMap((value) =>
      value.citations.map((cited) => [
        one.kind,
        one.recordId,
        one.field,
        one.recordValue,
        value.reading,
        value.isFollowed,
        cited.sourceId,
        cited.locator,
        cited.value,
        one.choice?.ground,
        chooser?.actor,
        chooser?.at,
      ]),
    );
  }),
});
