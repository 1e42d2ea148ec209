import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STORES, withStore } from '../../../test/support/stores.ts';
import { verify } from '../../ledger/index.ts';
import { readingRooms } from '../../main.ts';
import type { Services, ReadingRooms } from '../../main.ts';
import { KINDS } from '../kinds.ts';
import type { ProposedItem } from '../proposals/proposal.ts';
import { findReading, keep, readingWrite } from '../reading/reading.repository.ts';
import { groupCounts, listItems } from './items.repository.ts';
import {
  documentOf,
  documents,
  noExports,
  noTables,
  proposal,
  readDocument,
  recommendationItem,
  SOURCE,
  testReading,
} from './reading.testdata.ts';

const ACTOR = 'test:person';
const three = ['4.1', '4.2', '4.3'].map((one) => recommendationItem(one));

async function withReading(
  kind: (typeof STORES)[number],
  work: (services: Services, reading: ReadingRooms) => Promise<void>,
): Promise<void> {
  await withStore(kind, async (services) => {
    const reading = await testReading(services);
    await work(services, reading);
    const { findings } = await verify(services.store.db, KINDS, services.keys.trusted);
    assert.deepEqual(findings, []);
    await reading.files.close();
  });
}

const textsOf = async (services: Services): Promise<string[]> =>
  [...(await services.dossiers.get('KAZ')).entries('recommendation').values()].map((one) =>
    String(one.fields['text']),
  );

