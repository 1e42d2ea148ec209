import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionDraft, ground } from '../../../test/support/records.ts';
import { STORES, withStore } from '../../../test/support/stores.ts';
import { apiOf, idsOf, isProblem, written } from './api.testdata.ts';
import type { ApiAnswer } from './api.testdata.ts';

for (const store of STORES) {
  test(`${store}: lists, their filters and their days`, () =>
    withStore(store, async (services) => {
      await written(services);
      const { data } = apiOf(services);
      const kept = ['a000000', 'a000001', 'a000003', 'a000004', 'b'];
      for (const [query, ids] of [
        ['', [...kept, 'u1']],
        ['?state=KAZ', kept],
        ['?state=UZB', ['u1']],
        ['?asof=2022-12-30', kept],
        ['?asof=2022-12-31', [...kept, 'u1']],
        ['?asof=1999-01-01', []],
        ['?known=2021-06-02', ['a000000', 'a000001', 'a000002', 'a000003', 'a000004', 'b', 'u1']],
        ['?known=2021-06-01', ['a000000', 'a000001', 'a000002', 'a000003', 'a000004', 'u1']],
        ['?known=2021-05-31', []],
        ['?changedSince=2021-06-02', ['a000001', 'b']],
        ['?changedSince=2021-06-04', []],
        ['?action=signature&instrumentId=iccpr&state=UZB', ['u1']],
        ['?action=ratification', []],
      ] as const)
        assert.deepEqual(idsOf(await data(`/api/v1/treaty_action${query}`)), ids, query);
      const { changes } = await data('/api/v1');
      assert.deepEqual(idsOf(await data(`/api/v1/treaty_action?changedSince=${String(changes)}`)), []);
      assert.deepEqual(idsOf(await data(`/api/v1/treaty_action?changedSince=${Number(changes) - 3}`)), [
        'a000001',
        'b',
      ]);
      assert.deepEqual(idsOf(await data('/api/v1/state')), ['KAZ', 'UZB']);
    }));

  test(`${store}: one record with its sources, its disagreement and its links`, () =>
    withStore(store, async (services) => {
      await written(services);
      const { data, send } = apiOf(services);
      const answer = await data('/api/v1/treaty_action/b');
      const { contradictions, links, references } = answer['data'] as Record<string, unknown>;
      assert.deepEqual(contradictions, [
        {
          field: 'date',
          recordValue: '2003-12-02',
          values: [
            { reading: '2003-12-02', isFollowed: true, sources: [{ sourceId: 'report', locator: 'p. 1' }] },
            { reading: '2003-12-03', isFollowed: false, sources: [{ sourceId: 'other', locator: 'p. 2' }] },
          ],
          choice: null,
        },
      ]);
      assert.deepEqual(references, {
        stateId: '/api/v1/state/KAZ',
        instrumentId: '/api/v1/instrument/iccpr',
      });
      assert.deepEqual(
        (answer['sources'] as { id: string }[]).map((one) => one.id),
        ['report', 'other'],
      );
      for (const href of Object.values(links as Record<string, string>))
        assert.equal((await send(href)).status, 200, href);
      const before = (await data('/api/v1/treaty_action/a000001?known=2021-06-01'))['data'] as {
        record: { summary: unknown };
      };
      assert.deepEqual(before.record.summary, { en: 'Action number 1 of 5' });
      isProblem(await send('/api/v1/treaty_action/b?known=2021-06-01'), 404, 'not_known_yet', 'known');
      isProblem(await send('/api/v1/instrument/iccpr?known=2021-05-31'), 404, 'not_known_yet', 'catalogue');
      isProblem(await send('/api/v1/instrument/nowhere?known=2021-06-01'), 404, 'not_found', 'never');
      isProblem(await send('/api/v1/treaty_action/b?asof=2003-12-01'), 404, 'not_there_yet', 'asof');
      isProblem(await send('/api/v1/treaty_action/a000002'), 404, 'not_found', 'removed');
    }));

  test(`${store}: what changed, what was removed, and by whom`, () =>
    withStore(store, async (services) => {
      await written(services);
      const { data, walk, send } = apiOf(services);
      const { changes } = await data('/api/v1');
      const all = (await walk('/api/v1/changes?limit=3')) as unknown as {
        sequence: number;
        reason: string;
      }[];
      assert.deepEqual(
        all.map((one) => one.sequence),
        Array.from({ length: Number(changes) }, (_, at) => at + 1),
      );
      const history = (await data('/api/v1/treaty_action/a000002/history'))['data'] as {
        operation: string;
      }[];
      assert.deepEqual(
        history.map((one) => one.operation),
        ['create', 'delete'],
      );
      const [after] = (await data(`/api/v1/changes?after=${Number(changes) - 1}`))['data'] as {
        reason: string;
      }[];
      assert.equal(after?.reason, 'Taken away');
      isProblem(await send('/api/v1/treaty_action/nowhere/history'), 404, 'not_found', 'history');
      isProblem(await send('/api/v1/treaty_action/nowhere/proof'), 404, 'not_found', 'proof');
    }));

  test(`${store}: a walk meets each record once although records are written between its pages`, () =>
    withStore(store, async (services) => {
      await written(services);
      const { walk } = apiOf(services);
      let turn = 0;
      const found = await walk('/api/v1/treaty_action?limit=2', async () => {
        turn += 1;
        const at = `2021-06-04T08:00:${String(turn).padStart(2, '0')}.000Z`;
        // One before the place of the walk, one behind it, as long as there is a behind.
        if (turn <= 3)
          await services.ledger.write(ground('Meanwhile', at), [
            actionDraft(`a00000${turn}-x`, { summary: 'Before' }),
            actionDraft(`m${turn}`, { summary: 'Behind' }),
          ]);
      });
      const ids = found.map((one) => one.id);
      assert.equal(new Set(ids).size, ids.length, 'a record was met twice');
      for (const id of ['a000000', 'a000001', 'a000003', 'a000004', 'b', 'u1'])
        assert.ok(ids.includes(id), `${id} was not met`);
    }));

  test(`${store}: a search goes on behind the last hit although the record has grown`, () =>
    withStore(store, async (services) => {
      await written(services);
      await services.search.caughtUp();
      const { data } = apiOf(services);
      const first = await data('/api/v1/search?kind=treaty_action&sort=newest&limit=2');
      assert.deepEqual(idsOf(first), ['u1', 'a000000']);
      const late = [
        actionDraft('late', { date: '2023-01-01' }),
        actionDraft('later', { date: '2024-01-01' }),
      ];
      await services.ledger.write(ground('Newer ones', '2021-06-05T08:00:00.000Z'), late);
      await services.search.caughtUp();
      assert.deepEqual(idsOf(await data('/api/v1/search?kind=treaty_action&sort=newest&limit=2')), [
        'later',
        'late',
      ]);
      const rest: string[] = [];
      for (let next = first['next'] as string | null; next !== null;) {
        const page: ApiAnswer['body'] = await data(next);
        rest.push(...idsOf(page));
        next = page['next'] as string | null;
      }
      assert.deepEqual(rest.sort(), ['a000001', 'a000003', 'a000004', 'b']);
    }));
}
