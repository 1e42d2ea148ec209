import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  actionDraft,
  cite,
  GROUND_RECORDS,
  ground,
  instrumentDraft,
  sourceDraft,
} from '../../test/support/records.ts';
import { STORES, withStore } from '../../test/support/stores.ts';
import type { Services } from '../main.ts';
import { loadDataFolders } from './load-shipped.ts';
import { ledgerSize } from './ledger.ts';
import type { Draft } from './plan.ts';

const GROUND = GROUND_RECORDS.length;
const removal = (services: Services, kind: string, id: string): Draft => ({
  kind: services.ledger.kind(kind),
  remove: id,
});
const hundredAnd = (bad: Draft): Draft[] => [
  ...Array.from({ length: 100 }, (_, index) => actionDraft(`good${index}`)),
  bad,
];

for (const store of STORES) {
  test(`${store}: what a write would come to is told without writing, and wrong drafts are refused alike`, () =>
    withStore(store, async ({ ledger }) => {
      await ledger.write(ground(), GROUND_RECORDS);
      await ledger.write(ground(), [actionDraft('a'), actionDraft('b')]);
      const drafts = [
        actionDraft('a'),
        actionDraft('b', { date: '2004-01-01' }),
        actionDraft('c'),
        { kind: ledger.kind('seat'), remove: 'none' },
      ];
      assert.deepEqual(await ledger.preview(drafts.slice(0, 3)), {
        created: 1,
        updated: 1,
        removed: 0,
        unchanged: 1,
      });
      assert.equal(await ledger.find('treaty_action', 'c'), null);
      await assert.rejects(ledger.preview(drafts), { code: 'record_missing' });
      await assert.rejects(ledger.preview([actionDraft('d'), actionDraft('d')]), { code: 'written_twice' });
      const { number: _number, ...written } = await ledger.write(ground(), drafts.slice(0, 3));
      assert.deepEqual(written, { created: 1, updated: 1, removed: 0, unchanged: 1 });
    }));

  test(`${store}: a change set with one bad draft leaves nothing, and its error has a name`, async () => {
    await withStore(store, async (services) => {
      const { ledger } = services;
      await ledger.write(ground(), GROUND_RECORDS);
      await ledger.write(ground(), [actionDraft('there')]);
      const size = await ledgerSize(services.store.db);
      const instrument = instrumentDraft('x');
      const wrong: [string, Draft][] = [
        ['citation_missing', actionDraft('bad', {}, [])],
        ['invalid_record', actionDraft('bad', { action: 'handshake' })],
        ['invalid_record', actionDraft('bad', { date: '2021-13-01' })],
        ['invalid_record', actionDraft('bad', { colour: 'red' })],
        ['invalid_record', actionDraft('no blanks in ids')],
        ['invalid_record', actionDraft('bad', { summary: 'NUL \0 in it' })],
        ['invalid_record', actionDraft('bad', { summary: 'half a pair \ud83d' })],
        ['invalid_record', actionDraft('bad', {}, [cite('page \0')])],
        [
          'invalid_record',
          {
            ...instrument,
            fields: { ...('fields' in instrument ? instrument.fields : {}), position: 2 ** 40 },
          },
        ],
        ['invalid_citation', actionDraft('bad', {}, [cite('')])],
        ['invalid_citation', actionDraft('bad', {}, [cite('p. 1', { field: 'colour' })])],
        ['reference_missing', actionDraft('bad', { instrumentId: 'nowhere' })],
        ['reference_missing', actionDraft('bad', { stateId: 'XXX' })],
        ['reference_missing', actionDraft('bad', {}, [{ sourceId: 'nowhere', locator: 'p. 1' }])],
        ['written_twice', actionDraft('good7')],
        ['record_missing', removal(services, 'treaty_action', 'nowhere')],
        ['state_changed', actionDraft('there', { stateId: 'UZB' })],
      ];
      for (const [code, draft] of wrong) {
        await assert.rejects(ledger.write(ground(), hundredAnd(draft)), { name: 'AppError', code }, code);
        assert.equal(await ledgerSize(services.store.db), size, code);
        assert.equal(await ledger.find('treaty_action', 'good0'), null, code);
      }
      await ledger.write(ground(), hundredAnd(actionDraft('fine')));
      assert.equal(await ledgerSize(services.store.db), size + 101);
    });
  });

  test(`${store}: what others point at cannot be removed`, async () => {
    await withStore(store, async (services) => {
      await services.ledger.write(ground(), [...GROUND_RECORDS, actionDraft('a')]);
      for (const [kind, id] of [
        ['instrument', 'iccpr'],
        ['state', 'KAZ'],
        ['source', 'report'],
      ] as const)
        await assert.rejects(services.ledger.write(ground(), [removal(services, kind, id)]), {
          code: 'reference_missing',
        });
      // Together with all that points at it, it can, in any order.
      await services.ledger.write(ground(), [
        removal(services, 'instrument', 'iccpr'),
        removal(services, 'treaty_action', 'a'),
      ]);
      assert.equal(await services.ledger.find('instrument', 'iccpr'), null);
      const citations = await services.store.db
        .selectFrom('citation')
        .selectAll()
        .where('record_id', 'in', ['iccpr', 'a'])
        .execute();
      assert.deepEqual(citations, []);
    });
  });

  test(`${store}: nothing is written without who, why and when`, async () => {
    await withStore(store, async (services) => {
      const refuse = (code: string, changed: Partial<ReturnType<typeof ground>>): Promise<void> =>
        assert.rejects(services.ledger.write({ ...ground(), ...changed }, GROUND_RECORDS), { code });
      await refuse('actor_missing', { actor: '' });
      await refuse('actor_missing', { actor: ' \n' });
      await refuse('reason_missing', { reason: '' });
      await refuse('time_missing', { at: '2021-06-12' });
      await refuse('time_missing', { at: '2021-06-12T08:00:00Z' });
      await refuse('time_missing', { at: '2021-99-12T08:00:00.000Z' });
      await refuse('invalid_record', { reason: 'NUL \0' });
      assert.equal(await ledgerSize(services.store.db), 0);
      await assert.rejects(
        services.ledger.write(
          ground(),
          [],
          [{ table: 'change', key: ['sequence'], remove: [{ sequence: 1 }] }],
        ),
        /change is not written alongside/,
      );
      assert.throws(() => services.ledger.kind('colour'), { code: 'unknown_kind' });
    });
  });

  test(`${store}: writing the same twice changes nothing`, async () => {
    await withStore(store, async (services) => {
      const drafts = [
        ...GROUND_RECORDS,
        actionDraft('a', { summary: 'x' }, [cite('p. 1', { note: 'n' }), cite('p. 2')]),
      ];
      const first = await services.ledger.write(ground(), drafts);
      assert.deepEqual(first, { number: 1, created: GROUND + 1, updated: 0, removed: 0, unchanged: 0 });
      const second = await services.ledger.write(ground(), [...drafts].reverse());
      assert.deepEqual(second, { number: null, created: 0, updated: 0, removed: 0, unchanged: GROUND + 1 });
      assert.equal(await ledgerSize(services.store.db), GROUND + 1);
      // Citations are part of the record, in their order.
      const turned = actionDraft('a', { summary: 'x' }, [cite('p. 2'), cite('p. 1', { note: 'n' })]);
      assert.equal((await services.ledger.write(ground(), [turned])).updated, 1);
      assert.equal((await services.ledger.write(ground(), [turned])).unchanged, 1);
    });
  });

  test(`${store}: a clock that was put back does not turn the order of changes`, async () => {
    await withStore(store, async (services) => {
      await services.ledger.write(ground('Late', '2030-01-01T00:00:00.000Z'), GROUND_RECORDS);
      await services.ledger.write(ground('Early', '2020-01-01T00:00:00.000Z'), [actionDraft('a')]);
      const sets = await services.store.db.selectFrom('change_set').select('at').orderBy('number').execute();
      assert.deepEqual(
        sets.map((set) => set.at),
        ['2030-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z'],
      );
    });
  });

  test(`${store}: data files load once, follow a new release, and leave what people changed`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'servanda-data-'));
    const file = (kind: string, records: unknown[]) =>
      JSON.stringify({ title: kind, kind, source: 'test', licence: 'CC0-1.0', records });
    const recordsOf = (kind: string) =>
      GROUND_RECORDS.flatMap((draft) =>
        draft.kind.name === kind && 'fields' in draft
          ? [{ ...draft.fields, citations: draft.citations ?? [] }]
          : [],
      );
    const release = async (title: string): Promise<void> => {
      const [first, ...rest] = recordsOf('source').map(
        ({ citations: _, ...fields }) => fields as Record<string, unknown>,
      );
      await writeFile(
        join(folder, 'a', 'source.json'),
        file('source', [{ ...first, title: { en: title } }, ...rest]),
      );
    };
    try {
      await mkdir(join(folder, 'a'));
      for (const kind of ['state', 'mechanism', 'instrument'])
        await writeFile(join(folder, 'a', `${kind}.json`), file(kind, recordsOf(kind)));
      await release('First');
      await withStore(store, async (services) => {
        const load = () =>
          loadDataFolders(services.ledger, [{ label: 'a', path: join(folder, 'a') }], ground().at);
        assert.equal((await load()).created, GROUND);
        assert.deepEqual(await load(), {
          number: null,
          created: 0,
          updated: 0,
          removed: 0,
          unchanged: GROUND,
        });
        await services.store.db.deleteFrom('loaded_file').execute();
        assert.equal((await load()).number, null);
        await release('Second');
        const third = await load();
        assert.deepEqual([third.created, third.updated], [0, 1]);
        const own = sourceDraft();
        await services.ledger.write(ground('A person'), [
          { ...own, fields: { ...('fields' in own ? own.fields : {}), title: { en: 'Corrected' } } },
        ]);
        await release('Third');
        assert.equal((await load()).updated, 0);
        assert.deepEqual((await services.ledger.find('source', 'report'))?.fields['title'], {
          en: 'Corrected',
        });
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
}
