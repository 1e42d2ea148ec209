import { readFileSync, writeFileSync } from 'node:fs';
import { f1Of, totalOf } from './evaluate.ts';
import type { Count, Scores } from './evaluate.ts';

const CARD = new URL('../../docs/model-card.md', import.meta.url);
const BEGIN = '<!-- figures: written by npm run train -->';
const END = '<!-- end of figures -->';

const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(3));
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const figures = (name: string, count: Count): (string | number)[] => [
  name,
  count.right + count.missed,
  share(count.right, count.right + count.wrong),
  share(count.right, count.right + count.missed),
  f1Of(count).toFixed(3),
];

const HEAD = ['label', 'texts that have it', 'precision', 'recall', 'F1'];

function labelTable(labels: ReadonlyMap<string, Count>): string {
  const sorted = [...labels].toSorted((one, other) =>
    one[0].localeCompare(other[0], 'en', { numeric: true }),
  );
  const all = totalOf(labels.values());
  return table(HEAD, [
    ...sorted.map(([name, count]) => figures(name, count)),
    figures('**all, micro-averaged**', all),
  ]);
}

function actionTable({ actions }: Scores): string {
  const categories = [1, 2, 3, 4, 5];
  return table(
    ['coders say', ...categories.map((one) => `suggested ${one}`), 'right'],
    categories.map((said) => {
      const counts = categories.map((one) => actions[said]?.[one] ?? 0);
      return [
        said,
        ...counts,
        share(
          counts[said - 1] ?? 0,
          counts.reduce((sum, one) => sum + one, 0),
        ),
      ];
    }),
  );
}

const confidenceTable = ({ confidence }: Scores): string =>
  table(
    ['confidence', 'suggested', 'of these right'],
    confidence.map(({ suggested, right }, tenth) => [
      `${(tenth / 10).toFixed(1)}–${((tenth + 1) / 10).toFixed(1)}`,
      suggested,
      share(right, suggested),
    ]),
  );

/** The part of docs/model-card.md that says how well the models did. */
function figuresOf(scores: Scores): string {
  const labels = (vocabulary: string): string => labelTable(scores.byLabel.get(vocabulary) ?? new Map());
  return [
    `### Issues\n\n${labels('issue')}`,
    `### Action category: right for ${share(scores.actionRight, scores.texts)} of ${scores.texts} texts\n\n${actionTable(scores)}`,
    `### Confidence of the issues suggested\n\n${confidenceTable(scores)}`,
    `### Affected groups (silver labels)\n\n${labels('affected_group')}`,
    `### SDG goals (silver labels)\n\n${labels('sdg_goal')}`,
    `### SDG targets (silver labels)\n\n${labels('sdg_target')}`,
  ].join('\n\n');
}

/** Writes the figures into the card, between its two marks; what stands around them is written by hand. */
export function writeFigures(scores: Scores): void {
  const card = readFileSync(CARD, 'utf8');
  const [from, to] = [card.indexOf(BEGIN), card.indexOf(END)];
  if (from < 0 || to < from)
    throw new Error(`docs/model-card.md has lost its marks "${BEGIN}" and "${END}".`);
  writeFileSync(CARD, `${card.slice(0, from + BEGIN.length)}\n\n${figuresOf(scores)}\n\n${card.slice(to)}`);
}
