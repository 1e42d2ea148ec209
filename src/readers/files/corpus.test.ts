import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import type { OpenedDocument, OpenedFile, OpenedSheets } from '../../features/proposals/index.ts';
import { createFileOpener } from './open.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CORPUS = process.env['SERVANDA_CORPUS'] ?? join(ROOT, '../shared/corpus');

async function opened(path: string): Promise<OpenedFile> {
  const opener = createFileOpener({ workers: 1 });
  try {
    return await opener.open(join(CORPUS, path));
  } finally {
    await opener.close();
  }
}

/** File, what its running head says, its recommendations, titles within its table, pages. */
const LISTS: readonly (readonly [string, RegExp, number, number, number])[] = [
  // Its eight page breaks are left over from an older state; the list is of 39 pages as printed.
  ['lists/egypt-cycle2.docx', /^UPR of Egypt - Second Cycle/u, 300, 45, 43],
  ['lists/slovenia-cycle3.docx', /^UPR of Slovenia \(3rd Cycle/u, 215, 53, 66],
  ['lists/slovenia-cycle4.docx', /^UPR of Slovenia \(4th Cycle/u, 254, 53, 66],
];

for (const [path, head, recommendations, titles, pages] of LISTS) {
  test(`every row of ${path}`, async (t) => {
    if (!existsSync(join(CORPUS, path))) return t.skip(`corpus not present: ${path}`);
    const document = (await opened(path)) as OpenedDocument;
    const [header, table] = document.blocks;
    assert.ok(header?.type === 'text' && header.role === 'header' && table?.type === 'table');
    assert.match(header.text, head);
    const own = table.rows
      .slice(table.headingRows)
      .map(({ cells }) => cells.filter((cell) => !cell.isRepeat).length);
    assert.equal(table.headingRows, 1);
    assert.equal(own.filter((count) => count === 4).length, recommendations);
    assert.equal(own.filter((count) => count === 1).length, titles);
    assert.equal(own.length, recommendations + titles);
    assert.deepEqual([document.pages.length, document.language], [pages, 'en']);
  });
}

/** File, form, rows and columns of its sheet, what was assumed, and a cell with its value. */
const EXPORTS: readonly (readonly [
  string,
  string,
  number,
  number,
  readonly string[],
  number,
  number,
  string,
])[] = [
  ['exports/raw_dihr_export_cycle1.xlsx', 'xlsx', 20_679, 13, [], 1, 12, 'Source:A/HRC/12/9|95.1|'],
  ['exports/raw_upr_info_export_voluntary.xls', 'xls', 948, 11, [], 0, 3, 'Recommendation'],
  [
    'exports/raw-upr-info-sessions-6-9-macroman.csv',
    'csv',
    8344,
    11,
    ['encoding_assumed macintosh'],
    1,
    0,
    'Albania',
  ],
];

for (const [path, form, rows, columns, remarks, row, column, value] of EXPORTS) {
  test(`every row of ${path}`, async (t) => {
    if (!existsSync(join(CORPUS, path))) return t.skip(`corpus not present: ${path}`);
    const file = (await opened(path)) as OpenedSheets;
    const [sheet] = file.sheets;
    assert.ok(sheet);
    assert.deepEqual(
      [file.form, file.sheets.length, sheet.rows.length, sheet.rows[0]?.length],
      [form, 1, rows, columns],
    );
    assert.deepEqual(
      file.remarks.map(({ code, detail }) => `${code} ${detail}`),
      remarks,
    );
    assert.equal(sheet.rows[row]?.[column], value);
    assert.ok(sheet.rows.every((one) => one.length <= columns));
  });
}
