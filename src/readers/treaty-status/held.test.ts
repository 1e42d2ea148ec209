import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openText } from '../common/opened.testdata.ts';
import { recordGround } from '../common/record-ground.testdata.ts';
import { treatyStatusReader } from './index.ts';

const TABLE = [
  'Instrument,Signature,Accession',
  'International Covenant on Civil and Political Rights,2003-12-02,2006-01-24',
  'Convention on the Rights of the Child,1994-02-16,1994-08-12',
].join('\n');

/** The shipped record holds Kazakhstan's ratifications; this table calls them accessions. */
async function acts(ground: typeof recordGround): Promise<(readonly [string, readonly string[]])[]> {
  const file = await openText('Kazakhstan.csv', `Kazakhstan\n${TABLE}\n`);
  const { items } = await treatyStatusReader.propose(file, ground);
  return items.map(({ id, flags }) => [id, flags] as const);
}

test('a State becomes party once: an act that is held under another name is met there', async () => {
  const found = new Map(await acts(recordGround));
  assert.ok(found.get('kaz.iccpr.ratification')?.includes('acts_differ'));
  assert.equal(found.get('kaz.iccpr.accession'), undefined);
  const nothing = { ...recordGround, held: () => Promise.resolve(new Map()) };
  const alone = new Map(await acts(nothing));
  assert.deepEqual(alone.get('kaz.iccpr.accession'), []);
});
