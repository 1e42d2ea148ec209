export { openTagger } from './shipped.ts';
export { askSuggestions, suggestedBlock, suggestedJson } from './suggested.views.ts';
export type { AskedSuggestions } from './suggested.views.ts';
export type { SuggestedTag, Suggestions } from './suggestions.ts';
export { TagService } from './tag.service.ts';
export { createTagger } from './tagger.ts';
export type { Tagger } from './tagger.ts';
