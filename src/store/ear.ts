import pg from 'pg';

const RECONNECT_MS = 1_000;
const HEARTBEAT_MS = 20_000;

/**
 * Hears of other processes' writes. Reconnects by itself; after each new connection it says that something may have
 * been missed. A connection that died without a word (a pulled cable, a forgetful firewall) is found by asking.
 */
export class Ear {
  readonly #config: pg.ClientConfig;
  readonly #channel: string;
  readonly #heard: () => void;
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(config: pg.ClientConfig, channel: string, heard: () => void) {
    this.#config = config;
    this.#channel = channel;
    this.#heard = heard;
  }

  /** Rejects if the first connection fails; later ones are tried until one succeeds. */
  async open(): Promise<void> {
    const client = new pg.Client({ ...this.#config, keepAlive: true, query_timeout: HEARTBEAT_MS });
    client.on('notification', this.#heard);
    client.on('error', () => this.#lose(client));
    client.on('end', () => this.#lose(client));
    try {
      await client.connect();
      await client.query(`listen ${this.#channel}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    if (this.#isClosed) {
      await client.end();
      return;
    }
    this.#client = client;
    this.#after(HEARTBEAT_MS, () => void this.#ask(client));
    this.#heard();
  }

  async #ask(client: pg.Client): Promise<void> {
    try {
      await client.query('select 1');
      if (client === this.#client) this.#after(HEARTBEAT_MS, () => void this.#ask(client));
    } catch {
      this.#lose(client);
    }
  }

  #lose(client: pg.Client): void {
    if (client !== this.#client) return;
    this.#client = null;
    void client.end().catch(() => undefined);
    this.#again();
  }

  #again(): void {
    this.#after(RECONNECT_MS, () => void this.open().catch(() => this.#again()));
  }

  /** One timer at a time: either the next question or the next attempt. */
  #after(milliseconds: number, work: () => void): void {
    clearTimeout(this.#timer);
    if (!this.#isClosed) this.#timer = setTimeout(work, milliseconds).unref();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => undefined);
  }
}
