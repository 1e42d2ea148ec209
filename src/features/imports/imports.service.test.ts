import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STORES, withStore } from '../../../test/support/stores.ts';
import { verify } from '../../ledger/index.ts';
import type { Services, ReadingRooms } from '../../main.ts';
import { KINDS } from '../kinds.ts';
import { groupCounts } from '../confirming/items.repository.ts';
import {
  documentOf,
  proposal,
  readDocument,
  recommendationItem,
  SOURCE,
  testReading,
} from '../confirming/reading.testdata.ts';
import { importedKinds, importSets, listImports } from './imports.repository.ts';
import { partsOf } from './imports.service.ts';

const ACTOR = 'test:person';
const items = ['4.1', '4.2'].map((one) => recommendationItem(one));

/** Everything in the record and the held text, to compare before and after. */
async function everything(services: Services): Promise<unknown> {
  const dossiers = [await services.dossiers.get(null), await services.dossiers.get('KAZ')];
  const text = await services.store.db.selectFrom('held_text').selectAll().orderBy('page').execute();
  return [dossiers.map((one) => KINDS.map((kind) => [...one.entries(kind.name)])), text];
}

const write = (services: Services, drafts: Parameters<Services['ledger']['write']>[1]) =>
  services.ledger.write({ actor: ACTOR, reason: 'By hand', at: services.now() }, drafts);

async function imported(services: Services, reading: ReadingRooms): Promise<{ id: string; before: unknown }> {
  const before = await everything(services);
  const id = await readDocument(reading, services, documentOf(proposal(items)));
  await reading.confirming.confirm(id, ['4.1'], ACTOR);
  await reading.confirming.confirm(id, ['4.2'], ACTOR);
  return { id, before };
}

