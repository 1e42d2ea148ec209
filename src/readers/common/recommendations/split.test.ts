import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { shippedNames } from '../names.testdata.ts';
import { splitItem } from './split.ts';
import { recommendationText } from './wording.ts';

const names = shippedNames();

const read = (item: string): readonly string[] =>
  splitItem(item, names).pieces.map(
    ({ text, states }) => `${states.join(',')}: ${recommendationText(text, 'WSM', names)}`,
  );

/** What it shows, the item, and what each State is read to have said. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['one State', 'Plant more trees (Chile);', ['CHL: Plant more trees']],
  ['several States', 'Plant more trees (Chile, Kenya and Peru);', ['CHL,KEN,PER: Plant more trees']],
  ['each State in brackets of its own', 'Plant trees (Chile) (Kenya);', ['CHL,KEN: Plant trees']],
  [
    'a semicolon behind a State ends a recommendation',
    'Plant trees (Chile); water them daily (Kenya); Prune them (Peru);',
    ['CHL: Plant trees', 'KEN: Water them daily', 'PER: Prune them'],
  ],
  [
    'a semicolon inside one does not',
    'Plant trees; water them; and prune them (Chile);',
    ['CHL: Plant trees; water them; and prune them'],
  ],
  [
    'verbs that share an object',
    'Sign (Uganda) and ratify (Austria, Uganda) OP-CAT;',
    ['UGA: Sign and ratify OP-CAT', 'AUT: Ratify OP-CAT'],
  ],
  [
    'alternatives that share an object',
    'Consider ratifying (Brazil)/accede to (Chile)/ratify the Convention on Trees (Denmark, Peru);',
    [
      'BRA: Consider ratifying the Convention on Trees',
      'CHL: Accede to the Convention on Trees',
      'DNK,PER: Ratify the Convention on Trees',
    ],
  ],
  [
    'what some add to the shared object',
    'Sign (Brazil)/ratify (Chile, Peru) OP-CAT and set up a national mechanism (Peru) as it requires (Peru);',
    [
      'BRA: Sign OP-CAT',
      'CHL: Ratify OP-CAT',
      'PER: Ratify OP-CAT and set up a national mechanism as it requires',
    ],
  ],
  [
    'words that hang on what stands before',
    'Ratify the Convention on Trees (Chile, Peru) as soon as possible (Greece);',
    ['CHL,PER: Ratify the Convention on Trees', 'GRC: Ratify the Convention on Trees as soon as possible'],
  ],
  [
    'words behind the last State that belong to it',
    'Sign (Chile) and ratify (Peru) the Convention on Trees as soon as possible;',
    [
      'CHL: Sign the Convention on Trees as soon as possible',
      'PER: Ratify the Convention on Trees as soon as possible',
    ],
  ],
  [
    'a second clause of another State',
    'Plant more trees (Chile) and protect the old ones (Peru);',
    ['CHL: Plant more trees', 'PER: Protect the old ones'],
  ],
  [
    'a second clause of the same State goes on',
    'Plant more trees (Chile, Peru) and protect the old ones (Peru);',
    ['CHL: Plant more trees', 'PER: Plant more trees and protect the old ones'],
  ],
  [
    'an object of its own',
    'Ratify the Convention on Trees (Chile) and its Optional Protocol (Peru);',
    ['CHL: Ratify the Convention on Trees', 'PER: Ratify the Convention on Trees and its Optional Protocol'],
  ],
  [
    'who only asks to consider, and who asks to do',
    'Consider (Chile) issuing an invitation to foresters (Peru);',
    ['CHL: Consider issuing an invitation to foresters', 'PER: Issue an invitation to foresters'],
  ],
  [
    'a preposition left to the last alternative',
    'Complete the ratification (Chile)/ratify the Convention on Trees (Peru);',
    ['CHL: Complete the ratification of the Convention on Trees', 'PER: Ratify the Convention on Trees'],
  ],
  [
    'whole sentences with strokes between them',
    'Plant more trees in towns (Chile)/Plant trees along all new roads (Peru);',
    ['CHL: Plant more trees in towns', 'PER: Plant trees along all new roads'],
  ],
  [
    'the State asks again before its name comes',
    'That Samoa plant trees; recommends that Samoa water them (Chile).',
    ['CHL: Plant trees', 'CHL: Water them'],
  ],
  [
    'a lettered list of one State',
    '(a) Plant trees; and (b) water them (Chile);',
    ['CHL: Plant trees', 'CHL: Water them'],
  ],
  [
    'other verbs for what a complete clause acts on',
    'Ratify the Convention on Trees (Chile)/accede (Peru)/promptly ratify (Kenya)/Ratify and implement the Covenant (Fiji);',
    [
      'CHL: Ratify the Convention on Trees',
      'PER: Accede to the Convention on Trees',
      'KEN: Promptly ratify the Convention on Trees',
      'FJI: Ratify and implement the Covenant',
    ],
  ],
  [
    'what a State adds to its own words, far behind them',
    'Ratify the Convention on Trees (Chile, Peru, Kenya)/and count all trees (Chile)/as soon as possible (Peru);',
    [
      'CHL: Ratify the Convention on Trees and count all trees',
      'PER: Ratify the Convention on Trees as soon as possible',
      'KEN: Ratify the Convention on Trees',
    ],
  ],
  [
    'what an open verb is for',
    'Increase efforts (Chile) to plant trees (Peru);',
    ['CHL,PER: Increase efforts to plant trees'],
  ],
  [
    'a list of treaties goes on behind a semicolon',
    'Consider ratifying the Convention on Trees (Chile); the Optional Protocol to the Convention on Fruit (Peru);',
    [
      'CHL: Consider ratifying the Convention on Trees',
      'PER: Consider ratifying the Optional Protocol to the Convention on Fruit',
    ],
  ],
  [
    'a protocol to what another State named',
    'Apply the Convention on Trees (Chile), ratify the Optional Protocol thereto (Peru);',
    ['CHL: Apply the Convention on Trees', 'PER: Ratify the Optional Protocol to the Convention on Trees'],
  ],
  ['a bracket that was never closed', 'Plant trees (Republic of Korea;', ['KOR: Plant trees']],
  ['a bracket that was never opened', 'Plant trees Bangladesh);', ['BGD: Plant trees']],
  ['brackets inside a name', 'Plant trees (Iran (Islamic Republic of), Chile);', ['IRN,CHL: Plant trees']],
  [
    'brackets that are no States',
    'Follow the rules (the Bangkok Rules) on trees (Chile);',
    ['CHL: Follow the rules (the Bangkok Rules) on trees'],
  ],
  ['a name with one wrong letter', 'Plant trees (Azerbeijan);', ['AZE: Plant trees']],
];

for (const [what, item, expected] of CASES) {
  test(`split: ${what}`, () => assert.deepEqual(read(item), expected));
}

test('a name that no State bears is kept, not taken for another and not dropped', () => {
  const [piece] = splitItem('Plant trees (Ruritania);', names).pieces;
  assert.deepEqual([piece?.states, piece?.unknown], [[], ['Ruritania']]);
  const [mixed] = splitItem('Plant trees (Chile, Ruritania);', names).pieces;
  assert.deepEqual([mixed?.states, mixed?.unknown], [['CHL'], ['Ruritania']]);
});

test('what the State under review says behind a recommendation is not part of it', () => {
  const { pieces, remainder } = splitItem('Plant trees (Chile); Samoa has enough trees.', names);
  assert.deepEqual(
    pieces.map(({ text }) => text),
    ['Plant trees'],
  );
  assert.equal(remainder, 'Samoa has enough trees.');
});

test('every State named in an item is given something to say, and no other', () => {
  const state = fc.constantFrom(
    ['Chile', 'CHL'],
    ['Peru', 'PER'],
    ['Kenya', 'KEN'],
    ['Viet Nam', 'VNM'],
    ['the Netherlands', 'NLD'],
  );
  const words = fc.constantFrom(
    'Sign',
    'ratify the Convention',
    'as soon as possible',
    'the Protocol',
    'and plant trees',
    'to help people',
  );
  const join = fc.constantFrom('/', ' and ', ', ', '; ', ' ');
  const group = fc.uniqueArray(state, { minLength: 1, maxLength: 3, selector: ([name]) => name });
  fc.assert(
    fc.property(fc.array(fc.tuple(words, group, join), { minLength: 1, maxLength: 6 }), (parts) => {
      const item = parts
        .map(([text, states, between]) => `${text} (${states.map(([name]) => name).join(', ')})${between}`)
        .join('');
      const named = new Set(parts.flatMap(([, states]) => states.map(([, code]) => code ?? '')));
      const said = splitItem(item, names).pieces;
      assert.deepEqual(new Set(said.flatMap(({ states }) => states)), named);
      for (const { text } of said) assert.notEqual(text.trim(), '');
    }),
  );
});
