import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Proposal } from '../../features/proposals/index.ts';
import { assertProposal, openFile, openText } from '../common/opened.testdata.ts';
import { recordGround } from '../common/record-ground.testdata.ts';
import { treatyStatusReader } from './index.ts';

const opened = (name: string) => openFile(new URL(`./fixtures/${name}`, import.meta.url));

async function proposed(name: string, mayLack: readonly string[] = []): Promise<Proposal> {
  const file = await opened(name);
  assert.ok(treatyStatusReader.recognises(file) >= 0.7, name);
  const proposal = await treatyStatusReader.propose(file, recordGround);
  assertProposal(proposal, mayLack);
  return proposal;
}

/** Id, date, flags of every item. */
const shown = ({ items }: Proposal): string[] =>
  items.map(({ id, records, flags }) => [id, String(records[0]?.fields['date'] ?? '–'), ...flags].join(' '));
const reasons = ({ notUnderstood }: Proposal): string[] =>
  notUnderstood.map(({ reason, text }) => `${reason}: ${text.slice(0, 30)}`);

test('United Nations Treaty Collection: participants, statements and objections of one treaty', async () => {
  const proposal = await proposed('untc.html');
  assert.deepEqual(shown(proposal), [
    'bih.cat.succession 2001-09-02',
    'chn.cat.signature 2001-03-05',
    'chn.cat.ratification 2002-04-06',
    'mne.cat.signature 2001-07-09 succession_to_signature',
    'mne.cat.succession 2001-07-09',
    'nld.cat.acceptance 2005-08-10 for_part_of_state',
    'nor.cat.ratification 2006-09-11 ratified_unsigned',
    'swz.cat.accession 2007-10-12',
    'chn.cat.reservation 2002-04-06 act_from_words',
    'nor.cat.recognition-art-22 2008-05-29',
    'nor.cat.objection – date_missing',
  ]);
  assert.deepEqual(reasons(proposal), [
    'territory: China: Macao | 7 May 2003',
    'organisation: European Union | 8 Jun 2004 c',
    'former_state: Yugoslavia (former) | 13 Nov 2',
  ]);
  assert.deepEqual(
    proposal.checks.map(({ message }) => message),
    ['The page states 3 signatories; 2 were found.'],
  );
  assert.equal(proposal.document.sourceId, 'untc-cat');
  const [words] = proposal.items.find(({ id }) => id === 'chn.cat.reservation')?.records[0]?.citations ?? [];
  assert.equal(
    words?.['quote'],
    '“(1) The Government does not recognize the competence of the Committee under article 20.”',
  );
});

test('OHCHR: one State’s treaties and the procedures that it accepts', async () => {
  const proposal = await proposed('ohchr-state.html');
  assert.deepEqual(shown(proposal), [
    'isl.cat.signature 2001-02-04',
    'isl.cat.ratification 2006-10-23',
    'isl.iccpr-op2.accession 2001-04-02',
    'isl.cat.recognition-art-22 2006-10-23',
    'isl.cerd.recognition 2001-08-10',
  ]);
  assert.deepEqual(
    proposal.checks.map(({ code }) => code),
    ['no_act_stated'],
  );
  assert.equal(proposal.document.sourceId, 'ohchr-treaties-isl');
});

test('NORMLEX: conventions in force, denounced, not in force', async () => {
  const proposal = await proposed('normlex.html', ['instrumentId']);
  assert.deepEqual(shown(proposal), [
    'isl.ilo-c029.ratification 1998-02-17',
    'isl.ilo-c138.ratification 1999-12-06',
    'isl.ilo-c095.ratification 1962-03-01',
    'isl.ilo-c095.withdrawal 2002-10-12',
    'isl.ilo-c162.ratification 1971-04-03 not_in_force',
    'isl.ilo-c185-am2016.entry-into-force 2017-06-08',
    'isl.treaty.c999-a-convention-that-nobody-knows-1999-no-999.ratification 2005-05-05',
  ]);
  assert.deepEqual(proposal.items.at(-1)?.unresolved, [
    {
      record: 0,
      field: 'instrumentId',
      vocabulary: 'instrument',
      printed: 'C999 - A Convention that nobody knows, 1999 (No. 999)',
    },
  ]);
  // The id of the source that the shipped record has for another State.
  assert.equal(proposal.document.sourceId, 'normlex-isl');
});

test('Council of Europe: numbers of treaties, its own marks, entry into force', async () => {
  const proposal = await proposed('coe-state.csv');
  assert.deepEqual(shown(proposal).slice(0, 5), [
    'isl.coe-cultural.accession 1956-03-01',
    'isl.coe-cultural.entry-into-force 1956-03-01',
    'isl.coe-tax-assistance.signature 1996-07-22',
    'isl.coe-tax-assistance.ratification 1996-07-22 definitive_signature',
    'isl.coe-tax-assistance.entry-into-force 1996-11-01',
  ]);
  assert.equal(proposal.items.length, 11);
  assert.equal(proposal.document.sourceId, 'coe-treaty-office-isl');
});

test('text that was copied without anything between its cells', async () => {
  const proposal = await proposed('copied.txt');
  assert.deepEqual(shown(proposal), [
    'alb.iccpr.accession 2001-10-04',
    'dza.iccpr.signature 2002-12-10',
    'dza.iccpr.ratification 2003-09-12',
    'ago.iccpr.signature 2013-09-24 column_uncertain',
    'hrv.iccpr.succession 2004-10-12',
  ]);
  assert.deepEqual(proposal.checks, []);
  assert.deepEqual(reasons(proposal), ['territory: Hong Kong | 12 Oct 2005']);
});

