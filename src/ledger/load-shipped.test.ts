import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { actionDraft, cite, ground, GROUND_RECORDS } from '../../test/support/records.ts';
import { STORES, withStore } from '../../test/support/stores.ts';
import type { Citation } from './kind.ts';
import type { Ledger } from './ledger.ts';
import { loadDataFolders } from './load-shipped.ts';

const QUOTE = 'The words of the document.';

/** A release of one shipped treaty action, with its date. */
async function release(folder: string, date: string, locator = 'page 1'): Promise<void> {
  const fields = 'fields' in action ? action.fields : {};
  const records = [{ ...fields, date, citations: [cite(locator)] }];
  await writeFile(
    join(folder, 'action.json'),
    JSON.stringify({ title: 'x', kind: 'treaty_action', source: 'test', licence: 'CC0-1.0', records }),
  );
}
const action = actionDraft('shipped');

const stored = async (ledger: Ledger): Promise<{ date: unknown; citations: readonly Citation[] }> => {
  const entry = await ledger.find('treaty_action', 'shipped');
  return { date: entry?.fields['date'], citations: entry?.citations ?? [] };
};

/** What `source add` does: the same record, its citation now with a quote. */
async function quoteIt(ledger: Ledger): Promise<void> {
  const entry = await ledger.find('treaty_action', 'shipped');
  await ledger.write(ground('Add the document'), [
    {
      kind: ledger.kind('treaty_action'),
      fields: entry?.fields ?? {},
      citations: (entry?.citations ?? []).map((one) => ({ ...one, quote: QUOTE })),
    },
  ]);
}

for (const store of STORES) {
  test(`${store}: a record that only got quotes follows the next release and keeps them; an edited one is left`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'servanda-shipped-'));
    try {
      await withStore(store, async ({ ledger }) => {
        const load = () => loadDataFolders(ledger, [{ label: 'x', path: folder }], ground().at);
        await ledger.write(ground(), GROUND_RECORDS);
        await release(folder, '2003-12-01');
        await load();
        await quoteIt(ledger);

        for (const date of ['2003-12-02', '2003-12-03']) {
          await release(folder, date);
          assert.equal((await load()).updated, 1);
          assert.equal((await stored(ledger)).date, date);
          assert.equal((await stored(ledger)).citations[0]?.quote, QUOTE);
        }
        await ledger.store.db.deleteFrom('loaded_file').execute();
        assert.equal((await load()).number, null, 'loading again must not take the quotes away');

        await release(folder, '2003-12-03', 'page 2');
        await load();
        assert.equal((await stored(ledger)).citations[0]?.quote, null, 'another place has other words');

        await ledger.write(ground('A person'), [
          {
            kind: action.kind,
            fields: { ...('fields' in action ? action.fields : {}), date: '1999' },
            citations: [cite()],
          },
        ]);
        await release(folder, '2003-12-05');
        assert.equal((await load()).updated, 0);
        assert.equal((await stored(ledger)).date, '1999');
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
}
