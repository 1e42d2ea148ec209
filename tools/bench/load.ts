import { Agent, get } from 'node:http';

/**
 * A small load generator on node:http, for a process that does nothing else: it makes some 10,000 requests a second on one
 * core. Milliseconds.
 */
export interface LoadFigure {
  readonly requests: number;
  /** Answers that were not what was asked for. */
  readonly failed: number;
  readonly perSecond: number;
  /** Of all answers together, without headers. */
  readonly megabytes: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export interface Target {
  /** 'http://localhost:3000'. */
  readonly base: string;
  /** The address of each turn, and what the request says beside it. */
  readonly path: (turn: number) => string;
  readonly headers?: (turn: number) => Readonly<Record<string, string>>;
  /** 200 unless another answer is wanted. */
  readonly status?: number;
}

const CONNECTIONS = 64;

class Tally {
  readonly #waits: number[] = [];
  readonly #began = performance.now();
  #failed = 0;
  #bytes = 0;

  add(wait: number, isWanted: boolean, bytes: number): void {
    this.#waits.push(wait);
    this.#bytes += bytes;
    if (!isWanted) this.#failed += 1;
  }

  figure(): LoadFigure {
    const seconds = (performance.now() - this.#began) / 1000;
    const sorted = this.#waits.sort((a, b) => a - b);
    return {
      requests: sorted.length,
      failed: this.#failed,
      perSecond: Math.round(sorted.length / seconds),
      megabytes: Math.round(this.#bytes / 1e6),
      p50: at(sorted, 0.5),
      p95: at(sorted, 0.95),
      p99: at(sorted, 0.99),
      max: at(sorted, 1),
    };
  }
}

/** The value below which a share of the sorted values lie. */
export const at = (sorted: readonly number[], share: number, digits = 1): number =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(digits));

interface Answered {
  readonly status: number;
  readonly bytes: number;
}

function fetchOnce({ base, path, headers }: Target, turn: number, agent: Agent): Promise<Answered> {
  return new Promise((resolve) => {
    get(base + path(turn), { agent, headers: headers?.(turn) ?? {} }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.once('end', () => resolve({ status: response.statusCode ?? 0, bytes }));
    }).once('error', () => resolve({ status: 0, bytes: 0 }));
  });
}

/**
 * Open loop: requests go out at their time whether or not earlier ones were answered, and the wait counts from the
 * time a request was due, so that a stall is not hidden (no coordinated omission).
 */
export async function openLoop(
  target: Target,
  { rate, seconds }: { readonly rate: number; readonly seconds: number },
): Promise<LoadFigure> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const tally = new Tally();
  const running: Promise<void>[] = [];
  const begin = performance.now();
  for (let turn = 0; turn < rate * seconds; turn += 1) {
    const due = begin + (turn * 1000) / rate;
    const early = due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    running.push(
      fetchOnce(target, turn, agent).then(({ status, bytes }) =>
        tally.add(performance.now() - due, status === (target.status ?? 200), bytes),
      ),
    );
  }
  await Promise.all(running);
  agent.destroy();
  return tally.figure();
}

/** Closed loop: each connection asks again as soon as it is answered; how many answers a second there are at most. */
export async function closedLoop(
  target: Target,
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<LoadFigure> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const tally = new Tally();
  const end = performance.now() + seconds * 1000;
  let turn = 0;
  const connection = async (): Promise<void> => {
    while (performance.now() < end) {
      const due = performance.now();
      const { status, bytes } = await fetchOnce(target, turn++, agent);
      tally.add(performance.now() - due, status === (target.status ?? 200), bytes);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  agent.destroy();
  return tally.figure();
}
