import { attributes, classes, html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { across, acrossFrom, drawing, figure, inward, short } from './drawing.ts';
import type { ChartWords } from './drawing.ts';
import { percentOf, scaleOf } from './scale.ts';
import type { Scale } from './scale.ts';

export interface ColumnChart extends ChartWords {
  readonly columns: readonly {
    /** Stands below: a year. */
    readonly label: string;
    readonly value: number;
    /** Not over yet, so that it cannot be compared: hollow, with a dashed edge. */
    readonly isOpen?: boolean;
  }[];
  /** How a value reads: '1,200', '20 %'. */
  readonly words: (value: number) => string;
  readonly unit: number;
  /** The scale of a group of charts that are compared with each other. */
  readonly scale?: Scale;
  /** One of several side by side: lower, with its first and last label and its highest figure only. */
  readonly isSmall?: boolean;
}

/** Figures above columns stand side by side up to so many; more of them would touch on a wide page. */
const MOST_FIGURES = 20;
/** Labels that fit below each other's side on 320 pixels. */
const NARROW_LABELS = 6;
/** Of a column, in per cent: a few of them need not fill the page. */
const WIDEST = 9;
/** In pixels. */
const FOOT = 24;
const HEAD = 22;

/** Columns from 0 in order of time, one for each label. What is not there is a gap: no year is left out. */
export function columnChart(context: PageContext, options: ColumnChart): Html {
  const { columns, unit, words, isSmall = false } = options;
  const height = isSmall ? 84 : 190;
  const scale =
    options.scale ??
    scaleOf(
      columns.map(({ value }) => value),
      { most: isSmall ? 2 : 4, unit },
    );
  const largest = Math.max(...columns.map(({ value }) => value));
  const pitch = 100 / Math.max(columns.length, 1);
  return figure(
    'columns-chart',
    options,
    drawing(options, {
      name: isSmall ? 'columns-small' : 'columns-large',
      height: height + FOOT + HEAD,
      body: html`<svg y="${HEAD}" width="100%" height="${height}">
        ${grid(context, scale, words)}
        ${columns.map((column, place) =>
          oneColumn(context, column, {
            from: place * pitch,
            pitch,
            scale,
            figure:
              column.value > 0 &&
              (column.value === largest || (!isSmall && columns.length <= MOST_FIGURES)) &&
              words(column.value),
            isSpare: column.value !== largest,
          }),
        )}${labels(context, columns, isSmall)}
      </svg>`,
    }),
  );
}

/** Lines across at each tick; their figures stand beside them, where reading begins. */
const grid = (context: PageContext, scale: Scale, words: (value: number) => string): Html =>
  html`${scale.ticks.map((tick) => {
    const y = `${short(100 - percentOf(tick, scale.max))}%`;
    return html`<line
        ${attributes({ class: tick === 0 && 'ground', x1: '0', x2: '100%', y1: y, y2: y })}
      /><text
        class="tick"
        x="${across(context, 0)}"
        dx="${inward(context, -8)}"
        y="${y}"
        dy="4"
        text-anchor="end"
        >${words(tick)}</text
      >`;
  })}`;

function labels(context: PageContext, columns: ColumnChart['columns'], isSmall: boolean): Html {
  const pitch = 100 / Math.max(columns.length, 1);
  const last = columns.length - 1;
  const every = Math.ceil(columns.length / NARROW_LABELS);
  const label = (text: string, percent: number, given: { class: string; 'text-anchor': string }): Html =>
    html`<text ${attributes({ ...given, x: across(context, percent), y: '100%', dy: '18' })}>${text}</text>`;
  if (isSmall) {
    return html`${label(columns[0]?.label ?? '', 0, { class: 'tick', 'text-anchor': 'start' })}${
      last > 0 && label(columns[last]?.label ?? '', 100, { class: 'tick', 'text-anchor': 'end' })
    }`;
  }
  return html`${columns.map((column, place) =>
    label(column.label, (place + 0.5) * pitch, {
      class: classes('tick', (last - place) % every !== 0 && 'spare'),
      'text-anchor': 'middle',
    }),
  )}`;
}

interface Place {
  readonly from: number;
  readonly pitch: number;
  readonly scale: Scale;
  readonly figure: string | false;
  /** Its figure is left out where it is narrow. */
  readonly isSpare: boolean;
}

function oneColumn(context: PageContext, column: ColumnChart['columns'][number], place: Place): Html {
  const { value, isOpen = false } = column;
  const gap = Math.max(Math.min(place.pitch * 0.18, 1.2), (place.pitch - WIDEST) / 2);
  const width = place.pitch - 2 * gap;
  const height = percentOf(value, place.scale.max);
  return html`${
    value > 0 &&
    html`<rect
      class="${isOpen ? 'column column-open' : 'column'}"
      x="${acrossFrom(context, place.from + gap, width)}"
      width="${short(width)}%"
      y="${short(100 - height)}%"
      height="${short(height)}%"
    />`
  }${
    place.figure !== false &&
    html`<text
      class="${classes('figure', place.isSpare && 'spare')}"
      x="${across(context, place.from + place.pitch / 2)}"
      y="${short(100 - height)}%"
      dy="-5"
      text-anchor="middle"
      >${place.figure}</text
    >`
  }`;
}
