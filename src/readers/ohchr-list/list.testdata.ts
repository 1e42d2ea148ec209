import { readFileSync } from 'node:fs';
import type { OpenedDocument, ReadingGround } from '../../features/proposals/index.ts';
import { createStateNames } from '../../kernel/state-names.ts';
import type { StateNamesEntry } from '../../kernel/state-names.ts';
import { cell, openedDocx, para, row, run, table } from '../files/docx/docx.testdata.ts';
import type { WholeRecommendation } from './held.ts';

/** Lists of three cycles, laid out as OHCHR lays them out; the recommendations are made up. */

const statesFile = new URL('../../../data/catalogue/states.json', import.meta.url);
export const stateNames = createStateNames(
  (JSON.parse(readFileSync(statesFile, 'utf8')) as { records: readonly StateNamesEntry[] }).records,
);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const lines = (text: string): string =>
  text
    .split('\n')
    .map((line) => para(escaped(line)))
    .join('');
const boldRow = (texts: readonly string[]): string =>
  row(
    texts.map((text) => cell(para(run(escaped(text), '<w:b/>')))),
    '<w:tblHeader/>',
  );

/** A heading that spans the table. */
export const heading = (text: string, columns = 4): string =>
  row([cell(para(run(escaped(text), '<w:b/>')), `<w:gridSpan w:val="${columns}"/>`)]);

/** A row of the table: the paragraphs of each cell divided by line breaks. */
export const listRow = (...cells: readonly string[]): string => row(cells.map((text) => cell(lines(text))));

export interface MadeList {
  /** The running head; '' for none. */
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  /** Paragraphs before the table. */
  readonly before?: readonly string[];
}

export function listDocument({ title, columns, rows, before = [] }: MadeList): Promise<OpenedDocument> {
  const grid = table(
    [boldRow(columns), ...rows],
    columns.map(() => 2500),
  );
  const section = '<w:sectPr><w:headerReference w:type="default" r:id="r_header"/></w:sectPr>';
  const body = `${before.map((text) => para(escaped(text))).join('')}${grid}${title === '' ? '' : section}`;
  return openedDocx(title === '' ? body : { body, header: para(escaped(title)) });
}

export const CYCLE_2: MadeList = {
  title: 'UPR of Samoa - Second Cycle    Thematic list of recommendations   Page 2 of 39',
  columns: ['Recommendation', 'Recommending state/s', 'Position', 'Full list of rights/affected persons'],
  rows: [
    heading('Right or area: 2.1. Acceptance of international norms'),
    listRow(
      '77.2. Accede to the made-up covenant (Chile); (Iran (Islamic Republic of));\nSource of position: A/HRC/27/9/Add.1',
      'Chile\nIran (Islamic Republic of)',
      'Noted',
      '2.1. Acceptance of international norms\n12.4. Death penalty\nAffected persons:\n- general\n- women',
    ),
    listRow(
      '77.1. Accede to the Protocol (Kenya);\nSource of position: A/HRC/27/9/Add.1\nComments: Said in a letter',
      'Kenya',
      'Supported/Noted',
      '2.1. Acceptance of international norms\nAffected persons:\n- judiciary',
    ),
  ],
};

export const CYCLE_3: MadeList = {
  title: 'UPR of Samoa (3rd Cycle – 39th Session)   Thematic list of recommendations   Page 66 of 66',
  columns: [
    'Recommendation',
    'Position',
    'Full list of themes',
    'Assessment/comments on level of implementation',
  ],
  rows: [
    heading('Theme: Right to health'),
    listRow(
      '93.1 Build a clinic on every island (Fiji) (Tonga);\nSource of Position: A/HRC/50/11 - Para 93',
      'Supported',
      '- Right to health\n- Children: definition; general principles; protection\nSDGs:\n- 3 - GOOD HEALTH AND WELL-BEING\n- 10 - REDUCED INEQUALITIES\nAffected persons:\n- Children',
      '',
    ),
    listRow(
      '94.1 Ratify the made-up convention (Peru); Consider ratifying the made-up convention (Cuba);\nSource of Position: A/HRC/50/11/Add.1 - Para.5',
      'Noted',
      '- Right to health',
      'Partially implemented. Two clinics were opened in 2023.',
    ),
    heading('Theme: Right to education'),
    listRow(
      '93.2 Open the schools to all children (Norway).\nSource of Position: A/HRC/50/11 - Para 93',
      'Supported',
      '- Right to education\nSDGs:\n- 4 - QUALITY EDUCATION',
      '',
    ),
  ],
};

export const CYCLE_4: MadeList = {
  title: 'UPR of Samoa (4th Cycle - 48th Session)  Thematic list of recommendations*  Page 1 of 2',
  columns: [
    'Recommendation and recommending State',
    'Position of the State under review',
    'Human rights themes and groups of persons',
    'Relevant SDGs',
  ],
  rows: [
    heading('Theme: Access to justice & remedy'),
    listRow(
      '110.1 Train the judges of the Land and Titles Court (United Kingdom of Great Britain and Northern Ireland);\nSource of Position: A/HRC/59/8/Add.1 - Para.3',
      'Supported',
      '- Access to justice & remedy\nGroups of Persons:\n- Public officials\n- Judges, lawyers and prosecutors',
      '- 16 - PEACE, JUSTICE AND STRONG INSTITUTIONS',
    ),
  ],
};

/** A record that knows these names, and holds these recommendations. */
export const groundOf = (
  names: Readonly<Record<string, string>> = {},
  held: readonly WholeRecommendation[] = [],
): ReadingGround => ({
  stateNames,
  lookUp: (vocabulary, printed) => names[`${vocabulary} ${printed.toLowerCase()}`] ?? null,
  recommendationsOf: (_, of) => Promise.resolve('symbol' in of ? held : []),
  held: () => Promise.resolve(new Map()),
});
