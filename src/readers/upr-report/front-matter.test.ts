import assert from 'node:assert/strict';
import test from 'node:test';
import { reportHead } from './front-matter.ts';
import { shippedNames } from './report.testdata.ts';

const context = { stateNames: shippedNames(), language: 'en' } as const;
const cover = [{ number: 1, lines: ['A/HRC/99/7', 'Universal Periodic Review', 'Peru*'] }];

test('a review date without its year has that of the adoption', () => {
  const words =
    'held its fifteenth session from 21 January to 1 February 2013. The review of Peru was held at the 4th meeting on 22 January. The Working Group adopted the report on Peru on 25 January 2013.';
  const head = reportHead(cover, words, '', context);
  assert.deepEqual([head.reviewDate, head.adoptionDate, head.session], ['2013-01-22', '2013-01-25', 15]);
});

test('the minister may stand before the delegation', () => {
  const words =
    'The review of Peru was held at the 1st meeting, on 2 May 2011. The Minister of Trees, Ana Example, headed the delegation of Peru.';
  assert.equal(reportHead(cover, words, '', context).headOfDelegation, 'The Minister of Trees, Ana Example');
});

test('what is not there is null, and the cover still names the State', () => {
  const head = reportHead(cover, '', '', context);
  assert.deepEqual([head.reviewed, head.symbol], ['PER', 'A/HRC/99/7']);
  assert.deepEqual(
    [head.session, head.reviewDate, head.adoptionDate, head.headOfDelegation, head.troika],
    [null, null, null, null, []],
  );
});
