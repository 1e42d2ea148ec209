import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { safeId } from '../components/parts.ts';
import type { PageContext } from '../page-context.ts';
import { figure } from './drawing.ts';
import type { ChartWords } from './drawing.ts';
import { shadeKey } from './heat-table.ts';
import { breaksOf, shadeOf } from './scale.ts';
import type { Breaks } from './scale.ts';

export interface Tile {
  /** From the block's upper left corner. */
  readonly column: number;
  readonly row: number;
  /** Three letters. */
  readonly code: string;
  readonly name: string;
  /** null: nothing is held on it. */
  readonly value: number | null;
}

export interface TileBlock {
  readonly name: string;
  readonly columns: number;
  readonly rows: number;
  /** Rows from the top of the whole map to the top of this block. */
  readonly down: number;
  readonly tiles: readonly Tile[];
}

export interface TileMap extends ChartWords {
  readonly blocks: readonly TileBlock[];
  readonly words: (value: number) => string;
  readonly rangeWords: (from: number, until: number | null) => string;
  /** What a tile without value means. */
  readonly noneWords: string;
  readonly unit: number;
}

/**
 * One square for each, of one size, about where it lies on the globe: Tuvalu is as large as Brazil. In blocks that stand
 * side by side where there is room, below each other on a narrow screen. A map keeps its sides in every language. Shade
 * says how much; the bar at the foot of a square says the same by its length.
 */
export function tileMap(_context: PageContext, options: TileMap): Html {
  const { blocks, unit } = options;
  const values = blocks.flatMap(({ tiles }) => tiles.map(({ value }) => value));
  const breaks = breaksOf(
    values.filter((value) => value !== null),
    unit,
  );
  return figure(
    'tiles',
    options,
    html`<div class="tile-blocks">
      ${blocks.map((block, place) => blockOf(options, block, { id: `${safeId(options.id)}-${place}`, breaks }))}
    </div>`,
    shadeKey(options, breaks, {
      none: values.includes(0) && options.words(0),
      empty: values.includes(null) && options.noneWords,
    }),
  );
}

function blockOf(
  { title, words, noneWords }: TileMap,
  block: TileBlock,
  { id, breaks }: { id: string; breaks: Breaks },
): Html {
  const { columns, rows, down, tiles } = block;
  return html`<div class="tile-block">
    <svg class="tile-down" width="0" height="${down}em" aria-hidden="true"></svg>
    <svg
      class="tile-drawing"
      role="img"
      aria-labelledby="${id}"
      viewBox="0 0 ${columns * 24} ${rows * 24}"
      width="${columns}em"
      height="${rows}em"
    >
      <title id="${id}">${title}: ${block.name}</title>
      ${tiles.map((tile) => tileOf(tile, breaks, tile.value === null ? noneWords : words(tile.value)))}
    </svg>
  </div>`;
}

/** 24 units wide; two of them part it from the next. */
function tileOf({ column, row, code, name, value }: Tile, breaks: Breaks, words: string): Html {
  const [x, y] = [column * 24 + 1, row * 24 + 1];
  const shade = value === null ? 'void' : String(shadeOf(breaks, value));
  const length = value === null ? 0 : shadeOf(breaks, value) * 4;
  return html`<g
    ><title>${name}: ${words}</title><path class="shade-${shade}" d="M${x} ${y}h22v22h-22Z" />${
      length > 0 &&
      html`<path class="tile-bar shade-ink-${shade}" d="M${x + 1} ${y + 19}h${length}v2h-${length}Z" />`
    }<text class="shade-ink-${shade}" x="${x + 11}" y="${y + 14}">${code}</text></g
  >`;
}
