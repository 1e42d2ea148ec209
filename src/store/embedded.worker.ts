import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/**
 * PGlite blocks its thread while it works, so it has this one to itself and is spoken to through a socket file:
 * the rest of the house uses the same driver as for a PostgreSQL server.
 */
interface Order {
  readonly directory: string;
  readonly socketPath: string;
}

const { directory, socketPath } = workerData as Order;

async function start(): Promise<void> {
  const db = await PGlite.create({ dataDir: directory });
  const server = new PGLiteSocketServer({ db, path: socketPath });
  await server.start();
  parentPort?.on('message', (word) => {
    if (word !== 'close') return;
    void server
      .stop()
      .then(() => db.close())
      .then(() => parentPort?.postMessage({ closed: true }))
      .catch((error: unknown) => parentPort?.postMessage({ failed: String(error) }));
  });
  parentPort?.postMessage({ ready: true });
}

start().catch((error: unknown) =>
  parentPort?.postMessage({
    failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }),
);
