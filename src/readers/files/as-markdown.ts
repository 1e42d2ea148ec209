/** An opened document as Markdown by page: the form in which the text of a source is held and shown. Pure. */
import type { Block, OpenedDocument, OpenedSheets, TextBlock } from '../../features/proposals/index.ts';
import { BULLET_LABEL } from './label.ts';
import { LINES_A_PAGE } from './page-lines.ts';

/** One text a page. Tables are lines with tabs between their cells, notes begin with their raised number. */
export function markdownPages({ blocks, pages }: OpenedDocument): string[] {
  const texts: string[][] = pages.map(() => []);
  for (const block of blocks) {
    if (block.type === 'text') texts[block.place.page - 1]?.push(paragraphText(block));
    else for (const [page, rows] of tableTexts(block)) texts[page - 1]?.push(rows);
  }
  return texts.map((parts) => parts.join('\n\n'));
}

function paragraphText({ text, label, level, indent, role }: TextBlock): string {
  const words = text.replace(/\t/g, ' ');
  if (role === 'note') return `<sup>${label ?? ''}</sup> ${words.replace(/\n/g, ' ')}`;
  const numbered = label === null ? words : `${label === BULLET_LABEL ? '-' : label} ${words}`;
  if (level > 0) return `${'#'.repeat(level)} ${numbered.replace(/\n/g, ' ')}`;
  return label === null ? words : `${'  '.repeat(Math.max(0, indent - 1))}${numbered}`;
}

/** The rows of a table that stand on each page. A cell that reaches over several places is written once. */
function tableTexts(table: Extract<Block, { type: 'table' }>): Map<number, string> {
  const byPage = new Map<number, string>();
  for (const { cells, place } of table.rows) {
    const row = cells
      .map(({ text, isRepeat }) => (isRepeat ? '' : text.replace(/\t/g, ' ').replace(/\n/g, '<br>')))
      .join('\t');
    const above = byPage.get(place.page);
    byPage.set(place.page, above === undefined ? row : `${above}\n${row}`);
  }
  return byPage;
}

/** Sixty rows a page, a sheet beginning a new one, under its name. */
export function sheetPages({ sheets }: OpenedSheets): string[] {
  const pages: string[] = [];
  for (const { name, rows } of sheets) {
    for (let from = 0; from < rows.length; from += LINES_A_PAGE) {
      const lines = rows
        .slice(from, from + LINES_A_PAGE)
        .map((row) => row.map((cell) => (cell ?? '').replace(/[\t\n]+/g, ' ')).join('\t'));
      pages.push([...(from === 0 && name !== '' ? [`# ${name}`, ''] : []), ...lines].join('\n'));
    }
  }
  return pages;
}
