import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { actionDraft, cite, GROUND_RECORDS, instrumentDraft } from '../../test/support/records.ts';
import { STORES, withStore } from '../../test/support/stores.ts';
import { KINDS } from '../features/kinds.ts';
import type { Services } from '../main.ts';
import { readDossier } from './dossier.ts';
import type { Dossier } from './dossier.ts';
import type { Draft } from './plan.ts';

/** A dossier as a text: every field, citation and the order of records. */
const asText = (dossier: Dossier): string =>
  JSON.stringify(KINDS.map((kind) => [kind.name, [...dossier.entries(kind.name)]]));

/** Without the whole text in the message of a failure: that is a megabyte. */
function assertSame(now: string, then: string, day: string): void {
  let at = 0;
  while (at < now.length && now[at] === then[at]) at += 1;
  const around = (text: string): string => text.slice(Math.max(0, at - 80), at + 80);
  assert.ok(now === then, `known on ${day}:\n${around(now)}\nread then:\n${around(then)}`);
}

const text = fc.constantFrom(null, 'one', 'two', 'line \u2028 end');
const step = fc.record({
  id: fc.integer({ min: 0, max: 5 }),
  isRemoval: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
  isCatalogue: fc.boolean(),
  stateId: fc.constantFrom('KAZ', 'UZB'),
  summary: text,
  date: fc.constantFrom(null, '2003', '2003-12-02'),
  citations: fc.array(fc.record({ locator: fc.constantFrom('p. 1', 'p. 2'), note: text }), {
    minLength: 1,
    maxLength: 3,
  }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
/** Change sets, each on a day of its own or on the same day as the one before. */
const history = fc.array(
  fc.record({
    steps: fc.uniqueArray(step, {
      selector: (one) => `${one.isCatalogue} ${one.id}`,
      minLength: 1,
      maxLength: 4,
    }),
    isNextDay: fc.boolean(),
  }),
  {
    minLength: 1,
    maxLength: 8,
  },
);

/** The draft of a step as far as the stored record allows it: no removal of what is not there, no move to another State. */
async function draftOf(services: Services, prefix: string, one: Step): Promise<Draft | null> {
  const id = `${prefix}${one.id}`;
  const kind = services.ledger.kind(one.isCatalogue ? 'instrument' : 'treaty_action');
  const old = await services.ledger.find(kind.name, id);
  if (one.isRemoval) return old ? { kind, remove: id } : null;
  const citations = one.citations.map(({ locator, note }) => cite(locator, { note }));
  if (!one.isCatalogue)
    return actionDraft(
      id,
      { stateId: old?.fields['stateId'] ?? one.stateId, summary: one.summary, date: one.date },
      citations,
    );
  const draft = instrumentDraft(id);
  return {
    kind,
    fields: { ...('fields' in draft ? draft.fields : {}), website: one.summary, adoptedOn: one.date },
    citations,
  };
}

/** A server tells of each write once more, a moment later: the dossier that is given again when that is over. */
async function keptDossier({ dossiers }: Services): Promise<Dossier> {
  for (let turn = 0; turn < 40; turn += 1) {
    const one = await dossiers.get('KAZ');
    await new Promise((resolve) => setTimeout(resolve, 50));
    if ((await dossiers.get('KAZ')) === one) return one;
  }
  throw new Error('No dossier was kept.');
}

for (const kind of STORES) {
  test(`${kind}: what was known on a day is what was read on that day, after any history`, async () => {
    await withStore(kind, async (services) => {
      const { ledger, store } = services;
      let day = 0;
      const at = (): string => new Date(Date.UTC(2021, 0, 1, 12) + day * 86_400_000).toISOString();
      await ledger.write({ actor: 'test', reason: 'Ground', at: at() }, GROUND_RECORDS);
      const readAll = async (known: string | null): Promise<string> =>
        (await Promise.all([null, 'KAZ', 'UZB'].map((state) => readDossier(store.db, KINDS, state, known))))
          .map(asText)
          .join('\n');
      const before = await readAll(null);
      let run = 0;
      await fc.assert(
        fc.asyncProperty(history, async (sets) => {
          run += 1;
          day += 1;
          const read = new Map<string, string>();
          for (const { steps, isNextDay } of sets) {
            if (isNextDay) day += 1;
            const drafts: Draft[] = [];
            for (const one of steps) {
              const draft = await draftOf(services, `r${run}-`, one);
              if (draft) drafts.push(draft);
            }
            await ledger.write({ actor: 'test', reason: 'Step', at: at() }, drafts);
            read.set(at().slice(0, 10), await readAll(null));
          }
          // A day without a change shows what the day before left.
          day += 2;
          read.set(at().slice(0, 10), await readAll(null));
          for (const [known, then] of read) assertSame(await readAll(known), then, known);
        }),
        { numRuns: kind === 'embedded' ? 12 : 30, endOnFailure: true },
      );
      assert.equal(await readAll('2021-01-01'), before);
      const empty = await readAll('2020-12-31');
      assert.doesNotMatch(empty, /"id"/);
    });
  });

  test(`${kind}: dossiers are kept until the ledger grows, and a failed reading is not kept`, async () => {
    await withStore(kind, async (services) => {
      await services.ledger.write(
        { actor: 'test', reason: 'Ground', at: '2021-01-01T00:00:00.000Z' },
        GROUND_RECORDS,
      );
      const first = await keptDossier(services);
      await services.ledger.write({ actor: 'test', reason: 'More', at: '2021-01-02T00:00:00.000Z' }, [
        actionDraft('a'),
      ]);
      const second = await services.dossiers.get('KAZ');
      assert.notEqual(second, first);
      assert.equal(first.entries('treaty_action').size, 0);
      assert.equal(second.find(services.ledger.kind('treaty_action'), 'a')?.['id' as never], 'a');
    });
  });
}
