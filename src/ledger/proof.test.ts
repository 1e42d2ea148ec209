import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { runServanda } from '../../test/support/child.ts';
import { Chance, newSeed, times } from '../../test/support/random.ts';
import { actionDraft, actionDrafts, cite, GROUND_RECORDS, ground } from '../../test/support/records.ts';
import { newPlace, STORES, withStore } from '../../test/support/stores.ts';
import { openKeys, signCheckpoint } from './checkpoint.ts';
import { consistencyProof } from './merkle.ts';
import { proofText, proveRecord } from './proof.ts';
import type { Proof } from './proof.ts';

const TOOL = fileURLToPath(new URL('../../tools/verify-proof.mjs', import.meta.url));

interface Verdict {
  readonly code: number;
  readonly out: string;
}

const runTool = (args: readonly string[]): Promise<Verdict> =>
  new Promise((resolve) =>
    execFile(process.execPath, [TOOL, ...args], (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: out + err }),
    ),
  );

/** The verifier in a thread instead of a process: 10 ms instead of 60, for the hundreds of alterations below. */
const runInThread = (args: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(TOOL, { argv: [...args], stdout: true, stderr: true });
    worker.once('error', reject);
    worker.once('exit', resolve);
  });

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'servanda-proof-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

for (const kind of STORES) {
  test(`${kind}: every record of a ledger of any size is proved to who has only the key`, async () => {
    await withStore(kind, async (services) => {
      await inFolder(async (folder) => {
        const { ledger, store, keys } = services;
        await ledger.write(ground('First'), GROUND_RECORDS);
        const first = await store.db.selectFrom('checkpoint').select('note').executeTakeFirstOrThrow();
        await writeFile(join(folder, 'note'), first.note);
        for (const size of [1, 2, 5, 19]) {
          await ledger.write(ground(`Up to ${size}`), actionDrafts(size, `s${size}-`));
          await ledger.write(ground('Again'), [
            actionDraft('often', { summary: `“${size}” Қ \u2028` }, [
              cite('p. 1', { note: null, value: '1' }),
            ]),
          ]);
          const wanted = [
            ['state', 'UZB'],
            ['treaty_action', 'often'],
            ['source', 'report'],
            ['treaty_action', `s${size}-000000`],
          ] as const;
          for (const [name, id] of wanted) {
            const proof = await proveRecord(store.db, ledger.kind(name), id, keys, first.note);
            const path = join(folder, 'proof');
            await writeFile(path, proofText(proof));
            const { code, out } = await runTool([
              path,
              '--key',
              proof.key,
              '--consistency',
              join(folder, 'note'),
            ]);
            assert.equal(code, 0, out);
            assert.match(out, new RegExp(`Proved: ${name} ${id}, .* was written by test:writer`));
            assert.match(out, new RegExp(`entry ${proof.index + 1} of a ledger of ${proof.size} entries`));
            assert.match(out, /The ledger of 5 entries .* is its beginning: nothing in it was rewritten/);
          }
        }
      });
    });
  });

  test(`${kind}: what is not there, was removed or was altered by hand is not proved`, async () => {
    await withStore(kind, async (services, place) => {
      const { ledger, store, keys } = services;
      const prove = (id: string, since: string | null = null): Promise<Proof> =>
        proveRecord(store.db, ledger.kind('treaty_action'), id, keys, since);
      await ledger.write(ground(), [...GROUND_RECORDS, actionDraft('a'), actionDraft('b')]);
      await ledger.write(ground(), [{ kind: ledger.kind('treaty_action'), remove: 'b' }]);
      await assert.rejects(prove('nowhere'), { code: 'not_found' });
      await assert.rejects(prove('b'), { code: 'not_found' });
      await assert.rejects(prove('a', 'no checkpoint'), { code: 'bad_checkpoint' });
      const { note, size, root } = await store.db
        .selectFrom('checkpoint')
        .selectAll()
        .orderBy('size')
        .executeTakeFirstOrThrow();
      assert.ok((await prove('a', note)).consistency);
      const other = await openKeys(join(place.directory, 'other-keys'));
      for (const foreign of [
        signCheckpoint(size, root, other.signer),
        note.replace(`${size}`, `${size - 1}`),
      ])
        await assert.rejects(prove('a', foreign), { code: 'foreign_checkpoint' });
      await store.db.updateTable('citation').set({ locator: 'p. 99' }).where('record_id', '=', 'a').execute();
      await assert.rejects(prove('a'), { code: 'ledger_not_whole' });
      await store.db
        .updateTable('citation')
        .set({ locator: 'para. 1' })
        .where('record_id', '=', 'a')
        .execute();
      assert.equal((await prove('a')).size, 8);
      await store.db
        .updateTable('change')
        .set({ leaf_hash: 'f'.repeat(64) })
        .where('sequence', '=', 1)
        .execute();
      await assert.rejects(prove('a'), { code: 'ledger_not_whole' });
    });
  });
}

