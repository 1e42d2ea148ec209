/** Examples of the drawings: rendered by the tests, and on the examples page by the browser tests. */
import { word } from '../components/examples-words.ts';
import type { Example } from '../components/parts.ts';
import type { PageContext } from '../page-context.ts';
import { columnChart } from './column-chart.ts';
import { dotPlot } from './dot-plot.ts';
import { flow } from './flow.ts';
import { heatTable } from './heat-table.ts';
import { roundShareWords, shareWords } from './share-words.ts';
import { tileMap } from './tile-map.ts';

const shares = (context: PageContext) => (value: number) => shareWords(context, value);

const range =
  (context: PageContext) =>
  (from: number, until: number | null): string =>
    until === null ? `≥ ${roundShareWords(context, from)}` : `< ${roundShareWords(context, until)}`;

const wordsOf = (
  context: PageContext,
  id: string,
): { id: string; caption: string; title: string; description: string } => ({
  id,
  caption: word(context, 'recommended'),
  title: word(context, 'recommended'),
  description: word(context, 'torture'),
});

export const dotPlots: readonly Example[] = [
  {
    name: 'two series, a long label, a value that is missing',
    render: (context) =>
      dotPlot(context, {
        ...wordsOf(context, 'example-dots'),
        series: [word(context, 'state'), word(context, 'opcat')],
        unit: 0.01,
        words: (value) => roundShareWords(context, value),
        rows: [
          { label: word(context, 'iccpr'), values: [0.31, 0.08] },
          { label: word(context, 'tortureTheme'), values: [0.12, 0.121] },
          { label: word(context, 'justice'), values: [0, null] },
        ],
      }),
  },
];

export const columnCharts: readonly Example[] = [
  {
    name: 'years, one of them without any, the last one not over',
    render: (context) =>
      columnChart(context, {
        ...wordsOf(context, 'example-columns'),
        unit: 1,
        words: context.number,
        columns: [12, 1_240, 0, 860, 310].map((value, place) => ({
          label: String(2017 + place),
          value,
          isOpen: place === 4,
        })),
      }),
  },
  {
    name: 'one of several',
    render: (context) =>
      columnChart(context, {
        ...wordsOf(context, 'example-columns-small'),
        unit: 1,
        words: context.number,
        isSmall: true,
        columns: [3, 5, 2].map((value, place) => ({ label: String(2019 + place), value })),
      }),
  },
];

export const heatTables: readonly Example[] = [
  {
    name: 'every shade, and nothing',
    render: (context) =>
      heatTable(context, {
        ...wordsOf(context, 'example-heat'),
        columns: [word(context, 'state'), word(context, 'signed'), word(context, 'articles')],
        unit: 0.01,
        words: shares(context),
        rangeWords: range(context),
        rows: [
          { label: word(context, 'tortureTheme'), values: [0.3, 0.2, 0.12] },
          { label: word(context, 'justice'), values: [0.08, 0.04, 0.0001] },
          { label: word(context, 'icmw'), values: [0.02, 0.01, 0] },
        ],
      }),
  },
];

export const flows: readonly Example[] = [
  {
    name: 'thick and thin ways',
    render: (context) =>
      flow(context, {
        ...wordsOf(context, 'example-flow'),
        from: '2014',
        to: '2019',
        left: [
          { label: word(context, 'isParty'), level: 'full' },
          { label: word(context, 'isNeither'), level: 'none' },
        ],
        right: [
          { label: word(context, 'isParty'), level: 'full' },
          { label: word(context, 'isSigned'), level: 'some' },
          { label: word(context, 'isNeither'), level: 'none' },
        ],
        counts: [
          [120, 3, 0],
          [14, 1, 60],
        ],
      }),
  },
];

export const tileMaps: readonly Example[] = [
  {
    name: 'two blocks, a State without value',
    render: (context) =>
      tileMap(context, {
        ...wordsOf(context, 'example-tiles'),
        unit: 1,
        words: context.number,
        rangeWords: (from, until) => (until === null ? `≥ ${from}` : `${from}–${until - 1}`),
        noneWords: '–',
        blocks: [0, 1].map((block) => ({
          name: `${word(context, 'state')} ${block + 1}`,
          columns: 3,
          rows: 2,
          down: block,
          tiles: [0, 1, 2, 3, 4].map((tile) => ({
            column: tile % 3,
            row: Math.floor(tile / 3),
            code: `X${block}${tile}`,
            name: word(context, 'state'),
            value: tile === 3 ? null : tile * 20,
          })),
        })),
      }),
  },
];
