import assert from 'node:assert/strict';
import test from 'node:test';
import type { OpenedDocument, TextBlock } from '../../features/proposals/index.ts';
import { sourceOf, sourceOfPages } from '../common/source-text.ts';
import { parseUprReport } from './parse.ts';
import { pageWith, reportWith, shippedNames } from './report.testdata.ts';

/** Layouts of sessions 21 and later, of which few real reports are at hand. */
const names = shippedNames();

const CLOSING =
  '9. All conclusions and/or recommendations contained in the present report reflect the position';
const parse = (conclusions: readonly string[], dialogue: readonly string[] = []) =>
  parseUprReport(sourceOfPages(reportWith([...conclusions, CLOSING], dialogue)), names);
const told = (conclusions: readonly string[]) =>
  parse(conclusions).recommendations.map(({ paragraph, text, states, position }) => [
    paragraph,
    text,
    states.join(' '),
    position,
  ]);

test('two answers, each State in brackets of its own', () => {
  assert.deepEqual(
    told([
      '6. The recommendations formulated during the interactive dialogue/listed below have been',
      'examined by Samoa and enjoy the support of Samoa:',
      ' 6.1 Ratify the Convention on trees (Togo) (Uganda);',
      ' 6.2 Adopt a law on palms (Spain); (France);',
      ' 6.3 Share its seeds (Bolivia (Plurinational State of)) (Netherlands (Kingdom of the));',
      ' 6.4 Invite gardeners (Fiji, on behalf of the Pacific Islands Forum) (State of Palestine).',
      '7. The recommendations formulated during the interactive dialogue/listed below have been',
      'examined by Samoa and have been noted by Samoa:',
      ' 7.1 Prohibit axes (Iceland).',
    ]),
    [
      ['6.1', 'Ratify the Convention on trees', 'TGO UGA', 'supported'],
      ['6.2', 'Adopt a law on palms', 'ESP FRA', 'supported'],
      ['6.3', 'Share its seeds', 'BOL NLD', 'supported'],
      ['6.4', 'Invite gardeners', 'FJI PSE', 'supported'],
      ['7.1', 'Prohibit axes', 'ISL', 'noted'],
    ],
  );
});

test('one list to be examined, its answer announced behind it', () => {
  assert.deepEqual(
    told([
      '6. The following recommendations will be examined by Samoa, which will provide responses in due',
      'time, but no later than the forty-third session of the Human Rights Council:',
      ' 6.1. Ratify the Convention on trees (Togo);',
      ' 6.2. Continue its efforts for palms (Viet Nam).',
      '7. The response of Samoa to these recommendations will be included in the outcome report.',
    ]),
    [
      ['6.1', 'Ratify the Convention on trees', 'TGO', null],
      ['6.2', 'Continue its efforts for palms', 'VNM', null],
    ],
  );
});

test('headings of themes stand above what follows, and are part of nothing', () => {
  const { recommendations, comments, notUnderstood } = parse([
    '6. The recommendations listed below enjoy the support of Samoa:',
    'Ratification of international instruments',
    ' 6.1 Ratify the Convention on trees (Togo);',
    ' 6.2 Accede to the Protocol (Chile);',
    'B. Equality of palms and of',
    'other trees',
    ' 6.3 Establish an office for palms (Nepal).',
    'Recommendations that were not accepted',
    '7. The recommendations below did not enjoy the support of Samoa and would thus be noted:',
    ' 7.1 Prohibit axes (Iceland).',
  ]);
  assert.deepEqual(
    recommendations.map(({ paragraph, heading, text, position }) => [paragraph, heading, text, position]),
    [
      ['6.1', 'Ratification of international instruments', 'Ratify the Convention on trees', 'supported'],
      ['6.2', 'Ratification of international instruments', 'Accede to the Protocol', 'supported'],
      ['6.3', 'B. Equality of palms and of other trees', 'Establish an office for palms', 'supported'],
      ['7.1', 'Recommendations that were not accepted', 'Prohibit axes', 'noted'],
    ],
  );
  assert.deepEqual([comments, notUnderstood], [[], []]);
});

