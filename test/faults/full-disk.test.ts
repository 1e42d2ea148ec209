import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS } from '../../src/features/kinds.ts';
import { verifyStore } from '../../src/ledger/index.ts';
import { startChild } from '../support/child.ts';
import { newPlace } from '../support/stores.ts';

/** The largest file, in blocks of 1,024 bytes: above PostgreSQL's log segments of 16 MB, so that the journal meets it first. */
const LARGEST_FILE = 24_000;

test('a journal that the disk takes only half of an entry for stays whole, and smaller entries go on', async (t) => {
  const place = await newPlace('embedded');
  try {
    const under = ['bash', '-c', `ulimit -f ${LARGEST_FILE}; exec "$@"`, '--'];
    const { code, out, err } = await startChild('test/faults/full-disk.writer.ts', [], place.env, { under })
      .ended;
    assert.equal(code, 0, err);
    assert.match(out, /closed\n$/);
    const refused = [...out.matchAll(/^refused (\S+) (.+)$/gm)];
    assert.deepEqual(
      refused.map((match) => match[2]),
      refused.map(() => 'disk_refused'),
    );
    assert.equal(refused.length, 2, out);
    const kept = [...out.matchAll(/^kept (\S+)$/gm)].map((match) => match[1] ?? '');
    assert.ok(kept.includes('small4') && kept.includes('last'), out);

    const services = await place.open();
    assert.deepEqual(services.store.notices, []);
    const stored = [...(await services.dossiers.get('KAZ')).entries('treaty_action').keys()];
    assert.deepEqual(stored, kept.sort());
    const { findings } = await verifyStore(
      services.store,
      KINDS,
      services.keys.trusted,
      await services.witnesses(),
    );
    assert.deepEqual(findings, []);
    await services.close();
    t.diagnostic(`${kept.length} entries kept, 2 refused at a file size of ${LARGEST_FILE} kB, all as said`);
  } finally {
    await place.remove();
  }
});
