import type { KindShape, Mapping, OpenedSheets, ReadingGround } from '../../features/proposals/index.ts';
import { fitOf } from '../../features/proposals/index.ts';
import { AppError } from '../../kernel/errors.ts';
import { sourceIdOf } from './frame.ts';
import { gridOf, rowsOf } from './grid.ts';
import type { Grid } from './grid.ts';
import { RowReader } from './rows.ts';
import type { ReadRow } from './rows.ts';

/** A mapping and the file that it is laid over. */
export interface Application {
  readonly file: OpenedSheets;
  readonly mapping: Mapping;
  readonly shapes: readonly KindShape[];
  /** The State for which the table is read. */
  readonly stateId: string | null;
  readonly ground: Pick<ReadingGround, 'stateNames' | 'lookUp'>;
  /** A proposal of more items is refused. */
  readonly mostItems?: number | undefined;
}

/**
 * The sheet that the mapping is about. A person who lays a mapping over a table on which it does not sit (yet) gets
 * the sheet of its name, else the first, with the columns that are there. Throws `no_table` for a file without rows.
 */
export function gridFor({ file, mapping }: Pick<Application, 'file' | 'mapping'>): Grid {
  const fit = fitOf(mapping, file.sheets);
  const named = file.sheets.findIndex((one) => one.name === mapping.sheet);
  const first = file.sheets.findIndex((one) => one.rows.length > 0);
  const grid = gridOf(file, mapping, fit?.sheet ?? (named >= 0 ? named : first));
  if (grid !== null) return grid;
  throw new AppError('no_table', 422, `${file.name} has no table in it.`, {
    remedy: 'Give a file with rows: XLSX, XLS, ODS or CSV.',
  });
}

/** Row by row, in the file's order; linear in the file's size, and no more than a row is held. */
export function* readRows(
  application: Application,
  grid: Grid,
  untold?: ReadonlySet<string>,
): Generator<ReadRow> {
  const { file, mapping, shapes, stateId, ground } = application;
  const several = file.sheets.filter((one) => one.rows.length > 0).length > 1;
  const reader = new RowReader({
    mapping,
    grid,
    shapes: new Map(shapes.map((one) => [one.kind, one])),
    ground: remembered(ground),
    stateId,
    ...(untold ? { untold } : {}),
    sourceId: sourceIdOf(mapping, stateId ?? mapping.stateId),
    sheetLocator: several ? `sheet ${grid.sheetName}, ` : '',
  });
  for (const row of rowsOf(grid)) yield reader.read(row);
}

/** Tables say few names often. */
const KEPT_NAMES = 20_000;

function remembered({ stateNames, lookUp }: Application['ground']): Application['ground'] {
  const lists = new Map<string, ReturnType<typeof stateNames.resolveAll>>();
  const states = new Map<string, string | null>();
  const ids = new Map<string, string | null>();
  return {
    stateNames: {
      ...stateNames,
      resolve: kept(states, stateNames.resolve),
      resolveAll: kept(lists, stateNames.resolveAll),
    },
    lookUp: (vocabulary, printed, stateId) =>
      kept(ids, () => lookUp(vocabulary, printed, stateId))(`${vocabulary}\n${stateId ?? ''}\n${printed}`),
  };
}

const kept =
  <T>(known: Map<string, T>, find: (key: string) => T) =>
  (key: string): T => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(key);
    if (known.size < KEPT_NAMES) known.set(key, found);
    return found;
  };
