import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonPlace } from './citing.ts';
import { list, note, paragraph, rows, sectionReference, tableOf, tableReference, text } from './draft.ts';
import type { DraftSection } from './draft.ts';
import { finish } from './finish.ts';
import type { Finishing } from './finish.ts';
import { footnoteLine } from './footnote-line.ts';
import { textOf } from './model.ts';
import type { Table } from './model.ts';

const FINISHING: Finishing = {
  language: 'ru',
  tableLabel: (number) => `Table ${number}`,
  tableMention: (number) => `table ${number}`,
  sectionMention: (number) => `section ${number}`,
  source: (id) => ({
    title: `Title of ${id}`,
    titleLanguage: 'en',
    symbol: id === 'report' ? null : 'A/1',
    address: 'https://example.org/1',
    content: [{ kind: 'text', text: id }],
  }),
};

const cite = (sourceId: string, locator: string | null = 'p. 1') =>
  ({ kind: 'source', sourceId, locator, value: null }) as const;

const PEOPLE = [
  { name: 'one', born: '1990', says: '' },
  { name: 'two', born: '', says: '' },
];

const people = (name: string, given = PEOPLE) =>
  tableOf({
    name,
    caption: [text('People')],
    groups: [{ heading: [text('All')], rows: given }],
    columns: [
      { header: 'Name', weight: 2, namesRow: true, lines: (row) => [[text(row.name)]] },
      {
        header: 'Born',
        weight: 1,
        isNumeric: true,
        lines: (row) => (row.born === '' ? [] : [[text(row.born)]]),
      },
      { header: 'Says', weight: 1, lines: (row) => (row.says === '' ? [[]] : [[text(row.says)]]) },
    ],
    grounds: (row) => (row.name === 'one' ? [cite('report')] : []),
  });

test('a column in which nothing stands falls away, and a table without rows is none', () => {
  const [table] = people('people');
  assert.deepEqual(
    table?.columns.map((column) => column.header),
    ['Name', 'Born'],
  );
  assert.deepEqual(people('nobody', []), []);
});

test('the footnote of a row stands where its name is, or in the column that carries it', () => {
  const [table] = people('people');
  const kinds = table?.rows.map((row) =>
    row.kind === 'plain' ? row.cells.map((cell) => cell.lines.flat().map((run) => run.kind)) : row.kind,
  );
  assert.deepEqual(kinds, ['group', [['text', 'note'], ['text']], [['text'], []]]);
});

const sections: readonly DraftSection[] = [
  {
    name: 'first',
    title: 'First',
    blocks: [
      paragraph(text('See '), tableReference('people'), text(' and '), sectionReference('inner'), text('.')),
      list([[text('a'), note(cite('report')), note(rows(text('Counted in '), tableReference('people')))]]),
    ],
    sections: [{ name: 'inner', title: 'Inner', blocks: people('people') }],
  },
  {
    name: 'sources',
    title: 'Sources',
    isAnnex: true,
    blocks: [paragraph({ kind: 'citation', sourceId: 'other', locator: 'p. 2' }), { kind: 'sources' }],
  },
];

test('sections, tables, footnotes and sources are numbered in reading order', () => {
  const { sections: done, footnotes } = finish(sections, FINISHING);
  assert.deepEqual(
    done.map((one) => [one.number, one.level, ...one.sections.map((inner) => inner.number)]),
    [
      ['1', 1, '1.1'],
      ['A', 1],
    ],
  );
  const [opening, points] = done[0]?.blocks ?? [];
  assert.ok(opening?.kind === 'paragraph' && points?.kind === 'list');
  assert.equal(textOf(opening.content), 'See table 1 and section 1.1.');
  // Two marks next to each other do not read as one number.
  assert.deepEqual(points.items[0]?.slice(1), [
    { kind: 'footnote', number: 1 },
    { kind: 'text', text: ' ' },
    { kind: 'footnote', number: 2 },
  ]);
  assert.deepEqual(
    footnotes.map((one) => textOf(footnoteLine(one))),
    ['[1] Title of report, p. 1', 'Counted in table 1', '[1] p. 1'],
  );
  const references = done[1]?.blocks[1];
  assert.ok(references?.kind === 'references');
  assert.deepEqual(
    references.items.map((item) => [item.id, item.mark]),
    [
      ['source-1', '[1]'],
      ['source-2', '[2]'],
    ],
  );
});

test('a row that heads others spans the table', () => {
  const { sections: done } = finish(sections, FINISHING);
  const table = done[0]?.sections[0]?.blocks[0] as Table;
  assert.deepEqual(
    table.rows.map((row) => [row.kind, row.cells.map((cell) => cell.span)]),
    [
      ['group', [2]],
      ['plain', [1, 1]],
      ['plain', [1, 1]],
    ],
  );
});

test('a reference to what is not there is a mistake of the author', () => {
  const broken = (run: ReturnType<typeof tableReference>): DraftSection[] => [
    { name: 'one', title: 'One', blocks: [paragraph(run)] },
  ];
  assert.throws(() => finish(broken(tableReference('nowhere')), FINISHING), /no table "nowhere"/);
  assert.throws(() => finish(broken(sectionReference('nowhere')), FINISHING), /no section "nowhere"/);
});

test('what places in a document have in common', () => {
  const cases: readonly (readonly [readonly string[], string | null])[] = [
    [['Annex I.b, table 1, row 1', 'Annex I.b, table 1, row 1'], 'Annex I.b, table 1, row 1'],
    [['Annex I.b, table 1, row 1', 'Annex I.b, table 1, row 2'], 'Annex I.b, table 1'],
    [['Annex I.b, table 1', 'Annex I.b, table 1, row 2'], 'Annex I.b, table 1'],
    [['Section IV', 'Annex I'], null],
    [['Section IV'], 'Section IV'],
  ];
  for (const [places, common] of cases) assert.equal(commonPlace(places), common);
});
