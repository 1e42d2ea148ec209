import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ground } from '../../../test/support/records.ts';
import { STORES, withStore } from '../../../test/support/stores.ts';
import type { Draft } from '../../ledger/index.ts';
import { verify } from '../../ledger/index.ts';
import type { Services } from '../../main.ts';
import { KINDS } from '../kinds.ts';
import { reviewRecord, tag } from '../reviews/index.ts';
import type { OpenEntry } from './open-suggestions.ts';
import { tagId } from './tag-drafts.ts';
import { recommendationDraft, TAG_RECORDS } from './tagging.testdata.ts';
import type { Decision, TagKey } from './tag.service.ts';
import { MOST_AT_ONCE } from './tag.service.ts';

const RECORDS: readonly Draft[] = [
  ...TAG_RECORDS,
  recommendationDraft('1', 'Abolish the death penalty'),
  recommendationDraft('2', 'Abolish the death penalty', {
    issues: ['issue.death-penalty'],
    actionCategory: 5,
  }),
  recommendationDraft('3', 'Abolir la peine de mort', { language: 'fr' }),
];

const decision = (more: Partial<Decision> = {}): Decision => ({
  stateId: 'KAZ',
  actor: 'test:person',
  reason: '',
  ...more,
});
const key = (recommendationId: string, termId = 'issue.death-penalty'): TagKey => ({
  recommendationId,
  termId,
});

const entriesOf = async ({ tags, dossiers }: Services): Promise<readonly OpenEntry[]> =>
  tags.entries(await dossiers.get('KAZ'), await dossiers.get(null));
const openIds = async (services: Services, id = '1'): Promise<string[]> => {
  const found = (await entriesOf(services)).find((one) => one.entry.recommendation.id === id);
  return found?.open.map((one) => one.termId) ?? [];
};

