import { html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { across, acrossFrom, figure, rowDrawing, rowOf, short } from './drawing.ts';
import type { ChartWords } from './drawing.ts';
import { breaksOf, shadeOf, shadeRanges } from './scale.ts';
import type { Breaks } from './scale.ts';

export interface HeatTable extends ChartWords {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    /** A value for each column. */
    readonly values: readonly number[];
  }[];
  /** How a value reads in its cell and in the key: '12 %'. */
  readonly words: (value: number) => string;
  /** The words of a shade: 'from 5 % to under 10 %'; `until` null: no end. */
  readonly rangeWords: (from: number, until: number | null) => string;
  readonly unit: number;
}

/** Share of a column's width that parts it from the next. */
const GAP = 0.025;

/** A letter for each column, where a narrow page has no room for its name: A, B, C … */
const letterOf = (place: number): string => String.fromCodePoint(65 + place);

/** Figures in a table of rows and columns, darker where they are larger. Each cell has its figure in it. */
export function heatTable(context: PageContext, options: HeatTable): Html {
  const { rows, columns, words } = options;
  const values = rows.flatMap((row) => row.values);
  const breaks = breaksOf(values, options.unit);
  return figure(
    'heat',
    options,
    rowDrawing(
      options,
      html`<div class="row row-head">
          <span class="heads">
            ${columns.map(
              (column, place) =>
                html`<span class="head"
                  ><b class="head-letter">${letterOf(place)}</b><span class="head-name">${column}</span></span
                >`,
            )}
          </span>
        </div>
        ${rows.map((row) => rowOf(row.label, strip(context, options, row.values, breaks)))}`,
    ),
    html`${shadeKey(options, breaks, { none: values.includes(0) && words(0) })}
      <ol class="chart-letters">
        ${columns.map((column) => html`<li>${column}</li>`)}
      </ol>`,
  );
}

function strip(
  context: PageContext,
  { columns, words }: HeatTable,
  values: readonly number[],
  breaks: Breaks,
): Html {
  const pitch = 100 / columns.length;
  const width = short(pitch * (1 - 2 * GAP));
  return html`<svg class="strip cells">
    ${values.map((value, place) => {
      const shade = shadeOf(breaks, value);
      const x = acrossFrom(context, (place + GAP) * pitch, width);
      return html`<rect class="shade-${shade}" x="${x}" width="${width}%" y="1" height="26" /><text
          class="shade-ink-${shade}"
          x="${across(context, (place + 0.5) * pitch)}"
          y="19"
          >${words(value)}</text
        >`;
    })}
  </svg>`;
}

/** What the shades mean, in words; `none`: what is 0, `empty`: what has no value. */
export const shadeKey = (
  { rangeWords }: Pick<HeatTable, 'rangeWords'>,
  breaks: Breaks,
  more: { readonly none?: string | false; readonly empty?: string | false },
): Html => {
  const item = (shade: string | number, words: string): Html =>
    html`<li>
      <svg width="26" height="16" aria-hidden="true">
        <rect class="shade-${shade}" x=".5" y=".5" width="25" height="15" /></svg
      ><span>${words}</span>
    </li>`;
  const { none = false, empty = false } = more;
  return html`<ul class="chart-key">
    ${none !== false && item(0, none)}
    ${shadeRanges(breaks).map(({ shade, from, until }) => item(shade, rangeWords(from, until)))}
    ${empty !== false && item('void', empty)}
  </ul>`;
};
