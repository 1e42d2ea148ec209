import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Services } from '../../main.ts';
import { verifyStore } from '../../ledger/index.ts';
import {
  cite,
  ground as because,
  GROUND_RECORDS,
  sourceDraft,
  stateDraft,
} from '../../../test/support/records.ts';
import { STORES, withStore } from '../../../test/support/stores.ts';
import { KINDS } from '../kinds.ts';
import { mechanism } from '../catalogue/index.ts';
import { recommendation } from '../reviews/index.ts';
import type { BulkEntry, BulkPart, BulkReader, BulkReport } from '../proposals/bulk.ts';
import type { ProposedRecord } from '../proposals/proposal.ts';
import { bulkImportId, importBulk } from './bulk.service.ts';
import type { BulkImportOrder } from './bulk.service.ts';

/** One row of a small database: what it says, by its name. */
interface RowOfTest {
  readonly name: string;
  readonly text?: string;
  readonly themes?: readonly string[];
  readonly position?: string;
  readonly paragraph?: string | null;
  readonly mechanismId?: string;
  readonly stateId?: string;
}

const DATABASE = 'database';
const FILE = { form: 'csv', name: 'rows.csv', sheets: [], remarks: [] } as const;

const frame = (stateId: string): ProposedRecord[] => [
  { kind: 'source', fields: { id: 'un-1', kind: 'other', title: { en: 'Document 1' } }, citations: [] },
  {
    kind: 'review',
    fields: {
      id: `${stateId.toLowerCase()}.upr-4`,
      stateId,
      mechanismId: 'upr',
      kind: 'upr',
      title: { en: 'Fourth cycle' },
      troika: [],
    },
    citations: [{ sourceId: DATABASE, locator: 'document 1' }],
  },
];

const entryOf = ({
  name,
  text = `Words of ${name}`,
  themes = [],
  position,
  paragraph = null,
  mechanismId = 'upr',
  stateId = 'KAZ',
}: RowOfTest): BulkEntry => {
  const locator = `row ${name}`;
  const id = `${stateId.toLowerCase()}.database.${name}`;
  const first: ProposedRecord = {
    kind: 'recommendation',
    fields: {
      id,
      stateId,
      reviewId: `${stateId.toLowerCase()}.upr-4`,
      mechanismId,
      type: 'recommendation',
      sourceId: 'un-1',
      paragraph,
      text,
      isSummary: false,
      language: 'en',
      recommendingStates: [],
      position: 1,
      issues: [],
      themes,
      groups: [],
      sdgs: [],
    },
    citations: [{ sourceId: DATABASE, locator }],
  };
  const answer: ProposedRecord = {
    kind: 'position',
    fields: { id: `${id}.position`, stateId, recommendationId: id, position: position ?? '' },
    citations: [{ sourceId: DATABASE, locator, field: 'position', value: position ?? '' }],
  };
  return {
    locator,
    stateId,
    frame: frame(stateId),
    records: position === undefined ? [first] : [first, answer],
    printed: { themes },
  };
};

const readerOf = (rows: readonly RowOfTest[], problems: BulkPart['problems'] = []): BulkReader => ({
  id: 'test',
  recognises: () => 1,
  sourceId: () => DATABASE,
  parts: async function* (_file, _ground, { signal }) {
    for (let from = 0; from < Math.max(1, rows.length); from += 2) {
      signal?.throwIfAborted();
      const entries = rows.slice(from, from + 2).map(entryOf);
      yield {
        entries,
        problems: from === 0 ? problems : [],
        unknown: [{ vocabulary: 'theme', printed: 'Bees', count: 1 }],
        done: from + 2,
        of: rows.length,
      };
    }
  },
});

/** Themes are known by their names here: 'theme.a' is 'theme.a'. */
const lookUp = (_vocabulary: string, printed: string): string | null =>
  printed.startsWith('theme.') ? printed : null;

