/** The thread in which files are opened, so that a hostile or huge one can be ended from outside (see pool.ts). */
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { isAppError } from '../../../kernel/errors.ts';
import { fileError } from '../errors.ts';
import { openBytes } from '../open-bytes.ts';
import { partsOf, withoutParts } from './parts.ts';
import type { FromThread, OpenJob, ToThread } from './protocol.ts';

if (parentPort !== null) serve(parentPort);

function serve(port: NonNullable<typeof parentPort>): void {
  const send = (answer: FromThread): void => port.postMessage(answer);
  let goOn: (() => void) | null = null;
  port.on('message', (message: ToThread) => {
    if (message.kind === 'more') goOn?.();
    else void answer(message);
  });

  const answer = async (job: OpenJob): Promise<void> => {
    try {
      const file = await opened(job);
      for (const part of partsOf(file)) {
        const asked = new Promise<void>((resolve) => (goOn = resolve));
        send({ kind: 'part', ...part });
        await asked;
      }
      send({ kind: 'done', file: withoutParts(file) });
    } catch (error) {
      send(failure(job, error));
    }
  };

  const opened = async ({ name, source, only, maxPages }: OpenJob) => {
    const bytes = typeof source === 'string' ? await bytesAt(source, name) : source;
    return openBytes(name, bytes, {
      only,
      maxPages,
      onProgress: ({ page, pages }) => send({ kind: 'progress', page, pages }),
    });
  };
}

async function bytesAt(path: string, name: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw fileError('file_not_found', name, undefined, error);
  }
}

/** What nobody foresaw is taken for damage of the file: the openers meet nothing else that is not their own. */
function failure({ name }: OpenJob, error: unknown): FromThread {
  const known = isAppError(error) ? error : fileError('file_damaged', name, undefined, error);
  const { code, status, message, remedy, cause } = known;
  const why = cause instanceof Error ? (cause.stack ?? cause.message) : null;
  return { kind: 'failed', code, status, message, remedy: remedy ?? null, cause: why };
}
