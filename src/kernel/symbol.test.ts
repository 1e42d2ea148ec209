import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { isAppError } from './errors.ts';
import { SYMBOL_RULES } from './symbol.classify.ts';
import {
  DOCUMENT_KINDS,
  MECHANISM_SLUGS,
  parseSymbol,
  printSymbol,
  slugOfSymbol,
  symbolLink,
  trySymbol,
  uprCycleOfSession,
} from './symbol.ts';
import type { DocumentKind, DocumentSymbol, MechanismSlug } from './symbol.ts';
import { anySymbol } from './symbol.examples.ts';

type Told = Partial<Pick<DocumentSymbol, 'session' | 'cycles' | 'state' | 'year' | 'communication' | 'part'>>;
type Case = readonly [text: string, mechanism: MechanismSlug | null, kind: DocumentKind, told: Told];

/** The symbol alone tells the kind. */
const TOLD: readonly Case[] = [
  ['A/HRC/DEC/28/106', 'hrc', 'hrc_decision', { session: '28' }],
  ['A/HRC/DEC/43/109', 'hrc', 'hrc_decision', { session: '43' }],
  ['A/HRC/RES/16/21', 'hrc', 'hrc_resolution', { session: '16' }],
  ['A/HRC/RES/S-17/1', 'hrc', 'hrc_resolution', { session: 'S-17' }],
  ['A/HRC/WG.6/20/KAZ/1', 'upr', 'upr_national_report', { session: '20', cycles: [2], state: 'KAZ' }],
  ['A/HRC/WG.6/20/KAZ/2', 'upr', 'upr_compilation', { session: '20', cycles: [2], state: 'KAZ' }],
  ['A/HRC/WG.6/20/KAZ/3', 'upr', 'upr_stakeholder_summary', { session: '20', cycles: [2], state: 'KAZ' }],
  ['A/HRC/WG.6/34/KAZ/1', 'upr', 'upr_national_report', { session: '34', cycles: [3], state: 'KAZ' }],
  ['A/HRC/WG.6/7/KAZ/1/Corr.1', 'upr', 'upr_national_report', { session: '7', cycles: [1], state: 'KAZ' }],
  ['A/HRC/WG.6/2/ROM/1', 'upr', 'upr_national_report', { session: '2', cycles: [1], state: 'ROU' }],
  ['CCPR/C/KAZ/CO/2', 'ccpr', 'concluding_observations', { cycles: [2], state: 'KAZ' }],
  ['CCPR/C/KAZ/2', 'ccpr', 'state_report', { cycles: [2], state: 'KAZ' }],
  ['CCPR/C/KAZ/Q/2', 'ccpr', 'list_of_issues', { cycles: [2], state: 'KAZ' }],
  ['CCPR/C/KAZ/QPR/3', 'ccpr', 'list_of_issues_prior', { cycles: [3], state: 'KAZ' }],
  ['CCPR/C/KAZ/CO/2/Add.1', 'ccpr', 'follow_up_report', { cycles: [2], state: 'KAZ' }],
  ['CCPR/C/KAZ/FCO/3', 'ccpr', 'follow_up_report', { cycles: [3], state: 'KAZ' }],
  ['CCPR/C/112/D/2131/2012', 'ccpr', 'views', { session: '112', communication: '2131/2012' }],
  [
    'CCPR/C/106/D/1914, 1915 & 1916/2009',
    'ccpr',
    'views',
    { session: '106', communication: '1914,1915&1916/2009' },
  ],
  ['CCPR/CO/70/PRK', 'ccpr', 'concluding_observations', { session: '70', state: 'PRK' }],
  ['CCPR/C/SRB/CO/3', 'ccpr', 'concluding_observations', { cycles: [3], state: 'SRB' }],
  ['CCPR/C/CHN-HKG/CO/4', 'ccpr', 'concluding_observations', { cycles: [4], state: 'CHN' }],
  ['CCPR/C/GC/34', 'ccpr', 'general_comment', {}],
  ['E/C.12/KAZ/CO/2', 'cescr', 'concluding_observations', { cycles: [2], state: 'KAZ' }],
  ['E/C.12/KAZ/2', 'cescr', 'state_report', { cycles: [2], state: 'KAZ' }],
  ['E/C.12/1/Add.12', 'cescr', 'concluding_observations', {}],
  ['CEDAW/C/KAZ/CO/5', 'cedaw', 'concluding_observations', { cycles: [5], state: 'KAZ' }],
  ['CEDAW/C/KAZ/5', 'cedaw', 'state_report', { cycles: [5], state: 'KAZ' }],
  ['CEDAW/C/KAZ/3-4', 'cedaw', 'state_report', { cycles: [3, 4], state: 'KAZ' }],
  ['CEDAW/C/KAZ/Q/5/Add.1', 'cedaw', 'replies_to_list_of_issues', { cycles: [5], state: 'KAZ' }],
  ['CEDAW/C/IRQ/CO/8/REV.1', 'cedaw', 'concluding_observations', { cycles: [8], state: 'IRQ' }],
  ['CAT/OP/KAZ/1', 'spt', 'visit_report', { state: 'KAZ' }],
  ['CAT/OP/KAZ/1/Add.1', 'spt', 'visit_reply', { state: 'KAZ' }],
  ['CAT/OP/KAZ/ROSP/1', 'spt', 'visit_report', { state: 'KAZ' }],
  ['CAT/C/KAZ/CO/3', 'cat', 'concluding_observations', { cycles: [3], state: 'KAZ' }],
  ['CERD/C/KAZ/CO/6-7', 'cerd', 'concluding_observations', { cycles: [6, 7], state: 'KAZ' }],
  ['CERD/C/LIE/CO/4-6', 'cerd', 'concluding_observations', { cycles: [4, 5, 6], state: 'LIE' }],
  ['CRC/C/KAZ/CO/4', 'crc', 'concluding_observations', { cycles: [4], state: 'KAZ' }],
  ['CRC/C/OPSC/KAZ/CO/1', 'crc', 'concluding_observations', { cycles: [1], state: 'KAZ' }],
  ['CRC/C/OPAC/KAZ/CO/1', 'crc', 'concluding_observations', { cycles: [1], state: 'KAZ' }],
  ['CRC/C/15/Add.213', 'crc', 'concluding_observations', {}],
  ['CRPD/C/KAZ/1', 'crpd', 'state_report', { cycles: [1], state: 'KAZ' }],
  ['CRPD/C/KAZ/RQ/1', 'crpd', 'replies_to_list_of_issues', { cycles: [1], state: 'KAZ' }],
  ['CRPD/C/EU/CO/1', 'crpd', 'concluding_observations', { cycles: [1], state: null }],
  ['CMW/C/TJK/CO/2', 'cmw', 'concluding_observations', { cycles: [2], state: 'TJK' }],
  ['CED/C/KAZ/CO/1', 'ced', 'concluding_observations', { cycles: [1], state: 'KAZ' }],
  ['A/RES/60/251', 'unga', 'resolution', { session: '60' }],
  ['A/RES/46/224', 'unga', 'resolution', { session: '46' }],
  ['A/RES/ES-10/14', 'unga', 'resolution', { session: 'ES-10' }],
  ['A/RES/72/266 B', 'unga', 'resolution', { session: '72' }],
  ['A/RES/217(III)', 'unga', 'resolution', { session: 'III' }],
  ['A/RES/217 A (III)', 'unga', 'resolution', { session: 'III', part: 'A' }],
  ['A/RES/3201 (S-VI)', 'unga', 'resolution', { session: 'S-VI' }],
  ['S/RES/1325 (2000)', 'unsc', 'resolution', { year: 2000 }],
  ['HRI/CORE/KAZ/2012', null, 'common_core_document', { state: 'KAZ', year: 2012 }],
  ['HRI/CORE/1/Add.42', null, 'common_core_document', {}],
];

