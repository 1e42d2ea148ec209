import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SaxesParser } from 'saxes';
import type { Html } from '../html.ts';
import { contrast } from '../contrast.testdata.ts';
import { SITE_LANGUAGES } from '../messages.ts';
import type { PageContext } from '../page-context.ts';
import { contextOf, readMarkup } from '../testing.ts';
import { columnCharts, dotPlots, flows, heatTables, tileMaps } from './charts.examples.ts';
import { columnChart } from './column-chart.ts';
import { apart, dotPlot } from './dot-plot.ts';
import { flow, FLOW_ROOM } from './flow.ts';
import { heatTable } from './heat-table.ts';
import { shareWords } from './share-words.ts';
import { widthOf } from './text-fit.ts';
import { tileMap } from './tile-map.ts';

const EXAMPLES = [...dotPlots, ...columnCharts, ...heatTables, ...flows, ...tileMaps];
/** The narrowest place for a drawing: a screen of 320 pixels, less the sides of the page. */
const NARROW = 280;

/** Elements as a strict XML reader finds them. Throws for what is not well-formed. */
function xmlOf(markup: Html): { name: string; attributes: Record<string, string>; text: string }[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: (typeof found)[number][] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const one = { name, attributes: attributes as Record<string, string>, text: '' };
    found.push(one);
    open.push(one);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(String(markup)).close();
  return found;
}

test('every drawing is well-formed, named and described, in every language', () => {
  for (const language of SITE_LANGUAGES) {
    for (const { name, render } of EXAMPLES) {
      const markup = render(contextOf(`/${language}/XEX`));
      const elements = xmlOf(markup);
      assert.deepEqual(readMarkup(markup).problems, [], `${language}: ${name}`);
      const pictures = elements.filter(({ attributes }) => attributes['role'] === 'img');
      assert.ok(pictures.length > 0, name);
      for (const { attributes } of pictures) {
        const label = elements.find(({ attributes: own }) => own['id'] === attributes['aria-labelledby']);
        assert.ok(label?.text.trim(), `${language}: ${name} has no name`);
      }
      for (const { attributes } of elements) {
        for (const attribute of Object.keys(attributes))
          assert.ok(attribute !== 'style' && !attribute.startsWith('on'));
      }
    }
  }
});

test('numbers of a drawing are numbers', () => {
  for (const { name, render } of EXAMPLES) {
    for (const { attributes } of xmlOf(render(contextOf('/ar/XEX')))) {
      for (const attribute of [
        'x',
        'y',
        'width',
        'height',
        'x1',
        'x2',
        'y1',
        'y2',
        'd',
        'transform',
        'viewBox',
      ])
        assert.doesNotMatch(
          attributes[attribute] ?? '',
          /NaN|Infinity|undefined|e[-+]?\d/,
          `${name}: ${attribute}`,
        );
    }
  }
});

test('time runs as the page is read: from right to left in Arabic', () => {
  const [example] = columnCharts;
  assert.ok(example);
  const firstColumn = (language: string): number =>
    Number.parseFloat(
      xmlOf(example.render(contextOf(`/${language}/XEX`))).find(({ name }) => name === 'rect')?.attributes[
        'x'
      ] ?? '',
    );
  assert.ok(firstColumn('en') < 20);
  assert.ok(firstColumn('ar') > 80);
});

