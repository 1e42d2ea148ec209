import { AppError } from '../../kernel/errors.ts';

/** Lists that are sent whole, a line a record, as quickly as the client reads and no quicker. */

/** What goes to the client in one piece, at least; letters. */
const PIECE = 65_536;
/** A client that takes nothing for so long is gone, or keeps a place from others; milliseconds. */
const PATIENCE = 60_000;

/** At most so many lists are being sent at once, and to one client. */
const MOST_AT_ONCE = 8;
const MOST_TO_ONE = 2;

/** Places for lists that are being sent: each holds a State's records in memory. */
export class StreamPlaces {
  readonly #taken = new Map<string, number>();

  /** Takes a place; what it returns gives it back. Throws 429 `too_many_streams`. */
  take(client: string): () => void {
    const all = [...this.#taken.values()].reduce((sum, one) => sum + one, 0);
    const own = this.#taken.get(client) ?? 0;
    if (own >= MOST_TO_ONE || all >= MOST_AT_ONCE)
      throw new AppError('too_many_streams', 429, 'As many whole lists are being sent as can be at once.', {
        remedy: 'Read one to its end, then ask for the next.',
      });
    this.#taken.set(client, own + 1);
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      const left = (this.#taken.get(client) ?? 1) - 1;
      if (left > 0) this.#taken.set(client, left);
      else this.#taken.delete(client);
    };
  }
}

/**
 * The records as NDJSON. A piece is made when the one before it was taken, so that what waits for a slow client is one
 * piece and one State's records. `done`: called once, at the end, on a failure and when the client goes away.
 */
export function linesOf(
  records: AsyncGenerator<object>,
  done: () => void,
  patience = PATIENCE,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let timer: NodeJS.Timeout | undefined;
  const end = async (): Promise<void> => {
    clearTimeout(timer);
    done();
    await records.return(undefined);
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(timer);
        try {
          const piece = await pieceOf(records);
          if (piece.text !== '') controller.enqueue(encoder.encode(piece.text));
          if (piece.isLast) {
            await end();
            controller.close();
            return;
          }
        } catch (error) {
          await end();
          throw error;
        }
        timer = setTimeout(() => {
          controller.error(new Error('The client takes nothing any more.'));
          void end();
        }, patience);
        timer.unref();
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}

async function pieceOf(records: AsyncGenerator<object>): Promise<{ text: string; isLast: boolean }> {
  let text = '';
  while (text.length < PIECE) {
    const next = await records.next();
    if (next.done === true) return { text, isLast: true };
    text += `${JSON.stringify(next.value)}\n`;
  }
  return { text, isLast: false };
}
