import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { loadShippedData, openServices } from '../main.ts';
import type { Services } from '../main.ts';
import { AppError } from '../kernel/errors.ts';
import type { Call } from './command.ts';

/** The configuration of a call; its log is quiet unless asked for, because the answer is what the person wants to see. */
export const configOf = (call: Pick<Call, 'env'>): Config =>
  readConfig({ SERVANDA_LOG: 'warn', ...call.env });

/**
 * Refuses to open a folder without a store: what is asked of a record must not make an empty one and then call it whole.
 * A server's database is looked at once it is open.
 */
function requireRecord({ directory, databaseUrl }: Config): void {
  if (databaseUrl !== null || ['store', 'journal'].some((name) => existsSync(join(directory, name)))) return;
  throw new AppError('no_record', 404, `There is no record in ${directory}.`, {
    remedy: 'Set SERVANDA_DIR to the folder of the record, or begin one with "servanda start".',
  });
}

/** Opens the house with its shipped data, does the work, and closes it whatever happens. */
export async function withServices<T>(
  call: Pick<Call, 'env'>,
  work: (services: Services) => Promise<T>,
  options: { load?: boolean; isHeld?: boolean } = {},
): Promise<T> {
  const config = configOf(call);
  if (options.isHeld ?? false) requireRecord(config);
  const services = await openServices(config);
  try {
    if (options.load ?? true) await loadShippedData(services);
    return await work(services);
  } finally {
    await services.close();
  }
}
