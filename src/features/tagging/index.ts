import { readFileSync } from 'node:fs';
import { readModel } from './model.ts';
import type { Model } from './model.ts';
import { createTagger } from './tagger.ts';
import type { Tagger } from './tagger.ts';

export { createTagger } from './tagger.ts';
export type { SuggestedTag, Suggestions } from './suggestions.ts';
export type { Tagger } from './tagger.ts';

const modelFile = (name: string): URL => new URL(`./model/${name}.bin`, import.meta.url);
const shippedModel = (name: string): Model => readModel(readFileSync(modelFile(name)));

/**
 * The tagger with the models that are shipped (docs/model-card.md). Reads some megabytes and takes some tens of milliseconds:
 * open it once and keep it.
 */
export const openTagger = (): Tagger =>
  createTagger({ subject: shippedModel('subject'), action: shippedModel('action') });
