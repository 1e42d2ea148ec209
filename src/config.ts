import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from './kernel/errors.ts';

const port = z.coerce.number({ error: 'must be a number from 0 to 65535' }).int().min(0).max(65_535);
const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

/** The environment, each variable once: what it means, its default, what is accepted. docs/reference/configuration.md is generated from it. */
export const environment = z.object({
  PORT: port.default(3000).describe('Port the site listens on; 0 takes a free one.'),
  HOST: z
    .string()
    .regex(
      LOOPBACK,
      'must be a loopback address (127.0.0.1, ::1 or localhost): until sign-in exists, whoever reaches the site is its administrator',
    )
    .default('127.0.0.1')
    .describe('Address the site listens on. Loopback only in this version.'),
  SERVANDA_DIR: z
    .string()
    .min(1)
    .default('./var')
    .describe('Folder of the embedded store, its journal, the signing key and held documents.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// or postgresql:// address' })
    .optional()
    .describe('A PostgreSQL (15 or newer) to use instead of the embedded store.'),
  SERVANDA_CORPUS: z
    .string()
    .min(1)
    .optional()
    .describe('Folder of real documents that tests and benchmarks read; without it they skip what needs it.'),
  SERVANDA_DEMO: z.enum(['0', '1']).default('1').describe('0 starts without the Kazakhstan record.'),
  SERVANDA_API_RATE: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .default(600)
    .describe('Requests a minute that one client address may make of the JSON API; 0 sets no limit.'),
  SERVANDA_LOG: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('How much is logged, as JSON lines on standard error.'),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly directory: string;
  readonly databaseUrl: string | null;
  readonly corpus: string | null;
  readonly hasDemo: boolean;
  /** Requests a minute that one address may make of the API; 0: any number. */
  readonly apiRate: number;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/** Reads and checks the environment. A wrong value ends the start with one line that names the variable; an empty one counts as unset. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(set);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new AppError('bad_configuration', 500, `The environment is not right. ${lines.join('; ')}`, {
      remedy: 'Correct or unset the variable; docs/reference/configuration.md lists all of them.',
    });
  }
  const value = parsed.data;
  return {
    port: value.PORT,
    host: value.HOST,
    directory: resolve(value.SERVANDA_DIR),
    databaseUrl: value.DATABASE_URL ?? null,
    corpus: value.SERVANDA_CORPUS ? resolve(value.SERVANDA_CORPUS) : null,
    hasDemo: value.SERVANDA_DEMO === '1',
    apiRate: value.SERVANDA_API_RATE,
    logLevel: value.SERVANDA_LOG,
  };
}