async function run(
  services: Services,
  rows: readonly RowOfTest[],
  more: Partial<BulkImportOrder> = {},
): Promise<BulkReport> {
  const { ledger } = services;
  const stateNames = { resolve: () => null } as never;
  return importBulk(
    { ledger, ground: { stateNames, lookUp }, now: () => '2021-06-12T08:00:00.000Z' },
    {
      reader: readerOf(rows),
      file: FILE,
      fileHash: 'ab'.repeat(32),
      actor: 'test:importer',
      stateIds: null,
      isDryRun: false,
      entriesASet: 2,
      ...more,
    },
  );
}

const prepare = (services: Services): Promise<unknown> =>
  services.ledger.write(because(), [
    ...GROUND_RECORDS,
    sourceDraft(DATABASE),
    { kind: mechanism, fields: { id: 'upr', kind: 'upr', names: { en: 'UPR' } }, citations: [cite()] },
  ]);

const requireWhole = async ({ store, keys, witnesses }: Services): Promise<void> =>
  assert.deepEqual((await verifyStore(store, KINDS, keys.trusted, await witnesses())).findings, []);

const totals = ({ entries, tagged, refused, created, updated, unchanged }: BulkReport): number[] => [
  entries,
  tagged,
  refused,
  created,
  updated,
  unchanged,
];
const ROWS: readonly RowOfTest[] = [
  { name: 'a', position: 'supported' },
  { name: 'b' },
  { name: 'c', themes: ['theme.a'] },
  { name: 'd' },
  { name: 'e', position: 'noted' },
];

for (const kind of STORES) {
  test(`${kind}: a dry run says what a write then does, and writes nothing`, () =>
    withStore(kind, async (services) => {
      await prepare(services);
      const dry = await run(services, ROWS, { isDryRun: true });
      assert.deepEqual(totals(dry), [5, 0, 0, 9, 0, 0]);
      assert.deepEqual(
        [dry.changeSets, await services.ledger.findAll('recommendation', ['kaz.database.a'])],
        [[], new Map()],
      );
      const written = await run(services, ROWS);
      assert.deepEqual(totals(written), totals(dry));
      assert.deepEqual(written.changeSets, [2, 3, 4]);
      assert.deepEqual(written.states, { KAZ: 5 });
      assert.deepEqual(written.unknown, [{ vocabulary: 'theme', printed: 'Bees', count: 3 }]);
      await requireWhole(services);
    }));

  test(`${kind}: the same again changes nothing; what differs is a change`, () =>
    withStore(kind, async (services) => {
      await prepare(services);
      await run(services, ROWS);
      const again = await run(services, ROWS);
      assert.deepEqual([totals(again), again.changeSets], [[5, 0, 0, 0, 0, 7], []]);
      const changed = await run(
        services,
        [...ROWS.slice(0, 4), { name: 'e', text: 'Other words', position: 'supported' }, { name: 'f' }],
        { fileHash: 'cd'.repeat(32) },
      );
      assert.deepEqual(totals(changed), [6, 0, 0, 1, 2, 5]);
      assert.equal(
        (await services.ledger.find('recommendation', 'kaz.database.e'))?.fields['text'],
        'Other words',
      );
    }));

  test(`${kind}: the change sets of one import are kept together, and an import that was stopped is taken up`, () =>
    withStore(kind, async (services) => {
      await prepare(services);
      const stop = new AbortController();
      await assert.rejects(
        run(services, ROWS, { signal: stop.signal, onProgress: () => stop.abort(new Error('stopped')) }),
        /stopped/,
      );
      const before = await services.ledger.findAll(
        'recommendation',
        ROWS.map((one) => `kaz.database.${one.name}`),
      );
      assert.ok(before.size > 0 && before.size < ROWS.length);
      const rest = await run(services, ROWS);
      assert.equal(rest.unchanged > 0 && rest.created > 0, true);
      const imports = await services.store.db.selectFrom('import').selectAll().execute();
      assert.deepEqual(
        imports.map((one) => [one.id, one.reader, one.source_id, one.actor]),
        [[rest.importId, 'test', DATABASE, 'test:importer']],
      );
      assert.equal(rest.importId, bulkImportId('ab'.repeat(32), null));
      const sets = await services.store.db
        .selectFrom('import_change_set')
        .select('change_set')
        .orderBy('change_set')
        .execute();
      assert.deepEqual(
        sets.map((one) => one.change_set),
        [2, 3, 4],
      );
      await requireWhole(services);
    }));

  test(`${kind}: what the ledger refuses is told row by row, and the rest is written`, () =>
    withStore(kind, async (services) => {
      await prepare(services);
      const rows: RowOfTest[] = [
        { name: 'a' },
        { name: 'b', text: ' ' },
        { name: 'c', mechanismId: 'nobody' },
        { name: 'd' },
        { name: 'a' },
        { name: 'e', position: 'perhaps' },
      ];
      const report = await run(services, rows, {
        reader: readerOf(rows, [
          { place: 'row 9', code: 'no_text', message: 'There is no text.', isRefused: true },
        ]),
        entriesASet: 6,
      });
      assert.deepEqual(
        report.problems.map((one) => [one.place, one.code]),
        [
          ['row 9', 'no_text'],
          ['row a', 'row_twice'],
          ['kaz.database.b', 'invalid_record'],
          ['kaz.database.e.position', 'invalid_record'],
          ['kaz.database.c', 'reference_missing'],
        ],
      );
      assert.deepEqual(report.problemCounts, {
        invalid_record: 2,
        no_text: 1,
        reference_missing: 1,
        row_twice: 1,
      });
      const held = await services.ledger.findAll(
        'recommendation',
        rows.map((one) => `kaz.database.${one.name}`),
      );
      assert.deepEqual([...held.keys()].sort(), ['kaz.database.a', 'kaz.database.d', 'kaz.database.e']);
      await requireWhole(services);
    }));

  test(`${kind}: frames that the record holds are left as they are`, () =>
    withStore(kind, async (services) => {
      await prepare(services);
      const [, review] = frame('KAZ');
      await services.ledger.write(because(), [
        {
          kind: services.ledger.kind('source'),
          fields: { id: 'un-1', kind: 'other', title: { en: 'By hand' } },
        },
        {
          kind: services.ledger.kind('review'),
          fields: { ...review?.fields, title: { en: 'By hand' } },
          citations: [cite()],
        },
      ]);
      await run(services, ROWS);
      for (const name of ['source', 'review'])
        assert.deepEqual(
          (await services.ledger.find(name, name === 'source' ? 'un-1' : 'kaz.upr-4'))?.fields['title'],
          { en: 'By hand' },
        );
    }));
}

