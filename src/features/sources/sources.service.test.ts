import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionDraft, cite, GROUND_RECORDS, ground, sourceDraft } from '../../../test/support/records.ts';
import { STORES, withStore } from '../../../test/support/stores.ts';
import { isAppError } from '../../kernel/errors.ts';
import { verifyStore } from '../../ledger/index.ts';
import { textPages } from '../../readers/files/text/index.ts';
import type { Services } from '../../main.ts';
import { addDocument } from './sources.service.ts';
import type { SourceParts } from './sources.service.ts';

const TEXT =
  '# Report report\n\nThe Covenant was signed on 2 December 2003.\n\nIt was ratified on 24 January 2006.\n';
const file = (text: string, name = 'report.md') => ({ name, bytes: new TextEncoder().encode(text) });
const parts = (services: Services): SourceParts => ({
  ...services,
  readPages: async ({ bytes }) => textPages(new TextDecoder().decode(bytes), 60),
  now: () => '2021-06-13T08:00:00.000Z',
});

async function filled(services: Services): Promise<void> {
  await services.ledger.write(ground(), [
    ...GROUND_RECORDS,
    actionDraft('a1', {}, [
      cite('first paragraph', { field: 'date', value: '2 December 2003', reading: '2003-12-02' }),
      cite('second paragraph', { field: 'action', value: 'acceded' }),
    ]),
    actionDraft('a2', { action: 'ratification', date: '2006-01-24' }, [cite('second paragraph')]),
  ]);
}

