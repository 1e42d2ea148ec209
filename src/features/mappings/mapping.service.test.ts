import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cite, GROUND_RECORDS, ground, mechanismDraft } from '../../../test/support/records.ts';
import { STORES, withStore } from '../../../test/support/stores.ts';
import type { StoreKind } from '../../../test/support/stores.ts';
import type { Services } from '../../main.ts';
import { mappingOfJson } from '../proposals/mapping.ts';
import type { Mapping } from '../proposals/mapping.ts';
import { findReading } from '../reading/reading.repository.ts';
import type { Reading } from '../reading/reading.repository.ts';
import { setConstant, setKeys, setWord } from './mapping.edit.ts';
import { mappingId } from './mapping.service.ts';

const ACTOR = 'test:person';

/** Headings that no shipped mapping knows. */
const TABLE = `Code,Commitment,Answer given
A-1,Give prisoners access to a lawyer,Yes
A-2,Publish the report of the visit,Later
,A row without its code,Yes
`;

const MAPPING: Mapping = mappingOfJson(
  JSON.stringify({
    name: 'Register of commitments',
    prefix: 'register',
    columns: ['Code', 'Commitment', 'Answer given'].map((name) => ({
      name,
      headings: [name],
      isNeeded: true,
    })),
    records: [
      {
        name: 'recommendation',
        kind: 'recommendation',
        fields: [
          { field: 'reviewId', constant: 'kaz.upr-9' },
          { field: 'mechanismId', constant: 'upr' },
          { field: 'type', constant: 'recommendation' },
          { field: 'text', columns: ['Commitment'] },
        ],
      },
      {
        name: 'position',
        kind: 'position',
        fields: [
          { field: 'recommendationId', record: 'recommendation' },
          { field: 'position', columns: ['Answer given'] },
        ],
      },
    ],
  }),
);

const WHOLE = setWord(
  setWord(setKeys(MAPPING, ['Code']), 'position', 'position', 'Yes', 'accepted'),
  'position',
  'position',
  'Later',
  'pending',
);

async function withRecord(kind: StoreKind, work: (services: Services) => Promise<void>): Promise<void> {
  await withStore(kind, async (services) => {
    await services.ledger.write(ground(), [...GROUND_RECORDS, mechanismDraft('upr')]);
    const { ledger } = services;
    await ledger.write(ground(), [
      {
        kind: ledger.kind('review'),
        fields: {
          id: 'kaz.upr-9',
          stateId: 'KAZ',
          mechanismId: 'upr',
          kind: 'upr',
          title: { en: 'Ninth cycle' },
        },
        citations: [cite()],
      },
    ]);
    await work(services);
  });
}

async function settled(store: Services['store'], id: string): Promise<Reading> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const reading = await findReading(store.db, id);
    if (reading.status !== 'waiting') return reading;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the table was not read');
}

async function handIn({ reading, store }: Services, text: string, name = 'register.csv'): Promise<Reading> {
  const bytes = new TextEncoder().encode(text);
  const { first } = await reading.files.take([{ name, bytes }], { stateId: 'KAZ', actor: ACTOR });
  return settled(store, first.id);
}