test('a list of statements alone', async () => {
  const proposal = await proposed('declared.txt', ['instrumentId']);
  assert.deepEqual(shown(proposal), [
    'tcd.treaty.declared.declaration – date_missing',
    'tcd.treaty.declared.reservation – date_missing',
  ]);
  assert.deepEqual(reasons(proposal), [
    'unknown_state: Nowhere at all',
    'statement_elsewhere: Chile: See chapter IV.3.',
    'statement_empty: Cuba:',
  ]);
});

test('a treaty that only the file’s name tells is flagged', async () => {
  const file = await openText(
    'CAT.csv',
    'Participant,Signature,"Ratification, Accession(a)"\nIceland,4 Feb 2001,23 Oct 2006\nChad,,9 Jun 2005 a\n',
  );
  const { items, document } = await treatyStatusReader.propose(file, recordGround);
  assert.deepEqual(
    items.map(({ id, flags }) => [id, ...flags]),
    [
      ['isl.cat.signature', 'treaty_from_file_name'],
      ['isl.cat.ratification', 'treaty_from_file_name'],
      ['tcd.cat.accession', 'treaty_from_file_name'],
    ],
  );
  assert.equal(document.sourceId, 'untc-cat');
});

const LONG = [
  'iso3,state,treaty,signature_date,party_date,action,raw,source',
  'ISL,Iceland,CAT,2001-02-04,2006-10-23,ratification,23 Oct 2006,One',
  'ISL,Iceland,CAT,,2006,state party,,Two',
  'ISL,Iceland,CRC,,2006-10-23,accession,23 Oct 2006 a,One',
  'ISL,Iceland,CRC,,2006-10-23,ratification,23 Oct 2006,Two',
  'ISL,Iceland,CRC,,2006-10-23,accession,23 Oct 2006 (a),Three',
  'TCD,Chad,CAT,,1995-06-09,accession,9 Jun 1995 a,One',
  'TCD,Chad,CAT,,1996-06-09,accession,9 Jun 1996 (a),Two',
  'TCD,Chad,CRC,,1999,state party,,Two',
].join('\n');

test('sources that disagree become citations of one act', async () => {
  const proposal = await treatyStatusReader.propose(await openText('long.csv', LONG), recordGround);
  assertProposal(proposal);
  assert.deepEqual(shown(proposal), [
    'isl.cat.signature 2001-02-04',
    'isl.cat.ratification 2006-10-23',
    'isl.crc.accession 2006-10-23 acts_differ',
    'tcd.cat.accession 1995-06-09 dates_differ',
    'tcd.crc.ratification 1999 act_not_stated',
  ]);
  const citations = (id: string): unknown[] =>
    (proposal.items.find((item) => item.id === id)?.records[0]?.citations ?? []).map(
      ({ field, value, reading }) => [field, value, reading],
    );
  assert.deepEqual(citations('tcd.cat.accession'), [
    ['date', '9 Jun 1995 a', '1995-06-09'],
    ['date', '9 Jun 1996 (a)', '1996-06-09'],
  ]);
  assert.deepEqual(citations('isl.crc.accession'), [
    ['date', '23 Oct 2006 a', '2006-10-23'],
    ['date', '23 Oct 2006', '2006-10-23'],
    ['action', '23 Oct 2006', 'ratification'],
    ['date', '23 Oct 2006 (a)', '2006-10-23'],
  ]);
  assert.deepEqual(
    proposal.checks.map(({ code }) => code),
    ['dates_differ'],
  );
});

test('dates in the wrong order are told', async () => {
  const file = await openText(
    'CAT.csv',
    'Participant,Signature,"Ratification, Accession(a)"\nIceland,4 Feb 2007,23 Oct 2006\nChad,,9 Jun 2005 a\n',
  );
  const { checks } = await treatyStatusReader.propose(file, recordGround);
  assert.deepEqual(
    checks.map(({ code, message }) => [code, message]),
    [['dates_out_of_order', 'ISL, cat: signed 2007-02-04, after ratification on 2006-10-23.']],
  );
});

test('what is held keeps its date: the record says so itself', async () => {
  const { items } = await proposed('coe-state.csv');
  for (const { records } of items)
    assert.deepEqual(Reflect.get(records[0] ?? {}, 'yields'), ['date', 'provision']);
});

test('files without a State, and other tables, are refused', async () => {
  const nameless = await openText(
    'a.csv',
    'Treaty,Signature,"Ratification, Accession(a)"\nCRC,4 Feb 2001,23 Oct 2006\nCAT,,9 Jun 2005 a\n',
  );
  await assert.rejects(treatyStatusReader.propose(nameless, recordGround), { code: 'state_not_named' });
  const other = await openText('b.csv', 'Ship,Tonnage,Flag\nEsja,700,Iceland\nHekla,900,Iceland\n');
  assert.equal(treatyStatusReader.recognises(other), 0);
  const prose = await openText('c.txt', 'A letter about the ratification of a treaty.\n\nIt has no table.');
  assert.equal(treatyStatusReader.recognises(prose), 0);
});
