import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KINDS } from '../../src/features/kinds.ts';
import { proveRecord, readDossier, verifyStore } from '../../src/ledger/index.ts';
import type { Services } from '../../src/main.ts';
import { backup, checkBackup, restoreBackup } from '../../src/store/index.ts';
import { startPostgres } from '../../test/support/postgres.ts';
import { actionDraft, actionDrafts, GROUND_RECORDS, ground } from '../../test/support/records.ts';
import { newPlace, STORES } from '../../test/support/stores.ts';
import type { Place, StoreKind } from '../../test/support/stores.ts';

export interface StoreFigure {
  readonly measure: string;
  readonly store: StoreKind;
  readonly value: number;
  readonly unit: 'ms' | 'MB';
}

const LARGE = 100_000;
const BATCH = 10_000;
const STATE_RECORDS = 3_000;

class Figures {
  readonly rows: StoreFigure[] = [];
  readonly #store: StoreKind;

  constructor(store: StoreKind) {
    this.#store = store;
  }

  add(measure: string, value: number, unit: StoreFigure['unit']): void {
    this.rows.push({ measure, store: this.#store, value: Math.round(value * 10) / 10, unit });
  }

  async time<T>(measure: string, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const result = await work();
    this.add(measure, performance.now() - began, 'ms');
    return result;
  }

  /** The middle of several runs. */
  async middle(measure: string, times: number, work: (turn: number) => Promise<unknown>): Promise<void> {
    const taken: number[] = [];
    for (let turn = 0; turn < times; turn += 1) {
      const began = performance.now();
      await work(turn);
      taken.push(performance.now() - began);
    }
    this.add(measure, taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0, 'ms');
  }
}

const verify = async (services: Services): Promise<void> => {
  const { findings } = await verifyStore(
    services.store,
    KINDS,
    services.keys.trusted,
    await services.witnesses(),
  );
  if (findings.length > 0) throw new Error('the store does not verify');
};

/** Writing, then reading what was written, as the ledger grows to 100,000 records. */
async function measureLedger(services: Services, figures: Figures): Promise<void> {
  const { ledger, store, keys } = services;
  await ledger.write(ground(), GROUND_RECORDS);
  await figures.middle('write 1 record', 51, (turn) => ledger.write(ground(), [actionDraft(`one${turn}`)]));
  await figures.middle('write 100 records', 11, (turn) =>
    ledger.write(ground(), actionDrafts(100, `hundred${turn}-`)),
  );
  const three = actionDrafts(STATE_RECORDS, 'u').map((draft) =>
    'fields' in draft ? { ...draft, fields: { ...draft.fields, stateId: 'UZB' } } : draft,
  );
  await ledger.write(ground(), three);
  await figures.middle(`read a State of ${STATE_RECORDS} records`, 5, () =>
    readDossier(store.db, KINDS, 'UZB', null),
  );
  for (let written = 0; written < LARGE; written += BATCH) {
    const work = () => ledger.write(ground(), actionDrafts(BATCH, `b${written}-`));
    await (written === 0 ? figures.time('write 10,000 records', work) : work());
    if (written === 0) await figures.time('verify 14,000 records', () => verify(services));
  }
  await figures.time('verify 104,000 records', () => verify(services));
  await figures.middle('write 1 record, 104,000 there', 21, (turn) =>
    ledger.write(ground(), [actionDraft(`late${turn}`)]),
  );
  await figures.time('prove 1 record of 104,000', () =>
    proveRecord(store.db, ledger.kind('state'), 'KAZ', keys),
  );
}

async function measureStarts(place: Place, figures: Figures): Promise<void> {
  const again = await figures.time('later open', () => place.open());
  await again.close();
  if (place.kind === 'server') return;
  figures.add('journal', (await stat(join(place.directory, 'journal'))).size / 1e6, 'MB');
  // As a killed process leaves it: the marker of an orderly end is not there.
  await rm(join(place.directory, 'closed-cleanly.json'));
  const services = await figures.time('open after a kill, 104,000 records', () => place.open());
  await services.close();
}

async function measureBackup(place: Place, figures: Figures): Promise<void> {
  const path = join(place.directory, 'backup');
  const services = await place.open();
  const { store, files } = services;
  await figures.time('backup', () => backup(path, { store, files, publicKeys: [], at: services.now() }));
  await services.close();
  figures.add('size of the backup', (await stat(path)).size / 1e6, 'MB');
  const target = await newPlace(place.kind);
  const empty = await target.open();
  await figures.time('restore', async () => restoreBackup(path, await checkBackup(path), empty));
  await empty.close();
  await target.remove();
}

/** Both kinds of store, one after the other; the PostgreSQL is one of its own. */
export async function bench(): Promise<readonly StoreFigure[]> {
  const postgres = await startPostgres();
  if (postgres) process.env['TEST_POSTGRES_URL'] = postgres.url;
  const rows: StoreFigure[] = [];
  try {
    for (const kind of STORES) {
      if (kind === 'server' && !postgres) continue;
      const figures = new Figures(kind);
      const place = await newPlace(kind, { isNew: true });
      try {
        const services = await figures.time('first open', () => place.open());
        await measureLedger(services, figures);
        await figures.time('close', () => services.close());
        await measureStarts(place, figures);
        await measureBackup(place, figures);
      } finally {
        await place.remove();
      }
      figures.add('largest memory of the process so far', process.resourceUsage().maxRSS / 1024, 'MB');
      rows.push(...figures.rows);
    }
  } finally {
    await postgres?.stop();
  }
  return rows;
}