/** The symbol makes the kind likely, or says nothing of it. */
const NOT_TOLD: readonly Case[] = [
  ['A/HRC/14/10', 'upr', 'upr_working_group_report', { session: '14', cycles: [1] }],
  ['A/HRC/28/10', 'upr', 'upr_working_group_report', { session: '28', cycles: [2] }],
  ['A/HRC/43/10', 'upr', 'upr_working_group_report', { session: '43', cycles: [3] }],
  ['A/HRC/43/10/Add.1', 'upr', 'upr_addendum', { session: '43', cycles: [3] }],
  ['A/HRC/14/10/Add.1', 'upr', 'upr_addendum', { session: '14', cycles: [1] }],
  ['A/HRC/28/3/Add.1', 'hrc', 'other', { session: '28' }],
  ['A/HRC/37/56/Add.2', 'hrc', 'other', { session: '37' }],
  ['A/HRC/2/3', 'hrc', 'other', { session: '2' }],
  ['A/HRC/WG.6/20/L.11', 'upr', 'other', { session: '20', cycles: [2] }],
  ['CCPR/C/123/2', 'ccpr', 'follow_up_assessment', { session: '123' }],
  ['CCPR/C/125/2/Add.4', 'ccpr', 'follow_up_assessment', { session: '125' }],
  ['CCPR/C/SR.3271', 'ccpr', 'other', {}],
  ['A/72/53/Add.1', 'unga', 'other', { session: '72' }],
  ['HRI/GEN/2/Rev.6', null, 'other', {}],
  ['E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1', null, 'other', {}],
  ['ST/CS/SER.A/42', null, 'other', {}],
];

