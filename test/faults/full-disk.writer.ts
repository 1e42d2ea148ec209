import { writeSync } from 'node:fs';
import { readConfig } from '../../src/config.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { openServices } from '../../src/main.ts';
import { actionDraft, GROUND_RECORDS, ground } from '../support/records.ts';

/** Writes records of a megabyte until the disk refuses, then small ones, and closes. Says how each one ended. */
const services = await openServices(readConfig(process.env));
await services.ledger.write(ground(), GROUND_RECORDS);

async function write(id: string, length: number): Promise<boolean> {
  try {
    await services.ledger.write(ground(), [actionDraft(id, { summary: 'words '.repeat(length / 6).trim() })]);
    writeSync(1, `kept ${id}\n`);
    return true;
  } catch (error) {
    writeSync(1, `refused ${id} ${isAppError(error) ? error.code : String(error)}\n`);
    return false;
  }
}

for (let number = 0; number < 100 && (await write(`large${number}`, 1_000_000)); number += 1);
for (let number = 0; number < 5; number += 1) await write(`small${number}`, 600);
await write('large-again', 1_000_000);
await write('last', 600);
await services.close();
writeSync(1, 'closed\n');
