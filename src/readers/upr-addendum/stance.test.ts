import assert from 'node:assert/strict';
import test from 'node:test';
import { answerOf, type Stance } from './stance.ts';

/** Words of a reply, the answer they give, and whether they give it of the recommendation in so many words. */
const CASES: readonly (readonly [string, Stance | null, boolean])[] = [
  ['Samoa accepts the recommendation and notes that it has acted accordingly.', 'supported', true],
  ['Accepted.', 'supported', true],
  ['Supported – already implemented', 'supported', true],
  ['Recommendations that enjoy the support of Samoa', 'supported', true],
  ['Recommendations that have the support of Samoa', 'supported', true],
  ['Samoa would like to support this recommendation', 'supported', true],
  ['Samoa takes note of this recommendation and accepts it.', 'supported', true],
  ['Noted', 'noted', true],
  ['Not accepted. The Government is of the view', 'noted', true],
  ['Samoa cannot, at this point in time, make a definitive statement.', 'noted', true],
  ['Samoa is not in a position to accept this recommendation at this time', 'noted', true],
  ['Recommendations which do not enjoy the support of Samoa', 'noted', true],
  ['Samoa does not agree with this recommendation', 'noted', true],
  ['Rejected', 'noted', true],
  ['For the time being, the Government notes recommendations 122.2', 'noted', true],
  ['Partially supported. Samoa supports the first part.', 'partially_supported', true],
  ['This recommendation is supported in part', 'partially_supported', true],
  [
    'Samoa accepts the recommendation on palms. It cannot accept the recommendation on firs.',
    'partially_supported',
    true,
  ],
  [
    'Samoa accepts the first part and takes note of the second part of the recommendation',
    'partially_supported',
    true,
  ],
  ['This recommendation is already implemented.', 'implemented', true],
  ['The recommendation will be considered by Parliament.', 'pending', true],
  ['Samoa supports new developments in forestry.', 'supported', false],
  ['Samoa agrees with the importance of trees.', 'supported', false],
  ['Parents receive financial support from the State.', null, false],
  ['The Act entered into force in 2009.', null, false],
];

for (const [words, stance, isPlain] of CASES)
  test(`answer: ${words}`, () => {
    const answer = answerOf(words);
    assert.equal(answer?.stance ?? null, stance);
    assert.equal(answer?.isPlain ?? false, isPlain);
  });
