import { AppError } from '../kernel/errors.ts';
import { loadShippedData, openServices } from '../main.ts';
import { listen, siteOf } from '../site.ts';
import { defineCommand } from './command.ts';
import { readConfig } from '../config.ts';

/** EADDRINUSE in words. */
function portTaken(error: unknown, port: number): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return error;
  return new AppError('port_taken', 409, `Port ${port} is in use by another program.`, {
    cause: error,
    remedy: 'Stop it, or set PORT to another port, for example PORT=3001.',
  });
}

export const startCommand = defineCommand({
  name: 'start',
  summary: 'Open the site on the loopback address, with the shipped record loaded.',
  options: {},
  run: async (call) => {
    const began = performance.now();
    const config = readConfig({ SERVANDA_LOG: 'warn', ...call.env });
    const services = await openServices(config);
    try {
      await loadShippedData(services);
      const running = await listen(siteOf(services), config).catch((error: unknown) => {
        throw portTaken(error, config.port);
      });
      await services.reading.files.resume();
      // Questions wait for the index; pages do not.
      services.search
        .start()
        .catch((error: unknown) => services.log.error({ err: error }, 'no search index'));
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      if (call.isJson)
        call.print(
          JSON.stringify({ url: running.url, seconds: Number(seconds), store: services.store.kind }),
        );
      else call.print(`Servanda is open on ${running.url} (ready in ${seconds} s). Stop it with Ctrl+C.`);
      await new Promise<void>((resolve) =>
        call.signal.aborted
          ? resolve()
          : call.signal.addEventListener('abort', () => resolve(), { once: true }),
      );
      await running.close();
      return {};
    } finally {
      await services.close();
    }
  },
});
