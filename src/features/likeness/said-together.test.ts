import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cite } from '../../../test/support/records.ts';
import { answer } from '../plans/index.ts';
import { companionsOf } from './clusters.ts';
import { cluster } from './clusters.schema.ts';
import { clusterRecord, viewAt } from './likeness.testdata.ts';
import { saidTogetherOn } from './said-together.ts';
import type { SaidTogether } from './said-together.ts';

const link = (id: string, byKind: string, byId: string, toId: string) => ({
  kind: answer,
  fields: { id, stateId: 'KAZ', byKind, byId, toKind: 'recommendation', toId },
  citations: [cite()],
});

function saidOn(asof: string, members: readonly string[]): SaidTogether {
  const view = viewAt('/en/KAZ', [
    clusterRecord('c', members),
    link('a1', 'measure', 'm1', 'death-2'),
    link('a2', 'measure', 'm1', 'death-3'),
    link('a3', 'reform', 'r1', 'death-1'),
    link('a4', 'measure', 'm1', 'prisons'),
  ]);
  const [own] = view.dossier.all(cluster);
  assert.ok(own);
  return saidTogetherOn(view.dossier, view.catalogue, asof)(own);
}

const ALL = ['death-3', 'death-2', 'death-1'];

test('who said it over the years, and how the answer of the State changed', () => {
  const said = saidOn('2022-01-01', ALL);
  assert.deepEqual(
    said.rows.map(({ entry }) => entry.recommendation.id),
    ['death-1', 'death-2', 'death-3'],
  );
  assert.deepEqual(said.mechanisms, [
    { id: 'upr', count: 2 },
    { id: 'ccpr', count: 1 },
  ]);
  assert.deepEqual(said.states, [
    { id: 'UZB', count: 2 },
    { id: 'KAZ', count: 1 },
  ]);
  assert.deepEqual([said.since, said.until], ['2010', '2016']);
  assert.deepEqual(
    said.answersOverTime.map(({ year, position }) => `${year} ${position}`),
    ['2010 supported', '2015 noted'],
  );
  assert.equal(said.positionsDiffer, true);
  assert.deepEqual(
    said.answeredBy.map(({ kind, id, answers }) => [kind, id, answers.map((one) => one.toId)]),
    [
      ['reform', 'r1', ['death-1']],
      ['measure', 'm1', ['death-2', 'death-3']],
    ],
  );
});

test('on an earlier day only what had happened counts', () => {
  const said = saidOn('2014-12-31', ALL);
  assert.equal(said.rows.length, 2);
  assert.equal(said.ahead, 1);
  assert.equal(said.positionsDiffer, false, 'the second answer came in 2015');
  assert.deepEqual(said.answeredBy, []);
  assert.equal(saidOn('2021-06-11', ALL).answeredBy.length, 1, 'the reform was not yet adopted');
});

test('a member that the record holds no more is named and counts for nothing', () => {
  const said = saidOn('2022-01-01', ['death-1', 'gone']);
  assert.deepEqual(said.missing, ['gone']);
  assert.equal(said.rows.length, 1);
  assert.equal(said.positionsDiffer, false);
});

test('companions are those of all clusters, each once, without those that were asked for', () => {
  const { dossier } = viewAt('/en/KAZ', [
    clusterRecord('c', ['death-1', 'death-2']),
    clusterRecord('d', ['death-3', 'death-2', 'death-1']),
  ]);
  const ids = (asked: readonly string[]): string[] =>
    companionsOf(dossier, asked).map((one) => one.recommendationId);
  assert.deepEqual(ids(['death-1']), ['death-2', 'death-3']);
  assert.deepEqual(ids(['death-1', 'death-2']), ['death-3']);
  assert.deepEqual(ids(['prisons']), []);
});

test('a cluster names each member once, and one at least', () => {
  const fields = { id: 'c', stateId: 'KAZ', name: { en: 'x' } };
  assert.ok(!cluster.schema.safeParse({ ...fields, members: [] }).success);
  assert.ok(!cluster.schema.safeParse({ ...fields, members: ['a', 'a'] }).success);
  assert.ok(!cluster.schema.safeParse({ ...fields, members: ['a', 'b<'] }).success);
  assert.ok(cluster.schema.safeParse({ ...fields, members: ['a', 'b'] }).success);
});
