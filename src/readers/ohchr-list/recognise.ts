import type { OpenedFile } from '../../features/proposals/index.ts';
import { isDocument } from '../common/source-text.ts';
import { titleLines } from './head.ts';
import { headingColumns } from './table.ts';

const TITLE = /\b(?:thematic list|matrix) of recommendations\b/iu;

/** How many tables are looked at: the list may stand behind a table of the cover. */
const TABLES = 4;

/** How surely a file is a thematic list: by the columns of its table, then by its title. */
export function surenessOfList(file: OpenedFile): number {
  if (!isDocument(file)) return 0;
  const tables = file.blocks.filter((block) => block.type === 'table').slice(0, TABLES);
  const columns = tables.map(headingColumns).find((found) => found !== null);
  const isTitled = titleLines(file).some((line) => TITLE.test(line));
  if (columns === undefined || columns === null) return isTitled && tables.length > 0 ? 0.4 : 0;
  const hasThemes = [...columns.values()].includes('themes');
  if (hasThemes) return isTitled ? 1 : 0.9;
  return isTitled ? 0.8 : 0.4;
}