for (const kind of STORES) {
  test(`${kind}: a confirmed suggestion is a record of its own, and can be taken back`, async () => {
    await withStore(kind, async (services) => {
      const { ledger, tags, dossiers, store } = services;
      await ledger.write(ground(), RECORDS);
      assert.deepEqual(await openIds(services), ['issue.death-penalty', 'theme.death-penalty', 'action.5']);
      assert.deepEqual(
        await openIds(services, '2'),
        ['theme.death-penalty'],
        'what a source says is not asked',
      );
      assert.equal((await entriesOf(services)).length, 2, 'of French the models know nothing');
      const before = await ledger.find('recommendation', '1');

      const keys = [key('1'), key('1', 'theme.death-penalty'), key('2', 'theme.death-penalty')];
      const { count, changeSet } = await tags.confirm(keys, decision({ reason: 'Read each' }));
      assert.equal(count, 3);
      const held = await ledger.find('tag', tagId(key('1')));
      const { model, confidence, ...fields } = held?.fields ?? {};
      assert.deepEqual(fields, {
        id: '1~issue.death-penalty',
        stateId: 'KAZ',
        recommendationId: '1',
        field: 'issues',
        termId: 'issue.death-penalty',
      });
      assert.match(String(model), /^[0-9a-f]{64}$/);
      assert.ok(Number(confidence) > 900);
      assert.deepEqual(await ledger.find('recommendation', '1'), before, 'what the source says is as it was');
      const set = await store.db
        .selectFrom('change_set')
        .selectAll()
        .where('number', '=', changeSet ?? 0)
        .executeTakeFirstOrThrow();
      assert.equal(set.actor, 'test:person');
      assert.match(
        set.reason,
        new RegExp(
          `^Read each – .*: 3, model ${String(model).slice(0, 16)}, confidence 0\\.\\d\\d–\\d\\.\\d\\d\\.$`,
        ),
      );
      const entry = reviewRecord(await dossiers.get('KAZ')).byId.get('1');
      assert.deepEqual(
        [entry?.tags.issues, entry?.tags.themes, entry?.recommendation.issues],
        [['issue.death-penalty'], ['theme.death-penalty'], []],
      );
      assert.deepEqual(await openIds(services), ['action.5']);

      assert.deepEqual(await tags.confirm(keys, decision()), { count: 0, changeSet: null }, 'sent twice');
      assert.equal((await tags.undoConfirmation(changeSet ?? 0, decision({ stateId: 'UZB' }))).count, 0);
      await tags.takeBack(key('1'), decision());
      assert.equal((await tags.undoConfirmation(changeSet ?? 0, decision())).count, 2);
      assert.equal((await tags.undoConfirmation(changeSet ?? 0, decision())).count, 0);
      assert.deepEqual(await openIds(services), ['issue.death-penalty', 'theme.death-penalty', 'action.5']);
      assert.deepEqual((await verify(store.db, KINDS, services.keys.trusted)).findings, []);
    });
  });

  test(`${kind}: what was refused is not offered again, unless the text changes or it is taken back`, async () => {
    await withStore(kind, async (services) => {
      const { ledger, tags } = services;
      await ledger.write(ground(), RECORDS);
      const first = await tags.refuse([key('1'), key('2'), key('1', 'action.5')], decision({ reason: 'No' }));
      assert.equal(first.count, 2, 'the second has the tag from its source');
      assert.deepEqual(await openIds(services), ['theme.death-penalty']);
      assert.deepEqual(
        [
          await tags.refuse([key('1')], decision()),
          await tags.confirm([key('1')], decision()),
          await tags.undoRefusal(first.batch ?? '', decision({ stateId: 'UZB' })),
          await tags.undoOneRefusal(key('1', 'theme.death-penalty'), decision()),
        ],
        [{ count: 0, batch: null }, { count: 0, changeSet: null }, 0, 0],
      );
      assert.equal(await tags.undoOneRefusal(key('1', 'action.5'), decision()), 1);
      assert.deepEqual(await openIds(services), ['theme.death-penalty', 'action.5']);

      const other = recommendationDraft('1', 'Abolish the death penalty and commute all sentences');
      await ledger.write(ground(), [other]);
      assert.ok((await openIds(services)).includes('issue.death-penalty'), 'the text is another');
      await ledger.write(ground(), [recommendationDraft('1', 'Abolish the death penalty')]);
      assert.ok(!(await openIds(services)).includes('issue.death-penalty'), 'and again the one refused for');

      assert.equal(await tags.undoRefusal(first.batch ?? '', decision()), 1);
      assert.ok((await openIds(services)).includes('issue.death-penalty'));
    });
  });

  test(`${kind}: what is not suggested, not there or of another State is left alone`, async () => {
    await withStore(kind, async (services) => {
      const { ledger, tags } = services;
      await ledger.write(ground(), RECORDS);
      const keys = [
        key('1', 'issue.torture-and-other-cid-treatment'),
        key('1', 'issue.unheard-of'),
        key('nobody'),
        key('3'),
        key('__proto__', 'constructor'),
      ];
      assert.deepEqual(await tags.confirm(keys, decision()), { count: 0, changeSet: null });
      assert.deepEqual(await tags.refuse(keys, decision()), { count: 0, batch: null });
      assert.equal((await tags.confirm([key('1')], decision({ stateId: 'UZB' }))).count, 0);
      const many = Array.from({ length: MOST_AT_ONCE + 1 }, (_, at) => key(String(at)));
      await assert.rejects(tags.confirm(many, decision()), { code: 'too_many_tags' });
      // Two who confirm the same at the same moment write it once.
      const both = await Promise.all([
        tags.confirm([key('1')], decision()),
        tags.confirm([key('1')], decision()),
      ]);
      assert.equal(both[0].count + both[1].count, 1);
      const dossier = await services.dossiers.get('KAZ');
      assert.equal(dossier.all(tag).length, 1);
    });
  });
}
