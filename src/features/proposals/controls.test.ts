import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS } from '../kinds.ts';
import { fieldsToAsk } from './controls.ts';

const controls = (name: string): Record<string, string> => {
  const kind = KINDS.find((one) => one.name === name);
  assert.ok(kind);
  return Object.fromEntries(fieldsToAsk(kind).map((one) => [one.name, one.control.type]));
};

test('each field gets the control that its schema asks for', () => {
  assert.deepEqual(controls('position'), {
    stateId: 'state',
    recommendationId: 'record',
    position: 'choice',
    date: 'date',
    ground: 'local',
  });
  const recommendation = controls('recommendation');
  assert.equal(recommendation['text'], 'text');
  assert.equal(recommendation['recommendingStates'], 'states');
  assert.equal(recommendation['themes'], 'names');
  assert.equal(recommendation['actionCategory'], 'integer');
  for (const own of ['id', 'position', 'page', 'isSummary']) assert.ok(!(own in recommendation), own);
  assert.equal(controls('reporting_duty')['yearlyOn'], 'texts');
  assert.equal(controls('treaty_action')['date'], 'date');
});

test('every kind has a form in which all that must be filled in can be', () => {
  for (const kind of KINDS) {
    const asked = new Map(fieldsToAsk(kind).map((one) => [one.name, one]));
    for (const name of asked.keys()) assert.ok(name in kind.schema.shape, `${kind.name}.${name}`);
    if (kind.scope === 'state') assert.ok(asked.has('stateId'), kind.name);
  }
});
