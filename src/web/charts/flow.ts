import { html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import type { Level } from '../components/shapes.ts';
import { across, drawing, figure, inward, short } from './drawing.ts';
import type { ChartWords } from './drawing.ts';
import { flowLayout } from './flow.layout.ts';
import type { FlowBar, FlowRibbon } from './flow.layout.ts';
import { fitted } from './text-fit.ts';

export interface FlowEnd {
  readonly label: string;
  readonly level: Level;
}

export interface Flow extends ChartWords {
  /** What the sides are: 'First cycle, 2010'. */
  readonly from: string;
  readonly to: string;
  readonly left: readonly FlowEnd[];
  readonly right: readonly FlowEnd[];
  /** `counts[left][right]`. */
  readonly counts: readonly (readonly number[])[];
}

const HEIGHT = 400;
const HEAD = 34;
/** Of a bar, and from a bar to its words. */
const BAR = 12;
const BESIDE = 8;
/** Half of the narrowest drawing, less the bar and the figure behind the words. */
export const FLOW_ROOM = { size: 13, width: 95 } as const;

/**
 * What was one thing at one time and what it was at the next: a ribbon for each way, as thick as it is frequent. The side
 * where reading begins is the earlier one.
 */
export function flow(context: PageContext, options: Flow): Html {
  const { left, right, counts } = options;
  const layout = flowLayout(counts, HEIGHT);
  const totals = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const arrivals = right.map((_, to) => counts.reduce((sum, row) => sum + (row[to] ?? 0), 0));
  const isMirrored = context.direction === 'rtl';
  return figure(
    'flow',
    options,
    drawing(options, {
      name: 'flow-drawing',
      height: HEIGHT + HEAD,
      body: html`<text class="flow-side" x="${across(context, 0)}" y="16">${options.from}</text>
        <text class="flow-side" x="${across(context, 100)}" y="16" text-anchor="end">${options.to}</text>
        <svg y="${HEAD}px" width="100%" height="${HEIGHT}px" overflow="visible">
          <svg width="100%" height="${HEIGHT}px" viewBox="0 0 100 ${HEIGHT}" preserveAspectRatio="none">
            ${layout.ribbons.map((ribbon) => ribbonOf(ribbon, left[ribbon.from]?.level ?? 'void', isMirrored))}
          </svg>
          ${layout.left.map((bar, place) => barOf(context, bar, { end: left[place], count: totals[place] ?? 0, isLate: false }))}
          ${layout.right.map((bar, place) => barOf(context, bar, { end: right[place], count: arrivals[place] ?? 0, isLate: true }))}
        </svg>`,
    }),
  );
}

function ribbonOf({ fromTop, toTop, thickness }: FlowRibbon, level: Level, isMirrored: boolean): Html {
  const [a, b] = isMirrored ? [toTop, fromTop] : [fromTop, toTop];
  const [low, high] = [short(a + thickness), short(b + thickness)];
  const path = `M0 ${short(a)}C50 ${short(a)} 50 ${short(b)} 100 ${short(b)}V${high}C50 ${high} 50 ${low} 0 ${low}Z`;
  return html`<path class="ribbon level-${level}" d="${path}" />`;
}

function barOf(
  context: PageContext,
  { top, height }: FlowBar,
  { end, count, isLate }: { end: FlowEnd | undefined; count: number; isLate: boolean },
): Html | null {
  if (end === undefined) return null;
  const isAtRight = isLate !== (context.direction === 'rtl');
  const narrow = fitted(end.label, FLOW_ROOM);
  const y = top + Math.max(height / 2, 8);
  return html`<rect
      class="flow-bar level-${end.level}"
      x="${isAtRight ? '100%' : '0'}"
      y="${short(top)}"
      width="${BAR}"
      height="${short(Math.max(height, 1))}"
      transform="translate(${isAtRight ? -BAR : 0} 0)"
    />
    <text
      class="flow-label"
      x="${across(context, isLate ? 100 : 0)}"
      dx="${inward(context, isLate ? -BAR - BESIDE : BAR + BESIDE)}"
      y="${short(y)}"
      dy="5"
      text-anchor="${isLate ? 'end' : 'start'}"
      >${
        narrow === end.label
          ? end.label
          : html`<tspan class="only-wide">${end.label}</tspan><tspan class="only-narrow">${narrow}</tspan>`
      } <tspan class="flow-count">${context.number(count)}</tspan></text
    >`;
}
