import { parentPort } from 'node:worker_threads';
import { openTagger } from './shipped.ts';
import { inOneList } from './suggested.ts';
import type { SuggestedWithWords } from './suggested.ts';

/** The models have this thread to themselves: they are opened once, and a State with thousands of texts holds up no page. */
export interface Asked {
  readonly number: number;
  readonly texts: readonly string[];
}

export interface Answered {
  readonly number: number;
  readonly model: string;
  /** For each text, in their order. */
  readonly suggestions: readonly (readonly SuggestedWithWords[])[];
}

const tagger = openTagger();

parentPort?.on('message', ({ number, texts }: Asked) => {
  const suggestions = texts.map((text) => inOneList(tagger.suggest(text)));
  parentPort?.postMessage({ number, model: tagger.model, suggestions } satisfies Answered);
});
