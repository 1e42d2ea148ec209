import { Worker } from 'node:worker_threads';
import { AppError } from '../../kernel/errors.ts';
import type { Answered, Asked } from './suggest.worker.ts';
import { textHash } from './suggested.ts';
import type { SuggestedWithWords } from './suggested.ts';

/** What the program suggests for one text. */
export interface TextSuggestions {
  readonly hash: string;
  readonly suggestions: readonly SuggestedWithWords[];
}

/** Texts handed over at once: 100 take the models some 15 ms, and their answer 1 ms to come over. */
const AT_ONCE = 100;
/** Texts whose suggestions are kept, the least recently asked for going first: some 2 kB each. */
const MOST_KEPT = 20_000;

/**
 * Asks the models in their own thread, and keeps what they said of a text for as long as the thread lives: the models in it
 * never change, so a text's hash is all that an answer depends on. The thread starts with the first question.
 */
export class Suggesting {
  readonly #waiting = new Map<number, { resolve(answered: Answered): void; reject(error: unknown): void }>();
  readonly #kept = new Map<string, readonly SuggestedWithWords[]>();
  #worker: Worker | null = null;
  #model: string | null = null;
  #number = 0;
  #isClosed = false;

  /** The model that the suggestions come from: SHA-256. */
  async model(): Promise<string> {
    if (this.#model === null) await this.#ask([]);
    return this.#model ?? '';
  }

  /** The suggestions for each text, in their order. */
  async of(texts: readonly string[]): Promise<TextSuggestions[]> {
    const found: TextSuggestions[] = [];
    for (let at = 0; at < texts.length; at += AT_ONCE)
      found.push(...(await this.#part(texts.slice(at, at + AT_ONCE))));
    return found;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
    this.#worker = null;
  }

  async #part(texts: readonly string[]): Promise<TextSuggestions[]> {
    const hashes = texts.map(textHash);
    const missing = new Map(
      texts.flatMap((text, at): [string, string][] => {
        const hash = hashes[at] ?? '';
        return this.#kept.has(hash) ? [] : [[hash, text]];
      }),
    );
    const answered = new Map<string, readonly SuggestedWithWords[]>();
    if (missing.size > 0) {
      const { suggestions } = await this.#ask([...missing.values()]);
      [...missing.keys()].forEach((hash, at) => answered.set(hash, suggestions[at] ?? []));
    }
    return hashes.map((hash) => {
      const suggestions = answered.get(hash) ?? this.#kept.get(hash) ?? [];
      this.#keep(hash, suggestions);
      return { hash, suggestions };
    });
  }

  #keep(hash: string, suggestions: readonly SuggestedWithWords[]): void {
    this.#kept.delete(hash);
    this.#kept.set(hash, suggestions);
    if (this.#kept.size <= MOST_KEPT) return;
    for (const oldest of this.#kept.keys()) {
      this.#kept.delete(oldest);
      break;
    }
  }

  #ask(texts: readonly string[]): Promise<Answered> {
    if (this.#isClosed) return Promise.reject(stopped());
    const worker = (this.#worker ??= this.#start());
    this.#number += 1;
    const number = this.#number;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      worker.postMessage({ number, texts } satisfies Asked);
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./suggest.worker.ts', import.meta.url));
    worker.unref();
    worker.on('message', (answered: Answered) => {
      // A thread that had to be started anew may have found newer model files.
      if (this.#model !== answered.model) this.#kept.clear();
      this.#model = answered.model;
      this.#waiting.get(answered.number)?.resolve(answered);
      this.#waiting.delete(answered.number);
    });
    const end = (error: unknown): void => {
      if (this.#worker === worker) this.#worker = null;
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    };
    worker.on('error', end);
    worker.on('exit', () => end(stopped()));
    return worker;
  }
}

const stopped = (): AppError =>
  new AppError('suggesting_stopped', 503, 'The program that suggests tags stopped.', {
    remedy: 'Try again in a moment.',
  });