test('a proof with any one bit altered fails', async (t) => {
  const seed = newSeed();
  const chance = new Chance(seed);
  await withStore('server', async (services) => {
    await inFolder(async (folder) => {
      const { ledger, store, keys } = services;
      await ledger.write(ground(), GROUND_RECORDS);
      const { note } = await store.db.selectFrom('checkpoint').select('note').executeTakeFirstOrThrow();
      await ledger.write(ground(), actionDrafts(6));
      await ledger.write(ground('Changed'), [
        actionDraft('a000003', { summary: 'Қ\n"x"\u0001' }, [cite('p. 1'), cite('p. 2', { note: 'é' })]),
      ]);
      const proof = await proveRecord(store.db, ledger.kind('treaty_action'), 'a000003', keys, note);
      const whole = Buffer.from(proofText(proof));
      const path = join(folder, 'proof');
      await writeFile(path, whole);
      assert.equal(await runInThread([path, '--key', proof.key]), 0);
      const bits = new Set(Array.from({ length: times(2_000, 100) }, () => chance.below(whole.length * 8)));
      // Where JSON knows two spellings of one thing: the case of a hash and of an escape.
      for (const at of [...whole.toString('latin1').matchAll(/[a-f](?=[0-9a-f]{6})|(?<=\\u00)./g)].slice(
        0,
        30,
      ))
        bits.add(at.index * 8 + 5);
      for (const bit of bits) {
        const altered = Buffer.from(whole);
        altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        await writeFile(path, altered);
        assert.equal(await runInThread([path, '--key', proof.key]), 1, `bit ${bit} (TEST_SEED=${seed})`);
      }
      t.diagnostic(`${bits.size} alterations, ${bits.size} refused`);
    });
  });
});

test('a proof put together otherwise than it was fails', async () => {
  await withStore('server', async (services) => {
    await inFolder(async (folder) => {
      const { ledger, store, keys } = services;
      await ledger.write(ground(), GROUND_RECORDS);
      const { note } = await store.db.selectFrom('checkpoint').select('note').executeTakeFirstOrThrow();
      await ledger.write(ground(), actionDrafts(9));
      const proof = await proveRecord(store.db, ledger.kind('treaty_action'), 'a000003', keys, note);
      const other = await proveRecord(store.db, ledger.kind('treaty_action'), 'a000004', keys, note);
      const path = join(folder, 'proof');
      const refuse = async (text: string, why: RegExp, key = proof.key): Promise<void> => {
        await writeFile(path, text);
        const { code, out } = await runTool([path, '--key', key]);
        assert.equal(code, 1, out);
        assert.match(out, why);
      };
      const leaves = (
        await store.db.selectFrom('change').select('leaf_hash').orderBy('sequence').execute()
      ).map((row) => row.leaf_hash);
      const cases: [Partial<Record<keyof Proof, unknown>>, RegExp][] = [
        [{ record: other.record }, /not of one record/],
        [
          { record: { ...proof.record, fields: { ...proof.record.fields, summary: 'x' } } },
          /not what was written/,
        ],
        [{ record: other.record, change: other.change }, /do not fit/],
        [{ record: other.record, change: other.change, index: other.index }, /not in the ledger/],
        [{ path: proof.path.slice(1) }, /too short|not in the ledger/],
        [{ path: [...proof.path, proof.path[0]] }, /too long/],
        [{ path: [...proof.path].reverse() }, /not in the ledger/],
        [{ path: proof.path.map((hash) => hash.toUpperCase()) }, /not made of hashes/],
        [{ size: proof.size + 1 }, /do not fit/],
        [{ checkpoint: note }, /do not fit/],
        [{ format: 'servanda-proof/2' }, /form that is known/],
        [{ consistency: { checkpoint: note, path: consistencyProof(6, leaves) } }, /rewritten|too/],
        [{ consistency: { checkpoint: note, path: [] } }, /too short/],
        [{ consistency: { checkpoint: proof.checkpoint, path: proof.path } }, /too long/],
      ];
      for (const [changed, why] of cases) await refuse(proofText({ ...proof, ...changed } as Proof), why);
      const text = proofText(proof);
      await refuse(JSON.stringify(proof), /not as it was written/);
      await refuse(text.replace('"record": {', '"record": {},\n  "record": {'), /not as it was written/);
      await refuse(proofText({ ...proof, extra: 1 } as unknown as Proof), /no proof of Servanda/);
      for (const wrong of ['', '[]\n', 'null\n', '5\n', 'x', '{}\n']) await refuse(wrong, /NOT proved/);
      await refuse(text, /another key/, `${proof.key.slice(0, -2)}A=`);
      await refuse(text, /another key/, 'x');
      // The same key under a name that was not made from it.
      const bytes = Buffer.from(proof.key.split('+').slice(2).join('+'), 'base64');
      const id = createHash('sha256').update('servanda/ledger\n').update(bytes).digest('hex').slice(0, 8);
      const renamed = `servanda/ledger+${id}+${bytes.toString('base64')}`;
      await refuse(proofText({ ...proof, key: renamed }), /not named after its key/, renamed);
      await writeFile(path, text);
      assert.equal((await runTool([path])).code, 2);
      assert.equal((await runTool([join(folder, 'nowhere'), '--key', proof.key])).code, 1);
      await writeFile(join(folder, 'kept'), proof.checkpoint);
      const unfit = await runTool([path, '--key', proof.key, '--consistency', join(folder, 'kept')]);
      assert.match(unfit.out, /make it with --since/);
      assert.equal(unfit.code, 1);
    });
  });
});

