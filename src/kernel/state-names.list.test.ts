import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allNames, shippedStates, stateNames } from './state-names.testdata.ts';

interface Case {
  readonly text: string;
  readonly states: readonly string[];
  readonly unknown?: readonly string[];
}

const check = (cases: readonly Case[]): void => {
  for (const { text, states, unknown = [] } of cases) {
    assert.deepEqual(stateNames.resolveAll(text), { states, unknown }, text);
  }
};

test('lists as they stand at the end of recommendations', () => {
  check([
    { text: '(Norway)', states: ['NOR'] },
    { text: '(Norway);', states: ['NOR'] },
    { text: '(Iran (Islamic Republic of), Norway and the United Kingdom)', states: ['IRN', 'NOR', 'GBR'] },
    { text: '(Norway, Sweden & Finland).', states: ['NOR', 'SWE', 'FIN'] },
    { text: 'Spain; France/Italy', states: ['ESP', 'FRA', 'ITA'] },
    { text: 'Norway, Norway and the Kingdom of Norway', states: ['NOR'] },
    { text: 'Turkey - Mexico – Japan', states: ['TUR', 'MEX', 'JPN'] },
    {
      text: 'Czech\nRepublic, Slov-\nenia, Vene-\nzuela (Bolivarian Republic of)',
      states: ['CZE', 'SVN', 'VEN'],
    },
    { text: 'Norway as well as Sweden', states: ['NOR', 'SWE'] },
    { text: 'the Holy See, the State of Palestine, Palestine', states: ['VAT', 'PSE'] },
    { text: 'Norway Sweden', states: ['NOR', 'SWE'] },
    { text: '', states: [] },
    { text: '( , ; and )', states: [] },
  ]);
});

test('separators inside names', () => {
  check([
    { text: 'Bosnia and Herzegovina and Trinidad and Tobago', states: ['BIH', 'TTO'] },
    {
      text: 'Antigua and Barbuda, Saint Kitts and Nevis and Sao Tome and Principe',
      states: ['ATG', 'KNA', 'STP'],
    },
    { text: 'Saint Vincent and the Grenadines and Norway', states: ['VCT', 'NOR'] },
    { text: 'United Kingdom of Great Britain and Northern Ireland, and Ireland', states: ['GBR', 'IRL'] },
    { text: 'Iran, Islamic Republic of, Norway', states: ['IRN', 'NOR'] },
    { text: 'Korea, Republic of; Moldova, Republic of', states: ['KOR', 'MDA'] },
    { text: 'Moldova, Republic of Korea', states: ['MDA', 'KOR'] },
    { text: 'Congo, Democratic Republic of the Congo', states: ['COG', 'COD'] },
    { text: 'Congo, Democratic Republic of the', states: ['COD'] },
    { text: 'Micronesia, Federated States of, and Palau', states: ['FSM', 'PLW'] },
    { text: 'Dominica and Dominican Republic', states: ['DMA', 'DOM'] },
    {
      text: 'Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea',
      states: ['GIN', 'GNB', 'GNQ', 'PNG'],
    },
    // Two States since June 2006; the UPR began in 2008.
    { text: 'Serbia and Montenegro', states: ['SRB', 'MNE'] },
  ]);
});

test('what names no State is handed back as written, and does not lend its last word to another State', () => {
  check([
    { text: 'Norway, Atlantis and Sweden', states: ['NOR', 'SWE'], unknown: ['Atlantis'] },
    { text: 'Norway, Northern Ireland', states: ['NOR'], unknown: ['Northern Ireland'] },
    { text: 'Taiwan Province of China', states: [], unknown: ['Taiwan Province of China'] },
    { text: 'New\n  Caledonia; France', states: ['FRA'], unknown: ['New Caledonia'] },
    {
      text: 'Norway (on behalf of the Nordic countries)',
      states: ['NOR'],
      unknown: ['on behalf of the Nordic countries'],
    },
    { text: 'Azerbeijan, Czech Republic', states: ['CZE'], unknown: ['Azerbeijan'] },
    { text: 'European Union', states: [], unknown: ['European Union'] },
  ]);
});

test('footnote numbers that the text layer of a PDF leaves beside names', () => {
  check([
    { text: 'New Zealand, Slovenia, Chile,1 China,2 Mexico3', states: ['NZL', 'SVN', 'CHL', 'CHN', 'MEX'] },
    { text: 'Slovenia 1, Ukraine 2', states: ['SVN', 'UKR'] },
    { text: '14', states: [], unknown: ['14'] },
  ]);
});

