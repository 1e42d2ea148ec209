import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { leaningOf } from './leaning.ts';
import { matrixOf } from './matrix.ts';
import { scoreRow, separate } from './svm.ts';

const FITTING = { cost: 1, rounds: 50, seed: 1 };
const repeated = (text: string, times: number): string[] => Array.from({ length: times }, () => text);

/** Rows of texts; those before `inside` have the label. */
function taskOf(texts: readonly string[], inside: number) {
  const rows = Int32Array.from(texts.keys());
  return {
    matrix: matrixOf('subject', texts),
    labels: 1,
    said: Int8Array.from(texts, (_, row) => (row < inside ? 1 : 0)),
    rows,
    importance: new Float64Array(texts.length).fill(1),
  };
}

describe('what weighs more', () => {
  it('words that only texts with the label have, before words that all share', () => {
    const task = taskOf([...repeated('prevent torture', 6), ...repeated('prevent hunger', 6)], 6);
    const leaning = leaningOf(task.matrix, task);
    const { starts, columns } = task.matrix;
    const [first, last] = [0, 11].map((row) => new Set(columns.subarray(starts[row], starts[row + 1])));
    assert.ok(first && last);
    const shared = [...first].filter((column) => last.has(column));
    const own = [...first].filter((column) => !last.has(column));
    assert.ok(shared.length > 0 && own.length > 0);
    const least = Math.min(...own.map((column) => leaning[column] ?? 0));
    assert.ok(shared.every((column) => (leaning[column] ?? 0) < least));
    const entries = [...columns].map((column) => leaning[column] ?? 0);
    const mean = entries.reduce((sum, one) => sum + one, 0) / entries.length;
    assert.ok(Math.abs(mean - 1) < 1e-6, `${mean}`);
  });

  it('the later of two texts with the same words, where coders changed their minds', () => {
    const texts = [
      'end torture',
      'end torture',
      ...repeated('end hunger', 6),
      ...repeated('stop torture', 3),
    ];
    const task = taskOf(texts, 1);
    const [older, later] = [0.1, 10].map((weight) => {
      const importance = task.importance.map((one, row) => (row === 0 ? weight : one));
      const score = new Float32Array(1);
      scoreRow(task.matrix, 0, separate(task.matrix, { ...task, importance }, FITTING), score);
      return score[0];
    });
    assert.ok(older !== undefined && later !== undefined && older < 0 && later > 0, `${older} ${later}`);
  });
});
