import { helpOf } from '../../src/cli/command.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { generatedPage } from './page.ts';

/** Every command with the help that it prints. */
export function commandsPage(): string {
  const sections = COMMANDS.map(
    (command) => `## ${command.name}\n\n\`\`\`text\n${helpOf(command).trim()}\n\`\`\``,
  );
  return generatedPage(
    'Commands',
    '`src/cli/commands.ts`',
    [
      '`bin/servanda <command>`. Every command takes `--help` and `--json`. Exit code 0 means success, 1 failure, 2 a call that was wrong. Answers go to standard output, remarks and errors to standard error; with `--json` an error is `{"error": {"code", "message", "remedy"}}`.',
      ...sections,
    ].join('\n\n'),
  );
}