const EMPTY: Required<Told> = {
  session: null,
  cycles: [],
  state: null,
  year: null,
  communication: null,
  part: null,
};

test('what each series tells', () => {
  for (const [cases, kindIsTold] of [
    [TOLD, true],
    [NOT_TOLD, false],
  ] as const)
    for (const [text, mechanism, kind, told] of cases) {
      const { session, cycles, state, year, communication, part, ...rest } = parseSymbol(text);
      assert.deepEqual([rest.mechanism, rest.kind, rest.kindIsTold], [mechanism, kind, kindIsTold], text);
      assert.deepEqual({ session, cycles, state, year, communication, part }, { ...EMPTY, ...told }, text);
    }
});

test('every rule classifies its own example', () => {
  for (const { example, kind } of Object.values(SYMBOL_RULES).flat())
    assert.equal(parseSymbol(example).kind, kind, example);
});

test('every kind and every mechanism has a case in the tables', () => {
  const cases = [...TOLD, ...NOT_TOLD];
  assert.deepEqual(
    DOCUMENT_KINDS.filter((kind) => !cases.some((line) => line[2] === kind)),
    [],
  );
  assert.deepEqual(
    MECHANISM_SLUGS.filter((slug) => !cases.some((line) => line[1] === slug)),
    [],
  );
});

test('spellings of one symbol are one symbol', () => {
  const spellings: readonly (readonly [string, readonly string[]])[] = [
    ['A/HRC/28/10', ['a/hrc/28/10', 'A / HRC / 28 / 10', ' A/HRC/28/10 ', 'A/HRC/28/10*', 'A/HRC/28/10²']],
    ['CEDAW/C/KAZ/3-4', ['CEDAW/C/KAZ/3–4', 'CEDAW/C/KAZ/3\u20114', 'cedaw/c/kaz/3-4']],
    ['A/HRC/43/10/Add.1', ['A/HRC/43/10/ADD.1', 'A/HRC/43/10/Add. 1', 'A/HRC/43/10/add1']],
    ['S/RES/1325(2000)', ['S/RES/1325 (2000)', 's/res/1325 (2000)']],
    ['A/RES/217(III)', ['A/RES/217 (III)', 'A/RES/217 A (III)', 'A/RES/217A(III)']],
    ['A/HRC/RES/5/1', ['A/HRC/Res/5/1']],
    ['E/CN.4/Sub.2/1987/20', ['E/CN.4/SUB.2/1987/20']],
  ];
  for (const [symbol, others] of spellings)
    for (const text of [symbol, ...others]) assert.equal(parseSymbol(text).symbol, symbol, text);
});

test('suffixes keep their order', () => {
  assert.deepEqual(parseSymbol('CRC/C/8/Add.50/Rev.1/Corr.2').suffixes, [
    { kind: 'Add', number: 50 },
    { kind: 'Rev', number: 1 },
    { kind: 'Corr', number: 2 },
  ]);
});

test('what is no symbol, or one cut short, is refused with an example', () => {
  const refused = [
    '',
    'A',
    'A/',
    'A/HRC',
    'A/HRC/28',
    'A//HRC/28/10',
    'A/HRC/WG.6/20',
    'A/HRC/WG.6/20/KAZ',
    'A/HRC/28/10/',
    'A/HRC/28/10/Add.1/foo',
    'A/HRC/28/10-12',
    'A/FOO/3',
    'A/RES/217',
    'CCPR/C/KAZ',
    'CCPR/C/112/D/2131',
    'CEDAW/C/KAZ/4-3',
    'CEDAW/C/KAZ/3-99',
    'HIV/AIDS',
    '12/34',
    "A/HRC/28/10'; --",
    'A/HRC/28/10\n<script>',
    `A/HRC/${'1'.repeat(500)}`,
    'A/'.repeat(400),
  ];
  for (const text of refused) {
    assert.equal(trySymbol(text), null, text);
    assert.throws(
      () => parseSymbol(text),
      (error) =>
        isAppError(error) &&
        error.code === 'bad_symbol' &&
        error.message.length < 130 &&
        (error.remedy ?? '').includes('CCPR/C/KAZ/CO/2'),
    );
  }
});

