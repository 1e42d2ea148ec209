import assert from 'node:assert/strict';
import test from 'node:test';
import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  type IParagraphOptions,
} from 'docx';
import type { OpenedDocument } from '../../features/proposals/index.ts';
import { shippedNames } from '../common/names.testdata.ts';
import { openDocx } from '../files/docx/index.ts';
import { openZip } from '../files/zip/index.ts';
import { applyAddendum } from '../upr-addendum/index.ts';
import { uprReportReader } from './propose.ts';

const stateNames = shippedNames();

const paragraph = (text: string, more: IParagraphOptions = {}): Paragraph => new Paragraph({ ...more, text });

/** A paragraph whose number Word computes: "4." at level 0, "4.1" at level 1. */
const numbered = (text: string, level = 0): Paragraph =>
  paragraph(text, { numbering: { reference: 'paragraphs', level } });

const row = (...texts: readonly string[]): TableRow =>
  new TableRow({ children: texts.map((text) => new TableCell({ children: [paragraph(text)] })) });

async function wordFile(...children: readonly (Paragraph | Table)[]): Promise<OpenedDocument> {
  const level = (index: number, text: string) =>
    ({ level: index, format: 'decimal', text, alignment: AlignmentType.LEFT }) as const;
  const document = new Document({
    numbering: { config: [{ reference: 'paragraphs', levels: [level(0, '%1.'), level(1, '%1.%2')] }] },
    sections: [{ children: [...children] }],
  });
  return openDocx(await openZip('fixture.docx', new Uint8Array(await Packer.toBuffer(document))));
}

const REPORT = [
  new Table({
    rows: [
      row('United Nations', 'A/HRC/99/7'),
      row('General Assembly', 'Distr.: General'),
      row('', '19 June 2015'),
    ],
  }),
  paragraph('Human Rights Council'),
  paragraph('Report of the Working Group on the Universal Periodic Review*'),
  paragraph('Samoa'),
  paragraph('Introduction', { heading: HeadingLevel.HEADING_1 }),
  numbered(
    'The Working Group on the Universal Periodic Review, established in accordance with Human Rights Council resolution 5/1, held its twenty-first session from 1 to 12 June 2015. The review of Samoa was held at the 3rd meeting, on 2 June 2015. The delegation of Samoa was headed by Jane Example. At its 10th meeting, held on 5 June 2015, the Working Group adopted the report on Samoa.',
  ),
  paragraph('B.\tInteractive dialogue and responses by the State under review', {
    heading: HeadingLevel.HEADING_2,
  }),
  numbered('Chile asked about palms.'),
  paragraph('II.\tConclusions and/or recommendations', { heading: HeadingLevel.HEADING_1 }),
  numbered('The following recommendations will be examined by Samoa:'),
  numbered('Plant breadfruit (Chile) (Peru);', 1),
  numbered('Plant mahogany along all roads (Kenya)', 1),
  paragraph('3.3\tPlant hedges (Fiji).'),
  numbered(
    'All conclusions and/or recommendations contained in the present report reflect the position of all.',
  ),
];

const ADDENDUM = [
  paragraph('A/HRC/99/7/Add.1'),
  paragraph('3 September 2015'),
  paragraph('Universal periodic review'),
  paragraph('Samoa'),
  paragraph('Addendum'),
  paragraph('Views on conclusions and/or recommendations'),
  new Table({
    rows: [
      row('Recommendation', 'Position', 'Comments'),
      row('3.1 Plant breadfruit (Chile) (Peru)', 'Supported', 'It has begun.'),
      row('3.2 Plant mahogany along all roads (Kenya)', 'Noted', 'It is too dear.'),
      row('3.3', 'Partially supported', 'Only in towns.'),
    ],
  }),
];

test('a report and its addendum in Word: computed numbers, typed ones, tables', async () => {
  const report = await wordFile(...REPORT);
  assert.ok(uprReportReader.recognises(report) > 0.9);
  const ground = {
    stateNames,
    lookUp: () => null,
    recommendationsOf: async () => [],
    held: async () => new Map(),
  };
  const proposal = await uprReportReader.propose(report, ground);
  assert.deepEqual(
    proposal.items.map(({ id, records: [first] }) => [id, first?.fields['recommendingStates']]),
    [
      ['3.1', ['CHL', 'PER']],
      ['3.2', ['KEN']],
      ['3.3', ['FJI']],
      ['2.statement', ['CHL']],
    ],
  );
  assert.deepEqual(
    proposal.frame.flatMap(({ kind, fields }) => (kind === 'milestone' ? [fields['date']] : [])),
    ['2015-06-02', '2015-06-05', '2015-06-19'],
  );
  const { items } = applyAddendum(proposal, await wordFile(...ADDENDUM), stateNames);
  assert.deepEqual(
    items.slice(0, 3).map(({ records }) => records.at(-1)?.fields['position']),
    ['supported', 'noted', 'partially_supported'],
  );
});
