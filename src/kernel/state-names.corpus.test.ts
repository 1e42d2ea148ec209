/** Names as they stand in real documents: the list of variants and UPR reports of the corpus. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { stateNames } from './state-names.testdata.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const corpus = join(root, process.env['SERVANDA_CORPUS'] ?? '../shared/corpus');

const isMissing = (t: TestContext, file: string): boolean => {
  if (existsSync(file)) return false;
  t.skip(`corpus not present: ${file}`);
  return true;
};

/** Cells of one CSV line; the corpus quotes cells with commas and doubles quotes inside them. */
const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );

/** Entries with a code in the corpus that the resolver rightly leaves unresolved, and why. */
const NOT_STATES: Readonly<Record<string, string>> = {
  'European Union': 'an organisation, not a State; EUU is no ISO 3166-1 code',
  Montserrat: 'a territory, not a State',
  "CГґte d'Ivoire": 'UTF-8 read as Windows-1251: a damaged file, for the reader of that file to repair',
  TГјrkiye: 'UTF-8 read as Windows-1251, as above',
};

test('every variant of a State’s name in the corpus resolves to its code', (t) => {
  const file = join(corpus, 'countries/state_name_variants.csv');
  if (isMissing(t, file)) return;
  const rows = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1).map(cellsOf);
  assert.ok(rows.length > 200);
  for (const [name = '', id = ''] of rows) {
    if (name in NOT_STATES) assert.equal(stateNames.resolve(name), null, NOT_STATES[name]);
    else assert.equal(stateNames.resolve(name), id === '' ? null : id, name);
  }
});

/** Reports of sessions 1 to 20, with two-column lists, footnotes inside lists and names broken across lines. */
const REPORTS = [
  'kazakhstan2010',
  'kazakhstan2014',
  'iran2010',
  'cuba2013',
  'italy2010',
  'norway2010',
  'tonga2013',
  'macedonia2009',
];

/** Everything in brackets that names States and something else, in those reports. None is a correct State's name. */
const UNKNOWN_IN_REPORTS: readonly string[] = [
  'Azerbeijan', // sic, A/HRC/14/4
  'Azerbejan', // sic, A/HRC/12/15
];

const textOf = (t: TestContext, file: string): string | null => {
  try {
    return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8', maxBuffer: 1e8 });
  } catch {
    t.skip('pdftotext not present: install poppler-utils to read the reports in this test');
    return null;
  }
};

const BRACKETS = /\(((?:[^()]|\([^()]*\)){3,900})\)/g;

test('every recommending State in brackets in real UPR reports resolves', (t) => {
  const first = join(corpus, `upr/reports/${REPORTS[0]}.pdf`);
  if (isMissing(t, first)) return;
  const recommending = new Map<string, Set<string>>(REPORTS.map((report) => [report, new Set<string>()]));
  const table = readFileSync(join(corpus, 'upr/recommendations.csv'), 'utf8');
  for (const line of table.split(/\r?\n(?=[\w-]+,[A-Z]{3},\d)/)) {
    const [document = '', , , , , state = ''] = cellsOf(line);
    if (state !== '') recommending.get(document)?.add(state);
  }
  const unknownFound = new Set<string>();
  for (const report of REPORTS) {
    const text = textOf(t, join(corpus, `upr/reports/${report}.pdf`));
    if (text === null) return;
    const found = new Set<string>();
    for (const [, list = ''] of text.matchAll(BRACKETS)) {
      const { states, unknown } = stateNames.resolveAll(list);
      if (states.length === 0) continue;
      for (const state of states) found.add(state);
      for (const part of unknown) unknownFound.add(part);
    }
    const expected = recommending.get(report) ?? new Set<string>();
    assert.ok(expected.size > 20, `${report}: States expected`);
    const missing = [...expected].filter((state) => !found.has(state));
    assert.deepEqual(missing, [], `${report}: recommending States of UPR Info's database not found`);
  }
  assert.deepEqual([...unknownFound].sort(), UNKNOWN_IN_REPORTS);
});
