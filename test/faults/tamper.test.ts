import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS } from '../../src/features/kinds.ts';
import { textHash, verify } from '../../src/ledger/index.ts';
import type { Finding } from '../../src/ledger/index.ts';
import type { Services } from '../../src/main.ts';
import { Chance, newSeed, times } from '../support/random.ts';
import { actionDraft, cite, GROUND_RECORDS, ground, sourceDraft, stateDraft } from '../support/records.ts';
import { STORES, withStore } from '../support/stores.ts';
import { tamper } from './tamper.ts';
import type { Tampering } from './tamper.ts';

const PAGES = ['Page one', 'Page two \f with a form feed', 'Page three'];

/** A record with changes of every kind: created, updated, removed, created anew; many citations; a held text. */
async function fill(services: Services): Promise<void> {
  const { ledger } = services;
  const removal = (id: string) => ({ kind: ledger.kind('treaty_action'), remove: id });
  const held = sourceDraft('held');
  await ledger.write(ground('Ground'), GROUND_RECORDS);
  await ledger.write(ground('More'), [stateDraft('FRA'), sourceDraft('other')]);
  for (let number = 0; number < 12; number += 1) {
    const day = ground(`Set ${number}`, `2021-07-${String(number + 1).padStart(2, '0')}T08:00:00.000Z`);
    await ledger.write(day, [
      actionDraft(
        `new${number}`,
        { summary: `Summary ${number}` },
        [
          cite('p. 1'),
          cite('p. 2', { note: 'n' }),
          cite('p. 3', { field: 'date', value: '2 Dec 2003', reading: '2003-12-02' }),
        ].slice(number % 3),
      ),
      actionDraft('often', { summary: number % 2 ? null : `Version ${number}` }, [cite(`p. ${number}`)]),
      actionDraft(`uzb${number}`, { stateId: 'UZB', date: null }),
      ...(number % 3 === 2 ? [removal(`new${number - 1}`)] : []),
      ...(number % 6 === 5 ? [actionDraft(`new${number - 4}`, { date: '2021' })] : []),
    ]);
  }
  await ledger.write(
    ground('Held', '2021-08-01T08:00:00.000Z'),
    [
      {
        ...held,
        fields: { ...('fields' in held ? held.fields : {}), textHash: textHash(PAGES), pages: PAGES.length },
      },
    ],
    [
      {
        table: 'held_text',
        key: ['source_id', 'page'],
        put: PAGES.map((text, index) => ({ source_id: 'held', page: index + 1, text })),
      },
    ],
  );
}

const ROLL_BACK = new Error('back to what it was');

/** One tampering, what `verify` finds, and back. */
async function findingsAfter(
  services: Services,
  chance: Chance,
): Promise<{ done: Tampering; findings: readonly Finding[] } | null> {
  const witnesses = await services.witnesses();
  let outcome: { done: Tampering; findings: readonly Finding[] } | null = null;
  await services.store.db
    .transaction()
    .execute(async (trx) => {
      const done = await tamper(trx, chance);
      if (done)
        outcome = { done, findings: (await verify(trx, KINDS, services.keys.trusted, witnesses)).findings };
      throw ROLL_BACK;
    })
    .catch((error: unknown) => {
      // A statement that failed makes PostgreSQL refuse the rest of its transaction; then nothing was tried.
      if (error !== ROLL_BACK && (error as { code?: string }).code !== '25P02') throw error;
    });
  return outcome;
}

for (const kind of STORES) {
  test(`${kind}: every tampering by hand is found, and the record it hit is named`, async (t) => {
    const count = times(200, 60);
    const seed = newSeed();
    const chance = new Chance(seed);
    await withStore(kind, async (services) => {
      await fill(services);
      const clean = await verify(services.store.db, KINDS, services.keys.trusted, await services.witnesses());
      assert.deepEqual(clean.findings, []);
      const ways = new Map<string, number>();
      for (let done = 0; done < count;) {
        const outcome = await findingsAfter(services, chance);
        if (!outcome) continue;
        done += 1;
        const { words, records } = outcome.done;
        ways.set(words.split(' ')[0] ?? '', (ways.get(words.split(' ')[0] ?? '') ?? 0) + 1);
        assert.notEqual(
          outcome.findings.length,
          0,
          `not found (TEST_SEED=${seed}, number ${done}): ${words}`,
        );
        const names = new Set(outcome.findings.map((one) => `${one.kind} ${one.recordId}`));
        for (const one of records)
          assert.ok(
            names.has(`${one.kind} ${one.id}`),
            `${one.kind} ${one.id} is not named (TEST_SEED=${seed}, number ${done}): ${words}: ${JSON.stringify(outcome.findings).slice(0, 400)}`,
          );
      }
      const after = await verify(services.store.db, KINDS, services.keys.trusted, await services.witnesses());
      assert.deepEqual(after.findings, []);
      t.diagnostic(
        `${count} tamperings, ${count} found: ${JSON.stringify(Object.fromEntries(ways))} (TEST_SEED=${seed})`,
      );
    });
  });
}
