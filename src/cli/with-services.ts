import { readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { loadShippedData, openServices } from '../main.ts';
import type { Services } from '../main.ts';
import type { Call } from './command.ts';

/** The configuration of a call; its log is quiet unless asked for, because the answer is what the person wants to see. */
export const configOf = (call: Pick<Call, 'env'>): Config =>
  readConfig({ SERVANDA_LOG: 'warn', ...call.env });

/** Opens the house with its shipped data, does the work, and closes it whatever happens. */
export async function withServices<T>(
  call: Pick<Call, 'env'>,
  work: (services: Services) => Promise<T>,
  options: { load?: boolean } = {},
): Promise<T> {
  const services = await openServices(configOf(call));
  try {
    if (options.load ?? true) await loadShippedData(services);
    return await work(services);
  } finally {
    await services.close();
  }
}