const HOSTILE = `</text></svg><script>alert(1)</script>"' onload="x" & <i>`;
const hostile = { id: 'x', caption: HOSTILE, title: HOSTILE, description: HOSTILE };
const attacked = (context: PageContext): readonly Html[] => [
  dotPlot(context, {
    ...hostile,
    series: [HOSTILE],
    unit: 1,
    words: () => HOSTILE,
    rows: [{ label: HOSTILE, values: [3] }],
  }),
  columnChart(context, {
    ...hostile,
    unit: 1,
    words: () => HOSTILE,
    columns: [{ label: HOSTILE, value: 3 }],
  }),
  heatTable(context, {
    ...hostile,
    columns: [HOSTILE],
    unit: 1,
    words: () => HOSTILE,
    rangeWords: () => HOSTILE,
    rows: [{ label: HOSTILE, values: [3] }],
  }),
  flow(context, {
    ...hostile,
    from: HOSTILE,
    to: HOSTILE,
    left: [{ label: HOSTILE, level: 'full' }],
    right: [{ label: HOSTILE, level: 'none' }],
    counts: [[3]],
  }),
  tileMap(context, {
    ...hostile,
    unit: 1,
    words: () => HOSTILE,
    rangeWords: () => HOSTILE,
    noneWords: HOSTILE,
    blocks: [
      {
        name: HOSTILE,
        columns: 1,
        rows: 1,
        down: 0,
        tiles: [{ column: 0, row: 0, code: HOSTILE, name: HOSTILE, value: 3 }],
      },
    ],
  }),
];

test('hostile names stay names', () => {
  for (const markup of attacked(contextOf('/en/XEX'))) {
    const names = new Set(xmlOf(markup).map(({ name }) => name));
    assert.ok(!names.has('script') && !names.has('i'));
    assert.ok(!String(markup).includes('<script'));
  }
});

test('the words of a flow have room beside their bars on the narrowest screen', () => {
  const { size, width } = FLOW_ROOM;
  // Bar and distance from it, the words, and a figure of three digits behind them, on either side.
  assert.ok(20 + width + widthOf(' 999', size) <= NARROW / 2);
});

test('three letters fit into a square', () => {
  // 22 units of the square, letters of 8.6.
  for (const code of ['MWI', 'GBR', 'WSM', 'MMR']) assert.ok(widthOf(code, 8.6) <= 22, code);
});

test('points that would cover each other are moved apart', () => {
  assert.deepEqual(apart([10, 30]), [0, 0]);
  assert.deepEqual(apart([10, 10.5, 10.2]), [0, -5, 5]);
});

test('a share is never rounded to nothing or to all', () => {
  const context = contextOf('/en/XEX');
  const cases: readonly [number, string][] = [
    [0, '0%'],
    [0.00001, '<0.1%'],
    [0.004, '0.4%'],
    [0.0994, '9.9%'],
    [0.12, '12%'],
    [0.99, '99%'],
    [0.996, '99.6%'],
    [0.99999, '>99.9%'],
    [1, '100%'],
  ];
  for (const [share, words] of cases) assert.equal(shareWords(context, share), words);
});

test('colours of drawings can be told from their ground and read, in light and dark', () => {
  const css = ['charts', 'site'].map((name) =>
    readFileSync(new URL(`../assets/${name}.css`, import.meta.url), 'utf8'),
  );
  const roots = css.map((text) =>
    [...text.matchAll(/:root\s*\{([^}]*--[^}]*)\}/g)].map(([, body]) => coloursOf(body ?? '')),
  );
  for (const mode of [0, 1]) {
    const colours = {
      ...roots[0]?.[0],
      ...roots[1]?.[0],
      ...(mode === 1 && { ...roots[0]?.[1], ...roots[1]?.[1] }),
    };
    const ratio = (one: string, other: string): number => contrast(colours[one] ?? '', colours[other] ?? '');
    for (const letter of 'abcdef')
      for (const ground of ['paper', 'sheet'])
        assert.ok(ratio(`series-${letter}`, ground) >= 3, `series-${letter} ${mode}`);
    for (const letter of 'abc')
      assert.ok(ratio('shade-ink-low', `shade-${letter}`) >= 4.5, `shade-${letter} ${mode}`);
    for (const letter of 'de')
      assert.ok(ratio('shade-ink-high', `shade-${letter}`) >= 4.5, `shade-${letter} ${mode}`);
    // Each shade stands out further from the ground than the one before: the order holds in grey and for every eye.
    const distances = [...'abcde'].map((letter) => ratio(`shade-${letter}`, 'paper'));
    distances.reduce((before, distance) => {
      assert.ok(distance >= before * 1.25, distances.map((one) => one.toFixed(2)).join(' '));
      return distance;
    });
  }
});

const coloursOf = (body: string): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]),
  );