const HELD_TEXT = 'Dig a deep well in every village of the dry steppe, and keep it clean';

/** A recommendation that stands in the record from its document. */
const heldDraft = (id: string, fields: Readonly<Record<string, unknown>> = {}) => ({
  kind: recommendation,
  fields: {
    ...entryOf({ name: 'x' }).records[0].fields,
    id,
    text: HELD_TEXT,
    themes: ['theme.own'],
    ...fields,
  },
  citations: [cite('para. 7')],
});

async function withHeld(work: (services: Services) => Promise<void>): Promise<void> {
  await withStore('server', async (services) => {
    await prepare(services);
    const drafts = frame('KAZ').map(({ kind, fields, citations }) => ({
      kind: services.ledger.kind(kind),
      fields,
      citations: citations as never,
    }));
    await services.ledger.write(because(), [
      ...drafts,
      heldDraft('by-paragraph', { paragraph: '7 (a)' }),
      heldDraft('by-words', {
        paragraph: null,
        text: 'Plant a row of poplars along each canal, and water them',
      }),
    ]);
    await work(services);
  });
}

const tagsOf = async (services: Services, id: string): Promise<unknown> =>
  (await services.ledger.find('recommendation', id))?.fields['themes'];

test('a recommendation held from its document gets the tags, and no twin', () =>
  withHeld(async (services) => {
    const rows: RowOfTest[] = [
      { name: 'a', paragraph: '7(a)', text: 'A well', themes: ['theme.a', 'theme.b'], position: 'supported' },
      { name: 'b', text: 'Plant a row of poplars along each canal and water them.', themes: ['theme.c'] },
      { name: 'c', text: 'Plant a row of willows', themes: ['theme.d'] },
    ];
    const first = await run(services, rows);
    assert.deepEqual(totals(first), [3, 2, 0, 2, 2, 0]);
    assert.deepEqual(await tagsOf(services, 'by-paragraph'), ['theme.own', 'theme.a', 'theme.b']);
    assert.deepEqual(await tagsOf(services, 'by-words'), ['theme.own', 'theme.c']);
    const held = await services.ledger.find('recommendation', 'by-paragraph');
    assert.equal(held?.fields['text'], HELD_TEXT);
    assert.deepEqual(
      held?.citations.map((one) => [one.sourceId, one.locator, one.field, one.value]),
      [
        ['report', 'para. 7', null, null],
        [DATABASE, 'row a', 'themes', 'theme.a; theme.b'],
      ],
    );
    assert.equal(
      (await services.ledger.find('position', `by-paragraph.position.${DATABASE}`))?.fields['position'],
      'supported',
    );
    assert.equal(await services.ledger.find('recommendation', 'kaz.database.a'), null);
    assert.deepEqual(totals(await run(services, rows)), [3, 2, 0, 0, 0, 4]);
    const later = await run(
      services,
      [{ name: 'a', paragraph: '7 (a)', themes: ['theme.b'], position: 'supported' }],
      { fileHash: 'ef'.repeat(32) },
    );
    assert.deepEqual(totals(later), [1, 1, 0, 0, 1, 1]);
    assert.deepEqual(await tagsOf(services, 'by-paragraph'), ['theme.own', 'theme.b']);
    await requireWhole(services);
  }));

