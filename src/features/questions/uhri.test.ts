import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withStore } from '../../../test/support/stores.ts';
import { loadShippedData } from '../../main.ts';
import type { Services } from '../../main.ts';
import { FIND_PATH } from '../../web/navigation.ts';
import { readContext } from '../../web/page-context.ts';
import { shippedGround } from '../../readers/common/ground.testdata.ts';
import { openBytes } from '../../readers/files/open-bytes.ts';
import { uhriReader } from '../../readers/uhri/index.ts';
import { annotation, jsonFile, readWhole, uprAnnotation } from '../../readers/uhri/uhri.testdata.ts';
import type { WholePart } from '../../readers/uhri/uhri.testdata.ts';
import { importBulk } from '../imports/index.ts';
import type { RecordsView } from '../record/index.ts';
import { openExport } from './export.ts';
import type { FileForm } from './export.ts';
import { UHRI_HEADINGS } from './uhri.sheet.ts';

/** Annotations of every kind that the index has, with what makes their texts hard to put together again. */
const ANNOTATIONS = [
  annotation(),
  annotation({
    AnnotationId: 'a1111111-2222-4333-8444-555555555555',
    AnnotationType: '- Concerns/Observations',
    Text: 'B.Positive aspects\n3. The Committee welcomes a law.',
    Themes: [],
  }),
  annotation({
    AnnotationId: 'A2222222-2222-4333-8444-555555555555',
    AnnotationType: '- Concerns/Observations',
    Text: 'It is worried about =1+1, "quotes" & ampersands, < and >.',
    AffectedPersons: [],
    Sdgs: [],
  }),
  annotation({
    AnnotationId: 'a3333333-2222-4333-8444-555555555555',
    Symbol: 'A/HRC/40/60/Add.9',
    Body: '- SR Torture',
    Text: '79 (a) Let detainees be seen by a doctor.',
    Countries: ['Kazakhstan', 'Uzbekistan'],
  }),
  annotation({
    AnnotationId: 'a4444444-2222-4333-8444-555555555555',
    Symbol: 'CRC/C/OPAC/KAZ/CO/1',
    Body: '- CRC-OP-AC',
    Text: '12. (a) Raise the age; (b) Report.',
  }),
  uprAnnotation(),
  uprAnnotation({
    AnnotationId: 'b1111111-2222-4333-8444-555555555555',
    Text: '77.2 (a) Consider it (Iran (Islamic Republic of), Côte d’Ivoire);',
    UprRecommendingCountry: [],
    UprPositions: ['Supported/Noted'],
    Sdgs: ['5 - GENDER EQUALITY'],
  }),
  uprAnnotation({
    AnnotationId: 'b2222222-2222-4333-8444-555555555555',
    Symbol: 'A/HRC/14/99',
    Countries: ['Uzbekistan'],
    Text: '77. (a) not a letter of the number (Norway)',
    UprCycle: 'Cycle 1',
    UprSession: [],
    UprPositions: ['Noted'],
    UprRecommendingCountry: ['Norway'],
  }),
];

const TODAY = '2026-11-22';

async function viewOf(services: Services, query: string): Promise<RecordsView> {
  const catalogue = await services.dossiers.get(null, null);
  const context = readContext({ path: `/en${FIND_PATH}`, query: new URLSearchParams(query) }, TODAY);
  return { context, state: null, dossier: catalogue, catalogue };
}

async function exported(services: Services, form: FileForm, query = ''): Promise<Buffer> {
  const parts = { ...services, db: services.store.db, now: () => `${TODAY}T10:00:00.000Z` };
  const made = await openExport(parts, await viewOf(services, query), form, 'https://example.org');
  const bytes: Uint8Array[] = [];
  for await (const part of made.bytes()) bytes.push(part);
  return Buffer.concat(bytes);
}

