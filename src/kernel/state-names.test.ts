import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isAppError } from './errors.ts';
import { withinOneEdit } from './state-names.key.ts';
import { allNames, stateNames } from './state-names.testdata.ts';

const CAPITALS_ONLY = /^[A-Z]{2,3}$/;
const anyName = fc.constantFrom(...allNames);
/** Capital abbreviations count in capitals only, so they take no part where case changes. */
const anyWordName = fc.constantFrom(...allNames.filter(({ name }) => !CAPITALS_ONLY.test(name)));

test('every name in the catalogue resolves to its own State', () => {
  for (const { id, name } of allNames) assert.equal(stateNames.resolve(name), id, name);
});

test('capitals, lost accents, "the", blanks around and doubled blanks never change the answer', () => {
  for (const { id, name } of allNames) {
    const bare = name.normalize('NFD').replace(/\p{M}/gu, '');
    const spellings = [
      name.toUpperCase(),
      bare,
      `the ${name}`,
      `The ${name}`,
      ` ${name.replaceAll(' ', ' \n ')} `,
    ];
    for (const spelling of spellings) assert.equal(stateNames.resolve(spelling), id, spelling);
  }
});

test('any mixture of case never changes the answer', () => {
  fc.assert(
    fc.property(anyWordName, fc.array(fc.boolean(), { minLength: 20 }), ({ id, name }, coins) => {
      const mixed = [...name].map((letter, at) =>
        coins[at % coins.length] ? letter.toUpperCase() : letter.toLowerCase(),
      );
      assert.equal(stateNames.resolve(mixed.join('')), id);
    }),
  );
});

test('a hyphen at a line break inside a word never changes the answer', () => {
  fc.assert(
    fc.property(anyWordName, fc.nat(), ({ id, name }, at) => {
      const places = [...name.matchAll(/(?<=[a-z]{2})(?=[a-z]{2})/g)].map((match) => match.index);
      const place = places[at % Math.max(1, places.length)];
      fc.pre(place !== undefined);
      assert.equal(stateNames.resolve(`${name.slice(0, place)}-\n${name.slice(place)}`), id);
    }),
  );
});

test('any text is answered without an exception', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    anyName.map(({ name }) => name),
    fc.constant(', '),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      stateNames.resolve(text);
      stateNames.suggest(text);
      stateNames.resolveAll(text);
    }),
  );
});

test('spellings met in UN documents, old exports and ministries', () => {
  const cases: Record<string, string> = {
    'the former Yugoslav Republic of Macedonia': 'MKD',
    'Macedonia, the former Yugoslav Republic of': 'MKD',
    FYROM: 'MKD',
    'Iran (Islamic Republic of)': 'IRN',
    'Iran, Islamic Republic of': 'IRN',
    'Iran, Islamic Rep.': 'IRN',
    'Bolivia (Plurinational State of)': 'BOL',
    'Venezuela (Bolivarian Rep. of)': 'VEN',
    'Micronesia (Fed. States of)': 'FSM',
    'Korea, Republic of': 'KOR',
    'Korea, Dem. People’s Rep. of': 'PRK',
    'Congo (Democratic Republic of the)': 'COD',
    'Congo, Republic of the': 'COG',
    'Congo (Republic of)': 'COG',
    'Tanzania (United Republic of)': 'TZA',
    'Moldova, Republic Of': 'MDA',
    'Netherlands (Kingdom of the)': 'NLD',
    'The Netherlands': 'NLD',
    'Gambia (The)': 'GMB',
    'Bahamas, The': 'BHS',
    'Viet-Nam': 'VNM',
    Vietnam: 'VNM',
    'Lao PDR': 'LAO',
    'Lao People‟s Democratic Republic': 'LAO',
    'Cote d`Ivoire': 'CIV',
    "Côte d' Ivoire": 'CIV',
    'Ivory Coast': 'CIV',
    'St Kitts & Nevis': 'KNA',
    'St. Vincent & the Grenadines': 'VCT',
    'Bosnia-Herzegovina': 'BIH',
    'Sao Tome & Principe': 'STP',
    UK: 'GBR',
    'U.K.': 'GBR',
    'the UK': 'GBR',
    'Great Britain': 'GBR',
    USA: 'USA',
    'U.S.A.': 'USA',
    'United States': 'USA',
    'D.P.R.K.': 'PRK',
    'Libyan Arab Jamahiriya': 'LBY',
    Swaziland: 'SWZ',
    'Czech Republic': 'CZE',
    Turkey: 'TUR',
    TURKIYE: 'TUR',
    TÜRKİYE: 'TUR',
    'Cape Verde': 'CPV',
    Zaire: 'COD',
    Burma: 'MMR',
    'East Timor': 'TLS',
    'Vatican City': 'VAT',
    Palestine: 'PSE',
    "l'Algérie": 'DZA',
    "Algérie (l')": 'DZA',
    'les Émirats arabes unis': 'ARE',
    'Emiratos Árabes Unidos (los)': 'ARE',
    'EE.UU.': 'USA',
    'Соединённое Королевство': 'GBR',
    США: 'USA',
    'Қазақстан Республикасы': 'KAZ',
    ҚЫРҒЫЗСТАН: 'KGZ',
    'إيران (جمهورية - الإسلامية)': 'IRN',
    ايران: 'IRN',
    大不列颠及北爱尔兰联合王国: 'GBR',
  };
  for (const [text, id] of Object.entries(cases)) assert.equal(stateNames.resolve(text), id, text);
});