test('the verifier has nothing in common with the house', async () => {
  const imports = [
    ...(await readFile(TOOL, 'utf8')).matchAll(/(?:from|import\(|require\()\s*'([^']+)'/g),
  ].map((match) => match[1]);
  assert.deepEqual(imports, ['node:crypto', 'node:fs']);
});

test('from the command line: a proof, a later one that follows from it, and the key', async () => {
  const place = await newPlace('embedded');
  try {
    const services = await place.open();
    await services.ledger.write(ground(), [...GROUND_RECORDS, actionDraft('a')]);
    await services.close();
    const [first, second] = [join(place.directory, 'first.json'), join(place.directory, 'second.json')];
    assert.equal((await runServanda(['proof', 'treaty_action', 'a', '--out', first], place.env)).code, 0);
    const again = await place.open();
    await again.ledger.write(ground(), [actionDraft('b')]);
    await again.close();
    const made = await runServanda(
      ['proof', 'treaty_action', 'b', '--since', first, '--out', second, '--json'],
      place.env,
    );
    assert.equal(made.code, 0, made.err);
    assert.deepEqual(JSON.parse(made.out), { file: second, index: 6, size: 7 });
    const key = (await runServanda(['key'], place.env)).out.trim();
    assert.match(key, /^servanda\/[0-9a-f]{16}\+[0-9a-f]{8}\+/);
    const named = JSON.parse((await runServanda(['key', '--json'], place.env)).out) as { ledger: string };
    assert.ok(key.startsWith(`${named.ledger}+`));
    const { code, out } = await runTool([second, '--key', key, '--consistency', first]);
    assert.equal(code, 0, out);
    const printed = await runServanda(['proof', 'treaty_action', 'a'], place.env);
    assert.equal((JSON.parse(printed.out) as Proof).index, 5);
    for (const [args, why] of [
      [['proof', 'colour', 'a'], /no kind of record called 'colour'/],
      [['proof', 'treaty_action', 'nowhere'], /There is no treaty_action nowhere/],
      [['proof', 'treaty_action', 'a', '--out', join(place.directory, 'no', 'folder')], /There is no folder/],
      [['proof', 'treaty_action', 'a', '--since', join(place.directory, 'nowhere')], /cannot be read/],
    ] as const) {
      const refused = await runServanda(args, place.env);
      assert.equal(refused.code, 1);
      assert.match(refused.err, why);
    }
    assert.equal((await runServanda(['proof', 'treaty_action'], place.env)).code, 2);
  } finally {
    await place.remove();
  }
});