for (const kind of STORES) {
  test(`${kind}: items are confirmed with the document, the review and their positions, once`, async () => {
    await withReading(kind, async (services, reading) => {
      const id = await readDocument(reading, services, documentOf(proposal(three)));
      assert.deepEqual(await textsOf(services), []);
      const one = await reading.confirming.confirm(id, ['4.1'], ACTOR);
      assert.equal(one.items, 1);
      const again = await reading.confirming.confirm(id, ['4.1'], ACTOR);
      assert.deepEqual(again, { changeSet: null, items: 0, problems: [] });
      await reading.confirming.confirm(id, ['4.2', '4.3'], ACTOR);
      const dossier = await services.dossiers.get('KAZ');
      assert.equal(dossier.entries('recommendation').size, 3);
      assert.equal(dossier.entries('position').size, 3);
      assert.equal(dossier.entries('review').size, 1);
      const source = (await services.dossiers.get(null)).entries('source').get(SOURCE);
      assert.equal(source?.fields['pages'], 1);
      const text = await services.store.db.selectFrom('held_text').selectAll().execute();
      assert.equal(text.length, 1);
      assert.equal((await groupCounts(services.store.db, id)).confirmed, 3);
    });
  });

  test(`${kind}: what is put right, cut, joined and left out is what enters the record`, async () => {
    await withReading(kind, async (services, reading) => {
      const { confirming } = reading;
      const items = ['4.1', '4.2', '4.3', '4.4'].map((one) => recommendationItem(one));
      const id = await readDocument(reading, services, documentOf(proposal(items)));
      await confirming.edit(
        id,
        '4.1',
        new Map([
          [0, { text: 'Put right', recommendingStates: [] }],
          [1, { position: 'noted' }],
        ]),
      );
      const parts = await confirming.split(id, '4.2', ['First half', 'Second half', ' ']);
      assert.deepEqual(parts, ['4.2', '4.2~2']);
      assert.equal(await confirming.merge(id, ['4.4', '4.3']), '4.3');
      await confirming.drop(id, ['4.1']);
      await confirming.takeBack(id, ['4.1']);
      await assert.rejects(confirming.drop(id, ['4.4']), { code: 'reading_closed' });
      const open = await listItems(services.store.db, id, 'sure', { size: 10, number: 1 });
      assert.deepEqual(
        open.rows.map((one) => one.id),
        ['4.1', '4.2', '4.2~2', '4.3'],
      );
      await confirming.confirm(
        id,
        open.rows.map((one) => one.id),
        ACTOR,
      );
      assert.deepEqual(await textsOf(services), [
        'Put right',
        'First half',
        'Second half',
        'Do what paragraph 4.3 says Do what paragraph 4.4 says',
      ]);
      const dossier = await services.dossiers.get('KAZ');
      const position = dossier.entries('position').get(`${SOURCE}.4.1.position`);
      assert.equal(position?.fields['position'], 'noted');
      assert.equal(position?.citations[0]?.reading, 'noted');
      const second = dossier.entries('position').get(`${SOURCE}.4.2~2.position`);
      assert.equal(second?.fields['recommendationId'], `${SOURCE}.4.2~2`);
      await assert.rejects(confirming.edit(id, '4.1', new Map()), { code: 'reading_closed' });
    });
  });

  test(`${kind}: an item that cannot be written stays open and is named; the others go on`, async () => {
    await withReading(kind, async (services, reading) => {
      const bad = recommendationItem('4.9', { unresolved: [] });
      const [first, position] = bad.records;
      const pointing = { ...position, fields: { ...position?.fields, recommendationId: 'nowhere' } };
      const items = [
        three[0] ?? bad,
        { ...bad, records: first ? [{ ...first, fields: { ...first.fields, text: ' ' } }] : [] },
        {
          ...bad,
          id: '4.8',
          records:
            first && position
              ? [{ ...first, fields: { ...first.fields, id: 'x' } }, pointing as typeof position]
              : [],
        },
      ];
      const id = await readDocument(reading, services, documentOf(proposal(items)));
      const result = await reading.confirming.confirm(id, ['4.1', '4.9', '4.8'], ACTOR);
      assert.equal(result.items, 1);
      assert.deepEqual(
        result.problems.map((one) => [one.itemId, one.field, one.code]),
        [
          ['4.9', 'text', 'invalid'],
          ['4.8', 'recommendationId', 'unknown_record'],
        ],
      );
      const counts = await groupCounts(services.store.db, id);
      assert.equal(counts.confirmed, 1);
      assert.equal(counts.sure, 2);
    });
  });

  test(`${kind}: a newer version shows what is new, changed and gone, and changes only what is confirmed`, async () => {
    await withReading(kind, async (services, reading) => {
      const first = await readDocument(reading, services, documentOf(proposal(three)));
      await reading.confirming.confirm(first, ['4.1', '4.2', '4.3'], ACTOR);
      // A person says what it is about; the document does not speak of that.
      const entry = (await services.dossiers.get('KAZ')).entries('recommendation').get(`${SOURCE}.4.2`);
      assert.ok(entry);
      await services.ledger.write({ actor: ACTOR, reason: 'Themes', at: services.now() }, [
        {
          kind: services.ledger.kind('recommendation'),
          fields: { ...entry.fields, themes: ['theme.a'] },
          citations: entry.citations,
        },
      ]);
      const [one, two] = three;
      const [record, position] = two?.records ?? [];
      assert.ok(one && two && record && position);
      const newer = [
        one,
        { ...two, records: [{ ...record, fields: { ...record.fields, text: 'Other words' } }, position] },
        recommendationItem('4.4'),
      ];
      const second = await readDocument(reading, services, documentOf(proposal(newer), 'report-2.pdf'));
      const all = await listItems(services.store.db, second, null, { size: 10, number: 1 });
      assert.deepEqual(
        all.rows.map((item) => [item.id, item.difference, item.standing]),
        [
          ['4.1', 'same', 'in_record'],
          ['4.2', 'changed', 'open'],
          ['4.4', 'new', 'open'],
          ['gone-4.3', 'gone', 'open'],
        ],
      );
      await reading.confirming.confirm(second, ['4.2'], ACTOR);
      const dossier = await services.dossiers.get('KAZ');
      const changed = dossier.entries('recommendation').get(`${SOURCE}.4.2`)?.fields;
      assert.deepEqual([changed?.['text'], changed?.['themes']], ['Other words', ['theme.a']]);
      assert.equal(dossier.entries('recommendation').size, 3);
      await reading.confirming.confirm(second, ['gone-4.3'], ACTOR);
      assert.equal(
        (await services.dossiers.get('KAZ')).entries('recommendation').has(`${SOURCE}.4.3`),
        false,
      );
      assert.equal(
        (await services.dossiers.get('KAZ')).entries('position').has(`${SOURCE}.4.3.position`),
        false,
      );
    });
  });

  test(`${kind}: what cannot be read says why and may be read again by another reader; the others go on`, async () => {
    await withReading(kind, async (services, reading) => {
      const bytes = new TextEncoder().encode('Dear Sir or Madam');
      const { batch } = await reading.files.take(
        [{ name: 'letter.txt', bytes }, documentOf(proposal(three))],
        { stateId: 'UZB', actor: ACTOR },
      );
      const { db } = services.store;
      const rows = () =>
        db.selectFrom('reading').selectAll().where('batch', '=', batch).orderBy('place').execute();
      while ((await rows()).some((row) => row.status === 'waiting'))
        await new Promise((resolve) => setTimeout(resolve, 10));
      const [letter, report] = await rows();
      assert.deepEqual([letter?.status, report?.status, report?.state_id], ['failed', 'read', 'KAZ']);
      assert.equal((await findReading(db, letter?.id ?? '')).content.problem?.code, 'not_recognised');
      await assert.rejects(reading.files.again(letter?.id ?? '', 'nobody'), { code: 'unknown_reader' });
      await reading.files.again(letter?.id ?? '', 'test');
      await assert.rejects(reading.files.again(report?.id ?? '', null), { code: 'reading_closed' });
    });
  });

  test(`${kind}: what an item stands on is confirmed with it; what is left out is not`, async () => {
    await withReading(kind, async (services, reading) => {
      const record = (name: string, fields: object): ProposedItem => ({
        ...recommendationItem('1.1'),
        id: String((fields as { id: string }).id),
        records: [
          {
            kind: name,
            fields: { stateId: 'KAZ', ...fields },
            citations: [{ sourceId: SOURCE, locator: 'p. 1' }],
          },
        ],
      });
      const area = record('area', {
        id: 'area-1',
        planId: 'plan',
        number: '1',
        position: 1,
        title: { en: 'A' },
      });
      const measure = (number: string, areaId: string): ProposedItem =>
        record('measure', {
          id: `measure-${number}`,
          planId: 'plan',
          areaId,
          number,
          position: 1,
          text: { en: 'Do it' },
          isSummary: false,
          formOfCompletion: { en: 'Report' },
          periodWords: '2030',
        });
      const items = [
        record('plan', { id: 'plan', title: { en: 'Plan' }, approvedOn: '2030' }),
        area,
        record('area', { id: 'area-2', planId: 'plan', number: '2', position: 2, title: { en: 'B' } }),
        measure('1', 'area-1'),
        measure('2', 'area-2'),
      ];
      const id = await readDocument(reading, services, documentOf(proposal(items)));
      const one = await reading.confirming.confirm(id, ['measure-1'], ACTOR);
      assert.deepEqual([one.items, one.problems], [3, []]);
      const dossier = await services.dossiers.get('KAZ');
      assert.deepEqual([...dossier.entries('area').keys()], ['area-1']);
      await reading.confirming.drop(id, ['area-2']);
      const two = await reading.confirming.confirm(id, ['measure-2'], ACTOR);
      assert.deepEqual(
        two.problems.map((problem) => [problem.itemId, problem.field, problem.code]),
        [['measure-2', 'areaId', 'unknown_record']],
      );
    });
  });

  test(`${kind}: what a newer version no longer holds stays while something else stands on it`, async () => {
    await withReading(kind, async (services, reading) => {
      const first = await readDocument(reading, services, documentOf(proposal(three)));
      await reading.confirming.confirm(first, ['4.1', '4.2', '4.3'], ACTOR);
      const by = { actor: ACTOR, reason: 'By hand', at: services.now() };
      const answer = services.ledger.kind('answer');
      await services.ledger.write(by, [
        {
          kind: answer,
          fields: {
            id: 'answer',
            stateId: 'KAZ',
            byKind: 'measure',
            byId: 'm',
            toKind: 'recommendation',
            toId: `${SOURCE}.4.3`,
          },
          citations: [{ sourceId: 'report', locator: 'p. 1' }],
        },
      ]);
      const newer = documentOf(proposal(three.slice(0, 2)), 'newer.pdf');
      const second = await readDocument(reading, services, newer);
      const refused = await reading.confirming.confirm(second, ['gone-4.3'], ACTOR);
      assert.deepEqual(
        refused.problems.map((problem) => [problem.itemId, problem.kind, problem.code]),
        [['gone-4.3', 'answer', 'depended_on']],
      );
      await services.ledger.write(by, [{ kind: answer, remove: 'answer' }]);
      assert.deepEqual((await reading.confirming.confirm(second, ['gone-4.3'], ACTOR)).problems, []);
      assert.equal((await services.dossiers.get('KAZ')).entries('recommendation').size, 2);
    });
  });

  test(`${kind}: what was left unread when the program ended is taken up at the next start`, async () => {
    await withReading(kind, async (services, reading) => {
      const { db } = services.store;
      const id = await readDocument(reading, services, documentOf(proposal(three)));
      const row = await findReading(db, id);
      await keep(services.store, [readingWrite([{ ...row, status: 'waiting', content: {} }])]);
      const next = readingRooms({
        ...services,
        documents,
        exports: noExports,
        tables: noTables,
        shippedMappings: [],
      });
      await next.files.resume();
      while ((await findReading(db, id)).status === 'waiting')
        await new Promise((resolve) => setTimeout(resolve, 10));
      assert.equal((await groupCounts(db, id)).sure, 3);
      await next.files.close();
    });
  });
}
