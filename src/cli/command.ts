import { parseArgs } from 'node:util';
import { AppError, isAppError } from '../kernel/errors.ts';

/** An option of a command, `--name VALUE` or, as a flag, `--name`. */
export interface Option {
  readonly describe: string;
  /** What stands for the value in the help: 'FILE'; absent for a flag. */
  readonly value?: string;
  readonly default?: string;
  readonly required?: boolean;
  /** The values accepted, where they are few. */
  readonly oneOf?: readonly string[];
}

export interface Command<Names extends string = string> {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  /** What stands behind the name: '<file>…'. Absent: no words are accepted. */
  readonly words?: string;
  readonly minimumWords?: number;
  readonly options: Readonly<Record<Names, Option>>;
  readonly examples?: readonly string[];
  run(call: Call<Names>): Promise<Outcome>;
}

export interface Call<Names extends string = string> {
  readonly words: readonly string[];
  readonly options: Readonly<Partial<Record<Names, string | true>>>;
  readonly isJson: boolean;
  /** A line for the person who waits, on standard error; silent with --json. */
  readonly say: (line: string) => void;
  /** Standard output, for what is streamed line by line. */
  readonly print: (line: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** What a command answers: for machines and for people; `failed` makes the exit code 1 although nothing broke. */
export interface Outcome {
  readonly json?: unknown;
  readonly text?: string;
  readonly failed?: boolean;
}

export const defineCommand = <Names extends string>(command: Command<Names>): Command =>
  command as unknown as Command;

export const EXIT = { success: 0, failure: 1, usage: 2 } as const;

const usage = (message: string, remedy: string): AppError => new AppError('usage', 400, message, { remedy });

function optionLine(name: string, option: Option): string {
  const left = `  --${name}${option.value ? ` ${option.value}` : ''}`;
  const extra = [
    option.oneOf ? `one of ${option.oneOf.join(', ')}` : '',
    option.default === undefined ? '' : `default ${option.default}`,
    option.required ? 'required' : '',
  ];
  const tail = extra.filter(Boolean).join('; ');
  return `${left.padEnd(22)} ${option.describe}${tail ? ` (${tail})` : ''}`;
}

const COMMON: Readonly<Record<string, Option>> = {
  json: { describe: 'answer in JSON' },
  help: { describe: 'this text' },
};

export function helpOf(command: Command): string {
  const options = Object.entries({ ...command.options, ...COMMON }).map(([name, option]) =>
    optionLine(name, option),
  );
  return [
    `servanda ${command.name}${command.words ? ` ${command.words}` : ''} [options]`,
    '',
    command.summary,
    '',
    'Options:',
    ...options,
    ...(command.examples?.length
      ? ['', 'Examples:', ...command.examples.map((example) => `  ${example}`)]
      : []),
    '',
  ].join('\n');
}

function overview(commands: readonly Command[]): string {
  const lines = commands.map((command) => `  ${command.name.padEnd(14)} ${command.summary}`);
  return [
    'servanda – the open ledger of a State’s human-rights commitments',
    '',
    'Usage: servanda <command> [options]',
    '',
    'Commands:',
    ...lines,
    '',
    'servanda <command> --help explains one. The environment is described in docs/reference/configuration.md.',
    '',
  ].join('\n');
}

function parse(command: Command, argv: readonly string[]): Pick<Call, 'words' | 'options'> {
  const spec = Object.fromEntries(
    Object.entries({ ...command.options, ...COMMON }).map(([name, option]) => [
      name,
      { type: option.value ? ('string' as const) : ('boolean' as const) },
    ]),
  );
  const see = `See "servanda ${command.name} --help".`;
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options: spec, allowPositionals: true });
  } catch (error) {
    throw usage((error as Error).message.split('. ')[0] ?? 'The options are not right.', see);
  }
  const options: Record<string, string | true> = {};
  for (const [name, option] of Object.entries(command.options)) {
    const value = parsed.values[name] ?? option.default;
    if (value === undefined && option.required && parsed.values['help'] !== true)
      throw usage(`--${name} is missing.`, see);
    if (option.oneOf && value !== undefined && !option.oneOf.includes(String(value)))
      throw usage(`--${name} takes ${option.oneOf.join(', ')}, not '${String(value)}'.`, see);
    if (value !== undefined && value !== false) options[name] = value as string | true;
  }
  for (const name of Object.keys(COMMON)) if (parsed.values[name]) options[name] = true;
  if (!options['help']) {
    if (!command.words && parsed.positionals.length)
      throw usage(`'${parsed.positionals[0]}' is not expected here.`, see);
    if (parsed.positionals.length < (command.minimumWords ?? 0))
      throw usage(`${command.words} is missing.`, see);
  }
  return { words: parsed.positionals, options };
}

export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

function reportError(error: unknown, isJson: boolean, terminal: Terminal): number {
  const known = isAppError(error) ? error : null;
  const message = known?.message ?? 'Something went wrong that should not have.';
  if (isJson)
    terminal.err(
      `${JSON.stringify({ error: { code: known?.code ?? 'internal', message, remedy: known?.remedy ?? null } })}\n`,
    );
  else {
    terminal.err(`servanda: ${message}\n${known?.remedy ? `${known.remedy}\n` : ''}`);
    if (!known) terminal.err(`${error instanceof Error ? error.stack : String(error)}\n`);
  }
  return known?.code === 'usage' ? EXIT.usage : EXIT.failure;
}

/** Runs one command line and returns the exit code: 0 only on success, 2 for a wrong call, 1 for the rest. */
export async function runCommandLine(
  commands: readonly Command[],
  argv: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const [name, ...rest] = argv;
  const isJson = argv.includes('--json');
  try {
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      terminal.out(overview(commands));
      return name === undefined ? EXIT.usage : EXIT.success;
    }
    const command = commands.find((one) => one.name === name);
    if (!command) throw usage(`There is no command '${name}'.`, 'See "servanda --help".');
    const { words, options } = parse(command, rest);
    if (options['help']) {
      terminal.out(helpOf(command));
      return EXIT.success;
    }
    const say = (line: string): void => (isJson ? undefined : terminal.err(`${line}\n`));
    const outcome = await command.run({
      words,
      options,
      isJson,
      say,
      print: (line) => terminal.out(`${line}\n`),
      env: terminal.env,
      signal: terminal.signal,
    });
    if (isJson && outcome.json !== undefined) terminal.out(`${JSON.stringify(outcome.json, null, 2)}\n`);
    else if (!isJson && outcome.text)
      terminal.out(outcome.text.endsWith('\n') ? outcome.text : `${outcome.text}\n`);
    return outcome.failed ? EXIT.failure : EXIT.success;
  } catch (error) {
    return reportError(error, isJson, terminal);
  }
}
