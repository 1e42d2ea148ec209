import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AppError } from '../kernel/errors.ts';
import { openKeys, originOf, proofText, proveRecord, verifierKey } from '../ledger/index.ts';
import { keysFolder } from '../main.ts';
import { writeWhole } from '../store/index.ts';
import { defineCommand } from './command.ts';
import { configOf, withServices } from './with-services.ts';

export const keyCommand = defineCommand({
  name: 'key',
  summary: 'Print the public key that this ledger’s checkpoints are checked with.',
  options: {},
  run: async (call) => {
    const { signer } = await openKeys(keysFolder(configOf(call)));
    const key = verifierKey(signer.publicKey);
    return { json: { ledger: originOf(signer.publicKey), key }, text: key };
  },
});

/** An older checkpoint: a signed note, or a proof that holds one. */
async function readCheckpoint(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('file_missing', 404, `The file ${path} cannot be read.`, { cause });
  });
  try {
    return String((JSON.parse(text) as { checkpoint?: unknown }).checkpoint);
  } catch {
    return text;
  }
}

export const proofCommand = defineCommand({
  name: 'proof',
  summary: 'Prove that a record stands in the ledger as it is, for someone who trusts only the key.',
  words: '<kind> <id>',
  minimumWords: 2,
  options: {
    out: { describe: 'write the proof to a file', value: 'FILE' },
    since: {
      describe: 'prove also that an older checkpoint, or proof, is the beginning of this ledger',
      value: 'FILE',
    },
  },
  examples: [
    'servanda proof treaty_action kaz.iccpr.signature --out iccpr.proof.json',
    'node tools/verify-proof.mjs iccpr.proof.json --key "$(servanda key)"',
  ],
  run: (call) =>
    withServices(
      call,
      async (services) => {
        const [kind = '', id = ''] = call.words;
        const since =
          typeof call.options.since === 'string' ? await readCheckpoint(call.options.since) : null;
        const { store, ledger, keys } = services;
        const proof = await proveRecord(store.db, ledger.kind(kind), id, keys, since);
        if (typeof call.options.out !== 'string') return { json: proof, text: proofText(proof) };
        const path = resolve(call.options.out);
        if (!existsSync(dirname(path)))
          throw new AppError('folder_missing', 404, `There is no folder ${dirname(path)}.`);
        await writeWhole(path, proofText(proof));
        return {
          json: { file: path, index: proof.index, size: proof.size },
          text: `Wrote ${path}.\nCheck it with: node tools/verify-proof.mjs ${path} --key ${proof.key}`,
        };
      },
      { load: false, isHeld: true },
    ),
});
