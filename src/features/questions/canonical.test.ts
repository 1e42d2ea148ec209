import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalQuestion, questionProblem, QUESTION_LIMITS } from './canonical.ts';

const canonical = (query: string): string => canonicalQuestion(new URLSearchParams(query));

test('one question has one form, whichever way its address was put together', () => {
  const cases: readonly (readonly [address: string, question: string])[] = [
    ['', ''],
    ['q=', ''],
    ['q=%20torture%20%20%20now&page=3', 'q=torture+now'],
    ['state=UZB&q=a&state=KAZ&state=UZB', 'q=a&state=KAZ&state=UZB'],
    ['issue=x&state=', 'issue=x'],
    ['sort=best', ''],
    ['sort=newest', 'sort=newest'],
    ['sort=sideways&foo=bar&all=issue', ''],
    ['asof=2021-06-12&known=2021-06-13', 'asof=2021-06-12'],
    ['asof=2021-13-40', ''],
    ['q=%22death+penalty%22', 'q=%22death+penalty%22'],
  ];
  for (const [address, question] of cases) assert.equal(canonical(address), question, address);
});

test('the form of a form is the same, and the order of what was chosen does not matter', () => {
  const entry = fc.tuple(
    fc.constantFrom('q', 'state', 'issue', 'kind', 'sort', 'asof', 'page', 'x'),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
      const once = canonicalQuestion(new URLSearchParams(entries));
      assert.equal(canonical(once), once);
      const chosen = entries.filter(([name]) => name === 'state' || name === 'issue');
      assert.equal(
        canonicalQuestion(new URLSearchParams(chosen)),
        canonicalQuestion(new URLSearchParams(chosen.toReversed())),
      );
    }),
  );
});

test('a question beyond what a person can mean is refused', () => {
  const problem = (query: string | URLSearchParams): string | null =>
    questionProblem(new URLSearchParams(query));
  assert.equal(problem('q=torture&state=KAZ'), null);
  assert.equal(problem(new URLSearchParams({ q: 'a'.repeat(QUESTION_LIMITS.words + 1) })), 'too_long');
  assert.equal(problem(new URLSearchParams({ issue: 'a'.repeat(QUESTION_LIMITS.value + 1) })), 'too_long');
  const many = new URLSearchParams();
  for (let number = 0; number <= QUESTION_LIMITS.values; number += 1) many.append('issue', String(number));
  assert.equal(problem(many), 'too_long');
});