/** What a file says, whatever the order of its rows: each record's fields by its id. */
const recordsOf = ({ entries }: WholePart): ReadonlyMap<string, unknown> =>
  new Map(
    entries
      .flatMap(({ frame, records }) => [...frame, ...records])
      .map((record): [string, unknown] => [`${record.kind} ${String(record.fields['id'])}`, record])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const sheets = async (name: string, bytes: Buffer) => {
  const file = await openBytes(name, bytes, { only: null, maxPages: 1 });
  if (file.form !== 'xlsx' && file.form !== 'csv') throw new Error(`opened as ${file.form}`);
  return file;
};

async function theSameRecords(services: Services): Promise<void> {
  const given = jsonFile(JSON.stringify(ANNOTATIONS));
  const expected = await readWhole(given);
  assert.deepEqual(
    expected.problems.filter((one) => one.isRefused),
    [],
  );
  await importBulk(
    { ledger: services.ledger, ground: await shippedGround(), now: services.now },
    {
      reader: uhriReader,
      file: given,
      fileHash: 'a'.repeat(64),
      actor: 'test',
      stateIds: null,
      isDryRun: false,
    },
  );
  await services.search.caughtUp();
  const ofIndex = expected.entries.length;

  // Everything of the index's own: what the shipped record holds from elsewhere has names of its own.
  const fromIndex = (whole: WholePart): WholePart => ({
    ...whole,
    entries: whole.entries.filter(({ records: [{ fields }] }) => String(fields['id']).includes('.uhri.')),
  });
  for (const form of ['uhri-json', 'uhri-xlsx', 'uhri-csv'] as const) {
    const bytes = await exported(services, form);
    const file =
      form === 'uhri-json'
        ? jsonFile(bytes.toString('utf8'))
        : await sheets(`export.${form.slice('uhri-'.length)}`, bytes);
    assert.ok(uhriReader.recognises(file) > 0.5, form);
    const again = await readWhole(file);
    assert.deepEqual(
      again.problems.filter((one) => one.isRefused),
      [],
      form,
    );
    assert.deepEqual(again.unknown, [], form);
    assert.equal(fromIndex(again).entries.length, ofIndex, form);
    const wanted = recordsOf(expected);
    const found = recordsOf(again);
    for (const [name, record] of wanted) {
      if (!name.includes('.uhri.')) continue;
      assert.deepEqual(found.get(name), record, `${form}: ${name}`);
    }
  }
}

async function ownNames(services: Services): Promise<void> {
  const bytes = await exported(services, 'uhri-xlsx', 'state=KAZ');
  const file = await sheets('export.xlsx', bytes);
  assert.deepEqual(file.sheets[0]?.rows[0], [...UHRI_HEADINGS]);
  assert.equal(file.sheets[0]?.name, 'Results');
  const again = await readWhole(file);
  const dossier = await services.dossiers.get('KAZ');
  const held = dossier.entries('recommendation');
  const types = new Set(['recommendation', 'concern', 'positive_aspect']);
  const wanted = [...held.values()].filter(({ fields }) => types.has(String(fields['type'])));
  assert.ok(wanted.length > 20);
  assert.equal(again.entries.length + again.problems.filter((one) => one.isRefused).length, wanted.length);
  for (const {
    records: [{ fields }],
  } of again.entries) {
    const own = held.get(String(fields['id']))?.fields;
    assert.ok(own, String(fields['id']));
    for (const field of ['stateId', 'mechanismId', 'themes', 'groups', 'sdgs'])
      assert.deepEqual(fields[field], own[field], `${String(fields['id'])} ${field}`);
  }
}

async function nothingOfItsKind(services: Services): Promise<void> {
  assert.equal((await exported(services, 'uhri-json', 'kind=measure')).toString(), '[]\n');
  const lines = (await exported(services, 'uhri-csv', 'kind=measure')).toString('utf8').split('\r\n');
  assert.deepEqual(lines, [`\ufeff${UHRI_HEADINGS.join(',')}`, '']);
}

test('answers in the columns of the index', async (t) => {
  await withStore('embedded', async (services) => {
    await loadShippedData(services);
    await t.test('a question that finds nothing of its kind gives its headings alone', () =>
      nothingOfItsKind(services),
    );
    await t.test('records from elsewhere keep their names, and the columns are those of its own export', () =>
      ownNames(services),
    );
    await t.test('what the index said comes back: the same records', () => theSameRecords(services));
  });
});