test('an answer that the record holds stands', () =>
  withHeld(async (services) => {
    await services.ledger.write(because(), [
      {
        kind: services.ledger.kind('position'),
        fields: { id: 'own', stateId: 'KAZ', recommendationId: 'by-paragraph', position: 'noted' },
        citations: [cite()],
      },
    ]);
    await run(services, [{ name: 'a', paragraph: '7 (a)', position: 'supported' }]);
    assert.equal(await services.ledger.find('position', `by-paragraph.position.${DATABASE}`), null);
  }));

test('what somebody wrote on an imported record since is not overwritten', () =>
  withHeld(async (services) => {
    const rows: RowOfTest[] = [{ name: 'a', themes: ['theme.a'] }];
    await run(services, rows);
    const imported = await services.ledger.find('recommendation', 'kaz.database.a');
    assert.ok(imported);
    await services.ledger.write(because('A person looked at it'), [
      {
        kind: recommendation,
        fields: { ...imported.fields, text: 'Put right by hand', themes: ['theme.hand'] },
        citations: imported.citations,
      },
    ]);
    const again = await run(services, [{ name: 'a', themes: ['theme.a', 'theme.b'] }], {
      fileHash: 'ef'.repeat(32),
    });
    assert.deepEqual(totals(again), [1, 1, 0, 0, 1, 0]);
    const fields = (await services.ledger.find('recommendation', 'kaz.database.a'))?.fields;
    assert.deepEqual(
      [fields?.['text'], fields?.['themes']],
      ['Put right by hand', ['theme.hand', 'theme.a', 'theme.b']],
    );
    assert.deepEqual(
      totals(
        await run(services, [{ name: 'a', themes: ['theme.a', 'theme.b'] }], { fileHash: 'ef'.repeat(32) }),
      ),
      [1, 1, 0, 0, 0, 1],
    );
  }));

test('States do not share what is held', () =>
  withHeld(async (services) => {
    await services.ledger.write(because(), [stateDraft('PER')]);
    const report = await run(services, [{ name: 'a', paragraph: '7 (a)', stateId: 'PER' }]);
    assert.deepEqual(totals(report), [1, 0, 0, 2, 0, 0]);
  }));
