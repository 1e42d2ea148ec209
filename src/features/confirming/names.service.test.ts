import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STORES, withStore } from '../../../test/support/stores.ts';
import { ground, cite } from '../../../test/support/records.ts';
import type { ProposedItem, UnresolvedName } from '../proposals/proposal.ts';
import { findItem } from './items.repository.ts';
import { documentOf, proposal, readDocument, recommendationItem, testReading } from './reading.testdata.ts';

const ACTOR = 'test:person';
const unknown = (
  printed: string,
  vocabulary: UnresolvedName['vocabulary'],
  field: string,
): UnresolvedName => ({
  record: 0,
  field,
  vocabulary,
  printed,
});

const themed = (paragraph: string, ...names: readonly string[]): ProposedItem =>
  recommendationItem(paragraph, { unresolved: names.map((name) => unknown(name, 'theme', 'themes')) });

const bodyItem = (printed: string): ProposedItem => ({
  ...recommendationItem('9.9'),
  id: 'body',
  records: [
    {
      kind: 'reporting_duty',
      fields: { id: 'kaz.duty', stateId: 'KAZ', kind: 'other', title: { en: 'A duty' }, dueOn: '2030' },
      citations: [{ sourceId: 'a-hrc-1-1', locator: 'p. 1' }],
    },
  ],
  unresolved: [unknown(printed, 'body', 'owedBy')],
});

for (const kind of STORES) {
  test(`${kind}: a name is asked about once, remembered, and known from then on`, async () => {
    await withStore(kind, async (services) => {
      const reading = await testReading(services);
      const { ledger } = services;
      const { db } = services.store;
      await ledger.write(ground(), [
        {
          kind: ledger.kind('term'),
          fields: {
            id: 'theme.women',
            vocabulary: 'theme',
            code: 'women',
            position: 1,
            label: { en: 'Women’s rights' },
          },
          citations: [cite()],
        },
        {
          kind: ledger.kind('body'),
          fields: {
            id: 'kaz.body.moj',
            stateId: 'KAZ',
            kind: 'ministry',
            names: { en: 'Ministry of Justice' },
          },
          citations: [cite()],
        },
      ]);
      const items = [
        themed('4.1', 'Rights of women', 'Miscellaneous'),
        themed('4.2', 'Rights of women'),
        bodyItem('Min-Just'),
      ];
      const id = await readDocument(reading, services, documentOf(proposal(items)));
      const asked = await reading.names.open(id, { size: 10, number: 1 });
      assert.deepEqual(
        asked.rows.map((one) => [one.vocabulary, one.printed, one.items, one.first]),
        [
          ['theme', 'Miscellaneous', 1, '4.1'],
          ['theme', 'Rights of women', 2, '4.1'],
          ['body', 'Min-Just', 1, 'body'],
        ],
      );
      const { index } = await reading.ground.names();
      assert.equal(index.nearest('theme', 'Rights of women', 'KAZ')[0]?.id, 'theme.women');
      await assert.rejects(
        reading.names.answer(
          id,
          [{ vocabulary: 'theme', printed: 'Miscellaneous', recordId: 'nothing' }],
          ACTOR,
        ),
        { code: 'record_missing' },
      );
      await reading.names.answer(
        id,
        [
          { vocabulary: 'theme', printed: 'Rights of women', recordId: 'theme.women' },
          { vocabulary: 'theme', printed: 'Miscellaneous', recordId: null },
          { vocabulary: 'body', printed: 'Min-Just', recordId: 'kaz.body.moj' },
        ],
        ACTOR,
      );
      assert.equal((await reading.names.open(id, { size: 10, number: 1 })).total, 0);
      const first = await findItem(db, id, '4.1');
      assert.deepEqual(first.content.records[0]?.fields['themes'], ['theme.women']);
      assert.deepEqual(first.content.unresolved, []);
      assert.equal((await findItem(db, id, 'body')).content.records[0]?.fields['owedBy'], 'kaz.body.moj');

      // The next document is not asked about.
      const known = await reading.ground.names();
      assert.equal(known.index.idOf('theme', 'rights  of WOMEN', 'UZB'), 'theme.women');
      assert.equal(known.index.find('theme', 'miscellaneous', 'UZB'), 'left_out');
      assert.equal(known.index.idOf('body', 'Min-Just', 'KAZ'), 'kaz.body.moj');
      assert.equal(known.index.idOf('body', 'Min-Just', 'UZB'), null);
      const dossier = await services.dossiers.get('KAZ');
      const [alias] = [...dossier.entries('body_alias').values()];
      assert.equal(alias?.citations[0]?.value, 'Min-Just');
      const set = await db
        .selectFrom('change_set')
        .selectAll()
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst();
      assert.equal(set?.actor, ACTOR);
      await reading.confirming.confirm(id, ['4.1', '4.2', 'body'], ACTOR);
      assert.equal((await services.dossiers.get('KAZ')).entries('reporting_duty').size, 1);
    });
  });

  test(`${kind}: an answer reaches every open reading, and the same answer twice changes nothing`, async () => {
    await withStore(kind, async (services) => {
      const reading = await testReading(services);
      const one = await readDocument(reading, services, documentOf(proposal([themed('4.1', 'Odd')])));
      const other = proposal([themed('7.1', 'Odd')]);
      const two = await readDocument(reading, services, documentOf(other, 'other.pdf'));
      const answer = { vocabulary: 'theme', printed: 'Odd', recordId: null } as const;
      await reading.names.answer(one, [answer], ACTOR);
      assert.equal((await reading.names.open(two, { size: 1, number: 1 })).total, 0);
      const size = (await services.dossiers.get(null)).size;
      await reading.names.answer(one, [answer], ACTOR);
      assert.equal((await services.dossiers.get(null)).size, size);
    });
  });
}
