import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTagger } from '../../src/features/tagging/index.ts';
import { readModel, writeModel } from '../../src/features/tagging/model.ts';
import { bestThresholds, confidenceCurve } from './calibrate.ts';
import type { TaggedText } from './corpus.ts';
import { evaluate, f1Of, totalOf } from './evaluate.ts';
import { trainModel } from './train.ts';

const SAID: readonly (readonly [text: string, issue: string, action: number])[] = [
  ['Abolish the death penalty', 'Death penalty', 5],
  ['Consider abolishing the death penalty', 'Death penalty', 3],
  ['Continue to improve access to education', 'Right to education', 2],
  ['Ensure access to education', 'Right to education', 4],
  ['Consider ratifying the Convention against Torture', 'Torture and other CID treatment', 3],
  ['Investigate all cases of torture', 'Torture and other CID treatment', 5],
];
const PLACES = ['the capital', 'the north', 'the south', 'rural areas', 'all provinces'];

/** Each sentence for several places, in reviews of several States. */
const texts: TaggedText[] = Array.from({ length: 8 }, (_, review) =>
  SAID.flatMap(([text, issue, action]) =>
    PLACES.map((place) => ({
      document: `state${review}`,
      session: 1,
      text: `${text} in ${place}`,
      issues: [issue],
      action,
      linked: { groups: action === 2 ? ['Children'] : [], goals: [], targets: [] },
    })),
  ),
).flat();
const silent = (): void => undefined;

describe('training', () => {
  it('gives the same bytes for the same texts', () => {
    const [one, other] = [1, 2].map(() => writeModel(trainModel('subject', texts, silent)));
    assert.ok(one && other && one.length > 100);
    assert.deepEqual(one, other);
  });

  it('learns what the texts say, through the file and back', () => {
    const [subject, action] = (['subject', 'action'] as const).map((view) =>
      readModel(writeModel(trainModel(view, texts, silent))),
    );
    assert.ok(subject && action);
    const scores = evaluate({ subject, action }, texts);
    assert.equal(f1Of(totalOf(scores.byLabel.get('issue')?.values() ?? [])), 1);
    assert.equal(f1Of(totalOf(scores.byLabel.get('affected_group')?.values() ?? [])), 1);
    assert.equal(scores.actionRight, texts.length);
    const { issues } = createTagger({ subject, action }).suggest('Stop torture');
    assert.deepEqual(
      issues.map(({ id, words }) => [id, words]),
      [['issue.torture-and-other-cid-treatment', ['torture']]],
    );
  });
});

describe('thresholds and confidences', () => {
  const held = (scores: readonly number[], isIn: readonly number[]) => ({
    scores: Float32Array.from(scores),
    isIn: Uint8Array.from(isIn),
    isKnown: new Uint8Array(scores.length).fill(1),
  });

  it('a threshold stands between the texts that are in and those that are not', () => {
    const [one, other] = bestThresholds([
      held([2, 1, -1, -2], [1, 1, 0, 0]),
      held([0.5, 0.2, 0.1, -1], [1, 0, 0, 0]),
    ]);
    assert.equal(one, 0);
    assert.ok(Math.abs((other ?? 0) - 0.35) < 1e-6);
  });

  it('a label that nobody gave is never suggested', () => {
    assert.deepEqual(bestThresholds([held([2, 1], [0, 0]), held([1, -1], [1, 0])]), [99, 0]);
  });

  it('confidence follows how often a score was right', () => {
    const scores = Array.from({ length: 400 }, (_, at) => (at < 200 ? 1 : -1));
    const isIn = scores.map((score, at) => (score > 0 ? Number(at % 10 !== 0) : Number(at % 10 === 0)));
    const { slope, shift } = confidenceCurve(held(scores, isIn));
    const at = (score: number): number => 1 / (1 + Math.exp(-(slope * score + shift)));
    assert.ok(Math.abs(at(1) - 0.9) < 0.01 && Math.abs(at(-1) - 0.1) < 0.01);
  });
});
