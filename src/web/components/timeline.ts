import { earliest } from '../../kernel/partial-date.ts';
import type { PartialDate } from '../../kernel/partial-date.ts';
import { classes, html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { safeId, unseen } from './parts.ts';
import { levelDrawings, levelShape } from './shapes.ts';
import type { Level } from './shapes.ts';
import { barShares, endShare, scaleOf, startShare, ticksOf } from './timeline.scale.ts';
import type { TimeScale } from './timeline.scale.ts';

export interface TimelineRow {
  /** What the row is about, cut to one line; its address; a number before it where the record gives one. */
  readonly label: Child;
  readonly href: string;
  readonly number?: string;
  /** What the strip shows, in words, for those who do not see it: 'until 31 December 2021: running'. */
  readonly words: string;
  readonly bar?: { readonly start: PartialDate | null; readonly end: PartialDate | null };
  /** Single days, each with a shape. */
  readonly points?: readonly { readonly date: PartialDate; readonly level: Level }[];
}

export interface Timeline {
  readonly id: string;
  readonly caption: Child;
  readonly groups: readonly { readonly heading: Child; readonly rows: readonly TimelineRow[] }[];
  /** Where an open side of a bar is drawn from, if not from the edge: the day a plan was approved. */
  readonly openStart?: PartialDate;
  /** What the shapes of the points mean. */
  readonly key?: readonly { readonly level: Level; readonly label: string }[];
  /** The same dates as a table. */
  readonly tableHref: string;
}

/**
 * Periods as bars on one strip of time, by row, with the day of the page as a line: what has passed of each is inked,
 * what is left is hollow. Drawn in per cent of the width, so that it fits any screen without script and letters keep
 * their size; mirrored on the server for languages that are read from right to left. The drawing is silent: each row
 * says its dates in words, and the table beside has them all.
 */
export function timeline(context: PageContext, options: Timeline): Html {
  const rows = options.groups.flatMap((group) => group.rows);
  const dates = rows.flatMap((row) => [
    ...[row.bar?.start, row.bar?.end].filter((date) => date !== null && date !== undefined),
    ...(row.points ?? []).map((point) => point.date),
  ]);
  const scale = scaleOf([...dates, ...(options.openStart === undefined ? [] : [options.openStart])]);
  if (scale === null) return html``;
  const draw: Drawing = { context, scale, openStart: options.openStart ?? null };
  return html`<figure class="timeline" id="${safeId(options.id)}">
    <figcaption>${options.caption}</figcaption>
    <div class="timeline-chart">
      ${grid(draw)}
      ${options.groups.map(
        (group) =>
          html`<p class="timeline-group">${group.heading}</p>
            <ul>
              ${group.rows.map((row) => rowOf(draw, row))}
            </ul>`,
      )}
    </div>
    ${keyOf(draw, options)}
  </figure>`;
}

interface Drawing {
  readonly context: PageContext;
  readonly scale: TimeScale;
  readonly openStart: PartialDate | null;
}

/** A share as the x of the drawing: mirrored where the page runs from right to left. */
const x = ({ context }: Drawing, share: number): string =>
  `${Math.round((context.direction === 'rtl' ? 100 - share : share) * 100) / 100}%`;

const vertical = (draw: Drawing, name: string, share: number, from: string): Html =>
  html`<line class="${name}" x1="${x(draw, share)}" x2="${x(draw, share)}" y1="${from}" y2="100%" />`;

/** Years, quarters and the day of the page, behind all rows. */
function grid(draw: Drawing): Html {
  const { context, scale } = draw;
  const ticks = ticksOf(scale);
  return html`<svg class="timeline-grid" aria-hidden="true">
    ${ticks.map((tick) => vertical(draw, tick.startsYear ? 'timeline-year' : 'timeline-quarter', tick.share, tick.startsYear ? '24' : '44'))}
    ${vertical(draw, 'timeline-year', 100, '24')}
    ${ticks
      .filter((tick) => tick.startsYear)
      .map(
        (tick, index, years) =>
          html`<text
            class="${classes('timeline-words', isSpare(index, years.length) && 'timeline-spare')}"
            x="${x(draw, tick.share)}"
            dx="${inward(context, 4)}"
            y="38"
            >${String(tick.year)}</text
          >`,
      )}
    ${
      ticks.length <= MOST_LABELS &&
      ticks.map(
        (tick, index) =>
          tick.quarter !== null &&
          html`<text
            class="timeline-small"
            x="${x(draw, (tick.share + (ticks[index + 1]?.share ?? 100)) / 2)}"
            y="56"
            text-anchor="middle"
          >
            ${context.t('timeline.quarter', { quarter: tick.quarter })}
          </text>`,
      )
    }
    ${dayLine(draw)}
  </svg>`;
}

const MOST_LABELS = 13;
/** More years than this do not fit side by side on a narrow screen: there only every so many keep their figure. */
const MOST_YEARS = 6;
const isSpare = (index: number, years: number): boolean => index % Math.ceil(years / MOST_YEARS) !== 0;

const inward = (context: PageContext, pixels: number): number =>
  context.direction === 'rtl' ? -pixels : pixels;

/** The day of the page; where it lies outside the strip, at the edge with an arrow that points to it. */
function dayLine(draw: Drawing): Html {
  const { context, scale } = draw;
  const share = endShare(scale, context.asof);
  const outside = context.asof < scale.from ? -1 : context.asof > scale.until ? 1 : 0;
  const anchor = share < 20 ? 'start' : share > 80 ? 'end' : 'middle';
  const arrow = context.direction === 'rtl' ? ['→ ', ' ←'] : ['← ', ' →'];
  const day = context.date(context.asof);
  const words = outside < 0 ? `${arrow[0]}${day}` : outside > 0 ? `${day}${arrow[1]}` : day;
  return html`<g class="timeline-day">
    ${outside === 0 && vertical(draw, 'timeline-now', share, '18')}
    <text class="timeline-words" x="${x(draw, share)}" y="13" text-anchor="${anchor}">${words}</text>
  </g>`;
}

const rowOf = (draw: Drawing, row: TimelineRow): Html =>
  html`<li>
    <div class="timeline-label">
      ${
        row.number === undefined
          ? html`<a href="${row.href}"><bdi>${row.label}</bdi></a>`
          : html`<a href="${row.href}">${row.number}</a><bdi>${row.label}</bdi>`
      }${unseen(`, ${row.words}`)}
    </div>
    <svg class="timeline-strip" aria-hidden="true">
      ${row.bar !== undefined && bar(draw, row.bar)}
      ${row.points?.map(({ date, level }) => point(draw, (startShare(draw.scale, earliest(date)) + endShare(draw.scale, earliest(date))) / 2, level))}
    </svg>
  </li>`;

function bar(draw: Drawing, period: NonNullable<TimelineRow['bar']>): Html {
  const { start, end, passed } = barShares(
    draw.scale,
    { start: period.start ?? draw.openStart, end: period.end },
    draw.context.asof,
  );
  const part = (name: string, from: number, to: number): Html | false =>
    to > from &&
    html`<rect
      class="${name}"
      x="${x(draw, draw.context.direction === 'rtl' ? to : from)}"
      width="${Math.round((to - from) * 100) / 100}%"
      y="50%"
      height="10"
      transform="translate(0 -5)"
    />`;
  return html`${part('timeline-left', passed, end)}${part('timeline-passed', start, passed)}
  ${period.start !== null && cap(draw, start)}${period.end !== null && cap(draw, end)}`;
}

/** The mark of a stated beginning or end. */
const cap = (draw: Drawing, share: number): Html =>
  html`<rect
    class="timeline-cap"
    x="${x(draw, share)}"
    y="50%"
    width="2"
    height="16"
    transform="translate(-1 -8)"
  />`;

const point = (draw: Drawing, share: number, level: Level): Html =>
  html`<g class="timeline-point mark-${level}" transform="translate(-6 -6)">
    <svg x="${x(draw, share)}" y="50%" width="12" height="12" viewBox="0 0 16 16" fill="currentColor">
      ${levelDrawings[level]}
    </svg>
  </g>`;

function keyOf({ context }: Drawing, { key = [], tableHref, groups }: Timeline): Html {
  const { t } = context;
  const hasBars = groups.some((group) => group.rows.some((row) => row.bar !== undefined));
  const sample = (name: string): Html =>
    html`<svg class="timeline-sample" width="28" height="12" aria-hidden="true">
      <rect class="${name}" x="1" y="6" width="26" height="10" transform="translate(0 -5)" />
    </svg>`;
  return html`<ul class="timeline-key">
      ${
        hasBars &&
        html`<li>${sample('timeline-passed')} ${t('timeline.passed')}</li>
          <li>${sample('timeline-left')} ${t('timeline.left')}</li>`
      }
      ${key.map((one) => html`<li class="mark mark-${one.level}">${levelShape(one.level)} ${one.label}</li>`)}
    </ul>
    <p><a href="${tableHref}">${t('tally.table')}</a></p>`;
}