for (const kind of STORES) {
  test(`${kind}: a table that nobody knows is given a mapping, read, confirmed; the next one is read at once`, async () => {
    await withRecord(kind, async (services) => {
      const { mappings, files, confirming } = services.reading;
      const first = await handIn(services, TABLE);
      assert.equal(first.content.problem?.code, 'not_recognised');

      const sample = await mappings.sample(first);
      assert.deepEqual(sample.sheets[0]?.headings.columns, ['Code', 'Commitment', 'Answer given']);
      assert.deepEqual(await mappings.offered(sample), []);
      const untold = setConstant(WHOLE, 'recommendation', 'reviewId', null);
      await mappings.draft(first.id, untold, null);
      assert.deepEqual((await findReading(services.store.db, first.id)).content.mapping, untold);
      const check = await mappings.check(first, untold);
      assert.deepEqual([check.rows, check.whole, check.refused], [3, 2, 1]);

      await mappings.save(mappings.asKept(WHOLE, sample), ACTOR, null);
      await files.readTable(first.id, WHOLE, mappingId(WHOLE.name));
      const read = await settled(services.store, first.id);
      assert.equal(read.reader, 'tabular');
      assert.equal(read.content.items, 2);
      assert.equal(read.content.notUnderstood?.length, 1);
      const { items } = await confirming.confirm(first.id, ['row-2', 'row-3'], ACTOR);
      assert.equal(items, 2);
      const dossier = await services.dossiers.get('KAZ');
      assert.deepEqual(
        [...dossier.entries('recommendation').keys()],
        ['kaz.register.a-1', 'kaz.register.a-2'],
      );
      assert.equal(
        dossier.entries('position').get('kaz.register.a-2.position')?.fields['position'],
        'pending',
      );
      await assert.rejects(files.readTable(first.id, WHOLE, null), { code: 'reading_closed' });

      // A newer version of the table: what is the same is known, what has gone is shown.
      const next = await handIn(services, TABLE.replace('A-2,Publish', 'A-3,Print'), 'register-2.csv');
      assert.equal(next.reader, 'tabular');
      assert.equal(next.content.mapping?.name, WHOLE.name);
      const rows = await services.store.db
        .selectFrom('reading_item')
        .select(['id', 'difference'])
        .where('reading_id', '=', next.id)
        .orderBy('place')
        .execute();
      assert.deepEqual(
        rows.map((one) => one.difference),
        ['same', 'new', 'gone'],
      );
    });
  });

  test(`${kind}: mappings are kept by name, changed, renamed and deleted`, async () => {
    await withRecord(kind, async (services) => {
      const { mappings } = services.reading;
      const kept = await mappings.save(WHOLE, ACTOR, null);
      assert.equal(kept.id, 'register-of-commitments');
      // The same once more changes nothing; another one under its name is refused.
      assert.deepEqual(await mappings.save(WHOLE, 'test:other', null), kept);
      const other = { ...WHOLE, name: 'Register of  COMMITMENTS', language: 'ru' };
      await assert.rejects(mappings.save(other, ACTOR, null), { code: 'mapping_name_taken', status: 409 });
      const changed = await mappings.save(other, ACTOR, kept.id);
      assert.equal(changed.createdAt, kept.createdAt);
      const renamed = await mappings.save({ ...other, name: 'Реестр' }, ACTOR, kept.id);
      assert.deepEqual(
        (await mappings.saved()).map((one) => one.id),
        [renamed.id],
      );
      assert.deepEqual(
        mappingOfJson(JSON.stringify((await mappings.find(renamed.id)).mapping)),
        renamed.mapping,
      );
      await mappings.remove(renamed.id);
      assert.deepEqual(await mappings.saved(), []);
      await assert.rejects(mappings.find(renamed.id), { code: 'not_found' });
    });
  });
}

test('the shipped mappings are there, and offered for the tables of their tools', async () => {
  await withRecord('embedded', async (services) => {
    const { mappings } = services.reading;
    assert.ok(mappings.shipped.some((one) => one.name === 'IMPACT OSS: actions'));
    const table = `id,title,description,outcome,indicator_summary,target_date,target_date_comment
1,Draft a law,On torture,A law,,2025-06-30,
2,Open shelters,,Shelters,,,ongoing
`;
    const reading = await handIn(services, table, 'actions.csv');
    assert.equal(reading.content.problem?.code, 'mapping_incomplete');
    const [offer] = await mappings.offered(await mappings.sample(reading));
    assert.equal(offer?.mapping.name, 'IMPACT OSS: actions');
    assert.deepEqual(offer?.asked, ['measure.planId']);
  });
});