test('codes count in capitals only', () => {
  for (const code of ['KAZ', 'KZ', ' KAZ ']) assert.equal(stateNames.resolve(code), 'KAZ');
  for (const word of ['kaz', 'kz', 'no', 'us', 'and', 'in', 'car'])
    assert.equal(stateNames.resolve(word), null);
  assert.equal(stateNames.resolve('AND'), 'AND');
});

test('nothing resolves to nothing', () => {
  for (const text of ['', ' ', '\n', '()', 'the', '123', '(Unknown)'])
    assert.equal(stateNames.resolve(text), null);
});

test('one wrong letter is a suggestion, never an answer', () => {
  const cases: Record<string, readonly string[]> = {
    Kazkhstan: ['KAZ'],
    Kazahkstan: ['KAZ'],
    'Holly See': ['VAT'],
    'New Zeeland': ['NZL'],
    Azerbeijan: ['AZE'],
    'the Phillippines': ['PHL'],
    Nigera: ['NER', 'NGA'],
    Norway: [],
    Atlantis: [],
    Ira: ['IRN', 'IRQ'],
    Ir: [],
  };
  for (const [text, ids] of Object.entries(cases)) {
    assert.deepEqual([...stateNames.suggest(text)].sort(), ids, text);
    if (text !== 'Norway') assert.equal(stateNames.resolve(text), null, text);
  }
});

test('one edit: insertion, deletion, replacement, swap; not two, not none', () => {
  for (const other of ['cat', 'coast', 'boat', 'cota', 'coat1'])
    assert.ok(withinOneEdit('coat', other), other);
  for (const other of ['coat', 'ct', 'caot2', 'tocа', '']) assert.ok(!withinOneEdit('coat', other), other);
});

test('resolveOrThrow says what was not understood and what to do', () => {
  assert.equal(stateNames.resolveOrThrow('Norway'), 'NOR');
  const thrownFor = (text: string): unknown => {
    try {
      return stateNames.resolveOrThrow(text);
    } catch (error) {
      return error;
    }
  };
  const near = thrownFor('Kazakstn');
  assert.ok(isAppError(near));
  assert.deepEqual([near.code, near.status], ['unknown_state', 400]);
  assert.match(near.message, /Kazakstn/);
  assert.equal(near.remedy, 'Did you mean Kazakhstan?');
  const far = thrownFor('Atlantis '.repeat(100));
  assert.ok(isAppError(far));
  assert.match(far.remedy ?? '', /ISO 3166-1 alpha-3/);
  assert.ok(far.message.length < 200, 'a long input is not repeated whole');
});

test('nameOf gives the name for display', () => {
  assert.equal(stateNames.nameOf('KAZ', 'kk'), 'Қазақстан');
  assert.equal(stateNames.nameOf('KAZ', 'en', 'formal'), 'Republic of Kazakhstan');
  assert.equal(stateNames.nameOf('DZA', 'fr'), 'Algérie');
  assert.equal(stateNames.nameOf('NOR', 'kk', 'formal'), 'Норвегия', 'no formal name held: the short one');
  assert.throws(() => stateNames.nameOf('XXX', 'en'), { code: 'unknown_state' });
});
