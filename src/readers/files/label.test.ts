import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitLabel } from './label.ts';

const LABELLED: readonly (readonly [string, string, string])[] = [
  ['124.1 Ratify the Convention', '124.1', 'Ratify the Convention'],
  ['124.1. Ratify', '124.1.', 'Ratify'],
  ['9.7. “Adopt”', '9.7.', '“Adopt”'],
  ['12. The Committee', '12.', 'The Committee'],
  ['12.\tThe Committee', '12.', 'The Committee'],
  ['12\tThe Committee', '12', 'The Committee'],
  ['(a) Take measures', '(a)', 'Take measures'],
  ['(iv)\tTake', '(iv)', 'Take'],
  ['b) Take', 'b)', 'Take'],
  ['(б) Принять меры', '(б)', 'Принять меры'],
  ['II. Methodology', 'II.', 'Methodology'],
  ['A. Introduction', 'A.', 'Introduction'],
  ['iii. Committee', 'iii.', 'Committee'],
  ['• Ratify', '•', 'Ratify'],
  ['– Ratify', '•', 'Ratify'],
  ['- 1 - NO POVERTY', '•', '1 - NO POVERTY'],
  ['146.23 التصديق على الاتفاقية', '146.23', 'التصديق على الاتفاقية'],
];

const WHOLE = [
  '12 February 2010 was the day',
  '3.5 million people',
  '3.5 % of them',
  'J. R. Smith said',
  'A report was sent',
  '(see para. 3) The State',
  'I think',
  'No. 5',
  '2019 saw a reform',
  '(a)',
  '',
  ' x',
];

test('printed numbers are labels', () => {
  for (const [line, label, text] of LABELLED) assert.deepEqual(splitLabel(line), { label, text }, line);
});

test('what prose begins with is no label', () => {
  for (const line of WHOLE) assert.deepEqual(splitLabel(line), { label: null, text: line }, line);
});

test('long lines take no time', () => {
  const before = performance.now();
  for (const sign of ['(', '1', '1.', 'I', '\t', ' ']) splitLabel(sign.repeat(100_000));
  assert.ok(performance.now() - before < 100);
});