test('the State replies in the report itself', () => {
  const { recommendations, comments } = parse([
    '6. The following recommendations do not enjoy the support of Samoa, for the reasons given:',
    ' 6.1 Prohibit axes (Iceland);',
    'Samoa considers that axes are needed.',
    ' 6.2 Prohibit saws (Norway).',
    '7. With regard to recommendation 6.1, Samoa explained that axes are old.',
  ]);
  assert.deepEqual(
    recommendations.map(({ paragraph, position }) => [paragraph, position]),
    [
      ['6.1', 'noted'],
      ['6.2', 'noted'],
    ],
  );
  assert.deepEqual(
    comments.map(({ paragraph }) => paragraph),
    ['6.1', '7'],
  );
});

test('numbers on lines of their own, and what databases print behind a recommendation', () => {
  assert.deepEqual(
    told([
      '6. The recommendations listed below enjoy the support of Samoa:',
      ' 6.1',
      'Ratify the Convention on trees (Togo);',
      'Source of position: A/HRC/43/99/Add.1',
      ' 6.2.',
      'Share its seeds (Spain);',
    ]),
    [
      ['6.1', 'Ratify the Convention on trees', 'TGO', 'supported'],
      ['6.2', 'Share its seeds', 'ESP', 'supported'],
    ],
  );
});

test('a draft: its own symbol, no account of the dialogue yet', () => {
  const pages = reportWith(
    [
      '6. The recommendations formulated during the interactive dialogue/listed below have been',
      'examined by Samoa and enjoy the support of Samoa:',
      '6.1. Ratify the Convention on trees (Togo) (Uganda);',
      CLOSING,
    ],
    [
      'I. Summary of the proceedings of the review process',
      '[To be completed by 22 November 2019]',
      'A. Presentation by the State under review',
      'B. Interactive dialogue and responses by the State under review',
      '5. During the interactive dialogue, 95 delegations made statements.',
    ],
  );
  const [, ...rest] = pages;
  const cover = [
    'United Nations A/HRC/WG.6/34/L.11',
    'UNEDITED VERSION',
    'Draft report of the Working Group',
    'Samoa',
  ];
  const report = parseUprReport(sourceOfPages([pageWith(1, cover), ...rest]), names);
  assert.deepEqual(
    [report.symbol, report.recommendations.length, report.checks],
    ['A/HRC/WG.6/34/L.11', 1, []],
  );
});

test('documents that are named in footnotes, and the session by their symbols', () => {
  const pages = reportWith([
    ' 6. The recommendations below enjoy the support of Samoa:',
    ' 6.1 Plant (Peru).',
    CLOSING,
  ]);
  const small = pageWith(2, ['1 A/HRC/WG.6/36/WSM/1.', '2 A/HRC/WG.6/36/WSM/2.']).lines.map((line) => ({
    ...line,
    y: line.y + 600,
    fontSize: 8,
  }));
  const withNotes = pages.map((page) =>
    page.number === 2 ? { ...page, lines: [...page.lines, ...small] } : page,
  );
  const { documents } = parseUprReport(sourceOfPages(withNotes), names);
  assert.deepEqual(
    documents.map(({ symbol }) => symbol),
    ['A/HRC/WG.6/36/WSM/1', 'A/HRC/WG.6/36/WSM/2'],
  );
});

test('a Word file with headings of its own: the same', () => {
  const block = (label: string | null, text: string, level = 0): TextBlock => ({
    type: 'text',
    text,
    label,
    level,
    indent: 0,
    isBold: null,
    isItalic: null,
    style: null,
    place: { page: 1, fromLine: 1, toLine: 1 },
  });
  const document: OpenedDocument = {
    form: 'docx',
    name: 'report.docx',
    language: 'en',
    layout: null,
    omitted: [],
    pages: [{ number: 1, lines: ['United Nations A/HRC/99/7', 'Samoa'] }],
    blocks: [
      block(null, 'Report of the Working Group on the Universal Periodic Review'),
      block('1.', 'The Working Group on the Universal Periodic Review, established in accordance with …'),
      block('II.', 'Conclusions and/or recommendations', 1),
      block('6.', 'The recommendations listed below enjoy the support of Samoa:'),
      block(null, 'Rights of trees', 2),
      block('6.1', 'Ratify the Convention on trees (Togo)'),
      block(null, 'Rights of palms', 2),
      block('6.2', 'Accede to the Protocol (Chile)'),
    ],
  };
  assert.deepEqual(
    parseUprReport(sourceOf(document), names).recommendations.map(({ paragraph, heading }) => [
      paragraph,
      heading,
    ]),
    [
      ['6.1', 'Rights of trees'],
      ['6.2', 'Rights of palms'],
    ],
  );
});
