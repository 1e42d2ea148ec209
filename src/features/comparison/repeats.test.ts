import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repeatsOf, SIDES, standingOf } from './repeats.ts';
import type { Asking, Side, Standing } from './repeats.ts';

test('the standing of several answers: what all of them are, or that they differ', () => {
  const cases: readonly [positions: string[][], standing: Standing][] = [
    [[['supported']], 'supported'],
    [[['accepted'], ['supported']], 'supported'],
    [[['partially_supported']], 'partly'],
    [[['noted'], ['rejected']], 'noted'],
    [[['supported'], ['noted']], 'mixed'],
    [[['supported'], []], 'mixed'],
    [[['none']], 'open'],
    [[['pending']], 'open'],
    [[[]], 'open'],
  ];
  for (const [positions, standing] of cases)
    assert.equal(standingOf(positions), standing, JSON.stringify(positions));
});

const asking = (cycle: string, recommender: string, subject: string, position: string): Asking => ({
  cycle,
  recommenders: recommender.split(' ').filter(Boolean),
  subjects: subject.split(' ').filter(Boolean),
  positions: [position],
});

const ASKINGS = [
  asking('1', 'AUT', 'torture', 'noted'),
  asking('1', 'AUT BEL', 'justice', 'supported'),
  asking('2', 'AUT', 'torture', 'supported'),
  asking('2', 'AUT', 'torture', 'supported'),
  asking('2', 'CHE', 'health', 'noted'),
  asking('2', '', 'health', 'noted'),
  asking('2', 'CHE', '', 'noted'),
  asking('3', 'CHE', 'health', 'noted'),
];

test('a State and a subject are followed from one cycle to the next', () => {
  const { pairs, unplaced } = repeatsOf(ASKINGS, '1', '2');
  assert.deepEqual(
    pairs.map(({ recommender, subject, from, to, fromCount, toCount }) => [
      recommender,
      subject,
      from,
      to,
      fromCount,
      toCount,
    ]),
    [
      ['AUT', 'justice', 'supported', 'absent', 1, 0],
      ['AUT', 'torture', 'noted', 'supported', 1, 2],
      ['BEL', 'justice', 'supported', 'absent', 1, 0],
      ['CHE', 'health', 'absent', 'noted', 0, 1],
    ],
  );
  assert.equal(unplaced, 2);
});

test('the flow counts every pair once', () => {
  const { pairs, counts } = repeatsOf(ASKINGS, '1', '2');
  const at = (from: Side, to: Side): number | undefined => counts[SIDES.indexOf(from)]?.[SIDES.indexOf(to)];
  assert.equal(at('supported', 'absent'), 2);
  assert.equal(at('noted', 'supported'), 1);
  assert.equal(at('absent', 'noted'), 1);
  assert.equal(
    counts.flat().reduce((sum, count) => sum + count, 0),
    pairs.length,
  );
  assert.equal(at('absent', 'absent'), 0);
});
