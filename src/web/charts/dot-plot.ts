import { html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { across, figure, rowDrawing, rowOf, SERIES_SHAPES, seriesKey } from './drawing.ts';
import type { ChartWords } from './drawing.ts';
import { placeOn, scaleOf } from './scale.ts';
import type { Scale } from './scale.ts';

export interface DotPlot extends ChartWords {
  /** No more than there are `SERIES_SHAPES`; each has one of its own. */
  readonly series: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    /** A value for each series; null: there is none. */
    readonly values: readonly (number | null)[];
  }[];
  /** How a value of the axis reads: '20 %'. */
  readonly words: (value: number) => string;
  /** The smallest step of the axis: 1 for counts, 0.01 for shares. */
  readonly unit: number;
}

/**
 * A row for each thing, a point for each series, all on one scale that begins at 0: differences are distances along a
 * line, which the eye compares best (Cleveland and McGill, 1984).
 */
export function dotPlot(context: PageContext, options: DotPlot): Html {
  const { rows, series, unit, words } = options;
  const scale = scaleOf(
    rows.flatMap((row) => row.values.filter((value) => value !== null)),
    { most: 4, unit },
  );
  const at = (value: number): string => across(context, placeOn(scale, value));
  return figure(
    'dots',
    options,
    rowDrawing(
      options,
      html`<div class="row row-head">
          <svg class="strip">
            ${scale.ticks.map(
              (tick, place) =>
                html`<text
                  class="tick"
                  x="${at(tick)}"
                  y="14"
                  text-anchor="${place === 0 ? 'start' : place === scale.ticks.length - 1 ? 'end' : 'middle'}"
                  >${words(tick)}</text
                >`,
            )}
          </svg>
        </div>
        ${rows.map(({ label, values }) => rowOf(label, strip(scale, values, at)))}`,
    ),
    seriesKey(series),
  );
}

function strip(scale: Scale, values: readonly (number | null)[], at: (value: number) => string): Html {
  const held = values.flatMap((value, series) => (value === null ? [] : [{ value, series }]));
  const ends = held.map(({ value }) => value);
  const shifts = apart(ends.map((value) => placeOn(scale, value)));
  return html`<svg class="strip points">
    ${scale.ticks.map((tick) => html`<line x1="${at(tick)}" x2="${at(tick)}" y1="0" y2="100%" />`)}
    ${
      ends.length > 1 &&
      html`<line
        class="span"
        x1="${at(Math.min(...ends))}"
        x2="${at(Math.max(...ends))}"
        y1="50%"
        y2="50%"
      />`
    }
    ${held.map(
      ({ value, series }, index) =>
        html`<svg class="series-${series + 1}" x="${at(value)}" y="50%">
          <g transform="translate(0 ${shifts[index] ?? 0})">${SERIES_SHAPES[series]}</g>
        </svg>`,
    )}
  </svg>`;
}

/** Points that would cover each other, in per cent of the width: a later one stands a little higher, then lower. */
const CLOSE = 1.2;
const SHIFTS = [0, -5, 5, -9, 9, 0];

/** How far each point is moved up (below 0) or down, in pixels. */
export const apart = (places: readonly number[]): readonly number[] =>
  places.map((place, index) => {
    const before = places.slice(0, index).filter((other) => Math.abs(other - place) < CLOSE).length;
    return SHIFTS[before] ?? 0;
  });
