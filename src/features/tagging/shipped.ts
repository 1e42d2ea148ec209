import { readFileSync } from 'node:fs';
import { sha256 } from '../../kernel/canonical.ts';
import { readModel } from './model.ts';
import { createTagger } from './tagger.ts';
import type { Tagger } from './tagger.ts';
import { THEME_RULES } from './theme-rules.ts';

const bytesOf = (name: string): Buffer => readFileSync(new URL(`./model/${name}.bin`, import.meta.url));

export interface ShippedTagger extends Tagger {
  /** What its suggestions are known by: SHA-256 over the hashes of both model files and of the rules for themes. */
  readonly model: string;
}

/**
 * The tagger with the models that are shipped (docs/model-card.md). Reads some megabytes and takes some tens of milliseconds:
 * open it once and keep it.
 */
export function openTagger(): ShippedTagger {
  const [subject, action] = [bytesOf('subject'), bytesOf('action')];
  const rules = JSON.stringify(THEME_RULES, (_key, value: unknown) =>
    value instanceof RegExp ? String(value) : value,
  );
  return {
    ...createTagger({ subject: readModel(subject), action: readModel(action) }),
    model: sha256([subject, action, rules].map((one) => sha256(one)).join('\n')),
  };
}
