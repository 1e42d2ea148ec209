import { sql } from 'kysely';
import { AppError, notFound } from '../kernel/errors.ts';
import type { Reader } from '../store/index.ts';
import { leafData } from './change.ts';
import type { Change } from './change.ts';
import { readNote, signerOf, verifierKey } from './checkpoint.ts';
import type { Keys } from './checkpoint.ts';
import type { Kind } from './kind.ts';
import { consistencyProof, inclusionProof, isHash, leafHash, rootFromInclusion } from './merkle.ts';
import { contentHash, hashedRecord, readEntries } from './rows.ts';
import type { HashedRecord } from './rows.ts';

/**
 * Everything that someone who trusts nothing but a public key needs in order to see that a record stood in the ledger
 * as it says: tools/verify-proof.mjs checks it without any code of ours. Hashes are lower-case hexadecimal, the tree
 * is that of RFC 6962, the checkpoint a C2SP signed note.
 */
export interface Proof {
  readonly format: 'servanda-proof/1';
  /** Public key of the checkpoint's signer, in the signed-note form. */
  readonly key: string;
  /** The record and its citations as they are hashed: `change.contentHash` is the SHA-256 of its canonical JSON. */
  readonly record: HashedRecord;
  /** The last change of the record; its canonical JSON is the leaf. */
  readonly change: Change;
  /** Place of the leaf, from 0, and number of leaves. */
  readonly index: number;
  readonly size: number;
  /** RFC 6962 audit path. */
  readonly path: readonly string[];
  /** Signed note over size and root. */
  readonly checkpoint: string;
  /** Where asked for: that the ledger of that older checkpoint is the beginning of this one. */
  readonly consistency?: { readonly checkpoint: string; readonly path: readonly string[] };
}

/** A proof as a file: always these bytes, so that any change to them is seen. */
export const proofText = (proof: Proof): string => `${JSON.stringify(proof, null, 2)}\n`;

/**
 * The proof for one record as it stands. `since` is a checkpoint that someone kept (a signed note).
 * Throws 404 if there is no such record, `ledger_not_whole` if the store does not agree with itself.
 */
export async function proveRecord(
  db: Reader,
  kind: Kind,
  id: string,
  keys: Keys,
  since: string | null = null,
): Promise<Proof> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const entry = (await readEntries(trx, kind, [id])).get(id);
      if (!entry) throw notFound(`There is no ${kind.name} ${id}.`);
      const change = await lastChange(trx, kind, id);
      const checkpoint = await lastCheckpoint(trx);
      if (!change || !checkpoint || change.contentHash !== contentHash(kind.name, entry)) throw notWhole();
      const signer = signerOf(checkpoint, keys.trusted);
      const leaves = await readLeaves(trx);
      const index = change.sequence - 1;
      if (!signer || leaves.length !== checkpoint.size || !leaves.every(isHash)) throw notWhole();
      if (index < 0 || index >= leaves.length) throw notWhole();
      const path = inclusionProof(index, leaves);
      if (rootFromInclusion(index, leaves.length, leafHash(leafData(change)), path) !== checkpoint.root)
        throw notWhole();
      return {
        format: 'servanda-proof/1',
        key: verifierKey(signer),
        record: hashedRecord(kind.name, entry),
        change,
        index,
        size: leaves.length,
        path,
        checkpoint: checkpoint.note,
        ...(since === null ? {} : { consistency: consistencySince(since, leaves, keys) }),
      };
    });
}

const lastCheckpoint = (db: Reader) =>
  db.selectFrom('checkpoint').selectAll().orderBy('size', 'desc').limit(1).executeTakeFirst();

/**
 * The public key, in the signed-note form, that a proof made now is checked with; null where nothing has been written
 * yet, or where the last checkpoint is none of ours.
 */
export async function lastSigner(db: Reader, keys: Keys): Promise<string | null> {
  const checkpoint = await lastCheckpoint(db);
  const signer = checkpoint && signerOf(checkpoint, keys.trusted);
  return signer ? verifierKey(signer) : null;
}

const notWhole = (): AppError =>
  new AppError(
    'ledger_not_whole',
    409,
    'The store does not agree with its own ledger; nothing can be proved from it.',
    {
      remedy: 'See "servanda verify".',
    },
  );

function consistencySince(
  note: string,
  leaves: readonly string[],
  keys: Keys,
): Proof['consistency'] & object {
  const old = readNote(note);
  if (!old) throw new AppError('bad_checkpoint', 400, 'What is given as an older checkpoint is none.');
  if (!signerOf({ note, ...old }, keys.trusted))
    throw new AppError(
      'foreign_checkpoint',
      409,
      'The older checkpoint was not signed by this ledger, or was altered since.',
    );
  if (old.size > leaves.length)
    throw new AppError('checkpoint_ahead', 409, 'The older checkpoint is of a larger ledger than this one.');
  return { checkpoint: note, path: consistencyProof(old.size, leaves) };
}

async function lastChange(trx: Reader, kind: Kind, id: string): Promise<Change | null> {
  const row = await trx
    .selectFrom('change')
    .innerJoin('change_set', 'change_set.number', 'change.change_set')
    .selectAll()
    .where('kind', '=', kind.name)
    .where('record_id', '=', id)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    sequence: row.sequence,
    changeSet: row.change_set,
    at: row.at,
    actor: row.actor,
    reason: row.reason,
    kind: row.kind,
    recordId: row.record_id,
    stateId: row.state_id,
    operation: row.operation,
    before: row.before,
    contentHash: row.content_hash,
  };
}

async function readLeaves(trx: Reader): Promise<string[]> {
  const { rows } = await sql<{ leaf_hash: string }>`select leaf_hash from change order by sequence`.execute(
    trx,
  );
  return rows.map((row) => row.leaf_hash);
}