test('as documents print it', () => {
  for (const [text, printed] of [
    ['S/RES/1325(2000)', 'S/RES/1325 (2000)'],
    ['A/RES/217 A (III)', 'A/RES/217 A (III)'],
    ['A/RES/72/266B', 'A/RES/72/266 B'],
    ['A/HRC/RES/S-17/1', 'A/HRC/RES/S-17/1'],
    ['CCPR/C/KAZ/CO/2/Add.1', 'CCPR/C/KAZ/CO/2/Add.1'],
  ] as const)
    assert.equal(printSymbol(parseSymbol(text)), printed);
});

test('official address, in the language of the reader', () => {
  assert.equal(symbolLink('A/HRC/28/10'), 'https://undocs.org/en/A/HRC/28/10');
  assert.equal(symbolLink('a/hrc/28/10', 'fr'), 'https://undocs.org/fr/A/HRC/28/10');
  assert.equal(symbolLink('A/HRC/28/10', 'kk'), 'https://undocs.org/ru/A/HRC/28/10');
  assert.equal(symbolLink('S/RES/1325 (2000)'), 'https://undocs.org/en/S/RES/1325(2000)');
  assert.throws(() => symbolLink('javascript:alert(1)'));
});

test('slugs', () => {
  assert.equal(slugOfSymbol('A/HRC/28/10'), 'a-hrc-28-10');
  assert.equal(slugOfSymbol('A/HRC/WG.6/20/KAZ/1'), 'a-hrc-wg-6-20-kaz-1');
  assert.equal(slugOfSymbol('CEDAW/C/KAZ/3–4'), 'cedaw-c-kaz-3-4');
  assert.equal(slugOfSymbol('S/RES/1325 (2000)'), 's-res-1325-2000');
});

test('any symbol, normalised or printed, is read back as itself', () => {
  fc.assert(
    fc.property(anySymbol, (text) => {
      const symbol = parseSymbol(text);
      assert.equal(symbol.symbol, text);
      assert.deepEqual(parseSymbol(printSymbol(symbol)), symbol);
      assert.deepEqual(parseSymbol(text.toLowerCase()), symbol);
      assert.deepEqual(parseSymbol(text.replaceAll('/', ' / ').replaceAll('-', '\u2011')), symbol);
      assert.match(slugOfSymbol(text), /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      assert.equal(new URL(symbolLink(text)).pathname, `/en/${text}`);
    }),
    { numRuns: 500 },
  );
});

test('different symbols have different slugs', () => {
  fc.assert(
    fc.property(fc.array(anySymbol, { maxLength: 60 }), (texts) => {
      assert.equal(new Set(texts.map(slugOfSymbol)).size, new Set(texts).size);
    }),
  );
});

test('any text gives a symbol that is read back as itself, or null', () => {
  const piece = fc.constantFrom(
    'A',
    'HRC',
    '/',
    'RES',
    '28',
    'KAZ',
    'CO',
    'C',
    '-',
    '.',
    'Add.1',
    '(III)',
    ' ',
    'S-',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(text, (words) => {
      const symbol = trySymbol(words);
      if (symbol !== null) assert.deepEqual(trySymbol(symbol.symbol), { ...symbol, part: null });
    }),
    { numRuns: 2000 },
  );
});

test('sessions of the Working Group by cycle of the UPR', () => {
  const cases = [
    [0, null],
    [1, 1],
    [12, 1],
    [13, 2],
    [26, 2],
    [27, 3],
    [40, 3],
    [41, 4],
    [48, 4],
    [55, null],
    [1.5, null],
  ] as const;
  for (const [session, cycle] of cases) assert.equal(uprCycleOfSession(session), cycle, String(session));
});

const corpus = process.env['SERVANDA_CORPUS'] ?? path.resolve(import.meta.dirname, '../../../shared/corpus');

test('203 reports of the UPR Working Group are recognised by their numbers, and their cycle', (t) => {
  const file = path.join(corpus, 'upr/documents.csv');
  if (!existsSync(file)) return t.skip(`corpus not present: ${file}`);
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  for (const line of lines) {
    const [, , session, text = ''] = line.split(',');
    const symbol = parseSymbol(text);
    assert.equal(symbol.kind, 'upr_working_group_report', line);
    assert.deepEqual(symbol.cycles, [uprCycleOfSession(Number(session))], line);
  }
  assert.equal(lines.length, 203);
});
