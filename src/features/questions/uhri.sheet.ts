import type { UhriRow } from './uhri.row.ts';
import type { Cell } from './xlsx.cells.ts';
import type { Sheet } from './xlsx.ts';

interface UhriColumn {
  /** As the index's own export spells it. */
  readonly heading: string;
  readonly width: number;
  readonly isWrapped?: boolean;
  /** `list` puts several values on a line each. */
  readonly cell: (row: UhriRow, list: List) => Cell;
}

type List = (values: readonly string[]) => string;

/** As the index prints several values: on a line each, with a dash before them. */
const dashed: List = (values) => values.map((value) => `- ${value}`).join('\n');
/** In a CSV a dash at the beginning would be a formula; what reads the index's exports takes lines without it too. */
const undashed: List = (values) => values.join('\n');

/** A cycle whose session nobody knows is named in the session's place. */
const session = ({ UprSession, UprCycle }: UhriRow, list: List): string =>
  list(UprSession.length === 0 && UprCycle !== null ? [UprCycle] : UprSession);

/** The columns of the index's export to Excel, in its order and spelling ("Reccomending"). */
const COLUMNS: readonly UhriColumn[] = [
  { heading: 'Text', width: 80, isWrapped: true, cell: (row) => row.Text },
  { heading: 'Countries Concerned', width: 20, isWrapped: true, cell: (row, list) => list(row.Countries) },
  { heading: 'Reccomending Body', width: 18, cell: (row, list) => list([row.Body]) },
  { heading: 'Document Symbol', width: 22, cell: (row) => row.Symbol },
  { heading: 'Themes', width: 34, isWrapped: true, cell: (row, list) => list(row.Themes) },
  { heading: 'Affected Persons', width: 26, isWrapped: true, cell: (row, list) => list(row.AffectedPersons) },
  { heading: 'Sdgs', width: 34, isWrapped: true, cell: (row, list) => list(row.Sdgs) },
  {
    heading: 'Document Publication Date',
    width: 14,
    cell: ({ PublicationDate: date }) => (date === null ? null : { date: date.slice(0, 10) }),
  },
  {
    heading: 'UPR Reccomending States',
    width: 22,
    isWrapped: true,
    cell: (row, list) => list(row.UprRecommendingCountry),
  },
  { heading: 'UPR Position', width: 16, cell: (row, list) => list(row.UprPositions) },
  { heading: 'Type', width: 24, cell: (row, list) => list([row.AnnotationType]) },
  { heading: 'OHCHR Annotation Id', width: 38, cell: (row) => row.AnnotationId },
  { heading: 'UPR Session', width: 20, cell: session },
  { heading: 'Regions Concerned', width: 24, cell: (row, list) => list(row.Regions) },
  { heading: 'Recommending Regions', width: 24, cell: (row, list) => list(row.UprRecommendingRegions) },
  { heading: 'Date of publication on UHRI', width: 14, cell: () => null },
];

export const UHRI_HEADINGS: readonly string[] = COLUMNS.map(({ heading }) => heading);

/** Dates as a day, for forms without types of cells. */
export const uhriCells = (row: UhriRow): (string | number | null)[] =>
  COLUMNS.map(({ cell }) => {
    const made = cell(row, undashed);
    return made === null || typeof made !== 'object' ? made : 'date' in made ? made.date : made.text;
  });

async function* sheetRows(
  parts: AsyncIterable<readonly UhriRow[]>,
): AsyncGenerator<Cell[][], void, undefined> {
  for await (const rows of parts) yield rows.map((row) => COLUMNS.map(({ cell }) => cell(row, dashed)));
}

/** The sheet as the index names it. */
export const uhriSheet = (parts: AsyncIterable<readonly UhriRow[]>): Sheet => ({
  name: 'Results',
  columns: COLUMNS.map(({ heading, width, isWrapped = false }) => ({ heading, width, isWrapped })),
  rows: sheetRows(parts),
  hasHeadings: true,
  isRightToLeft: false,
});
