import { existsSync } from 'node:fs';
import { readdir, rename, statfs } from 'node:fs/promises';
import { resolve } from 'node:path';
import { KINDS } from '../features/kinds.ts';
import { AppError, isAppError } from '../kernel/errors.ts';
import { ledgerSize, readPublicKey, trustKey, verifyStore } from '../ledger/index.ts';
import type { Finding, Verification } from '../ledger/index.ts';
import { keysFolder, witnessFile } from '../main.ts';
import type { Services } from '../main.ts';
import { backup, checkBackup, restoreBackup, schemaVersion, SCHEMA_VERSION } from '../store/index.ts';
import { defineCommand } from './command.ts';
import { configOf, withServices } from './with-services.ts';

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
          publicKeys,
          at: services.now(),
        });
        return {
          json: { file: path, ...summary },
          text: `Wrote ${summary.rows} rows and ${summary.files} documents to ${path}.\nThe private signing key is not in it: keep ${keysFolder(services.config)}/ledger.key in a safe place of its own.`,
        };
      },
      { load: false, isHeld: true },
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
    const head = await checkBackup(path);
    return withServices(
      call,
      async (services) => {
        const summary = await restoreBackup(path, head, services);
        const brought = head.publicKeys.map((key) => readPublicKey(key, 'in the backup'));
        const trusted = [...services.keys.trusted, ...brought];
        const { findings, changes, root } = await verifyStore(services.store, KINDS, trusted, []);
        if (findings.length > 0) {
          await empty(services);
          throw new AppError(
            'backup_not_whole',
            422,
            `The ledger in this backup does not verify; nothing was restored.\n${describe(findings)}`,
            { remedy: 'Use another copy of the backup, and find out who changed this one.' },
          );
        }
        const remembered = await putWitnessesAside(services);
        for (const key of head.publicKeys) await trustKey(keysFolder(services.config), key);
        const keys = head.publicKeys.length === 1 ? 'key' : 'keys';
        return {
          json: { ...summary, changes, root },
          text: [
            `Restored ${summary.rows} rows and ${summary.files} documents.`,
            `The ledger verifies with the ${keys} that the backup brought; whether they are the right ones, somebody else must say. Root ${root}`,
            ...(remembered ? [remembered] : []),
          ].join('\n'),
        };
      },
      { load: false },
    );
  },
});

/** The store as it was before: without a record, and without a journal that remembers one. */
async function empty({ store }: Services): Promise<void> {
  await store.migrate('');
  await store.migrate();
  await store.compact();
}

/** What this place remembered of another ledger must not be held against the restored one. */
async function putWitnessesAside(services: Services): Promise<string | null> {
  const path = witnessFile(services.config);
  if (!existsSync(path)) return null;
  const aside = `${path}.${services.now().replaceAll(':', '')}`;
  await rename(path, aside);
  return `The checkpoints remembered of the ledger that was here before are kept as ${aside}.`;
}

const REMEDIES: Partial<Record<Finding['code'], string>> = {
  signer_unknown:
    'A checkpoint is signed with a key that is not known here. If it is the key of another of your installations, put its public key into keys/trusted.',
  history_replaced:
    'This installation, or the journal, remembers another history than the one stored. Restore the last backup, or find out who replaced it.',
};

function describe(findings: readonly Finding[]): string {
  const lines = findings
    .slice(0, 20)
    .map(
      (one) =>
        `  ${one.code}${one.sequence === null ? '' : ` at change ${one.sequence}`}${one.kind === null ? '' : `: ${one.kind} ${one.recordId}`}`,
    );
  const remedies = new Set(findings.flatMap((one) => REMEDIES[one.code] ?? []));
  if (findings.length > lines.length) lines.push(`  … and ${findings.length - lines.length} more`);
  return [...lines, ...remedies].join('\n');
}

const verifyAll = async (services: Services): Promise<Verification> =>
  verifyStore(services.store, KINDS, services.keys.trusted, await services.witnesses());

export const verifyCommand = defineCommand({
  name: 'verify',
  summary: 'Re-derive the whole ledger and say whether anything was tampered with.',
  options: {},
  run: (call) =>
    withServices(
      call,
      async (services) => {
        const found = await verifyAll(services);
        const [first] = found.findings;
        if (first === undefined && found.changes === 0)
          return { failed: true, json: found, text: 'There is nothing to verify: the record is empty.' };
        return {
          failed: first !== undefined,
          json: found,
          text: first
            ? `NOT whole: ${found.findings.length} findings in ${found.changes} changes, the first one first:\n${describe(found.findings)}`
            : `Whole: ${found.changes} changes and ${found.records} records verified. Root ${found.root}`,
        };
      },
      { load: false, isHeld: true },
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
  summary: 'Check the store: schema, ledger, held documents; shorten the journal.',
  options: {
    compact: {
      describe: 'if no fault is found, write the journal anew from the present state (embedded store)',
    },
  },
  run: (call) =>
    withServices(
      call,
      async (services) => {
        const ledger = await verifyAll(services);
        const version = await schemaVersion(services.store.db);
        const problems = [
          ...(version === SCHEMA_VERSION ? [] : [`The schema is ${version}, not ${SCHEMA_VERSION}.`]),
          ...(await checkFiles(services)),
        ];
        const isWhole = problems.length === 0 && ledger.findings.length === 0;
        const compaction = isWhole && call.options.compact ? await services.store.compact() : null;
        return {
          failed: !isWhole,
          json: {
            isWhole,
            schema: version,
            changes: ledger.changes,
            records: ledger.records,
            findings: ledger.findings,
            problems,
            compaction,
            notices: services.store.notices,
          },
          text: [
            ...services.store.notices,
            isWhole
              ? `No fault found in ${ledger.records} records and ${ledger.changes} changes.`
              : 'Faults found:',
            ...problems.map((problem) => `  ${problem}`),
            describe(ledger.findings),
            compaction
              ? `The journal was ${compaction.bytesBefore} bytes and is ${compaction.bytesAfter}.`
              : '',
          ]
            .filter(Boolean)
            .join('\n'),
        };
      },
      { load: false, isHeld: true },
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
