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

function confidences(keys: readonly string[], tags: readonly SuggestedTag[]): Record<string, number> {
  const found: Record<string, number> = {};
  tags.forEach(({ confidence }, at) => (found[keys[at] ?? ''] = confidence));
  return found;
}

/** What is printed for one text: names and codes, and under the same names the confidences and the words that led there. */
export function suggestionLine(found: Suggestions): Readonly<Record<string, unknown>> {
  const { issues, actionCategory, groups, sdgs, themes } = found;
  const [issueNames, groupNames, sdgCodes, themeNames] = [
    names(issues),
    names(groups),
    codes(sdgs),
    names(themes),
  ];
  return {
    issues: issueNames,
    action_category: actionCategory?.code ?? null,
    groups: groupNames,
    sdgs: sdgCodes,
    themes: themeNames,
    confidence: {
      issues: confidences(issueNames, issues),
      action_category: actionCategory?.confidence ?? null,
      groups: confidences(groupNames, groups),
      sdgs: confidences(sdgCodes, sdgs),
      themes: confidences(themeNames, themes),
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
    if (!(await opened.stat()).isDirectory()) return opened.createReadStream();
    await opened.close();
  } catch (cause) {
    throw new AppError('file_missing', 400, `${file} cannot be opened.`, { cause });
  }
  throw badInput('file_is_folder', `${file} is a folder.`, 'Name a file of lines.');
}

/** A line may be as long as this, in UTF-16 units; what is longer is no text that a person could look at. */
const LONGEST_LINE = 10_000_000;

/**
 * The lines of a stream in the portions in which they arrive, so that each portion is answered in one piece: a program that
 * asks line by line has its answer at once, and 33,277 lines cost no writing each. Ends of line: LF or CR LF.
 */
async function* portions(input: Readable): AsyncGenerator<readonly string[]> {
  let rest = '';
  for await (const part of input.setEncoding('utf8') as AsyncIterable<string>) {
    const found = (rest + part).split(/\r?\n/);
    rest = found.pop() ?? '';
    if (rest.length > LONGEST_LINE)
      throw badInput('line_too_long', `A line is longer than ${LONGEST_LINE} letters.`);
    yield found;
  }
  if (rest !== '') yield [rest];
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
    if (call.words.length > 1)
      throw new AppError('usage', 400, 'One file at a time.', {
        remedy: 'See "servanda suggest --help".',
      });
    const tagger = openTagger();
    const isNdjson = call.options.ndjson === true || call.isJson;
    let number = 0;
    const answer = (line: string): string[] => {
      number++;
      if (line.trim() === '') return [];
      const text = isNdjson ? textOf(line, number) : line;
      const found = tagger.suggest(text);
      return [isNdjson ? JSON.stringify(suggestionLine(found)) : shown(text, found)];
    };
    for await (const lines of portions(await inputOf(call.words[0]))) {
      call.signal.throwIfAborted();
      const answers: string[] = [];
      try {
        for (const line of lines) answers.push(...answer(line));
      } finally {
        // What came before a line that is wrong is answered all the same.
        if (answers.length > 0) call.print(answers.join('\n'));
      }
    }
    return {};
  },
});
