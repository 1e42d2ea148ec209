/** data/catalogue/states.json: complete, consistent, and without a name that means two States. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGE_CODES } from './language.ts';
import { keyOf } from './state-names.key.ts';
import { createStateNames } from './state-names.ts';
import { allNames, shippedFile, shippedStates, stateNames } from './state-names.testdata.ts';

const countBy = (of: (state: (typeof shippedStates)[number]) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const state of shippedStates) counts[of(state)] = (counts[of(state)] ?? 0) + 1;
  return counts;
};

test('193 Members, two observers, and two States outside the United Nations that are party to its treaties', () => {
  assert.deepEqual(
    countBy((state) => state.unStatus),
    { member: 193, observer: 2, none: 2 },
  );
  const outside = shippedStates.filter((state) => state.unStatus !== 'member').map((state) => state.id);
  assert.deepEqual(outside, ['COK', 'NIU', 'PSE', 'VAT']);
});

test('the regional groups have the sizes that the United Nations gives (193 Members, counted for elections)', () => {
  const members = shippedStates.filter((state) => state.unStatus === 'member');
  const sizes: Record<string, number> = {};
  for (const { regionalGroup } of members) sizes[`${regionalGroup}`] = (sizes[`${regionalGroup}`] ?? 0) + 1;
  assert.deepEqual(sizes, { african: 54, asia_pacific: 54, eastern_european: 23, grulac: 33, weog: 29 });
  assert.equal(shippedStates.filter((state) => state.isSmallIslandState).length, 39);
});

test('codes have their form and stand once', () => {
  for (const state of shippedStates) {
    assert.match(state.id, /^[A-Z]{3}$/);
    assert.match(state.alpha2, /^[A-Z]{2}$/);
    assert.match(state.numeric, /^\d{3}$/);
    assert.equal(state.m49, state.numeric, `${state.id}: M49 and ISO numeric codes are the same for States`);
  }
  for (const code of ['id', 'alpha2', 'numeric'] as const) {
    assert.equal(new Set(shippedStates.map((state) => state[code])).size, shippedStates.length);
  }
});

test('every Member has a day of admission between the Charter and today’s last admission', () => {
  for (const state of shippedStates) {
    if (state.unStatus !== 'member') assert.equal(state.unMemberSince, null);
    else {
      assert.match(state.unMemberSince ?? '', /^\d{4}-\d{2}-\d{2}$/);
      const day = state.unMemberSince ?? '';
      assert.ok(day >= '1945-10-24' && day <= '2011-07-14', `${state.id} ${day}`);
    }
  }
  // The 51 original Members less Czechoslovakia and Yugoslavia, which no longer exist.
  const original = shippedStates.filter((state) => state.unMemberSince?.startsWith('1945'));
  assert.equal(original.length, 49);
  assert.equal(shippedStates.find((state) => state.id === 'KAZ')?.unMemberSince, '1992-03-02');
});

test('every State has a short name in the seven languages, each in the script of its language', () => {
  const scripts = {
    en: 'Latin',
    fr: 'Latin',
    es: 'Latin',
    ru: 'Cyrillic',
    ar: 'Arabic',
    zh: 'Han',
    kk: 'Cyrillic',
  };
  for (const state of shippedStates) {
    for (const language of LANGUAGE_CODES) {
      const { short, formal } = state.names[language];
      const script = new RegExp(`^(?:\\p{Script=${scripts[language]}}|\\P{L})+$`, 'u');
      assert.match(short, script, `${state.id} ${language}`);
      if (formal === null) assert.equal(language, 'kk', `${state.id} has no formal name in ${language}`);
      else assert.match(formal, script, `${state.id} ${language}`);
      for (const name of [short, formal ?? short]) {
        assert.equal(name, name.trim().replace(/\s+/g, ' '), `${state.id} ${language}: blanks`);
        assert.doesNotMatch(name, /[*'`]|^(?:the|la|le|les|el|los|las) |\((?:the|la|le|les|l’|el|los|las)\)/);
      }
    }
  }
});

test('no Kazakh name is the Russian one left untranslated where the two differ by rule', () => {
  for (const { id, names } of shippedStates) {
    assert.doesNotMatch(names.kk.short, /Республика(?!сы)|Остров| и /, id);
  }
});

test('the file names its sources and its licence', () => {
  assert.ok(shippedFile.source.length >= 5 && shippedFile.licence.length > 0);
});

test('no name means two States', () => {
  const idByKey = new Map<string, string>();
  for (const { id, name } of allNames) {
    const key = keyOf(name);
    assert.ok(key.length >= 2, name);
    assert.equal(idByKey.get(key) ?? id, id, name);
    idByKey.set(key, id);
  }
});

test('a name given to two States is refused when the index is built', () => {
  const [first, second] = shippedStates;
  assert.ok(first && second);
  const clashing = { ...second, otherNames: { en: [first.names.en.short.toUpperCase()] } };
  assert.throws(() => createStateNames([first, clashing]), new RegExp(`${first.id} and ${second.id}`));
});

/** Names that could be read in two ways, and how they were decided. */
test('near names keep apart', () => {
  const decided: Record<string, string | null> = {
    Congo: 'COG', // the United Nations writes "Congo" for the Republic of the Congo
    Конго: 'COG',
    Korea: null, // two States; neither is called so in United Nations documents
    Guinea: 'GIN',
    'Guinea-Bissau': 'GNB',
    'Equatorial Guinea': 'GNQ',
    'Papua New Guinea': 'PNG',
    Niger: 'NER',
    Nigeria: 'NGA',
    Dominica: 'DMA',
    'Dominican Republic': 'DOM',
    Samoa: 'WSM',
    'American Samoa': null,
    Sudan: 'SDN',
    'South Sudan': 'SSD',
    Macedonia: 'MKD',
    'Serbia and Montenegro': 'SRB', // whose membership Serbia continues
    Ireland: 'IRL',
    'Northern Ireland': null,
    Yugoslavia: null, // dissolved, several successors
    Czechoslovakia: null,
    Kosovo: null,
    Taiwan: null,
    'European Union': null,
  };
  for (const [name, id] of Object.entries(decided)) assert.equal(stateNames.resolve(name), id, name);
});
