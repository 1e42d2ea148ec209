import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test from 'node:test';
import { parse } from 'csv-parse/sync';
import { catalogueNames } from '../../features/reading/index.ts';
import type { OpenedDocument } from '../../features/proposals/index.ts';
import { NameIndex } from '../../kernel/names.ts';
import { openDocx } from '../files/docx/index.ts';
import { openZip } from '../files/zip/index.ts';
import { uprReportReader } from '../upr-report/index.ts';
import { ohchrListReader } from './index.ts';
import type { ListItem } from './index.ts';
import { groundOf, stateNames } from './list.testdata.ts';
import { parseList } from './parse.ts';
import { sdgCode } from './words.ts';

const CORPUS = resolve(
  process.env['SERVANDA_CORPUS'] ?? join(import.meta.dirname, '../../../../shared/corpus'),
);
const LISTS = join(CORPUS, 'lists');

type GoldRow = Readonly<Record<string, string>>;

/** As the lists print positions. */
const POSITIONS: Readonly<Record<string, string>> = {
  Supported: 'supported',
  Noted: 'noted',
  'Supported/Noted': 'partially_supported',
};

/** What each list is, counted in the document by eye. */
const EXPECTED: Readonly<Record<string, readonly unknown[]>> = {
  'egypt-cycle2.docx': ['EGY', 2, null, 'A/HRC/28/16', 300],
  'slovenia-cycle3.docx': ['SVN', 3, 34, 'A/HRC/43/15', 215],
  'slovenia-cycle4.docx': ['SVN', 4, 48, 'A/HRC/59/15', 254],
};

/** Names of the shipped catalogue. */
function shippedLookUp(): NameIndex {
  const folder = join(import.meta.dirname, '../../../data/catalogue');
  const records = new Map<string, Readonly<Record<string, unknown>>[]>();
  for (const name of ['themes', 'affected-groups', 'sdg-goals', 'sdg-targets', 'aliases']) {
    const file = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as {
      kind: string;
      records: Readonly<Record<string, unknown>>[];
    };
    records.set(file.kind, [...(records.get(file.kind) ?? []), ...file.records]);
  }
  return new NameIndex(catalogueNames((kind) => records.get(kind) ?? []));
}

const words = (text: string): string => text.replace(/[\s-]+/gu, '').replaceAll('‑', '');
const parts = (text: string): readonly string[] => [...new Set(text.split('; ').filter(Boolean))];

test('real lists of three cycles, row by row', { timeout: 60_000 }, async (t) => {
  if (!existsSync(LISTS)) return t.skip(`corpus not present: ${LISTS}`);
  const gold = parse<GoldRow>(readFileSync(join(LISTS, 'gold.csv'), 'utf8'), { columns: true });
  const names = shippedLookUp();
  for (const [file, expected] of Object.entries(EXPECTED)) {
    await t.test(file, async () => {
      const document: OpenedDocument = await openDocx(await openZip(file, readFileSync(join(LISTS, file))));
      assert.ok(ohchrListReader.recognises(document) > uprReportReader.recognises(document));
      const list = parseList(document, stateNames);
      assert.deepEqual([list.stateId, list.cycle, list.session, list.symbol, list.rows.length], expected);
      const wanted = gold.filter((row) => row['source_file'] === file);
      for (const [index, row] of list.rows.entries()) {
        const want = wanted[index] ?? {};
        assert.equal(row.paragraph, want['number']);
        assert.equal(
          words(row.words),
          words(String(want['text']).replace(/ Comments: .*$/u, '')),
          row.paragraph ?? '',
        );
        assert.equal(row.states.join('; '), want['recommending_iso3']);
        assert.equal(row.position, POSITIONS[want['position'] ?? '']);
        assert.equal(row.positionSource ?? '', want['source_of_position']);
        assert.equal(row.theme, want['heading_theme']);
        assert.equal(row.themes.join('; '), want['themes']);
        assert.equal(row.groups.join('; '), want['persons']);
        assert.deepEqual(row.sdgs.map(sdgCode), parts(want['sdg_goals'] ?? ''));
        assert.deepEqual([row.assessment, row.flags], [null, []]);
      }
      assert.deepEqual(list.notUnderstood, []);
      const hasColumn = file === 'slovenia-cycle3.docx';
      assert.deepEqual(
        list.checks.map(({ code }) => code),
        hasColumn ? ['assessment_empty'] : [],
      );
      const ground = { ...groundOf(), lookUp: names.idOf };
      const { items } = await ohchrListReader.propose(document, ground);
      assert.deepEqual(
        items.flatMap(({ unresolved = [] }) => unresolved),
        [],
      );
      assert.equal((items as readonly ListItem[]).filter(({ printed }) => printed).length, wanted.length);
    });
  }
});
