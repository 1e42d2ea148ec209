import assert from 'node:assert/strict';
import test from 'node:test';
import type { OpenedDocument, TextBlock } from '../../features/proposals/index.ts';
import { review, recommendation, milestone, position } from '../../features/reviews/index.ts';
import { source } from '../../features/sources/index.ts';
import { sourceOf, sourceOfPages } from '../common/source-text.ts';
import { parseUprReport } from './parse.ts';
import { uprReportReader } from './propose.ts';
import { reportWith, shippedNames } from './report.testdata.ts';

const stateNames = shippedNames();

/** A paragraph as Word gives it: the number in front is set by the program and stands apart from the words. */
const block = (label: string | null, text: string, line: number, level = 0): TextBlock => ({
  type: 'text',
  text,
  label,
  level,
  indent: 0,
  isBold: null,
  isItalic: null,
  style: null,
  place: { page: 1, fromLine: line, toLine: line },
});

const PARAGRAPHS: readonly (readonly [string | null, string, number?])[] = [
  [null, 'United Nations A/HRC/99/7'],
  [null, 'Report of the Working Group on the Universal Periodic Review'],
  [null, 'Samoa'],
  [null, 'Introduction', 1],
  [
    '1.',
    'The Working Group on the Universal Periodic Review, established in accordance with Human Rights Council resolution 5/1, held its twenty-first session from 1 to 12 June 2015. The review of Samoa was held at the 3rd meeting, on 2 June 2015. The delegation of Samoa was headed by Jane Example, Minister of Examples. At its 10th meeting, held on 5 June 2015, the Working Group adopted the report on Samoa.',
  ],
  [
    '2.',
    'On 13 January 2015, the Human Rights Council selected the following group of rapporteurs (troika) to facilitate the review of Samoa: Chile, Kenya and Portugal.',
  ],
  ['3.', 'The following documents were issued for the review of Samoa:'],
  ['(a)', 'A national report (A/HRC/WG.6/21/WSM/1);'],
  ['(b)', 'A compilation (A/HRC/WG.6/21/WSM/2);'],
  ['(c)', 'A summary (A/HRC/WG.6/21/WSM/3).'],
  ['I.', 'Summary of the proceedings of the review process', 1],
  ['A.', 'Presentation by the State under review', 2],
  ['4.', 'The head of the delegation spoke of trees'],
  ['B.', 'Interactive dialogue and responses by the State under review', 2],
  ['5.', 'Chile asked about palms.'],
  ['II.', 'Conclusions and/or recommendations', 1],
  ['6.', 'The recommendations listed below enjoy the support of Samoa'],
  ['6.1', 'Plant trees (Chile) (Peru)'],
  ['6.2', 'Count the trees that stand at the coast, number 6.3 among them (Kenya);'],
  ['7.', 'The following recommendations were noted by Samoa:'],
  ['7.1', 'Sell the trees (Fiji).'],
  [
    '8.',
    'All conclusions and/or recommendations contained in the present report reflect the position of the submitting State(s).',
  ],
  ['III.', 'Voluntary commitments', 1],
  ['9.', 'Samoa will plant a tree for each child.'],
  [null, 'Annex', 1],
  [null, 'Composition of the delegation'],
];

const WORD: OpenedDocument = {
  form: 'docx',
  name: 'report.docx',
  language: 'en',
  blocks: PARAGRAPHS.map(([label, text, level], index) => block(label, text, index + 1, level)),
  layout: null,
  omitted: [],
  pages: [{ number: 1, lines: PARAGRAPHS.map(([label, text]) => `${label ?? ''} ${text}`.trim()) }],
};

const TEXT: OpenedDocument = {
  ...WORD,
  form: 'text',
  blocks: [],
  pages: [{ number: 1, lines: [...(WORD.pages[0]?.lines ?? []), 'GE.15-12345 (E)', 'A/HRC/99/7'] }],
};

