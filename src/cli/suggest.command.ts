import { createInterface } from 'node:readline';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { openTagger } from '../features/tagging/index.ts';
import type { SuggestedTag, Suggestions } from '../features/tagging/index.ts';
import { AppError, badInput } from '../kernel/errors.ts';
import { defineCommand } from './command.ts';

/** The text of one line of `--ndjson`: an object with `text`. */
function textOf(line: string, number: number): string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new AppError('line_not_json', 400, `Line ${number} is not JSON.`, { cause });
  }
  const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'text') : undefined;
  if (typeof text !== 'string') throw badInput('line_without_text', `Line ${number} has no "text".`);
  return text;
}

const names = (tags: readonly SuggestedTag[]): string[] => tags.map(({ label }) => label);
/** The code of the term: '16.3' of 'sdg.16.3'. */
const codes = (tags: readonly SuggestedTag[]): string[] =>
  tags.map(({ id }) => id.slice(id.indexOf('.') + 1));
const confidences = (keys: readonly string[], tags: readonly SuggestedTag[]): Record<string, number> =>
  Object.fromEntries(tags.map(({ confidence }, at) => [keys[at] ?? '', confidence]));

/** What is printed for one text: names and codes, and under the same names the confidences and the words that led there. */
export function suggestionLine(found: Suggestions): Readonly<Record<string, unknown>> {
  const { issues, actionCategory, groups, sdgs, themes } = found;
  return {
    issues: names(issues),
    action_category: actionCategory?.code ?? null,
    groups: names(groups),
    sdgs: codes(sdgs),
    themes: names(themes),
    confidence: {
      issues: confidences(names(issues), issues),
      action_category: actionCategory?.confidence ?? null,
      groups: confidences(names(groups), groups),
      sdgs: confidences(codes(sdgs), sdgs),
      themes: confidences(names(themes), themes),
    },
    words: {
      issues: Object.fromEntries(issues.map(({ label, words }) => [label, words])),
      action_category: actionCategory?.words ?? [],
    },
  };
}

const LISTS = ['issues', 'groups', 'sdgs', 'themes'] as const;

function shown(text: string, found: Suggestions): string {
  const line = ({ label, confidence, words }: SuggestedTag): string =>
    `  ${confidence.toFixed(2)}  ${label}${words.length ? `  (${words.join(', ')})` : ''}`;
  return [
    text,
    ...(found.actionCategory ? ['action category', line(found.actionCategory)] : []),
    ...LISTS.flatMap((list) => (found[list].length ? [list, ...found[list].map(line)] : [])),
    '',
  ].join('\n');
}

async function inputOf(file: string | undefined): Promise<Readable> {
  if (file === undefined || file === '-') return process.stdin;
  try {
    const opened = await open(file);
    return opened.createReadStream();
  } catch (cause) {
    throw new AppError('file_missing', 400, `${file} cannot be opened.`, { cause });
  }
}

export const suggestCommand = defineCommand({
  name: 'suggest',
  summary:
    'Suggest issues, action category, groups, goals and themes for texts. Nothing is written into the record.',
  words: '[file]',
  options: {
    ndjson: { describe: 'lines {"text": …} in, one JSON line out for each, in their order' },
  },
  examples: [
    'servanda suggest --ndjson < texts.ndjson > tags.ndjson',
    'echo "Ratify the Convention against Torture" | servanda suggest',
  ],
  run: async (call) => {
    const tagger = openTagger();
    const isNdjson = call.options.ndjson === true || call.isJson;
    let number = 0;
    const [file] = call.words;
    for await (const line of createInterface({ input: await inputOf(file), crlfDelay: Infinity })) {
      call.signal.throwIfAborted();
      number++;
      if (line.trim() === '') continue;
      const text = isNdjson ? textOf(line, number) : line;
      const found = tagger.suggest(text);
      call.print(isNdjson ? JSON.stringify(suggestionLine(found)) : shown(text, found));
    }
    return {};
  },
});
