import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ground } from '../../../test/support/records.ts';
import { STORES, withStore } from '../../../test/support/stores.ts';
import type { Services } from '../../main.ts';
import { answer } from '../plans/index.ts';
import { cluster } from './clusters.schema.ts';
import type { Cluster } from './clusters.schema.ts';
import { DRAFTS } from './likeness.testdata.ts';
import type { Decision } from './decisions.ts';
import type { Candidates } from './likeness.service.ts';

const decision: Decision = { stateId: 'KAZ', actor: 'test:person', reason: 'They ask for one thing' };
const words = { name: { en: 'End the death penalty' }, note: null };

async function clusterOf({ ledger }: Services, id: string): Promise<Cluster | null> {
  const entry = await ledger.find(cluster.name, id);
  return entry === null ? null : cluster.schema.parse(entry.fields);
}

async function candidates(
  { likeness, dossiers, search }: Services,
  recommendationId: string,
): Promise<Candidates> {
  await search.caughtUp();
  const dossier = await dossiers.get('KAZ');
  return likeness.candidates(dossier, { recommendationId, among: 'own', count: 10, asof: '2022-01-01' });
}

for (const store of STORES) {
  test(`${store}: a cluster is made, changed, taken back, dissolved and brought back`, async () => {
    await withStore(store, async (services) => {
      const { ledger, likeness } = services;
      await ledger.write(ground(), DRAFTS);
      const id = await likeness.clusters.create(words, ['death-1', 'death-2', 'death-1'], decision);
      assert.equal(id, 'kaz.cluster.end-death-penalty');
      assert.deepEqual((await clusterOf(services, id))?.members, ['death-1', 'death-2']);
      assert.equal(
        await likeness.clusters.create(words, ['death-1'], decision),
        `${id}-2`,
        'the name may be taken',
      );

      await likeness.clusters.add(id, ['death-3', 'death-1'], decision);
      assert.deepEqual((await clusterOf(services, id))?.members, ['death-1', 'death-2', 'death-3']);
      await likeness.clusters.remove(id, ['death-2', 'nobody'], decision);
      assert.deepEqual((await clusterOf(services, id))?.members, ['death-1', 'death-3']);
      await likeness.clusters.undo(id, decision);
      assert.deepEqual((await clusterOf(services, id))?.members, ['death-1', 'death-2', 'death-3']);

      await likeness.clusters.reword(
        id,
        { name: { en: 'No executions' }, note: { en: 'Law and practice' } },
        decision,
      );
      assert.equal((await clusterOf(services, id))?.name.en, 'No executions');
      await likeness.clusters.dissolve(id, decision);
      assert.equal(await clusterOf(services, id), null);
      await likeness.clusters.undo(id, decision);
      assert.equal((await clusterOf(services, id))?.note?.en, 'Law and practice');
      await likeness.clusters.remove(id, ['death-1', 'death-2', 'death-3'], decision);
      assert.equal(await clusterOf(services, id), null, 'without its last member it is dissolved');

      const { rows } = await reasons(services);
      assert.ok(rows.every((row) => row.actor === 'test:person'));
      assert.ok(
        rows[0]?.reason.startsWith('They ask for one thing – Say that 2 recommendations ask for the same'),
      );
    });
  });

  test(`${store}: what is not there, or is of another State, is refused and nothing is written`, async () => {
    await withStore(store, async (services) => {
      const { ledger, likeness } = services;
      await ledger.write(ground(), DRAFTS);
      const missing = { code: 'record_missing' };
      const notFound = { code: 'not_found' };
      await assert.rejects(likeness.clusters.create(words, ['death-1', 'nobody'], decision), missing);
      await assert.rejects(likeness.clusters.create(words, [], decision), missing);
      await assert.rejects(
        likeness.clusters.create(words, ['death-1'], { ...decision, stateId: 'UZB' }),
        missing,
      );
      const id = await likeness.clusters.create(words, ['death-1'], decision);
      await assert.rejects(likeness.clusters.add(id, ['prisons'], { ...decision, stateId: 'UZB' }), notFound);
      await assert.rejects(likeness.clusters.add('nobody', ['prisons'], decision), notFound);
      await assert.rejects(likeness.clusters.undo('nobody', decision), notFound);
      await assert.rejects(likeness.clusters.undo(id, { ...decision, stateId: 'UZB' }), notFound);
      await assert.rejects(
        likeness.refuse('death-1', [{ otherKind: 'recommendation', otherId: 'nobody' }], decision),
        missing,
      );
      await assert.rejects(
        likeness.acceptAnswers('death-1', [{ kind: 'measure', id: 'nobody' }], 'probable', decision),
        missing,
      );
      assert.deepEqual((await clusterOf(services, id))?.members, ['death-1']);
      assert.equal((await reasons(services)).rows.length, 1);
    });
  });

  test(`${store}: candidates leave out what is decided; what was refused is offered again when asked`, async () => {
    await withStore(store, async (services) => {
      const { ledger, likeness } = services;
      await ledger.write(ground(), DRAFTS);
      const first = await candidates(services, 'death-1');
      assert.deepEqual(
        first.same
          .slice(0, 2)
          .map((hit) => hit.id)
          .toSorted(),
        ['death-2', 'death-3'],
      );
      assert.deepEqual(first.answers.map((hit) => hit.id).toSorted(), ['m1', 'r1']);
      assert.deepEqual(first.refused, []);

      await likeness.clusters.create(words, ['death-1', 'death-3'], decision);
      await likeness.refuse('death-1', [{ otherKind: 'recommendation', otherId: 'death-2' }], decision);
      await likeness.refuse('death-1', [{ otherKind: 'measure', otherId: 'm1' }], decision);
      const second = await candidates(services, 'death-1');
      assert.ok(!second.same.some((hit) => ['death-1', 'death-2', 'death-3'].includes(hit.id)));
      assert.deepEqual(
        second.answers.map((hit) => hit.id),
        ['r1'],
      );
      assert.equal(second.refused.length, 2);
      const fromTheOther = await candidates(services, 'death-2');
      assert.deepEqual(fromTheOther.refused, [
        { recommendationId: 'death-2', otherKind: 'recommendation', otherId: 'death-1' },
      ]);

      await likeness.offerAgain('death-2', [{ otherKind: 'recommendation', otherId: 'death-1' }]);
      const third = await candidates(services, 'death-1');
      assert.ok(third.same.some((hit) => hit.id === 'death-2'));
    });
  });

  test(`${store}: an accepted answer is a record with its sources, its certainty and who linked it`, async () => {
    await withStore(store, async (services) => {
      const { ledger, likeness, dossiers } = services;
      await ledger.write(ground(), DRAFTS);
      const { created } = await likeness.acceptAnswers(
        'death-2',
        [
          { kind: 'measure', id: 'm1' },
          { kind: 'reform', id: 'r1' },
        ],
        'probable',
        decision,
      );
      assert.equal(created, 2);
      const dossier = await dossiers.get('KAZ');
      const links = dossier.all(answer);
      assert.deepEqual(
        links.map((one) => `${one.byKind}/${one.byId} ${one.toId} ${one.certainty}`).toSorted(),
        ['measure/m1 death-2 probable', 'reform/r1 death-2 probable'],
      );
      for (const one of links) {
        assert.equal(one.ground?.en, 'They ask for one thing');
        assert.deepEqual(
          dossier.citations('answer', one.id).map((cited) => cited.field),
          ['toId', 'byId'],
        );
      }
      assert.deepEqual((await candidates(services, 'death-2')).answers, []);
      await assert.rejects(
        likeness.acceptAnswers('death-2', [{ kind: 'measure', id: 'm1' }], 'certain', decision),
        { code: 'record_changed' },
        'linked before: nobody overwrites it unseen',
      );
    });
  });
}

/** The change sets of people, oldest first. */
const reasons = async ({ store }: Services): Promise<{ rows: { actor: string; reason: string }[] }> => ({
  rows: await store.db
    .selectFrom('change_set')
    .select(['actor', 'reason'])
    .where('actor', '!=', 'test:writer')
    .orderBy('number')
    .execute(),
});
