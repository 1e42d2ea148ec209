import { setFlagsFromString } from 'node:v8';
import { HEAP_GROWTH } from '../../../src/cli/import.command.ts';
import { importBulk } from '../../../src/features/imports/index.ts';
import { sha256 } from '../../../src/kernel/canonical.ts';
import { loadShippedData, shippedStateNames } from '../../../src/main.ts';
import { newPlace } from '../../../test/support/stores.ts';
import type { Place } from '../../../test/support/stores.ts';
import { grownFile, grownReader } from './grown-export.ts';

/**
 * A store on PostgreSQL with the shipped record and the grown recommendations, which went in through the bulk import, change
 * set by change set, each with its citation: what the site then serves is what it would serve. PostgreSQL, because a
 * second process can be opened on it, and because nobody keeps the record of all States in the embedded store.
 */
export async function fillStore(size: number): Promise<{ place: Place; seconds: number }> {
  setFlagsFromString(HEAP_GROWTH);
  const place = await newPlace('server');
  const began = performance.now();
  const services = await place.open();
  try {
    await loadShippedData(services);
    const { ledger, now, reading } = services;
    const { index } = await reading.ground.names();
    const report = await importBulk(
      { ledger, now, ground: { stateNames: await shippedStateNames(), lookUp: index.idOf } },
      {
        reader: grownReader(size),
        file: grownFile(size),
        fileHash: sha256(`grown ${size}`),
        actor: 'bench',
        stateIds: null,
        isDryRun: false,
      },
    );
    if (report.entries !== size || report.refused > 0)
      throw new Error(
        `${report.entries} of ${size} rows were taken, ${report.refused} refused: ${JSON.stringify(report.problems)}`,
      );
  } finally {
    await services.close();
  }
  return { place, seconds: (performance.now() - began) / 1000 };
}
