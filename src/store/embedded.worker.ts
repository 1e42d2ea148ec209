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

/**
 * Errors of SQL go out over the socket; what is thrown here is the engine itself failing. The socket server would
 * then leave every later query waiting for ever (its queue stays "processing"), so the worker ends instead.
 */
function endWhenBroken(db: PGlite): void {
  const execute = db.execProtocolRawStream.bind(db);
  db.execProtocolRawStream = async (...order) => {
    try {
      await execute(...order);
    } catch (error) {
      console.error('The embedded store broke:', error);
      process.exit(1);
    }
  };
}

async function start(): Promise<void> {
  const db = await PGlite.create({ dataDir: directory });
  endWhenBroken(db);
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
