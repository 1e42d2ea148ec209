import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Citation, Dossier, Entry } from '../../ledger/index.ts';
import { byLocator, factsBySource } from './source-use.ts';

const cited = (
  sourceId: string,
  field: string | null,
  reading: string | null,
  locator = 'p. 1',
): Citation => ({
  sourceId,
  field,
  locator,
  value: reading,
  reading,
  quote: null,
  note: null,
});

const dossierOf = (entries: Readonly<Record<string, Entry>>): Dossier => ({
  stateId: 'XXX',
  size: 1,
  all: () => [],
  find: () => undefined,
  citations: (_kind, id) => entries[id]?.citations ?? [],
  entries: () => new Map(Object.entries(entries)),
});

test('facts by source, with what other sources state otherwise', () => {
  const facts = factsBySource(
    dossierOf({
      signature: {
        fields: { date: '2003-12-02' },
        citations: [
          cited('report', 'date', '2003-12-02'),
          cited('register', 'date', '2003-12-03'),
          cited('press', 'date', '2003'),
          cited('report', null, null),
        ],
      },
    }),
    [{ name: 'treaty_action' }],
  );
  const summary = (id: string) =>
    facts
      .get(id)
      ?.map((one) => [one.citation.field, one.isFollowed, one.differing.map((value) => value.reading)]);
  assert.deepEqual(summary('report'), [
    ['date', true, ['2003-12-03']],
    [null, null, []],
  ]);
  assert.deepEqual(summary('register'), [['date', false, ['2003-12-02']]]);
  // A year alone contradicts neither day of it.
  assert.deepEqual(summary('press'), [['date', true, []]]);
  assert.equal(facts.get('other'), undefined);
});

test('locators in the order of a document', () => {
  const order = ['para. 10', 'para. 9', 'para. 9 (b)', 'para. 9 (a)'].map((locator) => ({
    citation: cited('x', null, null, locator),
  }));
  assert.deepEqual(
    order.sort(byLocator).map((one) => one.citation.locator),
    ['para. 9', 'para. 9 (a)', 'para. 9 (b)', 'para. 10'],
  );
});