for (const document of [WORD, TEXT]) {
  test(`a report as ${document.form}: numbers apart from the words, paragraphs without stops`, () => {
    assert.ok(uprReportReader.recognises(document) > 0.9);
    const report = parseUprReport(sourceOf(document), stateNames);
    assert.deepEqual(
      report.recommendations.map(({ paragraph, states, position: answer }) => [paragraph, states, answer]),
      [
        ['6.1', ['CHL', 'PER'], 'supported'],
        ['6.2', ['KEN'], 'supported'],
        ['7.1', ['FJI'], 'noted'],
      ],
    );
    assert.deepEqual(
      report.statements.map(({ paragraph, speaker }) => [paragraph, speaker]),
      [
        ['4', 'WSM'],
        ['5', 'CHL'],
      ],
    );
    assert.deepEqual(
      [report.symbol, report.session, report.troika, report.headOfDelegation],
      ['A/HRC/99/7', 21, ['CHL', 'KEN', 'PRT'], 'Jane Example, Minister of Examples'],
    );
    assert.deepEqual(
      report.documents.map(({ kind }) => kind),
      ['upr_national_report', 'upr_compilation', 'upr_stakeholder_summary'],
    );
    assert.deepEqual(
      report.voluntaryCommitments.map(({ text }) => text),
      ['Samoa will plant a tree for each child'],
    );
  });
}

const KINDS = new Map(
  [review, recommendation, milestone, position, source].map((kind) => [kind.name as string, kind]),
);

test('everything proposed fits the kinds of the record, under ids of its own', async () => {
  const ground = {
    stateNames,
    lookUp: () => null,
    recommendationsOf: async () => [],
    held: async () => new Map(),
  };
  const proposal = await uprReportReader.propose(WORD, ground);
  const records = [...proposal.frame, ...proposal.items.flatMap((item) => item.records)];
  for (const { kind, fields } of records) {
    const parsed = KINDS.get(kind)?.schema.safeParse(fields);
    assert.deepEqual(parsed?.error?.issues ?? [], [], JSON.stringify(fields));
  }
  const ids = records.map(({ kind, fields }) => `${kind} ${String(fields['id'])}`);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(
    proposal.frame.map(({ kind, fields }) => [kind, fields['id']]),
    [
      ['source', 'a-hrc-99-7'],
      ['source', 'a-hrc-wg-6-21-wsm-1'],
      ['source', 'a-hrc-wg-6-21-wsm-2'],
      ['source', 'a-hrc-wg-6-21-wsm-3'],
      ['review', 'wsm.upr-2'],
      ['milestone', 'wsm.upr-2.review'],
      ['milestone', 'wsm.upr-2.report-adopted'],
    ],
  );
  assert.deepEqual(
    proposal.items.map(({ id, records: [first] }) => [id, first?.fields['type']]),
    [
      ['6.1', 'recommendation'],
      ['6.2', 'recommendation'],
      ['7.1', 'recommendation'],
      ['9', 'voluntary_commitment'],
      ['4.statement', 'statement'],
      ['5.statement', 'statement'],
    ],
  );
});

test('a PDF and its text in another form give the same', () => {
  const pages = reportWith(
    ['7. The recommendations below enjoy the support of Samoa:', ' 7.1 Plant trees (Chile).'],
    ['3. Peru asked about trees.'],
  );
  const printed = sourceOfPages(pages);
  const document: OpenedDocument = {
    ...WORD,
    blocks: printed.body.map(({ text, line }) => block(null, text, line)),
    pages: printed.pages,
  };
  const read = (text: typeof printed): readonly string[] =>
    parseUprReport(text, stateNames).recommendations.map(
      ({ paragraph, text: words }) => `${paragraph} ${words}`,
    );
  assert.deepEqual(read(sourceOf(document)), read(printed));
});

test('hostile words are read in linear time', () => {
  const pieces = [
    'a',
    '(',
    ' ',
    ';',
    '(a) ',
    'and ',
    'recommended that ',
    'noted, ',
    '(Chile) ',
    '/',
    '1.1 ',
    'The ',
  ];
  for (const piece of pieces) {
    const long = piece.repeat(Math.ceil(60_000 / piece.length));
    const blocks = [
      ...WORD.blocks.slice(0, 15),
      block('6.', `Peru recommended that Samoa (a) plant ${long}`, 16),
      block('II.', 'Conclusions and/or recommendations', 17, 1),
      block('7.', 'The recommendations below enjoy the support of Samoa:', 18),
      block('7.1', `Plant ${long} (Chile)`, 19),
      block('7.2', long, 20),
      block('8.', 'The recommendations in paragraph 6 (a) above did not enjoy the support of Samoa.', 21),
    ];
    const began = performance.now();
    parseUprReport(sourceOf({ ...WORD, blocks }), stateNames);
    assert.ok(performance.now() - began < 3000, JSON.stringify(piece));
  }
});
