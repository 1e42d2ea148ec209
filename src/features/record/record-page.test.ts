import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { pagesOf } from '../../../test/support/pages.ts';
import { actionDraft, cite, GROUND_RECORDS, ground, sourceDraft } from '../../../test/support/records.ts';
import { STORES, withStore } from '../../../test/support/stores.ts';
import { proofText, proveRecord, verifierKey } from '../../ledger/index.ts';
import type { Draft } from '../../ledger/index.ts';
import type { Services } from '../../main.ts';

const TOOL = fileURLToPath(new URL('../../../tools/verify-proof.mjs', import.meta.url));

/** The independent verifier: its exit code and what it says. */
async function verified(text: string, key: string): Promise<{ code: number; out: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'servanda-proof-'));
  try {
    const file = join(folder, 'proof.json');
    await writeFile(file, text);
    return await new Promise((resolve) =>
      execFile(process.execPath, [TOOL, file, '--key', key], (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: out + err }),
      ),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

const choiceDraft = ({ ledger }: Services, why: string): Draft => ({
  kind: ledger.kind('choice'),
  fields: {
    id: 'choice-a',
    stateId: 'KAZ',
    recordKind: 'treaty_action',
    recordId: 'a',
    field: 'date',
    ground: why,
  },
});

/** A signature for which two documents state two dates. */
async function disputed(services: Services): Promise<void> {
  await services.ledger.write(ground('The beginning', '2021-06-01T08:00:00.000Z'), [
    ...GROUND_RECORDS,
    sourceDraft('other'),
    actionDraft('a', { date: '2003-12-02' }, [
      cite('p. 1', { field: 'date', value: '2 Dec 2003', reading: '2003-12-02' }),
      cite('p. 2', { sourceId: 'other', field: 'date', value: '3 Dec 2003', reading: '2003-12-03' }),
    ]),
  ]);
}

const texts = (markup: string): string => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

for (const store of STORES) {
  test(`${store}: the proof on a record's page is the one of the command line, and others can check it`, () =>
    withStore(store, async (services) => {
      await disputed(services);
      const { get, page } = pagesOf(services);
      const key = verifierKey(services.keys.signer.publicKey);
      for (const [path, kind, id] of [
        ['/en/KAZ/records/treaty_action/a', 'treaty_action', 'a'],
        ['/ru/catalogue/records/instrument/iccpr', 'instrument', 'iccpr'],
        ['/kk/KAZ/records/instrument/iccpr', 'instrument', 'iccpr'],
      ] as const) {
        const answer = await get(`${path}/proof.json?asof=2021-06-12`);
        assert.equal(answer.status, 200);
        assert.equal(
          answer.headers.get('content-disposition'),
          `attachment; filename="${kind}.${id}.proof.json"`,
        );
        const proof = await proveRecord(services.store.db, services.ledger.kind(kind), id, services.keys);
        assert.equal(answer.text, proofText(proof));
        const { code, out } = await verified(answer.text, key);
        assert.equal(code, 0, out);
        assert.match(out, new RegExp(`Proved: ${kind} ${id}`));
        const shown = await page(path);
        assert.ok(shown.includes(`href="${path}/proof.json"`));
        assert.ok(texts(shown).includes(`node verify-proof.mjs ${kind}.${id}.proof.json --key ${key}`));
      }
      assert.equal((await get('/en/KAZ/records/treaty_action/nowhere/proof.json')).status, 404);
      assert.equal((await get('/en/KAZ/records/treaty_action/a/proof')).status, 404);
      // A record of a State is not in the catalogue, and one of the catalogue is proved as it stands, not as it was.
      assert.equal((await get('/en/catalogue/records/treaty_action/a')).status, 404);
      assert.doesNotMatch(await page('/en/KAZ/records/treaty_action/a?known=2021-06-02'), /verify-proof/);
      await services.store.db.updateTable('citation').set({ locator: 'p. 99' }).execute();
      assert.equal((await get('/en/KAZ/records/treaty_action/a/proof.json')).status, 409);
    }));

  test(`${store}: who chose between two sources, when and why, on the record's page and among the contradictions`, () =>
    withStore(store, async (services) => {
      await disputed(services);
      const { page, json } = pagesOf(services);
      const paths = ['/en/KAZ/records/treaty_action/a', '/en/KAZ/contradictions'];
      for (const path of paths)
        assert.match(texts(await page(path)), /Nobody has yet decided which one the record should follow/);
      const by = { actor: 'local:administrator', reason: 'Decide' };
      const write = (
        at: string,
        why: string,
        citations: Draft & { citations?: unknown } = choiceDraft(services, why),
      ) => services.ledger.write({ ...by, at }, [citations]);
      await write('2021-06-02T09:30:00.000Z', 'First thoughts.');
      await write('2021-06-03T10:45:00.000Z', 'The depositary prevails.');
      // A citation of the choice makes nobody its author.
      await write('2021-06-04T11:00:00.000Z', '', {
        ...choiceDraft(services, 'The depositary prevails.'),
        citations: [cite('p. 7')],
      });
      for (const path of paths) {
        const shown = texts(await page(path));
        assert.match(
          shown,
          /Chosen by: Local administrator, 2021-06-03 10:45 UTC , change set 3 \. Why: The depositary prevails\./,
        );
        assert.match(
          texts(await page(`${path}?known=2021-06-02`)),
          /2021-06-02 09:30 UTC .* First thoughts\./,
        );
      }
      const [found] = (await json('/en/KAZ/contradictions.json')) as { chosenBy: unknown }[];
      const chooser = { changeSet: 3, at: '2021-06-03T10:45:00.000Z', actor: 'local:administrator' };
      assert.deepEqual(found?.chosenBy, chooser);
      assert.match(
        await page('/en/KAZ/contradictions.csv'),
        /The depositary prevails\.?.*,local:administrator,2021-06-03T10:45:00\.000Z\r\n/,
      );
      const record = (await json('/en/KAZ/records/treaty_action/a.json')) as { choices: unknown };
      assert.deepEqual(record.choices, [{ field: 'date', ground: 'The depositary prevails.', by: chooser }]);
    }));

  test(`${store}: what belongs to no State has its pages, and the State's pages lead to them`, () =>
    withStore(store, async (services) => {
      await disputed(services);
      const { page, json, get } = pagesOf(services);
      assert.match(texts(await page('/en/catalogue')), /6 records belong to no State/);
      const list = (await json('/en/catalogue/records/state.json')) as { id: string; citations: unknown[] }[];
      assert.deepEqual(
        list.map((one) => [one.id, one.citations.length]),
        [
          ['KAZ', 1],
          ['UZB', 1],
        ],
      );
      assert.match(await page('/en/catalogue/records/state.csv'), /KAZ,KAZ,1\r\n/);
      const own = await page('/en/catalogue/records/instrument/iccpr');
      for (const href of [
        '/en/catalogue',
        '/en/catalogue/records/instrument',
        '/en/catalogue/records/source/report',
        '/en/catalogue/records/mechanism/ccpr',
        '/en/changes/1',
      ])
        assert.ok(own.includes(`href="${href}"`), href);
      assert.ok(!own.includes('/KAZ/'));
      const ofState = await page('/en/KAZ/records/instrument/iccpr');
      for (const href of [
        '/en/catalogue/records/instrument/iccpr',
        '/en/changes/1',
        '/en/KAZ/sources/report',
      ])
        assert.ok(ofState.includes(`href="${href}"`), href);
      for (const href of ['/en/catalogue', '/en/changes'])
        assert.ok((await page('/en')).includes(`href="${href}"`));
      for (const path of [
        '/en/catalogue/records/choice',
        '/en/catalogue/records/colour',
        '/en/catalogue/records/state/XXX',
      ])
        assert.equal((await get(path)).status, 404, path);
      const before = await get('/en/catalogue/records/instrument/iccpr?known=2021-05-01');
      assert.equal(before.status, 404);
    }));
}
