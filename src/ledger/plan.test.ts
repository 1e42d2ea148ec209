import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionDraft, cite, GROUND_RECORDS, ground } from '../../test/support/records.ts';
import { STORES, withStore } from '../../test/support/stores.ts';
import { AppError } from '../kernel/errors.ts';
import type { Services } from '../main.ts';
import { ledgerSize } from './ledger.ts';
import { entryHash, untilUnchanged } from './plan.ts';
import type { Draft } from './plan.ts';

const hashOf = async ({ ledger }: Services, id: string): Promise<string | null> =>
  entryHash(ledger.kind('treaty_action'), await ledger.find('treaty_action', id));
const removal = ({ ledger }: Services, remove: string): Draft => ({
  kind: ledger.kind('treaty_action'),
  remove,
});

for (const store of STORES) {
  test(`${store}: a draft made from what no longer stands there is refused, and nothing of its set is written`, () =>
    withStore(store, async (services) => {
      const { ledger } = services;
      await ledger.write(ground(), [...GROUND_RECORDS, actionDraft('a'), actionDraft('b')]);
      const read = await hashOf(services, 'a');
      await ledger.write(ground('Somebody else'), [actionDraft('a', { summary: 'theirs' })]);
      const size = await ledgerSize(services.store.db);
      const refused: readonly Draft[] = [
        { ...actionDraft('a', { summary: 'ours' }), madeFrom: read },
        { ...actionDraft('a', { summary: 'theirs' }, [cite('p. 2')]), madeFrom: read },
        { ...removal(services, 'a'), madeFrom: read },
        // Made for a record that was not there, or is there no longer.
        { ...actionDraft('a', { summary: 'ours' }), madeFrom: null },
        { ...actionDraft('new'), madeFrom: read },
        { ...removal(services, 'new'), madeFrom: read },
      ];
      for (const draft of refused) {
        const set = [actionDraft('b', { summary: 'beside it' }), draft];
        await assert.rejects(ledger.write(ground('Ours'), set), { code: 'record_changed', status: 409 });
        assert.equal(await ledgerSize(services.store.db), size);
      }
      assert.deepEqual((await ledger.find('treaty_action', 'a'))?.fields['summary'], { en: 'theirs' });
    }));

  test(`${store}: a draft made from what stands there is written, and one that changes nothing is no conflict`, () =>
    withStore(store, async (services) => {
      const { ledger } = services;
      await ledger.write(ground(), GROUND_RECORDS);
      assert.equal(await hashOf(services, 'a'), null);
      const first = await ledger.write(ground(), [{ ...actionDraft('a'), madeFrom: null }]);
      assert.equal(first.created, 1);
      const read = await hashOf(services, 'a');
      const ours = { ...actionDraft('a', { summary: 'ours' }), madeFrom: read };
      assert.equal((await ledger.write(ground(), [ours])).updated, 1);
      // What another wrote is what this one wants: a form that is sent twice.
      assert.equal((await ledger.write(ground(), [ours])).unchanged, 1);
      const gone = { ...removal(services, 'a'), madeFrom: await hashOf(services, 'a') };
      assert.equal((await ledger.write(ground(), [gone])).removed, 1);
    }));

  test(`${store}: writers that meet lose nothing of each other`, () =>
    withStore(store, async (services) => {
      const { ledger } = services;
      await ledger.write(ground(), [...GROUND_RECORDS, actionDraft('a', {}, [cite('p. 0')])]);
      const places = Array.from({ length: 8 }, (_, index) => `p. ${index + 1}`);
      const addCitation = (place: string) =>
        untilUnchanged(async () => {
          const entry = await ledger.find('treaty_action', 'a');
          assert.ok(entry);
          const kind = ledger.kind('treaty_action');
          const citations = [...entry.citations, cite(place)];
          await ledger.write(ground(`Add ${place}`), [
            { kind, fields: entry.fields, citations, madeFrom: entryHash(kind, entry) },
          ]);
        });
      await Promise.all(places.map(addCitation));
      const entry = await ledger.find('treaty_action', 'a');
      assert.deepEqual(entry?.citations.map((one) => one.locator).sort(), ['p. 0', ...places]);
    }));
}

test('work is begun anew only where a record was changed, and not for ever', async () => {
  const changed = new AppError('record_changed', 409, 'Changed.');
  let times = 0;
  assert.equal(
    await untilUnchanged(async () => {
      times += 1;
      if (times < 3) throw changed;
      return times;
    }),
    3,
  );
  times = 0;
  const always = (error: Error) => async () => {
    times += 1;
    throw error;
  };
  await assert.rejects(untilUnchanged(always(changed)), { code: 'record_changed' });
  assert.equal(times, 10);
  times = 0;
  await assert.rejects(untilUnchanged(always(new AppError('citation_missing', 422, 'None.'))), {
    code: 'citation_missing',
  });
  assert.equal(times, 1);
});
