import type { SuggestedTag } from './suggestions.ts';
import { THEME_RULES } from './theme-rules.ts';
import type { ThemeRule } from './theme-rules.ts';

/** Longer texts are looked at up to here only. */
const MOST_LETTERS = 5000;
/** What a rule's word alone is worth: the share of right themes on the lists at hand (docs/model-card.md). */
const WORDS_ALONE = 0.4;
/** What a suggested issue passes on to a theme that goes with it, measured in the same way. */
const PASSED_ON = 0.65;

function themeOf(
  rule: ThemeRule,
  text: string,
  issues: ReadonlyMap<string, SuggestedTag>,
): SuggestedTag | null {
  // The issues first: most rules end here, and looking for words is what costs.
  const from = rule.issues?.flatMap((code) => issues.get(`issue.${code}`) ?? []) ?? [];
  if (rule.issues && from.length === 0) return null;
  const found = rule.words?.exec(text);
  if (rule.words && !found) return null;
  const surest = from.toSorted((one, other) => other.confidence - one.confidence)[0];
  const confidence = surest ? surest.confidence * PASSED_ON : WORDS_ALONE;
  const words = [...(found ? [found[0]] : []), ...(surest?.words ?? [])];
  return {
    id: `theme.${rule.theme}`,
    label: rule.name,
    confidence: Math.round(confidence * 1000) / 1000,
    words: [...new Set(words)],
  };
}

/** Themes of OHCHR that go with the issues suggested for a text. */
export function themesOf(text: string, issues: readonly SuggestedTag[]): SuggestedTag[] {
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  const shown = text.slice(0, MOST_LETTERS);
  const themes = new Map<string, SuggestedTag>();
  for (const rule of THEME_RULES) {
    const theme = themeOf(rule, shown, byId);
    if (theme && theme.confidence > (themes.get(theme.id)?.confidence ?? 0)) themes.set(theme.id, theme);
  }
  return [...themes.values()].toSorted((one, other) => other.confidence - one.confidence);
}
