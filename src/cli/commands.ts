import type { Command } from './command.ts';
import { findCommand } from './find.command.ts';
import { importCommand } from './import.command.ts';
import { keyCommand, proofCommand } from './proof.commands.ts';
import { readCommand } from './read.command.ts';
import { sourceCommand } from './source.commands.ts';
import { reportCommand } from './report.command.ts';
import { startCommand } from './start.command.ts';
import { suggestCommand } from './suggest.command.ts';
import {
  backupCommand,
  doctorCommand,
  fsckCommand,
  restoreCommand,
  verifyCommand,
} from './store.commands.ts';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  startCommand,
  readCommand,
  importCommand,
  findCommand,
  reportCommand,
  sourceCommand,
  suggestCommand,

  verifyCommand,
  proofCommand,
  keyCommand,
  backupCommand,
  restoreCommand,
  fsckCommand,
  doctorCommand,
];