test('codes only where there is nothing but codes; abbreviations anywhere', () => {
  check([
    { text: 'KAZ, NOR; GBR/AND', states: ['KAZ', 'NOR', 'GBR', 'AND'] },
    { text: 'KAZ AND NOR', states: ['KAZ', 'NOR'] },
    { text: 'KZ NO', states: ['KAZ', 'NOR'] },
    { text: 'AND', states: ['AND'] },
    { text: 'NORWAY AND SWEDEN', states: ['NOR', 'SWE'] },
    { text: 'Norway, UK, the USA and UAE', states: ['NOR', 'GBR', 'USA', 'ARE'] },
    { text: 'Norway, U.K. and U.S.A.', states: ['NOR', 'GBR', 'USA'] },
    { text: 'Norway and KAZ', states: ['NOR'], unknown: ['KAZ'] },
    { text: 'help us, Norway', states: ['NOR'], unknown: ['help us'] },
  ]);
});

test('the other languages', () => {
  check([
    { text: 'Norvège, Bosnie-Herzégovine et les Émirats arabes unis', states: ['NOR', 'BIH', 'ARE'] },
    { text: 'l’Algérie, l’Égypte ainsi que la Côte d’Ivoire', states: ['DZA', 'EGY', 'CIV'] },
    { text: 'Noruega, Trinidad y Tabago y el Reino Unido', states: ['NOR', 'TTO', 'GBR'] },
    {
      text: 'Норвегия, Босния и Герцеговина и Республика Корея, а также США',
      states: ['NOR', 'BIH', 'KOR', 'USA'],
    },
    { text: 'Норвегия, Антигуа және Барбуда және Ресей', states: ['NOR', 'ATG', 'RUS'] },
    { text: 'النرويج، والبوسنة والهرسك والسويد', states: ['NOR', 'BIH', 'SWE'] },
    { text: 'ولايات ميكرونيزيا الموحدة وغينيا - بيساو', states: ['FSM', 'GNB'] },
    { text: '挪威、瑞典和大不列颠及北爱尔兰联合王国', states: ['NOR', 'SWE', 'GBR'] },
    { text: '特立尼达和多巴哥、中非共和国以及波斯尼亚和黑塞哥维那', states: ['TTO', 'CAF', 'BIH'] },
  ]);
});

test('any list of names comes back in its order, whatever the separators', () => {
  const names = allNames.filter(({ name }) => /\p{L}/u.test(name) && name !== 'Serbia and Montenegro');
  const element = fc.record({
    named: fc.constantFrom(...names),
    separator: fc.constantFrom(', ', '; ', ',\n', ' / '),
  });
  fc.assert(
    fc.property(fc.array(element, { minLength: 1, maxLength: 12 }), (elements) => {
      const text = elements.map(({ named, separator }) => `${named.name}${separator}`).join('');
      // "Serbie-et-Monténégro" and its like are two States in a list and one as a whole text.
      fc.pre(!/Serb.{2,4}(?:-et-| y )Mont|Сербия и Черногория/.test(text));
      const expected = [...new Set(elements.map(({ named }) => named.id))];
      assert.deepEqual(stateNames.resolveAll(`(${text})`), { states: expected, unknown: [] });
    }),
    { numRuns: 500 },
  );
});

test('a list joined by "and" comes back too', () => {
  const shortNames = fc.constantFrom(
    ...shippedStates.map((state) => ({ id: state.id, name: state.names.en.short })),
  );
  fc.assert(
    fc.property(fc.uniqueArray(shortNames, { minLength: 1, maxLength: 6 }), (named) => {
      const text = named.map(({ name }) => name).join(' and the ');
      assert.deepEqual(stateNames.resolveAll(text), { states: named.map(({ id }) => id), unknown: [] });
    }),
    { numRuns: 300 },
  );
});

test('a list of 40,000 parts is read: quadratic work would run into the time limit', () => {
  const text = 'Norway, Atlantis, Bosnia and Herzegovina; '.repeat(13_400);
  const { states, unknown } = stateNames.resolveAll(text);
  assert.deepEqual([states, unknown.length], [['NOR', 'BIH'], 13_400]);
});