for (const kind of STORES) {
  test(`${kind}: an import is listed with what it brought, and taken back as a whole`, async () => {
    await withStore(kind, async (services) => {
      const reading = await testReading(services);
      const { id, before } = await imported(services, reading);
      const { db } = services.store;
      const page = { size: 10, number: 1 };
      const [row] = (await listImports(db, 'KAZ', page)).rows;
      assert.deepEqual(
        [row?.id, row?.fileName, row?.title, row?.records, row?.isUndone],
        [id, 'report.pdf', 'A/HRC/1/1', 6, false],
      );
      assert.equal((await listImports(db, 'catalogue', page)).total, 1);
      assert.equal((await listImports(db, 'UZB', page)).total, 0);
      assert.deepEqual(await importedKinds(db, id), [
        { kind: 'position', operation: 'create', count: 2 },
        { kind: 'recommendation', operation: 'create', count: 2 },
        { kind: 'review', operation: 'create', count: 1 },
        { kind: 'source', operation: 'create', count: 1 },
      ]);
      const check = await reading.imports.check(id);
      assert.deepEqual([check.records, check.changedSince, check.dependants], [6, [], []]);
      const number = await reading.imports.undo(id, ACTOR);
      assert.deepEqual(await everything(services), before);
      assert.deepEqual(
        (await importSets(db, id)).map((one) => one.undoneBy),
        [number, number],
      );
      assert.equal((await groupCounts(db, id)).sure, 2);
      await assert.rejects(reading.imports.undo(id, ACTOR), { code: 'import_undone' });
      // What was taken back can be confirmed anew, and taken back again.
      await reading.confirming.confirm(id, ['4.1'], ACTOR);
      await reading.imports.undo(id, ACTOR);
      assert.deepEqual(await everything(services), before);
      assert.deepEqual((await verify(db, KINDS, services.keys.trusted)).findings, []);
    });
  });

  test(`${kind}: what was changed since, or depends on it, keeps an import in the record`, async () => {
    await withStore(kind, async (services) => {
      const reading = await testReading(services);
      const { id } = await imported(services, reading);
      const { ledger } = services;
      const held = async (name: string, recordId: string) => {
        const entry = await ledger.find(name, recordId);
        assert.ok(entry);
        return entry;
      };
      const own = await held('recommendation', `${SOURCE}.4.1`);
      const recommendation = ledger.kind('recommendation');
      await write(services, [
        { kind: recommendation, fields: { ...own.fields, themes: ['x'] }, citations: own.citations },
        {
          kind: ledger.kind('position'),
          fields: { id: 'later', stateId: 'KAZ', recommendationId: `${SOURCE}.4.2`, position: 'noted' },
          citations: [{ sourceId: 'report', locator: 'p. 1' }],
        },
      ]);
      const check = await reading.imports.check(id);
      assert.deepEqual(
        check.changedSince.map((one) => [one.kind, one.id]),
        [['recommendation', `${SOURCE}.4.1`]],
      );
      assert.deepEqual(
        check.dependants.map((one) => [one.kind, one.id, one.on.kind]),
        [['position', 'later', 'recommendation']],
      );
      await assert.rejects(reading.imports.undo(id, ACTOR), { code: 'import_in_use' });
      assert.ok(await ledger.find('recommendation', `${SOURCE}.4.2`));
      // A person puts back what stood in the way; then it goes.
      await write(services, [{ kind: ledger.kind('position'), remove: 'later' }]);
      assert.equal((await reading.imports.check(id)).dependants.length, 0);
    });
  });

  test(`${kind}: records by others that cite the document, or judge what it says, are named`, async () => {
    await withStore(kind, async (services) => {
      const reading = await testReading(services);
      const { id } = await imported(services, reading);
      const { ledger } = services;
      await write(services, [
        {
          kind: ledger.kind('answer'),
          fields: {
            id: 'answer',
            stateId: 'KAZ',
            byKind: 'measure',
            byId: 'm',
            toKind: 'recommendation',
            toId: `${SOURCE}.4.1`,
          },
          citations: [{ sourceId: 'report', locator: 'p. 1' }],
        },
        {
          kind: ledger.kind('treaty_action'),
          fields: { id: 'signed', stateId: 'KAZ', instrumentId: 'iccpr', action: 'signature' },
          citations: [{ sourceId: SOURCE, locator: 'p. 1' }],
        },
      ]);
      const check = await reading.imports.check(id);
      assert.deepEqual(check.dependants.map((one) => one.id).sort(), ['answer', 'signed']);
    });
  });

  test(`${kind}: taking back a newer version brings the older text and words back`, async () => {
    await withStore(kind, async (services) => {
      const reading = await testReading(services);
      const { id } = await imported(services, reading);
      const before = await everything(services);
      const [one, two] = items;
      const [record, position] = two?.records ?? [];
      assert.ok(one && two && record && position);
      const newer = proposal([
        one,
        { ...two, records: [{ ...record, fields: { ...record.fields, text: 'Other words' } }, position] },
      ]);
      const second = await readDocument(reading, services, documentOf(newer, 'second.pdf'));
      await reading.confirming.confirm(second, ['4.2'], ACTOR);
      const blocked = await reading.imports.check(id);
      assert.deepEqual(blocked.changedSince.map((item) => item.kind).sort(), ['recommendation', 'source']);
      await reading.imports.undo(second, ACTOR);
      assert.deepEqual(await everything(services), before);
      assert.deepEqual((await verify(services.store.db, KINDS, services.keys.trusted)).findings, []);
      await reading.imports.check(id);
    });
  });
}

test('a large import goes back in parts, the newest first; what went back before is left out', () => {
  const set = (changeSet: number, records: number, undoneBy: number | null = null) => ({
    changeSet,
    records,
    undoneBy,
    at: '',
    actor: '',
    reason: '',
  });
  assert.deepEqual(partsOf([set(1, 5), set(2, 6), set(3, 7, 9)]), [[2, 1]]);
  assert.deepEqual(partsOf([set(1, 15_000), set(2, 6_000), set(3, 14_000), set(4, 300_000)]), [
    [4],
    [3, 2],
    [1],
  ]);
  assert.deepEqual(partsOf([]), []);
});