for (const store of STORES) {
  test(`a document is held, and what cites it is checked and quoted, in one change set (${store})`, () =>
    withStore(store, async (services) => {
      await filled(services);
      const added = await addDocument(parts(services), file(TEXT), {
        sourceId: 'report',
        actor: 'test:adder',
      });
      assert.equal(added.changeSet, 2);
      assert.deepEqual(
        added.disagreeing
          .filter((fact) => fact.kind === 'treaty_action')
          .map((fact) => [fact.recordId, fact.outcome, fact.citation.value]),
        [['a1', 'value_missing', 'acceded']],
      );
      const quotes = async (id: string) =>
        (await services.ledger.find('treaty_action', id))?.citations.map((one) => one.quote);
      assert.deepEqual(await quotes('a1'), ['The Covenant was signed on 2 December 2003.', null]);
      assert.deepEqual(await quotes('a2'), ['It was ratified on 24 January 2006.']);
      const held = await services.ledger.find('source', 'report');
      assert.equal(held?.fields['fileName'], 'report.md');
      assert.equal(held?.fields['pages'], added.pages);
      assert.ok(await services.files.isWhole(added.fileHash));
      const set = await services.store.db
        .selectFrom('change_set')
        .selectAll()
        .where('number', '=', 2)
        .executeTakeFirst();
      assert.equal(set?.actor, 'test:adder');
      assert.deepEqual(
        (await verifyStore(services.store, [...services.ledger.kinds.values()], services.keys.trusted, []))
          .findings,
        [],
      );
    }));

  test(`the same file again changes nothing; another text replaces pages and quotes (${store})`, () =>
    withStore(store, async (services) => {
      await filled(services);
      const add = (text: string) =>
        addDocument(parts(services), file(text), { sourceId: 'report', actor: 'test:adder' });
      await add(TEXT);
      assert.equal((await add(TEXT)).changeSet, null);
      const shorter = await add('# Report\n\nNothing.\n');
      assert.equal(shorter.changeSet, 3);
      const pages = await services.store.db.selectFrom('held_text').select('text').execute();
      assert.equal(pages.map((page) => page.text).join(''), '# Report\n\nNothing.\n');
      const entry = await services.ledger.find('treaty_action', 'a2');
      assert.equal(entry?.citations[0]?.quote, null);
      assert.deepEqual(
        (await verifyStore(services.store, [...services.ledger.kinds.values()], services.keys.trusted, []))
          .findings,
        [],
      );
    }));

  test(`what a person writes while a document is checked stays, and is checked too (${store})`, () =>
    withStore(store, async (services) => {
      await filled(services);
      let times = 0;
      let person: Promise<unknown> = Promise.resolve();
      // The clock is asked between reading the record and writing it: that is when the person is quicker.
      const now = (): string => {
        times += 1;
        if (times === 1)
          person = services.ledger.write(ground('A person'), [
            actionDraft('a1', { summary: 'Looked up' }, [
              cite('first paragraph', { field: 'date', value: '2 December 2003', reading: '2003-12-02' }),
              cite('second paragraph', { value: '24 January 2006' }),
            ]),
          ]);
        return parts(services).now();
      };
      const added = await addDocument({ ...parts(services), now }, file(TEXT), {
        sourceId: 'report',
        actor: 'test:adder',
      });
      await person;
      assert.equal(times, 2);
      assert.equal(added.changeSet, 3);
      const entry = await services.ledger.find('treaty_action', 'a1');
      assert.deepEqual(entry?.fields['summary'], { en: 'Looked up' });
      assert.deepEqual(
        entry?.citations.map((one) => [one.locator, one.quote]),
        [
          ['first paragraph', 'The Covenant was signed on 2 December 2003.'],
          ['second paragraph', 'It was ratified on 24 January 2006.'],
        ],
      );
    }));

  test(`documents that are added at the same time lose nothing of each other (${store})`, () =>
    withStore(store, async (services) => {
      const names = ['one', 'two', 'three', 'four'];
      await services.ledger.write(ground(), [
        ...GROUND_RECORDS,
        ...names.map(sourceDraft),
        ...['a1', 'a2'].map((id) =>
          actionDraft(
            id,
            {},
            names.map((name) => cite('first paragraph', { sourceId: name, value: '2 December 2003' })),
          ),
        ),
      ]);
      await Promise.all(
        names.map((name) =>
          addDocument(parts(services), file(`# ${name}\n\nIt says ${name}: 2 December 2003.\n`), {
            sourceId: name,
            actor: 'test:adder',
          }),
        ),
      );
      for (const id of ['a1', 'a2'])
        assert.deepEqual(
          (await services.ledger.find('treaty_action', id))?.citations.map((one) => one.quote),
          names.map((name) => `It says ${name}: 2 December 2003.`),
        );
      assert.deepEqual(
        (await verifyStore(services.store, [...services.ledger.kinds.values()], services.keys.trusted, []))
          .findings,
        [],
      );
    }));

  test(`two texts of one document at the same time: one of them is held, whole (${store})`, () =>
    withStore(store, async (services) => {
      await filled(services);
      const longer = `${TEXT}${'\nMore of it.\n'.repeat(300)}`;
      const add = (text: string) =>
        addDocument(parts(services), file(text), { sourceId: 'report', actor: 'test:adder' });
      await Promise.all([add(longer), add(TEXT), add(longer)]);
      const pages = await services.store.db.selectFrom('held_text').select('text').orderBy('page').execute();
      const held = await services.ledger.find('source', 'report');
      assert.equal(pages.length, held?.fields['pages']);
      assert.deepEqual(
        (await verifyStore(services.store, [...services.ledger.kinds.values()], services.keys.trusted, []))
          .findings,
        [],
      );
    }));
}

test('a document that is no known source is refused with what to do, and nothing is written', () =>
  withStore('embedded', async (services) => {
    await filled(services);
    const refused = (code: string, remedy: RegExp) => (error: unknown) => {
      assert.ok(isAppError(error));
      assert.equal(error.code, code);
      assert.match(error.remedy ?? '', remedy);
      return true;
    };
    await assert.rejects(
      addDocument(parts(services), file('Words.', 'x.txt'), { actor: 'a' }),
      refused('source_unrecognised', /--id/),
    );
    await assert.rejects(
      addDocument(parts(services), file(TEXT), { sourceId: 'no', actor: 'a' }),
      refused('source_unknown', /list of sources/),
    );
    assert.deepEqual(await services.store.db.selectFrom('held_text').selectAll().execute(), []);
    assert.deepEqual(await services.files.all(), []);
  }));
