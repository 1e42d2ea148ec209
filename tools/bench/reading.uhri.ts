import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { HEAP_GROWTH } from '../../src/cli/import.command.ts';
import { importBulk } from '../../src/features/imports/index.ts';
import type { BulkImportParts } from '../../src/features/imports/index.ts';
import type { BulkReport, StreamedFile } from '../../src/features/proposals/index.ts';
import { parseEntry } from '../../src/ledger/rows.ts';
import { loadShippedData, shippedStateNames } from '../../src/main.ts';
import type { Services } from '../../src/main.ts';
import { hashOfFile, streamedFile } from '../../src/readers/bulk-readers.ts';
import { uhriReader } from '../../src/readers/uhri/index.ts';
import { startPostgres } from '../../test/support/postgres.ts';
import { newPlace } from '../../test/support/stores.ts';
import type { StoreKind } from '../../test/support/stores.ts';
import { peakMegabytes } from './reading.figure.ts';
import type { ReadingFigure } from './reading.figure.ts';
import { writeUhriFile } from './uhri-file.ts';

/** As many as the index will soon hold: 267,548 in February 2026. */
const RECORDS = 300_000;
/** For the embedded store, which a State uses for its own record, and in which nobody keeps all States. */
const EMBEDDED_RECORDS = 20_000;

const perSecond = (count: number, milliseconds: number): number => Math.round((count / milliseconds) * 1000);

async function partsOf({ ledger, now, reading }: Services): Promise<BulkImportParts> {
  const { index } = await reading.ground.names();
  return { ledger, ground: { stateNames: await shippedStateNames(), lookUp: index.idOf }, now };
}

/** File to checked records, without a store: split, parsed, cleaned, names looked up, held against the kind's schema. */
async function parse(file: StreamedFile, services: Services): Promise<ReadingFigure[]> {
  const { ground } = await partsOf(services);
  const [began, processor] = [performance.now(), process.cpuUsage()];
  let [records, refused] = [0, 0];
  for await (const part of uhriReader.parts(file, ground, { stateIds: null })) {
    records += part.entries.length;
    refused += part.problems.filter((one) => one.isRefused).length;
    for (const entry of part.entries)
      for (const { kind, fields, citations } of entry.records)
        parseEntry(services.ledger.kind(kind), fields, citations as never);
  }
  const took = performance.now() - began;
  const { user, system } = process.cpuUsage(processor);
  if (records + refused !== RECORDS) throw new Error(`${records} records of ${RECORDS}`);
  return [
    { measure: 'UHRI: file', value: Math.round(file.size / 1e6), unit: 'MB' },
    { measure: 'UHRI: parsed and validated', value: perSecond(records, took), unit: 'records/s' },
    // On a machine with other work to do this is what an idle one would give.
    {
      measure: 'UHRI: the same, by processor time',
      value: perSecond(records, (user + system) / 1000),
      unit: 'records/s',
    },
    { measure: 'UHRI: largest memory, parsing', value: peakMegabytes(), unit: 'MB' },
  ];
}

const importInto = async (services: Services, file: StreamedFile, fileHash: string): Promise<BulkReport> =>
  importBulk(await partsOf(services), {
    reader: uhriReader,
    file,
    fileHash,
    actor: 'bench',
    stateIds: null,
    isDryRun: false,
  });

async function store(kind: StoreKind, path: string): Promise<ReadingFigure[]> {
  const file = await streamedFile(path);
  if (file === null) throw new Error('no JSON');
  const place = await newPlace(kind);
  const services = await place.open();
  try {
    await loadShippedData(services);
    const figures: ReadingFigure[] = kind === 'server' ? await parse(file, services) : [];
    const hash = await hashOfFile(path);
    let began = performance.now();
    const first = await importInto(services, file, hash);
    figures.push({
      measure: `UHRI: stored, ${kind} (${first.entries} annotations, ${first.created} records)`,
      value: perSecond(first.entries, performance.now() - began),
      unit: 'annotations/s',
    });
    began = performance.now();
    const again = await importInto(services, file, hash);
    if (again.created + again.updated > 0) throw new Error('the same file again changed the record');
    figures.push({
      measure: `UHRI: the same again, ${kind}, nothing changed`,
      value: perSecond(again.entries, performance.now() - began),
      unit: 'annotations/s',
    });
    figures.push({ measure: `UHRI: largest memory so far, ${kind}`, value: peakMegabytes(), unit: 'MB' });
    return figures;
  } finally {
    await services.close();
    await place.remove();
  }
}

/** The whole index into a PostgreSQL of its own, and a part of it into the embedded store. */
export async function benchUhri(): Promise<readonly ReadingFigure[]> {
  setFlagsFromString(HEAP_GROWTH);
  const folder = await mkdtemp(join(tmpdir(), 'servanda-bench-'));
  const postgres = await startPostgres();
  if (postgres) process.env['TEST_POSTGRES_URL'] = postgres.url;
  try {
    const [whole, part] = [join(folder, 'whole.json'), join(folder, 'part.json')];
    await writeUhriFile(whole, RECORDS);
    await writeUhriFile(part, EMBEDDED_RECORDS);
    return [...(postgres ? await store('server', whole) : []), ...(await store('embedded', part))];
  } finally {
    await postgres?.stop();
    await rm(folder, { recursive: true });
  }
}
