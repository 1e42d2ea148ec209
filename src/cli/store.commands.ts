import { existsSync } from 'node:fs';
import { readdir, statfs } from 'node:fs/promises';
import { resolve } from 'node:path';
import { KINDS } from '../features/kinds.ts';
import { AppError, isAppError } from '../kernel/errors.ts';
import { ledgerSize, trustKey, verify } from '../ledger/index.ts';
import type { Finding } from '../ledger/index.ts';
import { keysFolder, openServices } from '../main.ts';
import type { Services } from '../main.ts';
import { backup, checkBackup, restoreBackup, schemaVersion, SCHEMA_VERSION } from '../store/index.ts';
import { defineCommand } from './command.ts';
import { configOf, withServices } from './with-services.ts';

const recordTables = KINDS.map((kind) => kind.name);

export const backupCommand = defineCommand({
  name: 'backup',
  summary: 'Write the whole record, with held documents and public keys, into one file.',
  words: '<file>',
  minimumWords: 1,
  options: { force: { describe: 'replace the file if it is there' } },
  examples: ['servanda backup record-2021-06-12.servanda'],
  run: (call) =>
    withServices(
      call,
      async (services) => {
        const path = resolve(call.words[0] ?? '');
        if (existsSync(path) && !call.options.force)
          throw new AppError('file_exists', 409, `There is a file ${path} already.`, {
            remedy: 'Choose another name, or add --force.',
          });
        const publicKeys = services.keys.trusted.map((key) =>
          key.export({ type: 'spki', format: 'pem' }).toString(),
        );
        const summary = await backup(path, {
          store: services.store,
          files: services.files,
          recordTables,
          publicKeys,
          at: services.now(),
        });
        return {
          json: { file: path, ...summary },
          text: `Wrote ${summary.rows} rows and ${summary.files} documents to ${path}.\nThe private signing key is not in it: keep ${keysFolder(services.config)}/ledger.key in a safe place of its own.`,
        };
      },
      { load: false },
    ),
});

export const restoreCommand = defineCommand({
  name: 'restore',
  summary: 'Restore a backup into an empty store, embedded or PostgreSQL.',
  words: '<file>',
  minimumWords: 1,
  options: {},
  examples: [
    'SERVANDA_DIR=./restored servanda restore record-2021-06-12.servanda',
    'DATABASE_URL=postgres://… servanda restore record-2021-06-12.servanda',
  ],
  run: async (call) => {
    const path = resolve(call.words[0] ?? '');
    const config = configOf(call);
    const head = await checkBackup(path);
    if (config.databaseUrl === null && existsSync(`${config.directory}/store`)) {
      throw new AppError(
        'store_not_empty',
        409,
        `There is a store in ${config.directory} already; a backup is restored into an empty one only.`,
        { remedy: 'Set SERVANDA_DIR to an empty folder.' },
      );
    }
    for (const key of head.publicKeys) await trustKey(keysFolder(config), key);
    const services = await openServices(config);
    try {
      const summary = await restoreBackup(path, head, {
        store: services.store,
        files: services.files,
        recordTables,
      });
      const checked = await verify(services.store.db, KINDS, services.keys.trusted);
      const isWhole = checked.findings.length === 0;
      return {
        failed: !isWhole,
        json: { ...summary, changes: checked.changes, root: checked.root, findings: checked.findings },
        text: `Restored ${summary.rows} rows and ${summary.files} documents. ${isWhole ? 'The ledger verifies.' : 'The ledger does NOT verify:\n' + describe(checked.findings)}`,
      };
    } finally {
      await services.close();
    }
  },
});

const describe = (findings: readonly Finding[]): string =>
  findings
    .slice(0, 20)
    .map(
      (one) =>
        `  ${one.code}${one.sequence === null ? '' : ` at change ${one.sequence}`}${one.kind === null ? '' : `: ${one.kind} ${one.recordId}`}`,
    )
    .join('\n');

export const verifyCommand = defineCommand({
  name: 'verify',
  summary: 'Re-derive the whole ledger and say whether anything was tampered with.',
  options: {},
  run: (call) =>
    withServices(
      call,
      async (services) => {
        const found = await verify(
          services.store.db,
          KINDS,
          services.keys.trusted,
          await services.witnesses(),
        );
        const [first] = found.findings;
        return {
          failed: first !== undefined,
          json: found,
          text: first
            ? `NOT whole: ${found.findings.length} findings in ${found.changes} changes. First: ${describe([first]).trim()}\n${describe(found.findings)}`
            : `Whole: ${found.changes} changes and ${found.records} records verified. Root ${found.root}`,
        };
      },
      { load: false },
    ),
});

