import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DOSSIER } from './reviews.testdata.ts';
import { recommendation } from './reviews.schema.ts';
import type { Tag } from './reviews.schema.ts';
import { tagsOf } from './tags.ts';

const own = DOSSIER.find(recommendation, 'one');
assert.ok(own);

const given = (field: Tag['field'], termId: string): Tag => ({
  id: `one~${termId}`,
  stateId: 'XXX',
  recommendationId: 'one',
  field,
  termId,
  model: null,
  confidence: null,
});

test('people add to what sources say and take nothing away', () => {
  assert.equal(tagsOf(own, []), own);
  const tags = tagsOf(own, [
    given('issues', 'issue.justice'),
    given('issues', 'treaties'),
    given('themes', 'theme.torture'),
    given('actionCategory', 'action.5'),
  ]);
  assert.deepEqual(tags.issues, ['treaties', 'issue.justice']);
  assert.deepEqual(tags.themes, ['theme.torture']);
  assert.deepEqual(tags.groups, []);
  assert.equal(tags.actionCategory, 5);
});

test('where there is room for one value, the source’s stands; what is no category counts as none', () => {
  assert.equal(
    tagsOf({ ...own, actionCategory: 2 }, [given('actionCategory', 'action.5')]).actionCategory,
    2,
  );
  assert.equal(tagsOf(own, [given('actionCategory', 'action.x')]).actionCategory, null);
  assert.equal(tagsOf(own, [given('actionCategory', 'issue.justice')]).actionCategory, null);
});
