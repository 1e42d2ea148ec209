import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pagesOf } from '../../../test/support/pages.ts';
import { actionDraft, actionDrafts, cite, GROUND_RECORDS, ground } from '../../../test/support/records.ts';
import { STORES, withStore } from '../../../test/support/stores.ts';
import type { Services } from '../../main.ts';
import { readMarkup } from '../../web/testing.ts';

interface SetJson {
  readonly total: number;
  readonly part: number;
  readonly parts: number;
  readonly checkpoint: { readonly size: number };
  readonly changes: readonly {
    readonly sequence: number;
    readonly stateId: string | null;
    readonly recordId: string;
    readonly operation: string;
    readonly differences: readonly unknown[];
  }[];
}

/** Set 1: the catalogue; 2: two actions; 3: one corrected, one removed, one of another State; 4: corrected again. */
async function fourSets({ ledger }: Services): Promise<void> {
  const kind = ledger.kind('treaty_action');
  await ledger.write(ground('The catalogue', '2021-06-01T08:00:00.000Z'), GROUND_RECORDS);
  await ledger.write(ground('Two actions', '2021-06-02T08:00:00.000Z'), [
    actionDraft('a', { date: '2003' }, [cite('p. 1', { field: 'date', value: 'in 2003', reading: '2003' })]),
    actionDraft('b'),
  ]);
  await ledger.write(ground('Looked up', '2021-06-03T08:00:00.000Z'), [
    actionDraft('a', { date: '2003-12-02' }, [
      cite('p. 1', { field: 'date', value: 'in 2003', reading: '2003', quote: 'Signed in 2003.' }),
    ]),
    { kind, remove: 'b' },
    actionDraft('u', { stateId: 'UZB' }),
  ]);
  await ledger.write(ground('Once more', '2021-06-04T08:00:00.000Z'), [
    actionDraft('a', { date: '2004-01-01' }, [cite('p. 9')]),
  ]);
}

const texts = (markup: string): string => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

for (const store of STORES) {
  test(`${store}: a change set shows what stood before and after, whatever was changed later`, () =>
    withStore(store, async (services) => {
      await fourSets(services);
      const { page, json } = pagesOf(services);
      const own = texts(await page('/en/KAZ/changes/3'));
      assert.match(own, /date 2003 2 December 2003/);
      assert.match(own, /In the document’s words: – In the document’s words: Signed in 2003\./);
      assert.doesNotMatch(own, /2004|p\. 9/);
      assert.match(own, /wrote 1 more record in the catalogue or for other States/);
      const whole = (await json('/en/changes/3.json')) as SetJson;
      assert.deepEqual(
        whole.changes.map((one) => [one.recordId, one.operation, one.stateId]),
        [
          ['a', 'update', 'KAZ'],
          ['b', 'delete', 'KAZ'],
          ['u', 'create', 'UZB'],
        ],
      );
      assert.deepEqual(whole.changes[0]?.differences[0], {
        what: 'field',
        field: 'date',
        part: [],
        before: '2003',
        after: '2003-12-02',
      });
      const inState = (await json('/en/KAZ/changes/3.json')) as SetJson;
      assert.deepEqual([inState.total, inState.parts, inState.checkpoint.size], [2, 1, 10]);
      const csv = await page('/en/KAZ/changes/3.csv?operation=update');
      assert.match(csv, /^sequence,state,kind,/);
      assert.match(csv, /\r\n8,KAZ,treaty_action,a,update,field,date,,,,2003,2003-12-02\r\n/);
      assert.doesNotMatch(csv, /delete/);
    }));

  test(`${store}: the lists name every set once, those of the catalogue and of other States in the list of all`, () =>
    withStore(store, async (services) => {
      await fourSets(services);
      const { page, json, get } = pagesOf(services);
      const numbers = async (path: string): Promise<unknown> =>
        ((await json(path)) as { number: number; states: unknown }[]).map((set) => [set.number, set.states]);
      assert.deepEqual(await numbers('/en/changes.json'), [
        [4, ['KAZ']],
        [3, ['KAZ', 'UZB']],
        [2, ['KAZ']],
        [1, [null]],
      ]);
      assert.deepEqual(await numbers('/en/UZB/changes.json'), [[3, ['UZB']]]);
      assert.deepEqual(await numbers('/en/KAZ/changes.json?known=2021-06-02'), [[2, ['KAZ']]]);
      assert.match(texts(await page('/en/changes')), /4 change sets have been written so far/);
      assert.match(await page('/en/changes.csv'), /,KAZ UZB\r\n/);
      assert.equal((await get('/en/changes/9')).status, 404);
      assert.equal((await get('/en/changes/3?known=2021-06-02')).status, 404);
      assert.match(texts(await page('/en/KAZ/changes/1')), /touched no record of this State/);
      assert.match(texts(await page('/en/changes/1')), /Catalogue/);
    }));

  test(`${store}: of a large set a page shows a few, and its twins hold all of it in parts`, (t) =>
    withStore(store, async (services) => {
      await services.ledger.write(ground(), GROUND_RECORDS);
      await services.ledger.write(ground('Many'), actionDrafts(5_010));
      await services.ledger.write(
        ground('All again'),
        actionDrafts(5_010).map((draft) => ({
          ...draft,
          fields: { ...('fields' in draft ? draft.fields : {}), date: '2004' },
        })),
      );
      const { page, json } = pagesOf(services);
      await page('/en/KAZ/changes/3');
      const begun = performance.now();
      const last = await page('/en/KAZ/changes/3?page=201');
      t.diagnostic(`the last page of 5,010 changes: ${Math.round(performance.now() - begun)} ms`);
      assert.equal(last.match(/<section class="change">/g)?.length, 10);
      assert.match(texts(last), /One CSV file holds at most 5,000 changes/);
      const parts = [1, 2].map((part) => json(`/en/KAZ/changes/3.json?part=${part}`) as Promise<SetJson>);
      const found = await Promise.all(parts);
      assert.deepEqual(
        found.map((part) => [part.total, part.part, part.parts, part.changes.length]),
        [
          [5_010, 1, 2, 5_000],
          [5_010, 2, 2, 10],
        ],
      );
      const sequences = found.flatMap((part) => part.changes.map((change) => change.sequence));
      assert.equal(new Set(sequences).size, 5_010);
      assert.ok(found.every((part) => part.changes.every((change) => change.differences.length === 1)));
    }));
}

test('the pages are whole in every language and right to left', () =>
  withStore('server', async (services) => {
    await fourSets(services);
    const { page } = pagesOf(services);
    for (const language of ['en', 'ru', 'kk', 'ar'])
      for (const path of ['changes', 'KAZ/changes', 'changes/1', 'changes/3', 'KAZ/changes/3?kind=review'])
        assert.deepEqual(readMarkup(await page(`/${language}/${path}`)).problems, [], `${language}/${path}`);
  }));