/** Held documents that are gone or altered, and links between records that lead nowhere. */
async function checkFiles(services: Services): Promise<string[]> {
  const problems: string[] = [];
  const sources = await services.dossiers.get(null);
  const source = KINDS[0];
  if (source) {
    for (const [id, entry] of sources.entries(source.name)) {
      const hash = entry.fields['fileHash'];
      if (typeof hash === 'string' && !(await services.files.isWhole(hash)))
        problems.push(`The file of source ${id} is gone or altered.`);
    }
  }
  return problems;
}

export const fsckCommand = defineCommand({
  name: 'fsck',
  summary: 'Check the store: schema, ledger, references, held documents.',
  options: {},
  run: (call) =>
    withServices(
      call,
      async (services) => {
        const ledger = await verify(
          services.store.db,
          KINDS,
          services.keys.trusted,
          await services.witnesses(),
        );
        const version = await schemaVersion(services.store.db);
        const problems = [
          ...(version === SCHEMA_VERSION ? [] : [`The schema is ${version}, not ${SCHEMA_VERSION}.`]),
          ...(await checkFiles(services)),
        ];
        const isWhole = problems.length === 0 && ledger.findings.length === 0;
        return {
          failed: !isWhole,
          json: {
            isWhole,
            schema: version,
            changes: ledger.changes,
            records: ledger.records,
            findings: ledger.findings,
            problems,
            notices: services.store.notices,
          },
          text: [
            ...services.store.notices,
            isWhole
              ? `No fault found in ${ledger.records} records and ${ledger.changes} changes.`
              : 'Faults found:',
            ...problems.map((problem) => `  ${problem}`),
            describe(ledger.findings),
          ]
            .filter(Boolean)
            .join('\n'),
        };
      },
      { load: false },
    ),
});

export const doctorCommand = defineCommand({
  name: 'doctor',
  summary: 'Say what this installation runs on and what would make it better.',
  options: {},
  run: async (call) => {
    const config = configOf(call);
    const lines: { topic: string; isGood: boolean; words: string }[] = [];
    const add = (topic: string, isGood: boolean, words: string): void =>
      void lines.push({ topic, isGood, words });
    add('Node', Number(process.versions.node.split('.')[0]) >= 24, process.versions.node);
    const disk = await statfs(existsSync(config.directory) ? config.directory : '.');
    const free = Math.floor((disk.bavail * disk.bsize) / 2 ** 20);
    add('Disk', free > 1_024, `${free} MB free for ${config.directory}`);
    try {
      await withServices(
        call,
        async (services) => {
          add(
            'Store',
            true,
            services.store.kind === 'server'
              ? 'PostgreSQL'
              : 'embedded: right for one machine and one process; for a ministry set DATABASE_URL to a PostgreSQL',
          );
          add('Schema', (await schemaVersion(services.store.db)) === SCHEMA_VERSION, SCHEMA_VERSION);
          add('Ledger', true, `${await ledgerSize(services.store.db)} changes`);
          for (const notice of services.store.notices) add('Notice', false, notice);
        },
        { load: false },
      );
    } catch (error) {
      add(
        'Store',
        false,
        isAppError(error) ? `${error.message} ${error.remedy ?? ''}`.trim() : String(error),
      );
    }
    const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
      (path) => existsSync(path),
    );
    add(
      'Browser for tests',
      browser !== undefined,
      browser ?? 'none: only "npm test" needs one (Debian: apt-get install chromium)',
    );
    const keys = existsSync(keysFolder(config)) ? (await readdir(keysFolder(config))).length : 0;
    add('Signing key', keys > 0, keys > 0 ? keysFolder(config) : 'made at the first start');
    const isGood = lines.every((line) => line.isGood || line.topic === 'Browser for tests');
    return {
      failed: !isGood,
      json: { isGood, lines },
      text: lines
        .map((line) => `${line.isGood ? 'ok ' : '!! '} ${line.topic.padEnd(18)} ${line.words}`)
        .join('\n'),
    };
  },
});
