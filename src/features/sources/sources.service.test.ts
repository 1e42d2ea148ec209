import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionDraft, cite, GROUND_RECORDS, ground } from '../../../test/support/records.ts';
import { STORES, withStore } from '../../../test/support/stores.ts';
import { isAppError } from '../../kernel/errors.ts';
import { verifyStore } from '../../ledger/index.ts';
import { textPages } from '../../readers/text/index.ts';
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
