import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseSymbol } from '../../kernel/symbol.ts';
import { TREATY_BODIES, treatyBodyNamed, treatyBodyOfSymbol } from './treaty-bodies.ts';
import { paragraphEnding, reviewIds } from './treaty-body-ids.ts';

interface Shipped {
  readonly id: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly title?: Readonly<Record<string, string>>;
  readonly mechanismId?: string;
}

const shipped = (file: string): readonly Shipped[] =>
  (
    JSON.parse(readFileSync(new URL(`../../../data/catalogue/${file}.json`, import.meta.url), 'utf8')) as {
      records: Shipped[];
    }
  ).records;

test('every body and treaty is one of the catalogue, under the same name', () => {
  const [mechanisms, instruments] = [shipped('mechanisms'), shipped('instruments')];
  for (const { mechanismId, instrumentId, names, code } of TREATY_BODIES) {
    const mechanism = mechanisms.find(({ id }) => id === mechanismId);
    assert.deepEqual(
      ['en', 'fr', 'es', 'ru'].map((language) => mechanism?.names?.[language]),
      [...names],
      code,
    );
    assert.ok(
      instruments.some(({ id }) => id === instrumentId),
      instrumentId,
    );
  }
});

test('the body by the symbol of its document', () => {
  const code = (symbol: string): string | undefined => treatyBodyOfSymbol(parseSymbol(symbol))?.code;
  assert.deepEqual(
    [
      'CCPR/C/KAZ/CO/2',
      'CCPR/CO/75/YEM',
      'E/C.12/KAZ/CO/2',
      'CRC/C/OPAC/KAZ/CO/1',
      'CRC/C/15/Add.213',
      'CAT/OP/KAZ/1',
    ].map(code),
    ['ccpr', 'ccpr', 'cescr', 'crc-opac', 'crc', 'spt'],
  );
  assert.equal(code('A/HRC/28/10'), undefined);
});

test('the body by its name, in four languages', () => {
  assert.equal(treatyBodyNamed('United Nations\nHUMAN RIGHTS COMMITTEE\n')?.code, 'ccpr');
  assert.equal(
    treatyBodyNamed('Comité pour l’élimination de la discrimination à l’égard des femmes')?.code,
    'cedaw',
  );
  assert.equal(treatyBodyNamed("Comité des droits de l'enfant")?.code, 'crc');
  assert.equal(treatyBodyNamed('Комитет против пыток')?.code, 'cat');
  assert.equal(treatyBodyNamed('Committee on Migratory Birds'), null);
});

test('ids as the shipped record of Kazakhstan has them', () => {
  const [ccpr] = TREATY_BODIES;
  assert.ok(ccpr);
  assert.deepEqual(reviewIds('KAZ', ccpr, '2'), {
    review: 'kaz.ccpr-2',
    observations: 'kaz.ccpr-co-2',
    duties: 'kaz.duty',
    name: 'ccpr-2',
  });
  assert.equal(paragraphEnding('24 (a)–(b)'), '24-a-b');
});
